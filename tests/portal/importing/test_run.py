"""Whole imports: what is applied, what is refused, and that nothing is lost or invented."""

import datetime
from pathlib import Path

import pytest

from portal.importing import Options, import_file
from portal.models import Action, Change, Event, Facility, Group, ImportOutcome, ImportRun
from portal.standards import load
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .files import Importer, reasons, repairs, save, table, text

pytestmark = pytest.mark.django_db


def test_a_file_becomes_published_records_and_again_changes_nothing(importing: Importer) -> None:
    rows = [{"ID": "F1", "説明": "会議室あり"}, {"ID": "F2", "名称": "東会館"}]
    report = importing("public_facility", *rows)
    assert (report.applied, report.counts["created"]) == (True, 2)
    facility = Facility.published.get(code="F1")
    assert (facility.name, facility.description) == ("中央会館", "会議室あり")
    assert facility.live_revision == facility.latest_revision
    assert not facility.has_unpublished_changes
    assert list(Change.objects.values_list("code", "action")) == [
        ("F1", Action.CREATED),
        ("F2", Action.CREATED),
    ]
    again = importing("public_facility", *rows)
    assert (again.counts["unchanged"], again.changes_nothing) == (2, True)
    assert Change.objects.count() == 2
    assert facility.revisions.count() == 1


def test_a_change_is_told_cell_by_cell_and_kept_in_the_history(importing: Importer) -> None:
    importing("public_facility", {"電話番号": "0835-22-0001", "字幕": "有"})
    report = importing("public_facility", {"電話番号": "0835-22-0002", "字幕": ""})
    (step,) = report.steps
    assert [d.as_dict() for d in step.differences] == [
        {"column": "電話番号", "before": "0835-22-0001", "after": "0835-22-0002"},
        {"column": "字幕", "before": "有", "after": ""},
    ]
    facility = Facility.published.get()
    assert (facility.phone, facility.subtitles) == ("0835-22-0002", None)
    assert facility.revisions.count() == 2
    assert [change.action for change in Change.objects.all()] == [Action.CREATED, Action.CHANGED]


def test_a_column_that_the_file_lacks_leaves_the_value_alone(importing: Importer) -> None:
    FacilityFactory(code="F1", name="旧会館", phone="0835-22-0001")
    report = importing.content("facilities", table(["ID", "名称"], ["F1", "新会館"]))
    facility = Facility.published.get()
    assert (facility.name, facility.phone) == ("新会館", "0835-22-0001")
    assert "columns.lacking" in [note.code for note in report.notes]


def test_one_bad_row_stops_everything(importing: Importer) -> None:
    report = importing("event", {"ID": "E1"}, {"ID": "E2", "開始日": "1月7日(火)"})
    assert reasons(report) == [(3, "開始日", "1月7日(火)", "date.no_year")]
    assert not report.applied
    assert not Event.objects.exists()
    run = ImportRun.objects.get()
    assert (run.outcome, run.counts["refused"]) == (ImportOutcome.REFUSED, 1)


def test_accepted_refusals_let_the_good_rows_through(importing: Importer) -> None:
    rows = [{"ID": "E1"}, {"ID": "E2", "開始日": "未定"}]
    report = importing("event", *rows, accept_refusals=True)
    assert (report.applied, report.counts["created"], report.counts["refused"]) == (True, 1, 1)
    assert [event.code for event in Event.published.all()] == ["E1"]


def test_a_dry_run_tells_the_same_and_writes_nothing(importing: Importer) -> None:
    FacilityFactory(code="F1", name="旧会館")
    report = importing("public_facility", {"ID": "F1"}, {"ID": "F2"}, dry_run=True)
    assert (report.counts["created"], report.counts["changed"]) == (1, 1)
    assert not report.applied
    assert [facility.name for facility in Facility.objects.all()] == ["旧会館"]
    assert not ImportRun.objects.exists()


