"""The one search: a query goes in, and the result object comes out that every page shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection
from django.utils import timezone

from . import facets as facet_registry
from .analysis import Phrase, Term, WeightedTerm, analyse_query, loosen_query
from .catch_up import catch_up
from .cluster import Answering, get_cluster
from .documents import Point
from .engines import get_engine
from .engines.base import EngineQuery, EngineResult, Searcher, Sort
from .facets import FacetResult
from .hits import Hit, hits_of
from .models import SearchEntry
from .vocabulary.current import Vocabulary, current
from .vocabulary.promoted import promoted_keys, promoted_of
from .vocabulary.synonyms import NO_SYNONYMS, Table, expand, expand_loose


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody wants to find.

    ``filters`` maps facet names to the wanted values: any of a facet's, all of the facets.
    ``date_from`` and ``date_to`` are inclusive. What is over is left out, unless ``past`` or the
    dates ask for it. ``language`` is where the reader is at home: only that language is searched,
    unless it has nothing or ``filters`` name languages. ``point`` is what distances are from.
    Without ``text``, everything within the filters is found, newest first.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    past: bool = False
    language: str = ""
    sort: Sort = "relevance"
    point: Point | None = None
    offset: int = 0
    limit: int = 20

    @property
    def upcoming_from(self) -> datetime.date | None:
        """The day before which what takes place must not be over; None where it may be."""
        wants_past = self.past or self.date_from or self.date_to
        return None if wants_past else timezone.localdate()


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: ``hits`` of the asked stretch, ``total`` in all, facets with counts.

    ``promoted`` are what editors put at the top for these words, whatever was found.
    ``relaxed`` says that nothing held all the words and these hold some of them; ``widened`` that
    the reader's language had nothing and these are in others; ``degraded`` that the cluster is
    away and the embedded engine answers. ``engine`` and ``vocabulary`` are what was asked: whatever
    follows from the results is asked of the same (``again``, ``how_many``).
    """

    query: Query
    total: int
    hits: list[Hit]
    facets: list[FacetResult]
    engine: Searcher = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    promoted: list[Hit] = field(default_factory=list)
    relaxed: bool = False
    widened: bool = False
    degraded: bool = False

    def again(self, query: Query) -> Results:
        """The results of another query."""
        return search(query, self.engine, self.vocabulary)

    def how_many(self, texts: Sequence[str]) -> list[int]:
        """How many things of the reader's language have all the words of each of ``texts``.

        Nothing that is over.
        """
        language = self.query.language
        filters = {"locale": (language,)} if language else {}
        terms = [_terms(text, self.vocabulary.synonyms) for text in texts]
        queries = [
            EngineQuery(terms=some, filters=filters, upcoming_from=timezone.localdate())
            for some in terms
            if some
        ]
        totals = iter(self.engine.totals(queries))
        return [next(totals) if some else 0 for some in terms]


def search(
    query: Query, engine: Searcher | None = None, vocabulary: Vocabulary | None = None
) -> Results:
    """Find what ``query`` asks for.

    All words are wanted first; when nothing has all of them in the reader's language, other
    languages are asked, and at last whatever has some of the words, best first. Synonyms are
    those of ``vocabulary``, which is what editors keep unless another one is given.
    """
    engine = engine or ready_engine()
    vocabulary = vocabulary or current()
    result, attempt = find(engine, query, vocabulary.synonyms)
    keys = [] if query.offset or query.limit < 1 else promoted_keys(query.text, vocabulary)
    hits = hits_of(result.ids, attempt.phrases, keys)
    return Results(
        query=query,
        total=result.total,
        hits=[hits[pk] for pk in result.ids if pk in hits],
        facets=facet_registry.count_results(result.facets, query.filters, query.upcoming_from),
        engine=engine,
        vocabulary=vocabulary,
        promoted=promoted_of(keys, hits.values(), query.language),
        relaxed=attempt.relaxed,
        widened=attempt.widened,
        degraded=result.degraded,
    )


