"""What front matter may say for each type of page, and how it becomes the page's fields."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, Model
from wagtail.models import Page

from cms import models
from portal.models import Facility, Group

from .days import relative_day
from .links import find_image
from .tree import PageFile

COMMON = ("title", "slug", "summary")
ABOUT_THE_FILE = ("type", "source")
"""Keys for whoever writes: the type of page, and the ledger of sources that the text names."""


@dataclass(frozen=True, slots=True)
class PageType:
    """A page model with the front matter it takes beside ``COMMON``."""

    model: type[Page]
    keys: tuple[str, ...] = ()
    required: tuple[str, ...] = ("title", "slug")


CASE_FACTS = ("form", "field", "year", "city_role", "group_role", "result", "image", "image_alt")
LINK_LISTS: dict[str, tuple[type[Model], type[Model], str]] = {
    "groups": (Group, models.CaseStudyGroup, "group"),
    "facilities": (Facility, models.CaseStudyFacility, "facility"),
    "sections": (models.HandbookSectionPage, models.CaseStudySection, "section"),
}
"""Keys that hold codes of records or files of pages: what they name, the row that links it, and
the row's field."""

PAGE_TYPES = {
    "home": PageType(models.HomePage, ("headline", "search_words")),
    "handbook": PageType(models.HandbookPage, ("numbering",)),
    "section": PageType(models.HandbookSectionPage, ("numbered",)),
    "cases": PageType(models.CaseStudyIndexPage),
    "case": PageType(
        models.CaseStudyPage,
        (*CASE_FACTS, *LINK_LISTS),
        ("title", "slug", "form", "field", "year"),
    ),
    "news-index": PageType(models.NewsIndexPage),
    "news": PageType(models.NewsPage, ("date", "category"), ("title", "slug", "date", "category")),
    "standard": PageType(models.StandardPage),
}
"""Every type of page by the name that front matter uses."""


def page_type(file: PageFile) -> PageType:
    """The type a file names, its keys checked; ContentError names the line of a wrong one."""
    name = file.front.values.get("type", "")
    if name not in PAGE_TYPES:
        known = ", ".join(PAGE_TYPES)
        raise file.error(file.front.line("type"), f"type '{name}' is none of {known}")
    found = PAGE_TYPES[name]
    allowed = {*ABOUT_THE_FILE, *COMMON, *found.keys}
    for key in file.front.values:
        if key not in allowed:
            raise file.error(file.front.line(key), f"'{key}' is no key of type '{name}'")
    for key in found.required:
        if file.front.values.get(key) in (None, ""):
            raise file.error(1, f"'{key}' is missing")
    return found


def plain_fields(file: PageFile, today: datetime.date) -> dict[str, Any]:
    """The values of the page's own fields, in the fields' types."""
    found = page_type(file)
    keys = [key for key in (*COMMON, *found.keys) if key not in LINK_LISTS]
    fields = {key: found.model._meta.get_field(key) for key in keys if key in file.front.values}
    return {field.attname: _value(file, key, field, today) for key, field in fields.items()}


def linked(file: PageFile, pages: Mapping[PurePosixPath, Page]) -> dict[str, list[Model]]:
    """The records a file names by code and the pages it names by file, by key.

    ContentError for a code that nobody has, and for a file that there is not.
    """
    lists = {key: LINK_LISTS[key] for key in page_type(file).keys if key in LINK_LISTS}
    return {
        key: [
            _page(file, key, model, name, pages)
            if issubclass(model, Page)
            else _record(file, key, model, name)
            for name in file.front.values.get(key) or []
        ]
        for key, (model, _row, _name) in lists.items()
    }


def _page(
    file: PageFile, key: str, model: type[Page], name: str, pages: Mapping[PurePosixPath, Page]
) -> Page:
    page = pages.get(PurePosixPath(posixpath.normpath(file.path.parent / name)))
    if not isinstance(page, model):
        reason = f"there is no page file '{name}' for {key}"
        raise file.error(file.front.line(key), reason)
    return page


def _record(file: PageFile, key: str, model: type[Model], code: str) -> Model:
    try:
        return model.published.get(code=code)  # type: ignore[attr-defined]  # of every record
    except ObjectDoesNotExist:
        reason = f"no published record of {key} has the code '{code}'"
        raise file.error(file.front.line(key), reason) from None


def _value(file: PageFile, key: str, field: Field, today: datetime.date) -> Any:
    value = file.front.values[key]
    line = file.front.line(key)
    if field.get_internal_type() == "DateField" and isinstance(value, str):
        try:
            return relative_day(value, today)
        except ValueError:
            reason = f"'{value}' is no date like 2026-04-01 and no day like -3d or 11-16"
            raise file.error(line, reason) from None
    if field.name == "image":
        try:
            return find_image(str(value))
        except ValueError as error:
            raise file.error(line, str(error)) from error
    if field.choices and value not in dict(field.flatchoices):
        known = ", ".join(str(choice) for choice, _label in field.flatchoices)
        raise file.error(line, f"'{value}' is none of {known}")
    if field.get_internal_type() in ("CharField", "TextField", "SlugField"):
        return str(value)
    return value