def test_a_repeated_id_refuses_every_row_that_has_it(importing: Importer) -> None:
    report = importing("event", {}, {"ID": "E2"}, {"イベント名": "別の行事"}, accept_refusals=True)
    assert reasons(report) == [(2, "ID", "E1", "code.repeated"), (4, "ID", "E1", "code.repeated")]
    assert [event.code for event in Event.published.all()] == ["E2"]


def test_the_id_of_a_deleted_record_is_never_used_again(importing: Importer) -> None:
    importing("event", {})
    Event.objects.get().delete()
    report = importing("event", {})
    assert reasons(report) == [(2, "ID", "E1", "code.used")]
    assert not Event.objects.exists()


def test_organiser_and_venue_are_found_by_their_ids(importing: Importer) -> None:
    group, facility = GroupFactory(code="G1"), FacilityFactory(code="F1")
    importing("event", {"主催団体_ID": "G1", "場所_施設ID": "F1", "主催者": "みどりの会"})
    event = Event.published.get()
    assert (event.organizer, event.venue, event.organizer_name) == (group, facility, "みどりの会")
    importing("event", {"主催団体_ID": "", "場所_施設ID": "F1"})
    event = Event.published.get()
    assert (event.organizer, event.venue) == (None, facility)
    report = importing("event", {"主催団体_ID": "G2"})
    assert reasons(report) == [(2, "主催団体_ID", "G2", "related")]


def test_what_the_records_own_rules_refuse_is_refused_by_row(importing: Importer) -> None:
    late = {"開始時間": "18:00", "終了時間": "09:00"}
    report = importing("event", {}, {"ID": "E2", **late})
    assert [(line, column) for line, column, *_rest in reasons(report)] == [(3, "終了時間")]
    assert not Event.objects.exists()


def test_a_partial_file_must_suit_what_the_record_has(importing: Importer) -> None:
    importing("event", {"終了日": "2026-04-09"})
    content = table(["ID", "イベント名", "開始日"], ["E1", "花まつり", "2026-05-01"])
    report = importing.content("events", content)
    assert [line for line, *_rest in reasons(report)] == [2]
    assert Event.published.get().start_date == datetime.date(2026, 4, 8)


def test_hours_of_a_weekday_must_be_in_order(importing: Importer) -> None:
    report = importing("public_facility", {"曜日別利用時間": "土 17:00-10:00"})
    assert report.is_refused
    assert not Facility.objects.exists()


def test_a_recurring_event_gets_its_days(importing: Importer) -> None:
    importing("event", {"繰り返し規則": "FREQ=WEEKLY;COUNT=3", "除外日": "2026-04-15"})
    days = Event.published.get().occurrences.values_list("start_date", flat=True)
    assert list(days) == [datetime.date(2026, 4, 8), datetime.date(2026, 4, 22)]


def test_hours_closed_days_and_english_are_child_rows(importing: Importer) -> None:
    cells = {
        "曜日別利用時間": "土 10:00-15:00;日 閉館",
        "休館日": "2026-12-29/2027-01-03 年末年始",
        "説明": "会議室",
        "説明_英語": "Rooms",
        "祝日休館": "有",
    }
    importing("public_facility", cells)
    facility = Facility.published.get()
    assert [str(row) for row in facility.weekday_hours.all()] == ["土 10:00", "日"]
    assert facility.closed_days.get().reason == "年末年始"
    assert facility.closed_on_holidays
    assert facility.text("description", "en") == "Rooms"
    assert facility.translations.get().source == {"description": "会議室"}
    assert importing("public_facility", cells).changes_nothing
    importing("public_facility", {**cells, "休館日": "", "説明_英語": ""})
    facility = Facility.published.get()
    assert not facility.closed_days.exists()
    assert not facility.translations.exists()
    assert facility.weekday_hours.count() == 2


def test_a_changed_original_leaves_its_translation_outdated(importing: Importer) -> None:
    importing("public_facility", {"説明": "会議室", "説明_英語": "Rooms"})
    importing("public_facility", {"説明": "会議室と印刷室", "説明_英語": "Rooms"})
    assert Facility.published.get().translations.get().outdated_fields == ["description"]


