"""The handbook: editions, and in them chapters and sections nested as deep as needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.outline import Outline
from cms.terms import Terms
from cms.visibility import public

from .base import ContentPage
from .glossary import GlossaryTerm

if TYPE_CHECKING:
    from django.http import HttpRequest

    from search.documents import SearchDocument


EDITION_DEPTH = 3
"""Editions lie below a language's home page."""
KINDS = ("handbookpage", "handbooksectionpage")
OUTLINE_FIELDS = (
    *("path", "title", "slug", "url_path", "locale", "alias_of"),
    *("handbookpage__summary", "handbookpage__numbering"),
    *("handbooksectionpage__summary", "handbooksectionpage__numbered"),
)
"""What an outline shows of an edition and its sections."""


def _as_its_kind(page: Page) -> Any:
    """An edition or a section, as the query has read it together with ``page``."""
    return next(getattr(page, kind) for kind in KINDS if hasattr(page, kind))


class Numbering(models.TextChoices):
    """How an edition names its first level: 第4章, 資料4, or not at all."""

    CHAPTERS = "chapters", _("Chapters")
    APPENDICES = "appendices", _("Appendices")
    NONE = "none", _("No numbers")


class HandbookBase(ContentPage):
    """What an edition and its sections share: their outline."""

    search_kind = "handbook"

    class Meta:
        abstract = True

    def edition(self) -> HandbookPage:
        """The edition this page belongs to."""
        return self.outline().edition.page

    def search_document(self, url: str) -> SearchDocument:
        """The page as search sees it, with the titles of what it is in."""
        ancestors = Page.objects.ancestor_of(self).type(HandbookPage, HandbookSectionPage)
        above = public(ancestors.filter(alias_of__isnull=True)).order_by("depth")
        titles = list(above.values_list("title", flat=True))
        return replace(super().search_document(url), details={"above": titles})

    def outline(self) -> Outline:
        """The edition's public sections in reading order, with their numbers.

        The page itself is part of it as this instance has it: a preview shows a draft in place.
        One query, whatever the size of the tree.
        """
        top = self.path[: EDITION_DEPTH * self.steplen]
        tree = Page.objects.filter(path__startswith=top)
        shown = (public(tree) | tree.filter(path=top)).select_related(*KINDS).only(*OUTLINE_FIELDS)
        by_path = {page.path: _as_its_kind(page) for page in shown} | {self.path: self}
        return Outline(by_path.pop(top), (by_path[path] for path in sorted(by_path)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the outline, the page's place in it, and the terms of the text's language."""
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = Terms(GlossaryTerm.objects.filter(locale=self.source.locale_id))
        context["outline"] = outline = self.outline()
        context["entry"] = entry = outline.entry(self)
        context["previous"] = outline.previous(entry)
        context["next"] = outline.next(entry)
        return context


class HandbookPage(HandbookBase):
    """An edition of the handbook: the main text, the appendices, the summary."""

    numbering = models.CharField(
        _("Numbering"),
        max_length=20,
        choices=Numbering,
        default=Numbering.CHAPTERS,
        help_text=_("How the edition's chapters are named; numbers follow the tree."),
    )

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.HandbookSectionPage"]
    content_panels: ClassVar[list[Any]] = [*ContentPage.content_panels, FieldPanel("numbering")]

    class Meta:
        verbose_name = _("handbook edition")
        verbose_name_plural = _("handbook editions")


class HandbookSectionPage(HandbookBase):
    """A chapter, a section, or what lies below: one type, named by its place in the tree."""

    numbered = models.BooleanField(
        _("Numbered"),
        default=True,
        help_text=_("Switch off for a preface or an afterword; it is left out of the count."),
    )

    parent_page_types: ClassVar[list[str]] = ["cms.HandbookPage", "cms.HandbookSectionPage"]
    subpage_types: ClassVar[list[str]] = ["cms.HandbookSectionPage"]
    content_panels: ClassVar[list[Any]] = [*ContentPage.content_panels, FieldPanel("numbered")]

    class Meta:
        verbose_name = _("handbook section")
        verbose_name_plural = _("handbook sections")
