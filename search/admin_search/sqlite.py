"""Wagtail's search on SQLite, with our tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelsearch.backends.database.sqlite.query import BM25
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from search.foresight import remembering

from .indexing import AnalysedObject
from .queries import AnalysedQueries


class AnalysedIndex(SQLiteIndex):
    """Takes tokens in place of texts."""

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        with remembering():  # Wagtail asks for each field three times
            super().add_items(model, [AnalysedObject(obj) for obj in objs])


class PlainRank:
    """Ranks by bm25 alone: one score for a query, however it is put together."""

    def _build_rank_expression(self, vectors: Any, config: Any) -> BM25:
        return BM25()


class WordCompiler(PlainRank, SQLiteSearchQueryCompiler):
    """Compiles queries for whole words."""


class PartCompiler(PlainRank, SQLiteAutocompleteQueryCompiler):
    """Compiles queries for parts of words."""


class AnalysedSqliteBackend(AnalysedQueries, SQLiteSearchBackend):
    """The SQLite backend that reads and finds as the public search does."""

    query_compiler_class = WordCompiler
    autocomplete_query_compiler_class = PartCompiler
    index_class = AnalysedIndex
