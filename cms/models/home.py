"""The front page, one a language: where every visit that knows no better begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from cms.blocks.front_parts import FrontPartsBlock
from cms.fields import BlocksField
from cms.front import front_page
from cms.pictures import BANNER, Shape

from .base import ContentPage

if TYPE_CHECKING:
    from django.http import HttpRequest

BETWEEN_WORDS = re.compile(r"[、,，\n]")


class HomePage(ContentPage):
    """The root of a language's tree; what it lists comes from pages and live records."""

    headline = models.CharField(
        _("Headline"), max_length=100, blank=True, help_text=_("The first words a visitor reads.")
    )
    search_words = models.CharField(
        _("Words often searched for"),
        max_length=200,
        blank=True,
        help_text=_("Links below the search box, separated with commas: 子育て, 補助金, 会議室."),
    )
    drawing = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Drawing"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A wide picture below the first words; without one, Tomoni's own is shown."),
    )
    parts = BlocksField(
        FrontPartsBlock(),
        verbose_name=_("Parts"),
        blank=True,
        help_text=_("In the order you choose. Without any, all are shown in the usual order."),
    )

    open_graph_type: ClassVar[str] = "website"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("headline"),
                FieldPanel("summary"),
                FieldPanel("search_words"),
                FieldPanel("drawing"),
            ],
            heading=_("The first words"),
        ),
        FieldPanel("parts"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def words(self) -> list[str]:
        """The words to search for, one by one."""
        return [word.strip() for word in BETWEEN_WORDS.split(self.search_words) if word.strip()]

    @property
    def shown_parts(self) -> list[str]:
        """The names of the parts in order: the editor's, or all."""
        names = list(FrontPartsBlock.base_blocks)
        return [part.block_type for part in self.parts if part.block_type in names] or names

    def pictures(self) -> Iterator[tuple[AbstractImage, Shape]]:
        """With the drawing below the first words."""
        yield from super().pictures()
        if self.drawing is not None:
            yield self.drawing, BANNER

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the front page lists."""
        context = super().get_context(request, *args, **kwargs)
        context["front"] = front_page(self)
        return context
