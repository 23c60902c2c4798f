"""Wagtail's search on PostgreSQL, with our tokens."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from search.foresight import remembering

from .indexing import AnalysedObject
from .queries import AnalysedQueries


class AnalysedIndex(PostgresIndex):
    """Takes tokens in place of texts."""

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        with remembering():  # Wagtail asks for each field three times
            super().add_items(model, [AnalysedObject(obj) for obj in objs])


class AnalysedPostgresBackend(AnalysedQueries, PostgresSearchBackend):
    """The PostgreSQL backend that reads and finds as the public search does."""

    index_class = AnalysedIndex
