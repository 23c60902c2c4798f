"""The report in words."""

import pytest
from django.utils import translation

from portal.importing.wording import lines, listed, short, spans

from .files import Importer

pytestmark = pytest.mark.django_db


def test_refusals_name_line_column_value_and_reason_in_both_languages(
    importing: Importer,
) -> None:
    bad = {"開始日": "1月7日(火)"}
    report = importing("event", bad, {**bad, "ID": "E2"}, {"ID": "E3", "定員": "無し"})
    with translation.override("en"):
        english = "\n".join(lines(report))
    assert "line 2-3, 開始日 「1月7日(火)」: The date has no year." in english
    assert "line 4, 定員 「無し」" in english
    assert english.endswith("Rows were refused, so nothing was changed.")
    with translation.override("ja"):
        japanese = "\n".join(lines(report))
    assert "2-3行目、列「開始日」、値「1月7日(火)」：年がありません。" in japanese
    assert japanese.endswith("取り込めない行があるため、何も変更していません。")


def test_changes_repairs_and_the_missing_are_told(importing: Importer) -> None:
    importing("event", {"主催者": "市民会"}, {"ID": "E9"})
    report = importing("event", {"主催者": "市民の会", "開始日": "2026/4/8"})
    with translation.override("en"):
        told = "\n".join(lines(report))
    assert "Changes to E1 (line 2):\n    主催者: 市民会 → 市民の会" in told
    assert "開始日: 1 cells, such as line 2 「2026/4/8」: Read as 2026-04-08." in told
    assert "1 published records are not in the file and stay as they are: E9" in told
    assert told.endswith("The import was applied.")


def test_nothing_to_do_and_a_dry_run_say_so(importing: Importer) -> None:
    importing("event", {})
    with translation.override("en"):
        assert [*lines(importing("event", {}))][-1].startswith("Every record already is")
        assert [*lines(importing("event", {}, dry_run=True))][-1].startswith("This was a dry run")


def test_rows_refused_by_consent_are_not_called_the_same_as_the_file(importing: Importer) -> None:
    report = importing("event", {"開始日": "未定"}, accept_refusals=True)
    with translation.override("en"):
        assert [*lines(report)][-1].startswith("Rows were refused, and the others bring nothing")


def test_a_refused_file_is_told_in_two_sentences(importing: Importer) -> None:
    with translation.override("ja"):
        _heading, reason, end = lines(importing.content("events", b"%PDF-1.7"))
    assert reason.startswith("ファイルを取り込めません：このファイルはCSVではなく、PDF文書です。")
    assert end == "何も変更していません。"


def test_numbers_and_texts_are_kept_short() -> None:
    assert spans([2, 3, 4, 7, 9, 10]) == "2-4, 7, 9-10"
    assert listed(["a", "b"]) == "a、b"
    assert listed([*"abcdef"]) == "a、b、c、d、e…"
    assert short("a\nb") == "a b"
    assert short("あ" * 61) == "あ" * 60 + "…"