def test_contacts_are_public_only_with_the_consent_in_the_file(importing: Importer) -> None:
    contacts = {"電話番号": "090-0000-0000", "連絡先メールアドレス": "a@example.org"}
    importing("civic_group", contacts)
    assert Group.published.get().public_contact() == {}
    importing("civic_group", {**contacts, "公開に同意した項目": "電話番号"})
    assert Group.published.get().public_contact() == {"phone": "090-0000-0000"}


def test_a_status_survives_an_empty_cell(importing: Importer) -> None:
    EventFactory(code="E1", name="花まつり", status="cancelled")
    importing("event", {"状態": ""})
    assert Event.published.get().is_cancelled


def test_newlines_and_blank_rows_are_repaired_with_a_statement(importing: Importer) -> None:
    content = text("event", {"場所名称": "会館\n"}, {"ID": "E2", "イベント名": "春の\n祭り"})
    head, first, *rest = content.split("\r\n", 2)
    report = importing.content("events", f"{head}\r\n{',' * 82}\r\n\r\n{first}\r\n{rest[0]}")
    assert report.applied
    assert [note.code for note in report.notes] == ["rows.blank"]
    assert [(column, code) for _line, column, _value, code in repairs(report)] == [
        ("イベント名", "newline")
    ]
    assert Event.published.get(code="E2").name == "春の 祭り"
    assert Event.published.get(code="E1").venue_name == "会館"


def test_values_of_unknown_columns_are_named_and_counted(importing: Importer) -> None:
    content = table(["_id", "ID", "名称", "区"], ["1", "F1", "会館", "北"], ["2", "F2", "館", ""])
    report = importing.content("facilities", content)
    ignored = {n.params["header"]: n.params["count"] for n in report.notes if "header" in n.params}
    assert ignored == {"_id": 2, "区": 1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_every_encoding_gives_the_same_records(tmp_path: Path, encoding: str) -> None:
    path = save(tmp_path, text("event_2017", {"説明": "～花まつり①髙～"}), encoding=encoding)
    assert import_file("events", path).applied
    assert Event.published.get().description == "～花まつり①髙～"


def test_a_file_that_is_refused_says_so_in_its_run(importing: Importer) -> None:
    report = importing.content("events", b"%PDF-1.7")
    assert report.error is not None
    run = ImportRun.objects.get()
    assert (run.outcome, run.report["error"]["code"]) == (ImportOutcome.REFUSED, "not_csv")


def test_a_table_without_rows_and_an_unknown_dataset_are_refused(
    importing: Importer, tmp_path: Path
) -> None:
    empty = importing.content("events", ",".join(load("event").headers))
    unknown = import_file("trees", save(tmp_path, "a"), Options(dry_run=True))
    assert [r.error and r.error.code for r in (empty, unknown)] == ["no_rows", "dataset"]


def test_a_run_remembers_file_counts_and_report(importing: Importer, admin_user: object) -> None:
    report = importing("event", {}, user=admin_user)
    run = ImportRun.objects.get()
    assert (run.outcome, run.user, run.layout) == (ImportOutcome.APPLIED, admin_user, "event")
    assert (run.file_name, run.sha256) == ("file.csv", report.sha256)
    assert run.counts == report.counts
    assert run.report["applied"] is True
    assert run.revisions.get().revision == Event.objects.get().latest_revision


def test_an_error_in_the_middle_leaves_nothing(
    importing: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.importing import applying

    publish_many = applying.publish_many

    def stumble(records: list[Event], user: object) -> object:
        if records[0].code == "E2":
            raise RuntimeError("power cut")
        return publish_many(records, user)

    monkeypatch.setattr(applying, "AT_ONCE", 1)
    monkeypatch.setattr(applying, "publish_many", stumble)
    with pytest.raises(RuntimeError):
        importing("event", {}, {"ID": "E2"})
    assert not Event.objects.exists()
    assert not Change.objects.exists()
    assert not ImportRun.objects.exists()
