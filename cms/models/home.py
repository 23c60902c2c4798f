"""The front page, one a language: where every visit that knows no better begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.front import front_page

from .base import ContentPage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.url_routing import RouteResult


class HomePage(ContentPage):
    """The root of a language's tree; what it lists comes from pages and live records."""

    headline = models.CharField(
        _("Headline"), max_length=100, blank=True, help_text=_("The first words a visitor reads.")
    )

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at an address in one step, however deep it lies.

        Wagtail walks down with two queries a level; ``url_path`` names the page at once. A page
        that answers below its own address is left to the walk.
        """
        if path_components:
            address = self.url_path + "/".join(path_components) + "/"
            page = Page.objects.filter(url_path=address).specific().first()
            if page is not None:
                return page.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the front page lists."""
        context = super().get_context(request, *args, **kwargs)
        context["front"] = front_page(self)
        return context
