"""The demo's records come through the importer, and what people did since is left alone."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from cms.demo.dates import ANCHOR
from cms.demo.records import RecordsRefusedError, load_records
from portal.models import Change, Event, Facility, Group

pytestmark = pytest.mark.django_db

HEADERS = {
    name: (settings.BASE_DIR / "fixtures" / name).read_text(encoding="utf-8-sig").splitlines()[:2]
    for name in ("groups.csv", "facilities.csv", "events.csv")
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demo's three files with one record each."""
    for name, lines in HEADERS.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8-sig")
    return tmp_path


def without_links(folder: Path) -> None:
    """Let the one event name no facility, since its venue is not in the short file."""
    events = folder / "events.csv"
    text = events.read_text(encoding="utf-8-sig").replace("F008", "")
    events.write_text(text, encoding="utf-8-sig")


def test_records_are_loaded_and_loading_again_changes_nothing(folder: Path) -> None:
    without_links(folder)
    assert load_records(folder, ANCHOR)["created"] == 3
    changes = Change.objects.count()
    again = load_records(folder, ANCHOR)
    assert (again["unchanged"], again["created"], again["changed"]) == (3, 0, 0)
    assert Change.objects.count() == changes
    assert Event.published.get().organizer == Group.published.get()


def test_a_week_later_the_dates_have_moved(folder: Path) -> None:
    without_links(folder)
    load_records(folder, ANCHOR)
    before = Group.published.get().last_confirmed_on
    week = datetime.timedelta(weeks=1)
    assert load_records(folder, ANCHOR + week)["changed"] >= 2
    assert Group.published.get().last_confirmed_on == before + week


def test_a_record_that_a_person_published_or_withdrew_is_left_alone(folder: Path) -> None:
    without_links(folder)
    load_records(folder, ANCHOR)
    group = Group.objects.get()
    group.name = "編集者が直した名前"
    group.save_revision().publish()
    Facility.objects.get().unpublish()
    counts = load_records(folder, ANCHOR)
    assert (counts["kept"], counts["unchanged"], counts["changed"]) == (2, 1, 0)
    assert Group.objects.get().name == "編集者が直した名前"
    assert not Facility.published.exists()


def test_a_file_that_is_refused_stops_the_demo_and_says_where(folder: Path) -> None:
    with pytest.raises(RecordsRefusedError, match="場所_施設ID"):
        load_records(folder, ANCHOR)


def test_the_files_themselves_are_not_touched(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    without_links(folder)
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    load_records(folder, ANCHOR + datetime.timedelta(weeks=9))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in copy.iterdir()
    }
