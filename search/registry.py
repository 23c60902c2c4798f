"""Which models search holds, and which it is told to leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet

Candidates = Callable[[], QuerySet]

_candidates: dict[type[Model], Candidates] = {}
_excluded: set[type[Model]] = set()


def register(model: type[Model], candidates: Candidates) -> None:
    """Let search hold ``model``, whose instances are ``search.documents.Searchable``.

    ``candidates`` yields what a rebuild should look at (it may yield more than is public:
    ``search_documents()`` decides). Call it from ``AppConfig.ready``.
    """
    _candidates[model] = candidates


def exclude(*models: type[Model]) -> None:
    """Say on purpose that search does not hold ``models``: the system check then is content."""
    _excluded.update(models)


def is_registered(model: type[Model]) -> bool:
    """Whether search holds instances of exactly this model."""
    return model in _candidates


def is_decided(model: type[Model]) -> bool:
    """Whether ``model`` is registered or excluded."""
    return model in _candidates or model in _excluded


def registered() -> Iterable[tuple[type[Model], Candidates]]:
    """Every registered model with the function that yields its candidates."""
    return tuple(_candidates.items())
