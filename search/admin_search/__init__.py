"""Wagtail's own search (lists and choosers of the desk) through our analysis.

Named in ``WAGTAILSEARCH_BACKENDS``. It is the backend of the database in use, fed with tokens
instead of text, so that the desk finds what the public search finds, and half a word as well.
"""

from __future__ import annotations

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name modelsearch looks for
    """The backend for the default database."""
    if connection.vendor == "sqlite":
        from .sqlite import AnalysedSqliteBackend

        return AnalysedSqliteBackend(params)
    if connection.vendor == "postgresql":
        from .postgres import AnalysedPostgresBackend

        return AnalysedPostgresBackend({"SEARCH_CONFIG": "simple", **params})
    from modelsearch.backends.database import SearchBackend as DatabaseBackend

    return DatabaseBackend(params)
