"""System checks: a dataset publishes what its model has, contacts with consent only, and a layout
writes nothing that the dataset does not publish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from portal import standards

from . import Dataset
from . import all as all_datasets

LAYOUT_ONLY = frozenset({"accessibility", "consents", "expire_at", "go_live_at"})
"""What layouts write besides the fields: answers in one cell, consents given, days of display."""


@register("portal")
def check_datasets(*_args: Any, **_kwargs: Any) -> list[CheckMessage]:
    """Look through every declaration."""
    return [message for dataset in all_datasets() for message in errors_of(dataset)]


def errors_of(dataset: Dataset) -> list[CheckMessage]:
    """What is wrong with one declaration."""
    return [*_missing(dataset), *_without_consent(dataset), *_beyond(dataset)]


def _missing(dataset: Dataset) -> Iterator[CheckMessage]:
    for name in dataset.problems():
        yield Error(
            f"Dataset {dataset.name!r} names {name!r}, which {dataset.model.__name__} lacks.",
            hint="Correct the field's name, source or consent in portal/datasets/.",
            obj=dataset.model,
            id="portal.E001",
        )


def _without_consent(dataset: Dataset) -> Iterator[CheckMessage]:
    consents = getattr(dataset.model, "CONSENTS", {})
    for field in dataset.fields:
        needed = consents.get(field.column, "")
        if field.consent != needed:
            yield Error(
                f"Dataset {dataset.name!r} publishes {field.name!r} without {needed!r}.",
                hint="Name the consent in the field's declaration.",
                obj=dataset.model,
                id="portal.E002",
            )


def _beyond(dataset: Dataset) -> Iterator[CheckMessage]:
    published = {field.column for field in dataset.fields} | LAYOUT_ONLY
    for name in dataset.standards:
        for column in standards.load(name).columns:
            field = column.field.partition(".")[0]
            if field not in published:
                yield Error(
                    f"Layout {name} writes {field!r}, which dataset {dataset.name!r} keeps back.",
                    hint="Declare the field public in portal/datasets/, or take the column out.",
                    obj=dataset.model,
                    id="portal.E003",
                )
