"""Which documents a page shows, as search should know them: public files of the page as stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction

from search.attachments import Attachment, Part

if TYPE_CHECKING:
    from cms.models.base import ContentPage


def attachments_of(page: ContentPage) -> tuple[Attachment, ...]:
    """The public documents that the page's texts link to or offer, in their order; one query."""
    ids = list(dict.fromkeys(_document_ids(page)))
    if not ids:
        return ()
    found = {document.pk: document for document in public_documents().filter(pk__in=ids)}
    return tuple(_attachment(found[pk]) for pk in ids if pk in found)


def public_documents() -> QuerySet[AbstractDocument]:
    """Documents in no private collection, with their texts."""
    restrictions = CollectionViewRestriction.objects.annotate(
        place=ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    )
    private = Exists(restrictions.filter(place__startswith=F("collection__path")))
    return get_document_model().objects.filter(~private).select_related("text")


def _document_ids(page: ContentPage) -> list[int]:
    model = get_document_model()
    return [
        int(pk)
        for field in page._meta.concrete_fields
        if hasattr(field, "extract_references")
        for target, pk, *_path in field.extract_references(field.value_from_object(page))
        if target is model
    ]


def _attachment(document: AbstractDocument) -> Attachment:
    text = getattr(document, "text", None)
    return Attachment(
        title=document.title,
        url=document.url,
        type=document.file_extension.upper(),
        size=document.file_size,
        parts=tuple(Part(*part) for part in text.parts) if text else (),
    )
