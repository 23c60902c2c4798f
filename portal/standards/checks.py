"""System checks of the layouts: what a standard names must exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.checks import Error, register

from ..models import Record
from . import formats
from .fields import has_field
from .layout import Column, Layout, all_layouts


def record_models() -> dict[str, type[Record]]:
    """The record models by the name of their dataset."""
    return {model.dataset: model for model in apps.get_models() if issubclass(model, Record)}


@register()
def check_standards(**_kwargs: Any) -> list[Error]:
    """Look through every layout of the index."""
    return [error for layout in all_layouts() for error in check_layout(layout)]


def check_layout(layout: Layout) -> Iterable[Error]:
    """What is wrong with one layout."""
    model = record_models().get(layout.dataset)
    if model is None:
        yield Error(
            f"The standard {layout.name} is for {layout.dataset!r}, which is no dataset.",
            hint="Correct portal/standards/index.csv.",
            id="portal.E010",
        )
        return
    for column in layout.columns:
        yield from _check_column(layout, column, model)
    names = Counter(name for column in layout.columns for name in set(column.names))
    for name in (name for name, count in names.items() if count > 1):
        yield _error(layout, f"two columns answer to the header {name!r}", "portal.E013")


def _check_column(layout: Layout, column: Column, model: type[Record]) -> Iterable[Error]:
    if not has_field(model, column.field):
        name = model._meta.object_name
        yield _error(
            layout, f"{column.header} names {column.field!r}, which {name} lacks", "portal.E011"
        )
    try:
        formats.get(column.format)
    except KeyError:
        yield _error(
            layout, f"{column.header} has the unknown format {column.format!r}", "portal.E012"
        )


def _error(layout: Layout, what: str, number: str) -> Error:
    return Error(
        f"In the standard {layout.name}, {what}.",
        hint=f"Correct portal/standards/{layout.name}.csv.",
        id=number,
    )
