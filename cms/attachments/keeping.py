"""Keeps what documents say, and tells search of the pages on which they hang."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex

from cms.models.document_text import DocumentText, State
from search import registry, sync
from search.foresight import remembering

from .extracting import Extract, extract
from .limits import LARGEST_FILE


def keep(document: AbstractDocument) -> DocumentText:
    """Read the document's file, unless just this has been read before, and keep the result."""
    document.get_file_size()  # which Wagtail stores when somebody first asks
    ending = document.file_extension.lower()
    data = _bytes_of(document)
    if isinstance(data, State):
        return _store(document, "", Extract(data))
    digest = hashlib.sha256(ending.encode() + b"\0" + data).hexdigest()
    same = list(DocumentText.objects.filter(digest=digest))
    for text in same:
        if text.document_id == document.pk:
            return text
    if same:
        return _store(document, digest, Extract(State(same[0].state), same[0].parts))
    return _store(document, digest, extract(data, ending))


def pages_with(documents: Collection[int]) -> set[int]:
    """Ids of the pages, public or not, whose texts have one of these documents; one query."""
    types = ContentType.objects.get_for_models(get_document_model(), Page)
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[get_document_model()],
        to_object_id__in=[str(pk) for pk in documents],
    )
    return {int(pk) for pk in references.values_list("object_id", flat=True)}


def tell_search(pages: Collection[int]) -> None:
    """Index these pages as they are stored; texts are analysed before the index is locked."""
    found = [
        page
        for page in Page.objects.filter(pk__in=pages).specific()
        if registry.is_registered(type(page))
    ]
    with remembering():
        sync.foresee(found)
        sync.update_many(found)


def _bytes_of(document: AbstractDocument) -> bytes | State:
    """The file's bytes, or why they are not had."""
    try:
        if document.file.size > LARGEST_FILE:
            return State.TOO_MUCH
        with document.file.storage.open(document.file.name, "rb") as file:
            return bytes(file.read())
    except (OSError, ValueError):
        return State.MISSING


def _store(document: AbstractDocument, digest: str, extract: Extract) -> DocumentText:
    values = {"digest": digest, "state": extract.state, "parts": list(extract.parts)}
    return DocumentText.objects.update_or_create(document=document, defaults=values)[0]
