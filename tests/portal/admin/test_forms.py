"""What editors can enter into the forms of records, and what the forms answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.models import Event, Facility, Group
from tests.forms import form_of
from tests.portal.factories import (
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
)

from .desk import Form, area_url, edit_url, errors_in, send, send_opened

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Group, {"activity_fields": ["01", "07"], "activity_days": ["土"]}),
        (
            Facility,
            {"poi_code": "1305", "wheelchair_rental": "false"},
        ),
        (Event, {"start_date": "2026-04-01", "phone": "0000-00-0000"}),
    ],
)
def test_a_new_record_is_a_draft(editor: Client, model: type, values: dict) -> None:
    send(editor, area_url(model, "add/"), code="N001", name="新しいもの", **values)
    record = model.objects.get(code="N001")
    assert not record.live
    assert not model.published.exists()
    for name, value in values.items():
        stored = getattr(record, name)
        assert str(stored).lower() == str(value).lower()


def test_every_column_of_a_record_can_be_edited(editor: Client) -> None:
    derived = {
        "id", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
        "live_revision", "latest_revision", "expired", "locked", "locked_at", "locked_by",
        "created_at", "updated_at", "go_live_at", "expire_at",
    }  # fmt: skip
    as_one_field = {Facility: {"service_days", "opens_at", "closes_at"}}
    for model in (Group, Facility, Event):
        form = editor.get(area_url(model, "add/")).context["form"]
        columns = {field.name for field in model._meta.concrete_fields} - derived
        assert columns - set(form.fields) == as_one_field.get(model, set())


def test_a_draft_of_a_public_record_leaves_the_public_one_alone(editor: Client) -> None:
    group = GroupFactory(name="前の名前")
    send(editor, edit_url(group), name="新しい名前")
    group.refresh_from_db()
    assert group.name == "前の名前"
    assert group.has_unpublished_changes
    assert group.get_latest_revision_as_object().name == "新しい名前"


def test_a_draft_may_be_incomplete_but_has_a_code(editor: Client) -> None:
    response = send(editor, area_url(Group, "add/"), code="", name="")
    assert set(errors_in(response)) == {"code", "name"}


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"end_date": "2026-03-31"}, "end_date", "「終了日」が「開始日」より前になっています。"),
        ({"latitude": "35.1", "longitude": ""}, "longitude", "緯度と経度は"),
        ({"code": "イベント1"}, "code", "半角の英数字"),
    ],
)
def test_errors_tell_a_clerk_what_to_do(
    editor: Client, new_event: Form, values: dict[str, str], field: str, words: str
) -> None:
    given = {"code": "N001", "name": "催し", "start_date": "2026-04-01", **values}
    response = send_opened(editor, new_event, **given)
    assert words in "".join(errors_in(response)[field])
    assert not Event.objects.exists()


def test_a_published_code_is_refused_in_words(editor: Client) -> None:
    response = send(editor, edit_url(GroupFactory(code="G1")), code="G2")
    assert errors_in(response)["code"] == ["一度公開したIDは変えられません。"]


def test_a_copy_needs_a_code_of_its_own(editor: Client) -> None:
    event = EventFactory(code="E1")
    EventTranslationFactory(record=event, description="Everybody is welcome.")
    url = area_url(Event, f"copy/{event.pk}/")
    assert errors_in(send(editor, url, code="E1"))["code"]
    send(editor, url, code="E2", start_date="2027-04-01")
    copy = Event.objects.get(code="E2")
    assert (copy.name, copy.live, copy.first_published_at) == (event.name, False, None)
    assert copy.text("description", "en") == "Everybody is welcome."
    assert event.translations.count() == copy.translations.count() == 1
    assert editor.post(url).status_code == 405


def test_withheld_contacts_are_shown_to_editors(editor: Client) -> None:
    group = GroupFactory(phone="(00)1234-5678")
    assert "(00)1234-5678" in editor.get(edit_url(group)).content.decode()


def test_the_history_compares_two_versions(editor: Client) -> None:
    facility = FacilityFactory(live=False, service_days=["月"], wheelchair_rental=None)
    first = facility.save_revision()
    facility.service_days, facility.wheelchair_rental = ["火"], True
    second = facility.save_revision()
    path = f"history/{facility.pk}/revisions/compare/{first.pk}...{second.pk}/"
    text = editor.get(area_url(Facility, path)).content.decode()
    for words in ("月曜日", "火曜日", "未確認", "有"):
        assert words in text


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_the_desk_is_closed_to_strangers(factory: type, client: Client) -> None:
    record = factory(live=False)
    record.save_revision()
    for path in (
        "", f"edit/{record.pk}/", f"preview/{record.pk}/", f"history/{record.pk}/",
        f"history/{record.pk}/revisions/{record.latest_revision_id}/view/", "?export=csv",
    ):  # fmt: skip
        response = client.get(area_url(type(record), path))
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")


def test_all_errors_of_a_form_are_told_at_once(editor: Client, new_event: Form) -> None:
    given = {
        "code": "N001",
        "name": "催し",
        "start_date": "2026-04-01",
        "start_time": "12:00",
        "end_time": "10:00",
        "recurrence-frequency": "OTHER",
        "recurrence-rule": "FREQ=WEEKLY;BYDAY=TH;COUNT=3",
    }
    response = send_opened(editor, new_event, **given)
    assert set(errors_in(response)) == {"end_time", "recurrence"}


def test_the_known_kinds_of_event_are_suggested_and_others_taken(editor: Client) -> None:
    page = editor.get(area_url(Event, "add/"))
    assert 'list="id_kind-suggestions"' in page.content.decode()
    assert '<option value="セミナー">' in page.content.decode()
    given = {"code": "N001", "name": "催し", "start_date": "2026-04-01", "kind": "読み聞かせ"}
    send_opened(editor, form_of(page, "w-editor-form"), **given)
    assert Event.objects.get().kind == "読み聞かせ"


def test_two_translations_cannot_change_places(editor: Client, settings: Any) -> None:
    settings.LANGUAGES = [("ja", "日本語"), ("en", "English"), ("ko", "한국어")]
    group = GroupFactory(live=False)
    for language in ("en", "ko"):
        GroupTranslationFactory(record=group, language=language)
    places = {"translations-0-language": "ko", "translations-1-language": "en"}
    response = send(editor, edit_url(group), **places)
    assert response.status_code == 200
    assert "ほかの行に同じものがあります。" in response.content.decode()
    assert [row.language for row in group.translations.order_by("pk")] == ["en", "ko"]
