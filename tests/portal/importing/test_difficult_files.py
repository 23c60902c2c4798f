"""Small files of our own, each with a difficulty that municipalities' files have in practice."""

from pathlib import Path

import pytest

from portal.importing import Options, Report, import_file

from .files import reasons

DATA = Path(__file__).with_name("data")

pytestmark = pytest.mark.django_db


def read(dataset: str, name: str) -> Report:
    return import_file(dataset, DATA / name, Options(dry_run=True))


@pytest.mark.parametrize(
    ("dataset", "name", "created", "refused"),
    [
        ("facilities", "clean_2017_cp932.csv", 2, 0),
        ("facilities", "ckan_dump.csv", 2, 0),
        ("facilities", "preamble.csv", 1, 0),
        ("facilities", "empty_ids_cp932.csv", 0, 2),
        ("facilities", "excel_number.csv", 1, 1),
        ("facilities", "latitude_343.csv", 1, 1),
        ("events", "dates_without_year.csv", 1, 2),
        ("events", "slashes_and_short_times.csv", 1, 0),
        ("events", "newlines_and_blank_rows.csv", 2, 0),
        ("events", "repeated_id.csv", 1, 2),
        ("groups", "semicolons.csv", 1, 0),
    ],
)
def test_rows_are_read_or_refused_one_by_one(
    dataset: str, name: str, created: int, refused: int
) -> None:
    report = read(dataset, name)
    assert report.error is None
    assert (report.counts["created"], report.counts["refused"]) == (created, refused)
    assert len({line for line, *_rest in reasons(report)}) == refused


@pytest.mark.parametrize(
    ("dataset", "name", "code"),
    [
        ("facilities", "page.csv", "not_csv"),
        ("events", "calendar.ics", "not_csv"),
        ("groups", "three_columns.csv", "layout.unknown"),
        ("facilities", "place_in_one_cell.csv", "layout.unknown"),
    ],
)
def test_a_file_that_is_no_standard_table_is_refused_whole(
    dataset: str, name: str, code: str
) -> None:
    report = read(dataset, name)
    assert report.error is not None
    assert report.error.code == code


def test_every_file_of_the_folder_is_tried() -> None:
    source = Path(__file__).read_text()
    assert [path.name for path in DATA.iterdir() if f'"{path.name}"' not in source] == []
