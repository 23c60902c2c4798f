"""Facets by name: registered once, replaced in place, labelled in the reader's language."""

from __future__ import annotations

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
    facets.register("audience", str.upper, label="Audience")
    results = facets.count_results({"audience": {"a": 1, "b": 3}}, {"audience": ("c",)})
    (audience,) = results
    assert audience.label == "Audience"
    assert [(v.value, v.label, v.count, v.selected) for v in audience.values] == [
        ("b", "B", 3, False),
        ("a", "A", 1, False),
        ("c", "C", 0, True),
    ]


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
