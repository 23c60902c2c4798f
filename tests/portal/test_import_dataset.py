"""The command line of imports: exit status, JSON, language, progress."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.management.commands.import_dataset import progress
from portal.models import Event
from tests.portal.importing.files import save, text

pytestmark = pytest.mark.django_db


def run(path: Path, *flags: str) -> str:
    output = io.StringIO()
    call_command("import_dataset", "events", str(path), *flags, stdout=output)
    return output.getvalue()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return save(tmp_path, text("event", {}))


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    return save(tmp_path, text("event", {}, {"ID": "E2", "開始日": "1月7日(火)"}))


def test_the_report_is_japanese_unless_another_language_is_asked_for(good: Path) -> None:
    assert "取り込みを反映しました。" in run(good)
    assert "Nothing was changed." in run(good, "--language", "en")


def test_json_is_one_document_with_counts_and_every_problem(mixed: Path) -> None:
    report: dict[str, Any] = json.loads(run(mixed, "--json", "--accept-refusals"))
    assert report["counts"] == {
        "rows": 2,
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "withdrawn": 0,
        "refused": 1,
        "repaired": 0,
    }
    assert report["problems"] == [
        {
            "kind": "refused",
            "line": 3,
            "column": "開始日",
            "value": "1月7日(火)",
            "code": "date.no_year",
            "reason": "年がありません。YYYY-MM-DDの形で記入してください。",
        }
    ]
    assert report["changes"] == [{"line": 2, "id": "E1", "name": "花まつり", "what": "created"}]
    assert (report["layout"], report["applied"], report["error"]) == ("event", True, None)


def test_refusals_end_with_status_one_and_change_nothing(mixed: Path) -> None:
    with pytest.raises(CommandError) as refusal:
        run(mixed)
    assert refusal.value.returncode == 1
    assert not Event.objects.exists()


def test_a_refused_file_ends_with_status_one_even_if_refusals_are_accepted(
    tmp_path: Path,
) -> None:
    with pytest.raises(CommandError) as refusal:
        run(save(tmp_path, b"%PDF-1.7"), "--accept-refusals")
    assert refusal.value.returncode == 1


def test_flags_reach_the_import(good: Path, tmp_path: Path) -> None:
    run(good, "--dry-run")
    assert not Event.objects.exists()
    run(good)
    run(save(tmp_path, text("event", {"ID": "E2"}), "other.csv"), "--withdraw-missing")
    assert [event.code for event in Event.published.all()] == ["E2"]


def test_progress_yields_everything_and_writes_nothing_without_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [*progress(range(3), 3)] == [0, 1, 2]
    assert capsys.readouterr().err == ""
