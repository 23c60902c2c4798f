"""What a case study names, in the editor's order: groups, facilities, sections of the handbook."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from portal.models import Facility, Group
from portal.read_along import TextsInLanguage, with_texts

from .handbook import HandbookSectionPage


# Wagtail is untyped: the type checker sees a model in Orderable's children only by models.Model.
class CaseStudyGroup(Orderable, models.Model):
    """A group that a case names."""

    page = ParentalKey("cms.CaseStudyPage", on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(
        Group, verbose_name=_("Civic group"), on_delete=models.CASCADE, related_name="case_links"
    )

    texts = TextsInLanguage("group")

    panels: ClassVar[list[Any]] = [FieldPanel("group")]

    def __str__(self) -> str:
        return str(self.group)


class CaseStudyFacility(Orderable, models.Model):
    """A facility that a case names."""

    page = ParentalKey("cms.CaseStudyPage", on_delete=models.CASCADE, related_name="facilities")
    facility = models.ForeignKey(
        Facility, verbose_name=_("Facility"), on_delete=models.CASCADE, related_name="case_links"
    )

    texts = TextsInLanguage("facility")

    panels: ClassVar[list[Any]] = [FieldPanel("facility")]

    def __str__(self) -> str:
        return str(self.facility)


class CaseStudySection(Orderable, models.Model):
    """A section of the handbook that a case is an example of."""

    page = ParentalKey("cms.CaseStudyPage", on_delete=models.CASCADE, related_name="sections")
    section = models.ForeignKey(
        HandbookSectionPage,
        verbose_name=_("Handbook section"),
        on_delete=models.CASCADE,
        related_name="case_links",
    )

    panels: ClassVar[list[Any]] = [FieldPanel("section")]

    def __str__(self) -> str:
        return str(self.section)


def named(links: Any, record: str) -> Any:
    """The links with their records and the records' texts in the reader's language."""
    return with_texts(links.select_related(record), texts=record)
