"""Any search as an Atom feed (RFC 4287): what is new of it, to subscribe to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

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
from .spelling import other_spellings

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A search that somebody follows: its results, its query string, and the site's address."""

    results: Results
    address: str
    site: str


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
        results = search(replace(query, sort="newest"))
        return Subscribed(results, encode(decode(request.GET)), request.build_absolute_uri("/"))

    def title(self, obj: Subscribed) -> str:
        words = obj.results.query.text[:60]
        return _("Search for “%(text)s”") % {"text": words} if words else _("Search")

    def subtitle(self, obj: Subscribed) -> str:
        if obj.results.relaxed:
            return _("Nothing has all of these words. These results have some of them.")
        return _("The newest results of this search")

    def feed_extra_kwargs(self, obj: Subscribed) -> dict[str, Any]:
        """The feeds of other spellings, where the words find little as they stand."""
        feed = urljoin(obj.site, reverse("search:feed"))
        return {
            "related": [
                (other.text, f"{feed}?{encode({'q': [other.text]})}")
                for other in other_spellings(obj.results)
            ]
        }

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
