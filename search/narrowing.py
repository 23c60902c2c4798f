"""What narrows a search, shown so that each part can be taken away again, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import facets
from .params import ALL_LANGUAGES, encode, without
from .query import Query, Results

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing that narrows: its facet, its value, and the query string without it."""

    label: str
    value: str
    removed: str

    @property
    def remove(self) -> str:
        """The address without it."""
        return f"?{self.removed}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A wider search that finds something: what to leave out, its address, and how many."""

    text: str
    address: str
    count: int


def chosen_filters(query: Query, params: Params) -> list[Chosen]:
    """Every chosen facet value and date, in the order of the facets."""
    chosen = [
        Chosen(
            str(facet.label),
            facets.value_label(facet.name, value),
            without(params, facet.name, value),
        )
        for facet in facets.registered()
        for value in query.filters.get(facet.name, ())
    ]
    for name, label, date in (
        ("from", _("First day"), query.date_from),
        ("to", _("Last day"), query.date_to),
    ):
        if date:
            chosen.append(Chosen(label, date_format(date), without(params, name)))
    if query.past:
        chosen.append(Chosen("", _("Events that are over too"), without(params, "past")))
    return chosen


def suggestions(results: Results, params: Params) -> list[Suggestion]:
    """Searches with one thing less that find something, and at last one with the words only."""
    if not results.query.text:
        return []
    found = []
    for text, wider, address in _wider(results.query, params):
        total = results.again(replace(wider, limit=0, offset=0)).total
        if total:
            found.append(Suggestion(text, address, total))
    return found


def other_languages(results: Results, params: Params) -> Suggestion | None:
    """The same search in every language, where other languages have something too."""
    query = results.query
    if query.filters.get("locale") or not query.language or results.widened:
        return None
    locales = next((facet for facet in results.facets if facet.name == "locale"), None)
    count = sum(v.count for v in locales.values if v.value != query.language) if locales else 0
    if not count:
        return None
    address = encode({**params, "locale": [ALL_LANGUAGES]})
    return Suggestion(_("Show results in other languages too"), address, count)


def _wider(query: Query, params: Params) -> Iterator[tuple[str, Query, str]]:
    """Queries with one filter less, what they leave out, and their query strings."""
    narrowing = [name for name, values in query.filters.items() if values]
    for name in narrowing:
        left = {other: values for other, values in query.filters.items() if other != name}
        text = _("Without “%(filter)s”") % {"filter": facets.get(name).label}
        yield text, replace(query, filters=left), without(params, name)
    dated = query.date_from or query.date_to
    if dated:
        dateless = {name: values for name, values in params.items() if name not in ("from", "to")}
        yield _("Without the dates"), replace(query, date_from=None, date_to=None), encode(dateless)
    if len(narrowing) + bool(dated) > 1:
        bare = Query(text=query.text, language=query.language)
        yield _("The words alone, without any filter"), bare, encode({"q": [query.text]})
