"""Facets by name: how each is called and how its values read, registered by those who know."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_MONTH = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")

ValueLabel = Callable[[str], str | Promise]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow results: ``name`` as in addresses, its heading, and its values' labels.

    ``choices`` are the values there can be; empty where they are free. The values of a ``monthly``
    facet are months (``2026-11``): shown in order of time, those that are over only with the past.
    """

    name: str
    label: str | Promise
    value_label: ValueLabel
    choices: tuple[str, ...] = ()
    monthly: bool = False

    def accepts(self, value: str) -> bool:
        """Whether there can be such a value."""
        if self.monthly:
            return _MONTH.fullmatch(value) is not None
        return not self.choices or value in self.choices


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet: how many hits it would give, and whether it is chosen."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetResult:
    """A facet with the values that the hits have: most frequent first, months in order."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    def narrows(self, total: int) -> bool:
        """Whether a choice would change which of ``total`` hits are found, or has been made."""
        return any(value.selected or value.count != total for value in self.values)


_facets: dict[str, Facet] = {}


def register(
    name: str,
    value_label: ValueLabel | None = None,
    *,
    label: str | Promise = "",
    choices: Iterable[str] = (),
    monthly: bool = False,
) -> None:
    """Offer the facet ``name`` on the search page and in the API, in order of registration.

    ``value_label`` turns a stored value (``"07"``) into what people read (環境の保全) and may
    return a lazy translation; without it a value is its own label. Registering a name again
    replaces it in place, so that an app can give better labels than the default ones; an empty
    ``label`` then keeps the heading. With ``choices`` any other value is refused by name.
    """
    _label.cache_clear()
    known = _facets.get(name)
    _facets[name] = Facet(
        name=name,
        label=label or (known.label if known else name),
        value_label=value_label or (known.value_label if known else str),
        choices=tuple(choices) or (known.choices if known else ()),
        monthly=monthly or (known.monthly if known else False),
    )


def get(name: str) -> Facet:
    """The facet of that name; KeyError where there is none."""
    return _facets[name]


def registered() -> tuple[Facet, ...]:
    """Every facet, in the order in which the search page shows them."""
    return tuple(_facets.values())


def names() -> tuple[str, ...]:
    """The names of all facets."""
    return tuple(_facets)


def _language_name(code: str) -> str | Promise:
    """The language's name as the settings have it."""
    return dict(settings.LANGUAGES).get(code, code)


def _month_name(month: str) -> str:
    """A month as people read it (2026年11月)."""
    year, _dash, number = month.partition("-")
    return date_format(datetime.date(int(year), int(number), 1), "YEAR_MONTH_FORMAT")


def value_label(name: str, value: str) -> str:
    """How people read ``value`` of the facet ``name`` in the active language."""
    return _label(name, value, get_language() or "")


@lru_cache(maxsize=8192)
def _label(name: str, value: str, language: str) -> str:
    return str(_facets[name].value_label(value))


def count_results(
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, tuple[str, ...]],
    upcoming_from: datetime.date | None = None,
) -> list[FacetResult]:
    """Every facet with labelled counts in the active language; chosen values stay, also at 0.

    Months before ``upcoming_from`` are left out unless they are chosen.
    """
    results, language = [], get_language() or ""
    for facet in registered():
        selected = chosen.get(facet.name, ())
        numbers = {**dict.fromkeys(selected, 0), **counts.get(facet.name, {})}
        if facet.monthly and upcoming_from:
            first = f"{upcoming_from:%Y-%m}"
            numbers = {m: n for m, n in numbers.items() if m >= first or m in selected}
        values = [
            FacetValue(value, _label(facet.name, value, language), count, value in selected)
            for value, count in numbers.items()
        ]
        values.sort(key=lambda value: (0 if facet.monthly else -value.count, value.value))
        if values:
            results.append(FacetResult(facet.name, str(facet.label), tuple(values)))
    return results


register("kind", label=_("Kind"))
register("field", label=_("Field of activity"))
register("area", label=_("Area"))
register("audience", label=_("For whom"))
register("feature", label=_("Equipment and accessibility"))
register("month", _month_name, label=_("Month"), monthly=True)
register("locale", _language_name, label=_("Language"))
