"""Facets by name: how each is called and how its values read, registered by those who know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ValueLabel = Callable[[str], str | Promise]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow results: ``name`` as in addresses, its heading, and its values' labels."""

    name: str
    label: str | Promise
    value_label: ValueLabel


_facets: dict[str, Facet] = {}


def register(
    name: str, value_label: ValueLabel | None = None, *, label: str | Promise = ""
) -> None:
    """Offer the facet ``name`` on the search page and in the API, in order of registration.

    ``value_label`` turns a stored value (``"07"``) into what people read (環境の保全) and may
    return a lazy translation; without it a value is its own label. Registering a name again
    replaces it in place, so that an app can give better labels than the default ones; an empty
    ``label`` then keeps the heading.
    """
    known = _facets.get(name)
    _facets[name] = Facet(
        name=name,
        label=label or (known.label if known else name),
        value_label=value_label or (known.value_label if known else str),
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


register("kind", label=_("Kind"))
register("field", label=_("Field of activity"))
register("area", label=_("Area"))
register("locale", label=_("Language"))
