"""A translated page file into wagtail-localize, as if a translator had typed it there.

The translation keeps its state: the desk shows which text was made from which original, and an
original that changes later marks its translation as outdated.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .identity import identified
from .links import in_language
from .markdown import Block
from .tree import PageFile
from .writing import Outcome, Pages, is_edited, read_blocks, refused

TEXT_KEYS = (
    "title",
    "headline",
    "summary",
    "search_words",
    "city_role",
    "group_role",
    "result",
    "image_alt",
)
"""What a translated file says in its front matter; all else follows the original."""

StringPair = tuple[StringSegmentValue, StringSegmentValue]


def translate_page(
    file: PageFile, original: PageFile, page: Page, locale: Locale, pages: Pages
) -> Outcome:
    """Translate ``page``, the page of ``original``, with the texts of ``file`` and publish it."""
    target = page.get_translation(locale)
    is_new = target.alias_of_id is not None
    if is_edited(page) or (not is_new and is_edited(target)):
        return Outcome.KEPT
    _check_keys(file, original)
    source, source_changed = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    draft, blocks = _draft(file, original, source, target, pages)
    pairs = _pairs(file, source.as_instance(), draft, blocks)
    texts_changed = [_store_text(source, locale, *pair) for pair in pairs]
    links_changed = _store_links(source, locale)
    if not (is_new or source_changed or any(texts_changed) or links_changed):
        return Outcome.UNCHANGED
    try:
        translated, _created = source.create_or_update_translation(locale, publish=False)
    except ValidationError as error:
        raise refused(file, error) from error
    translated.latest_revision.publish()
    return Outcome.CREATED if is_new else Outcome.CHANGED


def _check_keys(file: PageFile, original: PageFile) -> None:
    for key in file.front.values:
        if key not in TEXT_KEYS:
            known = ", ".join(TEXT_KEYS)
            raise file.error(file.front.line(key), f"a translation has no '{key}', only {known}")
    for key in TEXT_KEYS:
        if (key in original.front.values) != (key in file.front.values):
            reason = f"'{key}' stands in only one of this file and its original"
            raise file.error(file.front.line(key), reason)


def _draft(
    file: PageFile, original: PageFile, source: TranslationSource, target: Page, pages: Pages
) -> tuple[Page, list[Block]]:
    """The original with the translated texts in place, and the blocks they come from."""
    blocks = read_blocks(file, pages)
    theirs = read_blocks(original, pages)
    for index, block in enumerate(blocks):
        wanted = theirs[index].type if index < len(theirs) else "nothing"
        if block.type != wanted:
            reason = f"'{block.type}' stands where the original has '{wanted}'"
            raise file.error(block.line, reason)
    if len(blocks) < len(theirs):
        raise file.error(1, f"'{theirs[len(blocks)].type}' is missing at the end")
    draft = source.as_instance()
    for key in TEXT_KEYS:
        if key in file.front.values:
            setattr(draft, key, str(file.front.values[key]))
    draft.slug = target.slug
    draft.body = draft.body.stream_block.to_python(identified(draft.translation_key, blocks))
    return draft, blocks


def _pairs(file: PageFile, original: Page, draft: Page, blocks: list[Block]) -> list[StringPair]:
    """Original and translated texts side by side; ContentError where the parts differ."""
    ours, theirs = _texts_by_place(draft), _texts_by_place(original)
    lines = dict(zip((f"body.{child.id}" for child in draft.body), blocks, strict=True))
    for place in {**theirs, **ours}:
        if [text.path for text in ours[place]] != [text.path for text in theirs[place]]:
            line = lines[place].line if place in lines else file.front.line(place)
            reason = "the translation has not the same paragraphs, points or cells as the original"
            raise file.error(line, reason)
    return [pair for place in theirs for pair in zip(theirs[place], ours[place], strict=True)]


def _texts_by_place(page: Page) -> dict[str, list[StringSegmentValue]]:
    """The translatable texts of a page, by field or by block of the body."""
    places: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            places[".".join(segment.path.split(".")[:2])].append(segment)
    return places


def _store_text(
    source: TranslationSource, locale: Locale, theirs: StringSegmentValue, ours: StringSegmentValue
) -> bool:
    """Put one text into the translation memory; whether it was not there as it stands."""
    return _store(
        StringTranslation,
        {"data": ours.string.data},
        translation_of=String.from_value(source.locale, theirs.string),
        locale=locale,
        context=TranslationContext.objects.get(object_id=source.object_id, path=theirs.path),
    )


def _store_links(source: TranslationSource, locale: Locale) -> bool:
    """Let links to lists and records lead to their pages in the translation's language."""
    changed = False
    for segment in extract_segments(source.as_instance()):
        if isinstance(segment, OverridableSegmentValue) and isinstance(segment.data, str):
            link = in_language(segment.data, locale.language_code)
            if link != segment.data:
                context = TranslationContext.objects.get(
                    object_id=source.object_id, path=segment.path
                )
                changed |= _store(
                    SegmentOverride, {"data_json": json.dumps(link)}, locale=locale, context=context
                )
    return changed


def _store(model: type[Model], values: dict[str, Any], **identity: Any) -> bool:
    stored, created = model._default_manager.get_or_create(**identity, defaults=values)
    if created or all(getattr(stored, name) == value for name, value in values.items()):
        return created
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save()
    return True
