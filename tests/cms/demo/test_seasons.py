"""What names a season is of that season, in whichever month the demo is loaded."""

from __future__ import annotations

import csv
import datetime
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from cms.demo.dates import YEARLY
from cms.demo.moving import write_moved
from cms.demo.pages.days import OF_THE_YEAR, relative_day
from cms.demo.pages.tree import PageFile, read_tree

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
MONTHS = [datetime.date(2027 + number // 12, 1 + number % 12, 9) for number in range(14)]

SEASONS = {
    "雪|冬|年末年始": {11, 12, 1, 2},
    "桜|春|新年度|田植え": {3, 4, 5},
    "夏|ほたる観察|打ち水|盆踊り|暑い": {6, 7, 8},
    "秋|台風|敬老|稲刈り|収穫|新米|落ち葉|焼き芋|たき火": {9, 10, 11},
}
"""Words, and the months in which they are at home."""

EVENT_WORDS = ("イベント名", "キーワード", "概要")

Row = dict[str, str]


def months_of(text: str) -> set[int] | None:
    """The months that a text fits; None where it names no season."""
    named = [months for words, months in SEASONS.items() if re.search(words, text)]
    return set.intersection(*named) if named else None


def events(path: Path) -> list[tuple[Row, set[int] | None]]:
    """The events of a file with the months that they fit."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row, months_of(" ".join(row[name] for name in EVENT_WORDS))) for row in rows]


@cache
def news() -> list[tuple[PageFile, set[int] | None]]:
    """The news with the months that they fit."""
    files = read_tree(FIXTURES / "pages" / "ja", MONTHS[0], "ja")
    found = [file for file in files if file.front.values["type"] == "news"]
    words = [f"{file.front.values['title']} {file.front.values['summary']}" for file in found]
    return list(zip(found, map(months_of, words), strict=True))


def test_each_season_has_events_and_news_of_its_own() -> None:
    for months in SEASONS.values():
        assert sum(fit == months for _row, fit in events(FIXTURES / "events.csv")) >= 3
        assert any(fit == months for _file, fit in news())


def test_only_what_is_held_once_a_year_names_a_season() -> None:
    named = [row for row, fit in events(FIXTURES / "events.csv") if fit is not None]
    assert {row["ID"]: row["開催パターン"] for row in named if row["開催パターン"] != YEARLY} == {}


@pytest.mark.parametrize("today", MONTHS, ids=lambda day: f"{day:%Y-%m}")
def test_events_keep_their_season(today: datetime.date, tmp_path: Path) -> None:
    write_moved(FIXTURES / "events.csv", tmp_path / "events.csv", today)
    quarter = datetime.timedelta(weeks=13)
    near = 0
    for row, fit in events(tmp_path / "events.csv"):
        begin = datetime.date.fromisoformat(row["開始日"])
        assert fit is None or begin.month in fit, (row["ID"], begin)
        near += today - quarter <= begin <= today + quarter
    assert near >= 75, "the demo shows too little around today"


@pytest.mark.parametrize("today", MONTHS, ids=lambda day: f"{day:%Y-%m}")
def test_news_keep_their_season(today: datetime.date) -> None:
    for file, fit in news():
        written = file.front.values["date"]
        assert bool(OF_THE_YEAR.match(written)) or fit is None, file.source
        day = relative_day(written, today)
        assert day <= today
        assert fit is None or day.month in fit, (file.source, day)
