"""The handbook: editions, and in them chapters and sections nested as deep as needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
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


OUTLINE_FIELDS = ("path", "title", "slug", "summary", "numbered")
"""What an outline shows of a section."""


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
        raise NotImplementedError

    def search_document(self, url: str) -> SearchDocument:
        """The page as search sees it, with the titles of what it is in."""
        ancestors = Page.objects.ancestor_of(self).type(HandbookPage, HandbookSectionPage)
        above = public(ancestors.filter(alias_of__isnull=True)).order_by("depth")
        titles = list(above.values_list("title", flat=True))
        return replace(super().search_document(url), details={"above": titles})

    def outline(self) -> Outline:
        """The edition's public sections in reading order, with their numbers.

        The page itself is part of it as this instance has it: a preview shows a draft in place.
        Two queries, whatever the size of the tree.
        """
        edition = self.edition()
        sections = public(HandbookSectionPage.objects.descendant_of(edition))
        by_path = {section.path: section for section in sections.only(*OUTLINE_FIELDS)}
        if self is not edition:
            by_path[self.path] = self
        return Outline(edition, (by_path[path] for path in sorted(by_path)))

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

    def edition(self) -> HandbookPage:
        return self


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

    def edition(self) -> HandbookPage:
        return self._edition

    @cached_property
    def _edition(self) -> HandbookPage:
        editions = HandbookPage.objects.ancestor_of(self)
        return editions.defer_streamfields().order_by("-depth")[0]
