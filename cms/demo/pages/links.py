"""Where the links in a page file lead: to another page, to a list or record, or out."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, translate_url
from wagtail.models import Page

from .documents import document_file
from .drawings import DRAWINGS, drawing_image
from .rich_text import LinkResolver
from .targets import Targets

DRAWING = "drawing:"
OUTSIDE = ("https", "http", "mailto", "tel")


def targets_of(path: PurePosixPath, pages: Mapping[PurePosixPath, Page]) -> Targets:
    """What the file at ``path`` may name: pages and addresses, pictures, documents."""
    return Targets(link_resolver(path, pages), find_image, document_file)


def link_resolver(path: PurePosixPath, pages: Mapping[PurePosixPath, Page]) -> LinkResolver:
    """What turns the links of the file at ``path`` into the attributes of ``<a>``.

    ``other.md`` becomes a link to the page itself, so it survives a move; ``/groups/G001/`` must
    be an address of this site.
    """

    def attributes(target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme in OUTSIDE:
            return f'href="{escape(target)}"'
        if parts.scheme or parts.netloc:
            raise ValueError(f"links do not go to '{target}'")
        if parts.path.startswith("/"):
            return f'href="{escape(_local(target, parts.path))}"'
        page = pages.get(PurePosixPath(posixpath.normpath(path.parent / parts.path)))
        if page is None:
            raise ValueError(f"there is no page file '{target}'")
        return f'linktype="page" id="{page.pk}"'

    return attributes


def in_language(href: str, language: str) -> str:
    """The address of a list or record in another language; addresses outside stay."""
    return translate_url(href, language) if href.startswith("/") else href


def find_image(target: str) -> int:
    """The id of the image that a figure names; ValueError for an unknown one."""
    name = target.removeprefix(DRAWING)
    if not target.startswith(DRAWING) or name not in DRAWINGS:
        known = ", ".join(DRAWING + name for name in DRAWINGS)
        raise ValueError(f"there is no picture '{target}'; there is {known}")
    return drawing_image(name)


def _local(target: str, path: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    if match is None or match.view_name == "wagtail_serve":
        raise ValueError(f"'{target}' is no address of a list or record; link to the page's file")
    return target
