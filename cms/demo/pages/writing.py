"""One page file into the tree: found or made, compared, and published when it differs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Locale, Page, Site

from cms.models import HomePage

from .errors import BlockError, ContentError
from .fields import LINK_LISTS, linked, page_type, plain_fields
from .identity import identified, page_key
from .links import targets_of
from .markdown import Block, body_blocks
from .tree import PageFile

Pages = Mapping[PurePosixPath, Page]


class Outcome(StrEnum):
    """What loading did with one file. ``KEPT``: a person has edited the page since."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"


def find_page(file: PageFile, locale: Locale) -> Page | None:
    """The page that an earlier run made of the file, wherever it has been moved since."""
    if file.is_root:
        home = Site.objects.get(is_default_site=True).root_page.specific
        if not isinstance(home, HomePage):
            raise file.error(1, "the site has no home page yet; run migrate first")
        return home
    model = page_type(file).model
    return model.objects.filter(translation_key=page_key(file.path), locale=locale).first()


def make_page(file: PageFile, parent: Page, locale: Locale, today: datetime.date) -> Page:
    """A draft of the page below ``parent``, last among its siblings; its body follows later."""
    page = page_type(file).model(
        **plain_fields(file, today),
        translation_key=page_key(file.path),
        locale=locale,
        live=False,
    )
    try:
        return parent.add_child(instance=page)
    except ValidationError as error:
        raise refused(file, error) from error


def write_page(file: PageFile, page: Page, pages: Pages, today: datetime.date) -> Outcome:
    """Bring the page in line with its file and publish it, unless a person has been at it."""
    if is_edited(page):
        return Outcome.KEPT
    fields = plain_fields(file, today)
    body = read_body(file, page, pages)
    links = linked(file, pages)
    if page.live and _is_same(page, fields, body, links):
        return Outcome.UNCHANGED
    outcome = Outcome.CHANGED if page.latest_revision_id else Outcome.CREATED
    for name, value in {**fields, "body": body}.items():
        setattr(page, name, value)
    for key, found in links.items():
        setattr(page, key, _rows(key, found))
    try:
        page.save_revision().publish()
    except ValidationError as error:
        raise refused(file, error) from error
    page.refresh_from_db()
    return outcome


def is_edited(page: Page) -> bool:
    """Whether a person has written a version of the page, or taken it down."""
    if page.latest_revision_id is None:
        return False
    return page.latest_revision.user_id is not None or not page.live


def read_body(file: PageFile, page: Page, pages: Pages) -> StreamValue:
    """The body of the page as the file has it, checked by the blocks themselves."""
    blocks = read_blocks(file, pages)
    stream_block = page.body.stream_block
    value = stream_block.to_python(identified(page.translation_key, blocks))
    try:
        stream_block.clean(value)
    except StreamBlockValidationError as error:
        index, reason = min((error.block_errors or {0: error}).items())
        raise file.error(blocks[index].line, _message(reason)) from error
    return value


def read_blocks(file: PageFile, pages: Pages) -> list[Block]:
    """The blocks of the file, its links resolved."""
    try:
        return body_blocks(file.text, targets_of(file.path, pages))
    except BlockError as error:
        raise file.error(error.line, error.reason) from error


def refused(file: PageFile, error: ValidationError) -> ContentError:
    """What a model refused, at the line of the key that it is about."""
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    key, reasons = next(iter(messages.items()))
    return file.error(file.front.line(key), f"{key}: {' '.join(reasons)}")


def _is_same(
    page: Page, fields: dict[str, Any], body: StreamValue, links: dict[str, list[Model]]
) -> bool:
    return (
        all(getattr(page, name) == value for name, value in fields.items())
        and page.body.get_prep_value() == body.get_prep_value()
        and all(_linked_ids(page, key) == [r.pk for r in found] for key, found in links.items())
    )


def _linked_ids(page: Page, key: str) -> list[int]:
    _model, _row, name = LINK_LISTS[key]
    return [getattr(row, f"{name}_id") for row in getattr(page, key).all()]


def _rows(key: str, targets: list[Model]) -> list[Any]:
    _model, row, name = LINK_LISTS[key]
    return [row(**{name: target}, sort_order=order) for order, target in enumerate(targets)]


def _message(error: Any) -> str:
    """The first message inside a block's error, however deep it lies, with the field's name."""
    block_errors = getattr(error, "block_errors", None) or {}
    if isinstance(block_errors, list):
        block_errors = {index: found for index, found in enumerate(block_errors) if found}
    for name, inner in block_errors.items():
        return f"{name}: {_message(inner)}"
    return " ".join(error.messages)
