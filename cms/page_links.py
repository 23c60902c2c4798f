"""Links to pages in rich text: all of a body's in one query, not a few for each text block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.core.signals import request_finished
from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
ID = re.compile(r"\bid=\"(\d+)\"")
_known: ContextVar[dict[int, str] | None] = ContextVar("addresses of linked pages", default=None)


class KnownPageLinkHandler(PageLinkHandler):
    """Writes links as Wagtail's handler does, from the addresses known in this request."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tag of each link; without an address where its page is gone."""
        ids = [int(attrs["id"]) for attrs in attrs_list]
        known = _known.get() or {}
        if not known.keys() >= set(ids):
            known = addresses(ids)
        urls = (known.get(page) for page in ids)
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]


@hooks.register("register_rich_text_features", order=10)
def write_page_links(features: Any) -> None:
    """Our handler in place of Wagtail's, which registers its own before."""
    features.register_link_type(KnownPageLinkHandler)


def know_links(body: StreamValue) -> None:
    """Look up all pages that a body links to, for the rest of this request."""
    links = (link for text in _texts(list(body.raw_data)) for link in LINK.findall(text))
    ids = {int(found[1]) for found in map(ID.search, links) if found}
    _known.set(addresses(ids) if ids else {})


def addresses(ids: Collection[int]) -> dict[int, str]:
    """Addresses by the pages' keys, of the translation in the active language where it is live."""
    originals = Page.objects.filter(pk__in=ids)
    translation = Q(live=True, locale__language_code=get_language())
    family = Q(translation_key__in=originals.values("translation_key"))
    keys: dict[int, Any] = {}
    translations: dict[Any, str] = {}
    urls: dict[int, str] = {}
    wanted = Page.objects.filter(Q(pk__in=ids) | family & translation).select_related("locale")
    for page in wanted:
        urls[page.pk] = page.get_url() or ""
        if page.pk in ids:
            keys[page.pk] = page.translation_key
        if page.live and page.locale.language_code == get_language():
            translations[page.translation_key] = urls[page.pk]
    return {pk: translations.get(key) or urls[pk] for pk, key in keys.items()} | dict.fromkeys(
        set(ids) - keys.keys(), ""
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text in a body's raw data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _forget(**_kwargs: Any) -> None:
    _known.set(None)


request_finished.connect(_forget, dispatch_uid="cms.page_links")
