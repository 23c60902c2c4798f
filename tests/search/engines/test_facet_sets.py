"""Combinations of facet values: same content, same number; counts without their own filter."""

from __future__ import annotations

from search.engines import facet_sets


def test_a_combination_is_the_same_in_any_order() -> None:
    one = facet_sets.canonical({"kind": ("event",), "field": ("02", "01"), "area": ()})
    other = facet_sets.canonical({"field": ("01", "02", "01"), "kind": ("event",)})
    assert one == other
    assert facet_sets.content_id(one) == facet_sets.content_id(other)
    assert facet_sets.parse(one) == {("kind", "event"), ("field", "01"), ("field", "02")}


def test_numbers_fit_into_a_signed_column_and_differ() -> None:
    numbers = {facet_sets.content_id(str(n)) for n in range(10_000)}
    assert len(numbers) == 10_000
    assert all(0 <= number < 2**63 for number in numbers)


def test_counts_follow_from_groups() -> None:
    groups = [
        (1, frozenset({("kind", "event"), ("area", "北")}), 3),
        (2, frozenset({("kind", "event"), ("area", "南"), ("area", "北")}), 2),
        (3, frozenset({("kind", "group"), ("area", "南")}), 5),
        (4, frozenset({("kind", "group"), ("area", "北")}), 7),
    ]
    tally = facet_sets.tally(groups, {"kind": ("event",), "area": ("北",)})
    assert tally.total == 5
    assert tally.passing == [1, 2]
    assert tally.facets(("kind", "area")) == {
        "kind": {"event": 5, "group": 7},
        "area": {"北": 5, "南": 2},
    }
