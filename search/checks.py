"""Start-up checks: everything that can be published has said how search sees it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page

from . import registry
from .documents import Searchable


def register() -> None:
    """Let ``manage.py check`` run these checks."""
    checks.register(check_decided, "search")
    checks.register(check_searchable, "search")
    checks.register(check_cluster, "search")


def check_decided(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """search.E001: a page type or record model is neither registered nor excluded."""
    return [
        checks.Error(
            f"{model._meta.label} can be published, but does not say whether search holds it.",
            hint=(
                "Call search.sync.register(model, candidates) or search.sync.exclude(model) in "
                "AppConfig.ready."
            ),
            obj=model,
            id="search.E001",
        )
        for model in apps.get_models()
        if _can_be_published(model) and not registry.is_decided(model)
    ]


def check_searchable(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """search.E002: a registered model does not say what search should know of it."""
    return [
        checks.Error(
            f"{model._meta.label} is registered with search, but is not Searchable.",
            hint="Give it search_key and search_documents() (search.documents.Searchable).",
            obj=model,
            id="search.E002",
        )
        for model, _candidates in registry.registered()
        if not issubclass_of_searchable(model)
    ]


def check_cluster(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """search.E003: settings by which the Elasticsearch cluster cannot be reached."""
    if not settings.SEARCH_URL:
        return []
    from .engines.elasticsearch import Connection

    return [checks.Error(fault, id="search.E003") for fault in Connection.from_settings().faults()]


def issubclass_of_searchable(model: type[Model]) -> bool:
    """Whether instances of ``model`` are Searchable (its protocol has a data member)."""
    members = [name for name in vars(Searchable) if name.startswith("search_")]
    return all(hasattr(model, name) for name in members)


def _can_be_published(model: type[Model]) -> bool:
    """Page types and models with drafts, but for Wagtail's own root type."""
    return issubclass(model, DraftStateMixin) and model is not Page and not model._meta.proxy
