"""The news as an Atom feed, for readers that ask again and again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.models import NewsPage
from cms.models.news import newest
from search.atom import TidyAtomFeed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

SHOWN = 50


class NewsFeed(Feed[NewsPage, "HttpRequest"]):
    """The newest public news in the language of the address."""

    feed_type = TidyAtomFeed
    title = _("News of Tomoni")
    subtitle = _("What is new in collaboration between citizens and the city")
    author_name = _("Tomoni City collaboration portal")
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def link(self, request: HttpRequest) -> str:
        return reverse("wagtail_serve", args=[""])

    def items(self, request: HttpRequest) -> Iterable[NewsPage]:
        """Public news; in English only what is written in English."""
        news = NewsPage.objects.filter(locale__language_code=get_language(), alias_of__isnull=True)
        return newest(news)[:SHOWN]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        """The summary as HTML, which is what the feed says it is."""
        return escape(item.description)

    def item_link(self, item: NewsPage) -> str:
        return item.get_url() or ""

    def item_guid(self, item: NewsPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        """The news's date as an editor gave it, at the start of the day."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time()))

    def item_updateddate(self, item: NewsPage) -> datetime.datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item: NewsPage) -> list[str]:
        return [item.get_category_display()]
