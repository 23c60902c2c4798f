"""Any search as an Atom feed (RFC 4287): what is new of it, to subscribe to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .atom import TidyAtomFeed
from .engines.base import EngineUnavailableError
from .hits import Hit
from .params import Reader, decode, encode
from .query import Results, search

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A search that somebody follows: its results, and its query string."""

    results: Results
    address: str


class SearchFeed(Feed[Hit, Subscribed]):
    """The newest results of the search that the address asks for, with the page's parameters."""

    feed_type = TidyAtomFeed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = super().__call__(request, *args, **kwargs)
        except EngineUnavailableError:
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Subscribed:
        query = Reader(request.GET).query(offset=0, limit=SHOWN, language=get_language() or "")
        return Subscribed(search(replace(query, sort="newest")), encode(decode(request.GET)))

    def title(self, obj: Subscribed) -> str:
        words = obj.results.query.text[:60]
        return _("Search for “%(text)s”") % {"text": words} if words else _("Search")

    def subtitle(self, obj: Subscribed) -> str:
        return _("The newest results of this search")

    def author_name(self, obj: Subscribed) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def link(self, obj: Subscribed) -> str:
        return f"{reverse('search:search')}?{obj.address}"

    def feed_url(self, obj: Subscribed) -> str:
        return f"{reverse('search:feed')}?{obj.address}"

    def items(self, obj: Subscribed) -> list[Hit]:
        return obj.results.hits

    def item_title(self, item: Hit) -> str:
        return item.plain_title

    def item_description(self, item: Hit) -> str:
        """The excerpt as HTML, which is what the feed says it is."""
        return escape("".join(segment.text for segment in item.excerpt))

    def item_link(self, item: Hit) -> str:
        return item.url

    def item_categories(self, item: Hit) -> list[str]:
        return [item.kind_label]

    def item_pubdate(self, item: Hit) -> datetime.datetime | None:
        """The start of the day of publication; None where it is not known."""
        if item.published_on is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(item.published_on, datetime.time()))

    item_updateddate = item_pubdate
