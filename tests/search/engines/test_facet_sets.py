"""Combinations of facet values: same content, same number; counts without their own filter."""

from __future__ import annotations

from search.engines import facet_sets


def test_a_combination_is_the_same_in_any_order() -> None:
    one = facet_sets.canonical({"kind": ("event",), "field": ("02", "01"), "area": ()})
    other = facet_sets.canonical({"field": ("01", "02", "01"), "kind": ("event",)})
    assert one == other
    assert facet_sets.preferred_number(one) == facet_sets.preferred_number(other)
    assert facet_sets.parse(one) == {("kind", "event"), ("field", "01"), ("field", "02")}


def test_numbers_have_31_bits_and_seldom_meet() -> None:
    numbers = {facet_sets.preferred_number(str(n)) for n in range(10_000)}
    assert len(numbers) > 9_990
    assert all(0 <= number < 2**31 for number in numbers)
    assert max(numbers) > 2**30


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
