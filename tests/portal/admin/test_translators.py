"""A translator's form: the texts in other languages, and nothing else of the record."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.models import Group
from tests.portal.factories import GroupFactory

from .desk import area_url, edit_url, one_translation, send

pytestmark = pytest.mark.django_db


def test_the_form_holds_translations_alone(translator: Client) -> None:
    form = translator.get(edit_url(GroupFactory())).context["form"]
    assert not form.fields.keys() & {field.name for field in Group._meta.concrete_fields}
    assert set(form.formsets) == {"translations"}


def test_a_translation_is_kept_as_a_draft_and_nothing_smuggled_in(translator: Client) -> None:
    group = GroupFactory(name="元の名前", phone="0000-00-0001", phone_consent=False)
    values = one_translation(language="en", name="Friends", description="They sing.")
    send(translator, edit_url(group), name="別の名前", phone_consent="on", **values)
    group.refresh_from_db()
    draft = group.get_latest_revision_as_object()
    assert (draft.name, draft.phone_consent) == ("元の名前", False)
    assert draft.translations.get().name == "Friends"
    assert Group.objects.get(pk=group.pk).translations.count() == 0


def test_a_translator_publishes_nothing_but_submits(translator: Client, approver: Client) -> None:
    group = GroupFactory()
    values = one_translation(language="en", name="Friends")
    send(translator, edit_url(group), "publish", **values)
    assert Group.objects.get(pk=group.pk).translations.count() == 0
    send(translator, edit_url(group), "submit")
    group.refresh_from_db()
    assert group.workflow_in_progress
    send(approver, edit_url(group), "publish")
    assert Group.objects.get(pk=group.pk).translations.get().name == "Friends"


def test_the_preview_shows_the_translation(translator: Client) -> None:
    group = GroupFactory(name="合唱団")
    url = area_url(Group, f"preview/{group.pk}/")
    values = one_translation(language="en", name="The Choir")
    management = {"translations-INITIAL_FORMS": "0", "translations-0-ORDER": "1"}
    assert translator.post(url, {**values, **management}).json()["is_valid"]
    assert "合唱団" in translator.get(url).content.decode()
