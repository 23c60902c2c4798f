"""What can make an object public, change what is public of it, or withdraw it — all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from . import registry, sync
from .gathering import Gathering


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_published.connect(on_page_published, dispatch_uid="search.page_published")
    page_unpublished.connect(on_page_unpublished, dispatch_uid="search.page_unpublished")
    page_slug_changed.connect(on_tree_changed, dispatch_uid="search.page_slug_changed")
    post_page_move.connect(on_tree_changed, dispatch_uid="search.post_page_move")
    published.connect(on_published, dispatch_uid="search.published")
    unpublished.connect(on_published, dispatch_uid="search.unpublished")
    post_save.connect(on_created, dispatch_uid="search.created")
    post_delete.connect(on_deleted, dispatch_uid="search.deleted")
    for signal in (post_save, post_delete):
        signal.connect(
            on_restriction_changed,
            sender=PageViewRestriction,
            dispatch_uid=f"search.restriction.{id(signal)}",
        )


def on_page_published(instance: Page, **kwargs: Any) -> None:
    """Index the page; what lies below it too, where its address or title has changed."""
    if registry.is_registered(type(instance)) and sync.update(instance):
        _update_descendants(instance)


def on_page_unpublished(instance: Page, **kwargs: Any) -> None:
    """Take the page out; pages below keep their own state, but name it no more."""
    if registry.is_registered(type(instance)) and sync.update(instance):
        _update_descendants(instance)


def on_tree_changed(instance: Page, **kwargs: Any) -> None:
    """A page moved or got another slug: it and all below have new addresses, maybe new privacy."""
    _update_tree(instance.pk)


def on_restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Who may see a page changed, and with it who may see all below; no publish signal tells."""
    if not kwargs.get("raw"):
        _update_tree(instance.page_id)


@Gathering
def on_publication(objs: Sequence[Any]) -> None:
    """Index records, many at once where a batch of them was published."""
    sync.update_many(objs)


def on_published(instance: Model, **kwargs: Any) -> None:
    """A record was published or withdrawn; pages have signals of their own."""
    if registry.is_registered(type(instance)) and not isinstance(instance, Page):
        on_publication(instance)


def on_created(instance: Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """What is made public at once (an alias, a copy, an import) sends no publish signal.

    Only creation counts: Wagtail saves drafts through objects whose text is not public yet.
    """
    if created and not raw and registry.is_registered(type(instance)):
        sync.update(instance)  # type: ignore[arg-type]


def on_deleted(instance: Model, **kwargs: Any) -> None:
    """What is gone is found no more."""
    if registry.is_registered(type(instance)):
        sync.remove(instance.search_key, sync.own_locales(instance))  # type: ignore[attr-defined, arg-type]


def _update_tree(page_id: int) -> None:
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        _update_pages(page.get_descendants(inclusive=True))


def _update_descendants(page: Page) -> None:
    _update_pages(page.get_descendants())


def _update_pages(pages: Any) -> None:
    for page in pages.specific().iterator():
        if registry.is_registered(type(page)):
            sync.update(page)
