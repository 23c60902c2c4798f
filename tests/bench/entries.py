"""Entries of the generated documents, many at once: the tokens are the product's, made cheaply."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Any

from . import search_documents

CHUNK = 1_000


def write_entries(held: int, size: int) -> None:
    """Write entries ``held`` to ``size`` into the database alone; nothing is held in memory."""
    from search.models import SearchClock, SearchEntry

    if held >= size:
        return
    documents = islice(search_documents.documents(size), held, None)
    version = held
    while chunk := list(islice(documents, CHUNK)):
        version += len(chunk)
        SearchEntry.objects.bulk_create(_entry(document, version) for document in chunk)
    SearchClock.objects.update_or_create(pk=1, defaults={"last": version})


def _entry(document: Any, version: int) -> Any:
    """The entry of a document, analysed cheaply."""
    from search.analysis import ANALYSIS_VERSION
    from search.models import SearchEntry
    from search.spans import pack

    title, body = _tokens(document.title), _tokens(document.body)
    return SearchEntry(
        key=document.key,
        locale=document.locale,
        kind=document.kind,
        title=document.title,
        url=document.url,
        body=document.body,
        prose=len(document.body),
        published_on=document.published_on,
        starts_on=document.starts_on,
        ends_on=document.ends_on,
        latitude=document.place.latitude if document.place else None,
        longitude=document.place.longitude if document.place else None,
        facets={name: list(values) for name, values in document.facets.items() if values},
        title_tokens=" ".join(token.text for token in title),
        title_spans=pack(title),
        body_tokens=" ".join(token.text for token in body),
        body_spans=pack(body),
        analysis_version=ANALYSIS_VERSION,
        version=version,
    )


def _tokens(text: str) -> list[Any]:
    """The tokens of a text, sentence by sentence: each is analysed once, wherever it stands."""
    tokens, start = [], 0
    for sentence in text.replace("。", "。\n").splitlines():
        tokens += [
            token._replace(begin=token.begin + start, end=token.end + start)
            for token in _sentence(sentence)
        ]
        start += len(sentence)
    return tokens


@lru_cache(maxsize=100_000)
def _sentence(sentence: str) -> list[Any]:
    from search.analysis import analyse

    return analyse(sentence, "ja")
