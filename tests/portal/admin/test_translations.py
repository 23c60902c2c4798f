"""Translations in the record form: what they remember, and how they stand in draft and list."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.models import Group, TranslationState
from tests.portal.factories import GroupFactory, GroupTranslationFactory

from .desk import area_url, edit_url, one_translation, send, translation

pytestmark = pytest.mark.django_db

OLD, NEW = "古い説明です。", "新しい説明です。"


@pytest.fixture
def translated() -> Group:
    row = GroupTranslationFactory(record=GroupFactory(description=OLD))
    row.remember_source()
    row.save()
    return row.record


def draft_of(group: Group) -> Group:
    return Group.objects.get(pk=group.pk).get_latest_revision_as_object()


def state_of(group: Group) -> TranslationState:
    return draft_of(group).translation_state("en")


def test_a_new_translation_remembers_its_original(editor: Client) -> None:
    group = GroupFactory(description=OLD)
    send(editor, edit_url(group), **one_translation(language="en", description="Old."))
    row = draft_of(group).translations.get()
    assert row.source == {"description": OLD}
    assert row.state == TranslationState.CURRENT


def test_a_changed_original_makes_the_draft_outdated(editor: Client, translated: Group) -> None:
    send(editor, edit_url(translated), description=NEW)
    assert state_of(translated) == TranslationState.OUTDATED
    page = editor.get(edit_url(translated)).content.decode()
    assert "要更新" in page
    assert OLD in page


def test_a_changed_translation_is_up_to_date_again(editor: Client, translated: Group) -> None:
    send(editor, edit_url(translated), description=NEW)
    send(editor, edit_url(translated), **translation(0, description="New."))
    assert state_of(translated) == TranslationState.CURRENT


def test_saving_something_else_does_not_hide_that_it_is_outdated(
    editor: Client, translated: Group
) -> None:
    send(editor, edit_url(translated), description=NEW)
    send(editor, edit_url(translated), remarks="備考", **translation(0, purpose="Purpose"))
    assert state_of(translated) == TranslationState.OUTDATED


def test_an_editor_may_confirm_a_translation(editor: Client, translated: Group) -> None:
    send(editor, edit_url(translated), description=NEW)
    send(editor, edit_url(translated), **translation(0, confirmed="on"))
    assert state_of(translated) == TranslationState.CURRENT


def test_a_new_english_name_counts_as_translated(editor: Client, translated: Group) -> None:
    send(editor, edit_url(translated), name="別の名前の会", name_en="Other")
    assert state_of(translated) == TranslationState.CURRENT
    send(editor, edit_url(translated), name="また別の名前の会")
    assert state_of(translated) == TranslationState.OUTDATED


def test_a_language_can_be_translated_once(editor: Client, translated: Group) -> None:
    values = {"translations-TOTAL_FORMS": "2", **translation(1, id="", language="en", name="X")}
    response = send(editor, edit_url(translated), **values)
    assert not response.context["form"].formsets["translations"].is_valid()


def test_a_removed_translation_is_gone_from_the_draft_only(
    editor: Client, translated: Group
) -> None:
    send(editor, edit_url(translated), **translation(0, DELETE="on"))
    assert state_of(translated) == TranslationState.MISSING
    assert translated.translations.count() == 1


@pytest.mark.parametrize("state", ["missing", "current", "outdated"])
def test_the_list_shows_and_filters_states(editor: Client, translated: Group, state: str) -> None:
    outdated, missing = GroupFactory(), GroupFactory()
    GroupTranslationFactory(record=outdated)
    response = editor.get(area_url(Group), {"translation": f"en:{state}"})
    expected = {"missing": missing, "current": translated, "outdated": outdated}[state]
    assert list(response.context["object_list"]) == [expected]
    assert str(TranslationState(state).label) in response.content.decode()
