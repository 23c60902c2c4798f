"""Entries for the tests of search, written as the site writes them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from search import sync
from search.documents import SearchDocument
from search.models import SearchClock

Write = Callable[..., None]


def entry(key: str, title: str, body: str = "", **fields: Any) -> SearchDocument:
    """One document: ``entry("groups:G1", "title", "body", area=("北",), locale="en")``."""
    facets = {name: fields.pop(name) for name in ("area", "field") if name in fields}
    return SearchDocument(
        key=key,
        locale=fields.pop("locale", "ja"),
        kind=fields.pop("kind", key.split(":")[0].removesuffix("s")),
        title=title,
        url=fields.pop("url", f"/{key.replace(':', '/')}/"),
        body=body,
        facets=facets,
        **fields,
    )


def write_entries(*documents: SearchDocument) -> None:
    """Write documents in one go, as an import does."""
    with transaction.atomic():
        wanted = [sync.Wanted(one.key, (one,), {one.locale}) for one in documents]
        sync.write(wanted, SearchClock.lock())


def write_entry(key: str, title: str, body: str = "", **fields: Any) -> None:
    """Write the one document that ``entry`` makes of this."""
    write_entries(entry(key, title, body, **fields))


@pytest.fixture
def write(db: None) -> Write:
    """``write_entry``, with a database to write to."""
    return write_entry


@pytest.fixture(scope="module")
def city(module_db: None) -> None:
    """A handful of things of every kind, for modules in which every test wants them."""
    write_city()


def write_city() -> None:
    """Write the entries of ``city``."""
    day = datetime.date(2099, 11, 3)
    later = day + datetime.timedelta(days=40)
    helpers = {"area": ("北",), "field": ("01",)}
    write_entries(
        entry("groups:G1", "雪かき応援団", "高齢者世帯の除雪を手伝います。", **helpers),
        entry("groups:G2", "川を守る会", "川の清掃をしています。", area=("南",), field=("07",)),
        entry(
            "events:E1",
            "除雪ボランティア講座",
            "除雪の基本を学びます。",
            starts_on=day,
            area=("北",),
        ),
        entry("events:E2", "川の清掃", "ごみを拾います。", starts_on=later),
        entry("facilities:F1", "北公民館", "会議室があります。", kind="facility", area=("北",)),
        entry("groups:G1", "Snow helpers", "We help with snow removal.", locale="en", area=("北",)),
    )
