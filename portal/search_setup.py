"""Makes the records known to search: what it holds, and how facet values read."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from search import browse, facets, sync

from . import search_facts, search_related
from .audiences import Audience
from .cards import RELATED
from .models import ACCESSIBILITY_FIELDS, ActivityField, Event, Facility, Group


def register() -> None:
    """Register the three record models and their facets; called when the app is ready."""
    sync.register(Group, partial(_candidates, Group))
    sync.register(Facility, _facilities)
    sync.register(Event, partial(_candidates, Event, "organizer", "venue"))
    facets.register(
        "field", partial(_label, dict(ActivityField.choices)), choices=ActivityField.values
    )
    facets.register("audience", partial(_label, dict(Audience.choices)), choices=Audience.values)
    facets.register("feature", _feature, choices=ACCESSIBILITY_FIELDS)
    for model in (Group, Facility, Event):
        browse.register(model.search_kind, partial(reverse, f"portal:{model.dataset}"))
    search_related.connect()
    search_facts.register()


def _candidates(
    model: type[Group] | type[Facility] | type[Event], *related: str
) -> QuerySet[Group] | QuerySet[Facility] | QuerySet[Event]:
    queryset = model.published.prefetch_related("translations").order_by("pk")
    for name in related:
        queryset = queryset.select_related(name).prefetch_related(f"{name}__translations")
    return queryset


def _facilities() -> QuerySet[Any]:
    """With the hours that the facts of a hit tell."""
    return _candidates(Facility).prefetch_related(*RELATED["facilities"])


def _label(labels: dict[str, str | Promise], code: str) -> str | Promise:
    return labels.get(code, code)


def _feature(name: str) -> str | Promise:
    """What a facility's accessibility answer is called."""
    if name not in ACCESSIBILITY_FIELDS:
        return name
    label: str | Promise = Facility._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return label
