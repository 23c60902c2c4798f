"""The registry: every dataset, declared once, by name.

``datasets.get("groups")`` is what API, files, pages and blocks ask; adding a dataset is adding a
module beside these and naming it here.
"""

from __future__ import annotations

from .base import Dataset, Field, Kind
from .event import EVENTS
from .facility import FACILITIES
from .filters import InvalidParameters
from .group import GROUPS

_REGISTRY: dict[str, Dataset] = {dataset.name: dataset for dataset in (GROUPS, FACILITIES, EVENTS)}


class UnknownDataset(KeyError):  # noqa: N818 - part of the package's contract
    """There is no dataset of that name."""


def get(name: str) -> Dataset:
    """The dataset of that name; UnknownDataset when there is none."""
    try:
        return _REGISTRY[name]
    except KeyError:
        raise UnknownDataset(name) from None


def all() -> tuple[Dataset, ...]:  # noqa: A001 - reads as datasets.all()
    """Every dataset, in the order in which people see them."""
    return tuple(_REGISTRY.values())


__all__ = [
    "Dataset",
    "Field",
    "InvalidParameters",
    "Kind",
    "UnknownDataset",
    "all",
    "get",
]
