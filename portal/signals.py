"""Keeps the change log: what the public gains, sees changed and loses, as it happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import published, unpublished

from search.gathering import Gathering

from .models import Action, Change, Event, Facility, Group, Record

RECORDS: tuple[type[Record], ...] = (Group, Facility, Event)


@Gathering
def on_publication(records: Sequence[Record]) -> None:
    """Note publications; a scheduled one counts when it goes live."""
    Change.objects.append_publications(records)


@Gathering
def on_withdrawal(records: Sequence[Record]) -> None:
    """Note withdrawals, by hand or by expiry."""
    Change.objects.append_withdrawals(records)


def on_published(instance: Record, **_kwargs: Any) -> None:
    """A record's revision was published."""
    on_publication(instance)


def on_unpublished(instance: Record, **_kwargs: Any) -> None:
    """A record was withdrawn."""
    on_withdrawal(instance)


def on_deleted(instance: Record, **_kwargs: Any) -> None:
    """Note that a public record is gone; nobody misses a draft."""
    if instance.live:
        Change.objects.append(instance, Action.WITHDRAWN)


def connect() -> None:
    """Listen to every record model; the handlers run in the transaction of what they note."""
    for model in RECORDS:
        for signal, handler in (
            (published, on_published),
            (unpublished, on_unpublished),
            (post_delete, on_deleted),
        ):
            uid = f"change log {handler.__name__} {model.__name__}"
            signal.connect(handler, sender=model, dispatch_uid=uid)
