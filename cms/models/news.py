"""News: what is new, in categories, gone when it expires."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.query import PageQuerySet

from cms.news_filter import NewsFilter
from cms.paging import page_of
from cms.visibility import public

from .base import ContentPage

if TYPE_CHECKING:
    from django.http import HttpRequest


class NewsCategory(models.TextChoices):
    """What kind of news it is."""

    NOTICE = "notice", _("Notices")
    CALL = "call", _("Calls for applications")
    EVENT = "event", _("Events and courses")
    SUPPORT = "support", _("Grants and support")
    REPORT = "report", _("Activity reports")


def today() -> datetime.date:
    """Today, where the city is."""
    return timezone.localdate()


class NewsIndexPage(ContentPage):
    """All news, newest first, by category and year."""

    open_graph_type: ClassVar[str] = "website"
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.NewsPage"]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def news(self) -> PageQuerySet:
        """The public news below this page, newest first."""
        return newest(NewsPage.objects.child_of(self))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the categories and years, and one page of the news in the chosen ones."""
        context = super().get_context(request, *args, **kwargs)
        context["filter"] = chosen = NewsFilter(request.GET, self.news(), NewsCategory.choices)
        context["news"] = page_of(chosen.news(), request)
        return context


class NewsPage(ContentPage):
    """One piece of news."""

    search_kind = "news"

    date = models.DateField(_("Date"), default=today)
    category = models.CharField(
        _("Category"), max_length=20, choices=NewsCategory, default=NewsCategory.NOTICE
    )

    parent_page_types: ClassVar[list[str]] = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels[:-1],
        MultiFieldPanel([FieldPanel("date"), FieldPanel("category")], heading=_("The facts")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def search_date(self) -> datetime.date:
        """The date of the news."""
        return self.date


def newest(news: PageQuerySet) -> PageQuerySet:
    """The public ones among ``news``, newest first."""
    return public(news).defer_streamfields().order_by("-date", "-first_published_at", "pk")
