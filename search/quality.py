"""Measures how well search finds: documents and judged queries in, recall and precision out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .analysis import analyse
from .engines.base import Engine, EngineDocument
from .query import Query, find

QUESTION_GROUP = "sentence"
"""Queries that are natural questions: judged by what stands first, not by all that is found."""

FIRST = 5


class QualityFileError(Exception):
    """A file is not what it should be; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A document of a judged set."""

    title: str
    body: str

    @property
    def judged_text(self) -> str:
        """What relevance patterns are matched with: title, newline, body; NFKC, case folded."""
        return unicodedata.normalize("NFKC", f"{self.title}\n{self.body}").casefold()


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and the patterns that all match a relevant document."""

    query: str
    group: str
    must_match: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class QueryScore:
    """How one query did; ``first`` is the share of what could stand in the first five and does."""

    query: str
    group: str
    relevant: int
    found: int
    recall: float
    precision: float
    first: float
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read_documents(path: Path) -> list[JudgedDocument]:
    """Documents of a file with one ``title｜body`` a line; blank lines are skipped."""
    documents = []
    for line in _read(path).splitlines():
        if line.strip():
            title, _bar, body = line.partition("｜")
            documents.append(JudgedDocument(title.strip(), body.strip()))
    return documents


def read_queries(path: Path) -> list[JudgedQuery]:
    """Queries of a JSON file: ``{"queries": [{"query", "group", "must_match": [pattern]}]}``."""
    try:
        return [
            JudgedQuery(
                entry["query"],
                entry.get("group", ""),
                tuple(re.compile(pattern) for pattern in entry["must_match"]),
            )
            for entry in json.loads(_read(path))["queries"]
        ]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError, re.error) as error:
        raise QualityFileError(f"{path}: {error!r}") from error


def fill(engine: Engine, documents: Sequence[JudgedDocument], locale: str) -> None:
    """Index ``documents`` under their number, as texts of ``locale``."""
    engine.put(
        EngineDocument(
            id=number,
            title=_tokens(document.title, locale),
            body=_tokens(document.body, locale),
            facets={"locale": (locale,)},
        )
        for number, document in enumerate(documents, start=1)
    )
    engine.set_position(0)


def score(
    engine: Engine, documents: Sequence[JudgedDocument], queries: Iterable[JudgedQuery]
) -> list[QueryScore]:
    """How each query does on an engine that ``fill`` has filled, asked as people ask it."""
    texts = [document.judged_text for document in documents]
    scores = []
    for judged in queries:
        relevant = {
            number
            for number, text in enumerate(texts, start=1)
            if all(pattern.search(text) for pattern in judged.must_match)
        }
        result, _attempt = find(engine, Query(judged.query, limit=max(len(documents), 1)))
        scores.append(_score(judged, relevant, result.ids, documents))
    return scores


def summary(scores: Sequence[QueryScore]) -> dict[str, Any]:
    """Macro averages: recall and precision of words, and R@5 of natural questions.

    A question asks for the best answers, not for all and nothing else; so questions have their
    own figure and are not among the words. A figure without queries is None.
    """
    words = [score for score in scores if score.group != QUESTION_GROUP]
    questions = [score for score in scores if score.group == QUESTION_GROUP]
    return {
        "overall": {
            "queries": len(words),
            "recall": _mean([score.recall for score in words]),
            "precision": _mean([score.precision for score in words]),
        },
        "natural_questions": {
            "queries": len(questions),
            "recall_at_5": _mean([score.first for score in questions]),
        },
        "queries": [asdict(score) for score in scores],
    }


def _score(
    judged: JudgedQuery,
    relevant: set[int],
    ids: tuple[int, ...],
    documents: Sequence[JudgedDocument],
) -> QueryScore:
    found = set(ids)
    right = relevant & found
    first = relevant & set(ids[:FIRST])
    return QueryScore(
        query=judged.query,
        group=judged.group,
        relevant=len(relevant),
        found=len(found),
        recall=len(right) / len(relevant) if relevant else 1.0,
        precision=len(right) / len(found) if found else 1.0,
        first=len(first) / min(FIRST, len(relevant)) if relevant else 1.0,
        missed=[documents[number - 1].title for number in sorted(relevant - found)],
        wrong=[documents[number - 1].title for number in sorted(found - relevant)],
    )


def _tokens(text: str, locale: str) -> str:
    return " ".join(token.text for token in analyse(text, locale))


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QualityFileError(f"{path}: {error}") from error
