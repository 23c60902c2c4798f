"""System check: a dataset may only publish what its model has."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from . import Dataset
from . import all as all_datasets


@register("portal")
def check_datasets(*_args: Any, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse declarations that name fields the model lacks."""
    return [message for dataset in all_datasets() for message in errors_of(dataset)]


def errors_of(dataset: Dataset) -> list[CheckMessage]:
    """What is wrong with one declaration."""
    return [
        Error(
            f"Dataset {dataset.name!r} names {problem}, which {dataset.model.__name__} lacks.",
            hint="Correct the field's name, source or consent in portal/datasets/.",
            obj=dataset.model,
            id="portal.E001",
        )
        for problem in dataset.problems()
    ]
