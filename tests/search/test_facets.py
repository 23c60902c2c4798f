"""Facets by name: registered once, replaced in place, labelled in the reader's language."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from search import facets


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "_facets", dict(facets._facets))


def test_a_facet_registered_again_keeps_its_place_and_heading() -> None:
    before = facets.names()
    heading = facets.get("field").label
    facets.register("field", lambda value: f"no. {value}")
    assert facets.names() == before
    assert facets.get("field").label == heading
    assert facets.get("field").value_label("01") == "no. 01"


def test_a_new_facet_is_offered_and_counted() -> None:
    facets.register("season", str.upper, label="Season")
    results = facets.count_results({"season": {"a": 1, "b": 3}}, {"season": ("c",)})
    (season,) = results
    assert season.label == "Season"
    assert [(v.value, v.label, v.count, v.selected) for v in season.values] == [
        ("b", "B", 3, False),
        ("a", "A", 1, False),
        ("c", "C", 0, True),
    ]


def test_a_facet_narrows_where_a_choice_would_change_what_is_found() -> None:
    def narrows(counts: dict[str, int], total: int, *chosen: str) -> bool:
        (facet,) = facets.count_results({"area": counts}, {"area": chosen})
        return facet.narrows(total)

    assert narrows({"北": 2}, 3)
    assert narrows({"北": 3, "南": 1}, 3)
    assert not narrows({"北": 3}, 3)
    assert not narrows({"北": 3, "南": 3}, 3)
    assert narrows({"北": 3}, 3, "北")  # to be taken away again


def test_labels_follow_the_language() -> None:
    counts = {"field": {"07": 2}}
    with translation.override("ja"):
        (japanese,) = facets.count_results(counts, {})
    with translation.override("en"):
        (english,) = facets.count_results(counts, {})
    assert japanese.label == "活動分野"
    assert english.label == "Field of activity"
    assert japanese.values[0].label != english.values[0].label


def test_a_facet_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        facets.get("nonsense")


def test_months_stand_in_order_and_those_that_are_over_are_left_out() -> None:
    counts = {"month": {"2026-12": 1, "2026-10": 5, "2026-11": 2}}
    with translation.override("ja"):
        (months,) = facets.count_results(counts, {}, datetime.date(2026, 11, 3))
        (past,) = facets.count_results(counts, {})
        (chosen,) = facets.count_results(
            counts, {"month": ("2026-09",)}, datetime.date(2026, 11, 3)
        )
    assert [(v.value, v.label) for v in months.values] == [
        ("2026-11", "2026年11月"),
        ("2026-12", "2026年12月"),
    ]
    assert [v.value for v in past.values] == ["2026-10", "2026-11", "2026-12"]
    assert [v.value for v in chosen.values] == ["2026-09", "2026-11", "2026-12"]


@pytest.mark.parametrize(
    "value", ["2026-13", "0000-01", "2026", "x", "2026-1", "２０２６-11", "2026-11-01"]
)
def test_a_month_is_a_year_and_a_month(value: str) -> None:
    assert facets.get("month").accepts("2026-11")
    assert not facets.get("month").accepts(value)
