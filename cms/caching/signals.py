"""Whatever is saved or deleted makes kept pages old, once its transaction is committed."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.images import get_image_model
from wagtail.signals import post_page_move

from portal.models import Change, ChangeCounter, ErrorReport

from ..models.content_version import ContentVersion

OF_MIGRATIONS = {"__fake__", "django.db.migrations.recorder"}
"""Modules of the models that migrations write, some of them before there is our table."""


def connect() -> None:
    """Listen to every model: a kind of content that is added later cannot be forgotten."""
    for signal in (post_save, post_delete, m2m_changed, post_page_move):
        signal.connect(_written, dispatch_uid="cms.caching")


def _written(sender: type[models.Model], raw: bool = False, **_others: Any) -> None:
    """Advance the version after the commit; several writes of one transaction do so once."""
    if raw or sender in _of_visits() or sender.__module__ in OF_MIGRATIONS:
        return
    waiting = (function for _ids, function, _robust in transaction.get_connection().run_on_commit)
    if ContentVersion.advance not in waiting:
        transaction.on_commit(ContentVersion.advance)


@cache
def _of_visits() -> frozenset[type[models.Model]]:
    """What is written when somebody only visits or logs in; none of it changes a page."""
    rendition = get_image_model().get_rendition_model()
    counted = {Change, ChangeCounter}  # the change log advances the version by itself
    return frozenset({LogEntry, Session, ErrorReport, get_user_model(), rendition} | counted)
