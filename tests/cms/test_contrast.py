"""Colours for the site: what can be read on white, by WCAG's own examples."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from cms.contrast import contrast_with_white, validate_legible_colour


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 4.0)],
)
def test_contrast_is_wcags(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", ["#0017C1", "#767676", "#197a4b"])
def test_a_legible_colour_is_taken(colour: str) -> None:
    validate_legible_colour(colour)


@pytest.mark.parametrize("colour", ["#777777", "#ffd43d", "blue", "#fff", "0017c1", "#0017c1;"])
def test_another_is_refused(colour: str) -> None:
    with pytest.raises(ValidationError):
        validate_legible_colour(colour)
