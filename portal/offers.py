"""What a place or an event offers to whom, with the sign that stands beside the words."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import pgettext_lazy

from .facts import field_label
from .models import Event, Facility

ICONS = {
    "wheelchair_accessible": "accessibility",
    "accessible_toilet": "toilet",
    "step_free": "move-vertical",
    "ostomate_toilet": "droplets",
    "priority_parking": "circle-parking",
    "wheelchair_rental": "armchair",
    "cane_rental": "footprints",
    "tactile_paving": "grid-2x2",
    "braille_or_reading": "book-open-text",
    "assistance_dogs": "dog",
    "subtitles": "captions",
    "writing_support": "notebook-pen",
    "nursing_room": "milk",
    "nappy_changing": "baby",
    "food_and_drink": "utensils",
    "stroller_rental": "shopping-cart",
    "stroller_use": "circle-check",
    "foreign_language_support": "languages",
}
"""An icon for each yes/no question, those first that decide whether somebody can come at all."""

OF_THE_VENUE = ("wheelchair_accessible", "accessible_toilet", "step_free", "priority_parking")
"""What visitors of an event want to know of the place it is at."""


WORDS = {
    "food_and_drink": pgettext_lazy("what is offered", "Eating and drinking allowed"),
    "stroller_use": pgettext_lazy("what is offered", "Strollers welcome"),
}
"""What is said where the column's own name asks rather than says."""


class Offer(NamedTuple):
    """Something that is offered: its icon and its name."""

    icon: str
    label: Any


def offers(record: Facility | Event) -> list[Offer]:
    """What is known to be offered: by a place, or by an event and the public place it is at."""
    found = _offers(record, tuple(ICONS))
    if isinstance(record, Event) and record.public_venue:
        found = [*_offers(record.public_venue, OF_THE_VENUE), *found]
    return found


def _offers(record: Facility | Event, names: tuple[str, ...]) -> list[Offer]:
    return [
        Offer(ICONS[name], WORDS.get(name) or field_label(record, name))
        for name in names
        if getattr(record, name, None)
    ]
