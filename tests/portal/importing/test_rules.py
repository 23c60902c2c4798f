"""Rules over a whole row: days in order, a place that is one."""

import datetime
from typing import Any

import pytest

from portal.importing.rules import apply_rules

EARLY, LATE = datetime.date(2026, 4, 1), datetime.date(2026, 4, 30)


def found(**values: Any) -> list[tuple[str, str, str]]:
    return [(kind.value, path, message.code) for kind, path, message in apply_rules(values)]


@pytest.mark.parametrize(
    ("first", "last"),
    [("start_date", "end_date"), ("application_starts_on", "application_ends_on")],
)
def test_an_end_before_its_beginning_is_refused(first: str, last: str) -> None:
    assert found(**{first: LATE, last: EARLY}) == [("refused", last, "order")]
    assert found(**{first: EARLY, last: LATE}) == []
    assert found(**{first: EARLY, last: EARLY}) == []
    assert found(**{first: EARLY, last: None}) == []


def test_the_days_of_publication_must_be_in_order() -> None:
    now = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
    later = now + datetime.timedelta(days=1)
    assert found(go_live_at=later, expire_at=now) == [("refused", "expire_at", "order")]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (34.0, 131.0, []),
        (None, None, []),
        (24.05, 123.0, []),
        (34.0, None, [("refused", "longitude", "place.half")]),
        (None, 131.0, [("refused", "latitude", "place.half")]),
        (0, 0, [("refused", "latitude", "place.zero")]),
        (
            51.5,
            -0.1,
            [("refused", "latitude", "place.abroad"), ("refused", "longitude", "place.abroad")],
        ),
        (34.0, 13.1, [("refused", "longitude", "place.abroad")]),
    ],
)
def test_a_place_must_be_in_japan(
    latitude: float | None, longitude: float | None, expected: list[tuple[str, str, str]]
) -> None:
    assert found(latitude=latitude, longitude=longitude) == expected


def test_exchanged_coordinates_are_put_right_with_a_statement() -> None:
    values = {"latitude": 131.56, "longitude": 34.05}
    findings = apply_rules(values)
    assert values == {"latitude": 34.05, "longitude": 131.56}
    assert [(kind, message.code) for kind, _path, message in findings] == [
        ("repaired", "place.exchanged")
    ]


def test_a_table_without_the_columns_is_not_judged() -> None:
    assert found(latitude=0) == []
