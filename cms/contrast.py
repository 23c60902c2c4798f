"""How well a colour stands out on white, as WCAG 2.2 counts it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEX_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
LEAST_FOR_TEXT = 4.5
"""Success criterion 1.4.3, level AA, for text of ordinary size."""


def relative_luminance(colour: str) -> float:
    """Luminance of ``#rrggbb`` from 0 (black) to 1 (white), by WCAG's formula for sRGB."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of ``#rrggbb`` with white, from 1 to 21."""
    return 1.05 / (relative_luminance(colour) + 0.05)


def validate_legible_colour(colour: str) -> None:
    """Raise ValidationError unless ``colour`` is ``#rrggbb`` and legible as text on white."""
    if not HEX_COLOUR.fullmatch(colour):
        raise ValidationError(_("Write a colour as # and six digits from 0 to f, such as #0017c1."))
    ratio = contrast_with_white(colour)
    if ratio < LEAST_FOR_TEXT:
        raise ValidationError(
            _(
                "This colour is too pale to be read on white: "
                "its contrast is %(ratio)s to 1, at least %(least)s to 1 is needed."
            ),
            params={"ratio": f"{ratio:.2f}", "least": LEAST_FOR_TEXT},
        )