def matching_keys(text: str, kind: str, limit: int = 10_000) -> list[str]:
    """Keys of the objects of ``kind`` that have all the words of ``text``, newest first.

    For lists that filter by text and have an order of their own, so that nothing is scored: an
    object counts once, in whatever language it was found.
    """
    terms = _terms(text, current().synonyms)
    if not terms:
        return []
    query = EngineQuery(terms=terms, filters={"kind": (kind,)}, sort="newest", limit=limit)
    result = ready_engine().search(query)
    keys = dict(SearchEntry.objects.filter(pk__in=result.ids).values_list("pk", "key"))
    return list(dict.fromkeys(keys[pk] for pk in result.ids if pk in keys))


def ready_engine() -> Searcher:
    """The engine, with everything applied that has been written, for the questions of one request.

    An engine of its own is not told what is not yet committed: it could not take it back.
    """
    engine = get_engine()
    if not connection.in_atomic_block:
        if cluster := get_cluster():
            return Answering(cluster)
        if not engine.transactional:
            catch_up(engine)
    return engine.reader()


def site_locales() -> list[str]:
    """The languages whose texts the site holds: each may read a query in its own way."""
    return [code for code, _name in settings.LANGUAGES]


def _terms(text: str, synonyms: Table) -> tuple[Term, ...]:
    """What ``text`` asks for, in every way to say it."""
    return expand(analyse_query(text, site_locales()), synonyms)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to answer: all the terms or any loose one, in the reader's language or in every."""

    terms: tuple[Term, ...] = ()
    loose_terms: tuple[WeightedTerm, ...] = ()
    widened: bool = False

    @property
    def relaxed(self) -> bool:
        """Whether some of the words will do."""
        return bool(self.loose_terms)

    @property
    def phrases(self) -> list[Phrase]:
        """What may be marked in the hits."""
        terms = [*self.terms, *(loose.term for loose in self.loose_terms)]
        return [phrase for term in terms for phrase in term]


def _attempts(query: Query, terms: tuple[Term, ...], synonyms: Table) -> Iterator[Attempt]:
    """Ways to answer ``query``, the strictest first."""
    scopes = [False, True] if _home(query) else [False]
    for everywhere in scopes:
        yield Attempt(terms, (), everywhere)
    loose = expand_loose(loosen_query(query.text, site_locales()), synonyms)
    if tuple(weighted.term for weighted in loose) != terms:
        for everywhere in scopes:
            yield Attempt((), loose, everywhere)


def _home(query: Query) -> str:
    """The language to stay in; none when the reader has chosen languages."""
    return "" if query.filters.get("locale") else query.language


def _ask(engine: Searcher, query: Query, attempt: Attempt) -> EngineResult:
    filters = dict(query.filters)
    if _home(query) and not attempt.widened:
        filters["locale"] = (_home(query),)
    return engine.search(
        EngineQuery(
            terms=attempt.terms,
            loose_terms=attempt.loose_terms,
            filters=filters,
            date_from=query.date_from,
            date_to=query.date_to,
            upcoming_from=query.upcoming_from,
            facets=facet_registry.names(),
            sort=query.sort,
            point=query.point,
            offset=query.offset,
            limit=query.limit,
        )
    )


def find(
    engine: Searcher, query: Query, synonyms: Table = NO_SYNONYMS
) -> tuple[EngineResult, Attempt]:
    """Ids, total and counts of the first attempt that finds anything, else of the first of all."""
    terms = _terms(query.text, synonyms)
    first = (EngineResult(), Attempt(terms))
    if query.text.strip() and not terms:
        return first
    elsewhere: Mapping[str, int] = {}
    for attempt in _attempts(query, terms, synonyms):
        if attempt.widened and not elsewhere:
            continue
        result = _ask(engine, query, attempt)
        if result.total:
            return result, attempt
        elsewhere = result.facets.get("locale", {})
        if not first[0].facets:
            first = (result, attempt)
    return first
