"""What changes the text of documents or who may have it: then search is told, after the commit."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection as DocumentCollection
from wagtail.models import CollectionViewRestriction

from .keeping import keep, pages_with, tell_search

TOLD = frozenset({"title", "file", "collection"})
"""Fields of a document of which search is told."""


def connect() -> None:
    """Listen; called once, when the app is ready."""
    model = get_document_model()
    post_save.connect(on_saved, model, dispatch_uid="attachments.saved")
    pre_delete.connect(on_deleted, model, dispatch_uid="attachments.deleted")
    post_save.connect(on_collection, DocumentCollection, dispatch_uid="attachments.collection")
    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(
            on_restriction,
            CollectionViewRestriction,
            dispatch_uid=f"attachments.restriction.{name}",
        )


def on_saved(
    instance: AbstractDocument,
    update_fields: Collection[str] | None = None,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    """Read the file, and index the pages that show it."""
    if raw:
        return
    if update_fields is None or TOLD.intersection(update_fields):
        transaction.on_commit(partial(_read, instance.pk), robust=True)


def on_deleted(instance: AbstractDocument, **kwargs: Any) -> None:
    """Index the pages that showed it, without it; what refers to it is known only before."""
    transaction.on_commit(partial(tell_search, pages_with([instance.pk])), robust=True)


def on_collection(instance: DocumentCollection, created: bool, **kwargs: Any) -> None:
    """A collection may be about to move below a private one, or out of it."""
    if not created:
        on_restriction_of(instance.pk)


def on_restriction(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """A collection became private or public, and all below it."""
    on_restriction_of(instance.collection_id)


def on_restriction_of(collection: int) -> None:
    """Index the pages that show documents of this collection or of one below it."""
    transaction.on_commit(partial(_look_again, collection), robust=True)


def _read(pk: int) -> None:
    document = get_document_model().objects.filter(pk=pk).first()
    if document is not None:
        keep(document)
        tell_search(pages_with([pk]))


def _look_again(pk: int) -> None:
    collection = DocumentCollection.objects.filter(pk=pk).first()
    if collection is not None:
        within = collection.get_descendants(inclusive=True)
        documents = get_document_model().objects.filter(collection__in=within)
        tell_search(pages_with(documents.values_list("pk", flat=True)))
