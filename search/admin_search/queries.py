"""What an editor types, as a query for tokens that cannot be mistaken for the engine's syntax."""

from __future__ import annotations

from functools import reduce
from typing import Any

from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery

from search.analysis import analyse_query
from search.query import site_locales

from .letters import pairs, sounds_typed, words

MOST_WORDS = 16


class AnalysedQueries:
    """For a search backend: hands it queries for tokens, whatever was typed."""

    def search(self, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        tokens = whole_words(query)
        if tokens is None:
            return EmptySearchResults()
        return super().search(tokens, model_or_queryset, **kwargs)  # type: ignore[misc]

    def autocomplete(self, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        tokens = parts_of_words(query)
        if tokens is None:
            return EmptySearchResults()
        return super().autocomplete(tokens, model_or_queryset, **kwargs)  # type: ignore[misc]


def whole_words(query: str | SearchQuery) -> SearchQuery | None:
    """The query for words as they were indexed; None when it asks for nothing."""
    return _each_text(query, _words)


def parts_of_words(query: str | SearchQuery) -> SearchQuery | None:
    """The query for words or parts of them; None when it asks for nothing."""
    return _each_text(query, _parts)


def _each_text(query: Any, convert: Any) -> SearchQuery | None:
    """``query`` with every text in it converted; texts that ask for nothing are left out."""
    if isinstance(query, str):
        return convert(query, "and")
    if isinstance(query, PlainText):
        return convert(query.query_string, query.operator)
    if isinstance(query, Phrase):
        return convert("".join(query.query_string.split()), "and")
    if isinstance(query, And | Or):
        kept = [_each_text(part, convert) for part in query.subqueries]
        return _joined([part for part in kept if part is not None], type(query))
    if isinstance(query, Not):
        inner = _each_text(query.subquery, convert)
        return Not(inner) if inner is not None else None
    return query


def _words(text: str, operator: str, fewest: int = 1) -> SearchQuery | None:
    """The words of ``text``, without those that have fewer than so many characters."""
    terms = [
        _joined([Phrase(" ".join(way)) for way in term if len("".join(way)) >= fewest], Or)
        for term in analyse_query(text, site_locales())
    ]
    return _joined([term for term in terms if term], Or if operator == "or" else And)


def _parts(text: str, operator: str) -> SearchQuery | None:
    """Each word whole, as letters or as it sounds: 市民活 and しみんか find 市民活動.

    The analysis may see one character in half a word (ぼうさ → ボ), which would find anything.
    """
    found = []
    for word in text.split()[:MOST_WORDS]:
        whole = _words(word, "and", min(len(word), 2))
        ways = [way for way in (whole, _letters(word), _sounds(word)) if way]
        if ways:
            found.append(_joined(ways, Or))
    return _joined([query for query in found if query], Or if operator == "or" else And)


def _letters(word: str) -> SearchQuery | None:
    """The letters of ``word`` next to each other; a single one begins a pair."""
    parts = [
        Phrase(" ".join(pairs(part))) if len(part) > 1 else PlainText(part)
        for part in words(word[:100])[:MOST_WORDS]  # one character may become several words
    ]
    return _joined(parts, And)


def _sounds(word: str) -> SearchQuery | None:
    """The sounds of ``word`` next to each other, where it is typed in kana."""
    sounds = sounds_typed(word[:100])
    return Phrase(" ".join(sounds)) if sounds else None


def _joined(queries: list[Any], join: type[And] | type[Or]) -> SearchQuery | None:
    """One query of several; itself where it is the only one."""
    return reduce(lambda left, right: join([left, right]), queries) if queries else None
