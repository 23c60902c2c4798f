"""Case studies: what a group and the city did together, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.images.models import AbstractImage
from wagtail.query import PageQuerySet

from cms import case_study_context
from cms.case_filters import CaseStudyFilter
from cms.paging import page_of
from cms.pictures import CARD, LEAD, SOCIAL, Shape, with_renditions
from cms.visibility import public
from portal.head import PageHead
from portal.models import ActivityField, Facility, Group

from .base import ContentPage
from .case_links import CaseStudyFacility, CaseStudyGroup, named

if TYPE_CHECKING:
    from django.http import HttpRequest


class CollaborationForm(models.TextChoices):
    """協働の形態: how a group and the city work together."""

    ENDORSEMENT = "endorsement", _("Endorsement")
    COOPERATION = "cooperation", _("Cooperation in a project")
    CO_HOSTING = "co_hosting", _("Co-hosting")
    COMMITTEE = "committee", _("Executive committee")
    GRANT = "grant", _("Grant")
    CONTRACT = "contract", _("Commission")
    AGREEMENT = "agreement", _("Agreement")
    EXCHANGE = "exchange", _("Exchange of information and views")
    OTHER = "other", _("Other form")


class CaseStudyIndexPage(ContentPage):
    """All case studies, with filters."""

    open_graph_type: ClassVar[str] = "website"
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.CaseStudyPage"]

    class Meta:
        verbose_name = _("case study index")
        verbose_name_plural = _("case study indexes")

    def case_studies(self) -> PageQuerySet:
        """The public cases below this page with whom they name and their images, newest first."""
        return (
            public(CaseStudyPage.objects.child_of(self))
            .defer_streamfields()
            .select_related("image")
            .prefetch_related(
                Prefetch("groups", named(CaseStudyGroup.objects.all(), "group")),
                Prefetch("facilities", named(CaseStudyFacility.objects.all(), "facility")),
                with_renditions("image", CARD),
            )
            .order_by("-year", "path")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the filters and one page of the cases they leave."""
        context = super().get_context(request, *args, **kwargs)
        context["filters"] = filters = CaseStudyFilter(request.GET, self.case_studies())
        context["cases"] = page_of(filters.cases(), request)
        return context


class CaseStudyPage(ContentPage):
    """One case: who worked together, how, in which field, and with what result."""

    search_kind = "case"

    form = models.CharField(_("Form of collaboration"), max_length=20, choices=CollaborationForm)
    field = models.CharField(_("Field of activity"), max_length=2, choices=ActivityField)
    year = models.PositiveSmallIntegerField(
        _("Fiscal year"), help_text=_("The fiscal year in which it began: 2026")
    )
    group_role = models.TextField(_("What the group did"), blank=True)
    city_role = models.TextField(_("What the city did"), blank=True)
    result = models.TextField(_("Outcome"), blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Image"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown above the case and on its card; best 1600 by 900 px."),
    )
    image_alt = models.CharField(
        _("What the image shows"),
        max_length=250,
        blank=True,
        help_text=_("Read out to those who cannot see it: 川辺で袋を広げ、ごみを集める人たち"),
    )

    parent_page_types: ClassVar[list[str]] = ["cms.CaseStudyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *ContentPage.content_panels[:-1],
        MultiFieldPanel(
            [FieldPanel("form"), FieldPanel("field"), FieldPanel("year")], heading=_("The facts")
        ),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")),
        InlinePanel("groups", label=_("Civic group")),
        InlinePanel("facilities", label=_("Facility")),
        InlinePanel("sections", label=_("Handbook section")),
        MultiFieldPanel(
            [FieldPanel("group_role"), FieldPanel("city_role"), FieldPanel("result")],
            heading=_("Roles and outcome"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    def clean(self) -> None:
        """Refuse an image that a part of the readers would learn nothing of."""
        super().clean()
        if self.image_id and not self.image_alt:
            raise ValidationError({"image_alt": _("Say in words what the image shows.")})

    @cached_property
    def public_groups(self) -> list[Group]:
        """The groups of the case whose records are published, in the editor's order."""
        links = self._links("groups", "group")
        return [link.group for link in links if link.group.live]

    @cached_property
    def public_facilities(self) -> list[Facility]:
        """The facilities of the case whose records are published, in the editor's order."""
        links = self._links("facilities", "facility")
        return [link.facility for link in links if link.facility.live]

    def _links(self, relation: str, record: str) -> Iterable[Any]:
        """The links as prefetched or as a draft holds them; otherwise read with their records."""
        links = getattr(self, relation)
        held = relation in getattr(self, "_prefetched_objects_cache", {})
        return links.all() if held else named(links.all(), record)

    @property
    def facts(self) -> list[tuple[Any, Any]]:
        """What can be said of the case in a word, each with its name."""
        since = gettext("Since fiscal %(year)s") % {"year": self.year}
        return [
            (_("Form of collaboration"), self.get_form_display()),
            (_("Field of activity"), self.get_field_display()),
            (_("Fiscal year"), since),
        ]

    @property
    def head(self) -> PageHead:
        """With the case's image on cards."""
        if self.image is None:
            return super().head
        [card] = SOCIAL.renditions(self.image).values()
        return replace(super().head, image=card.url, image_alt=self.image_alt)

    def pictures(self) -> Iterator[tuple[AbstractImage, Shape]]:
        """With the case's image above it, on its card, and on cards elsewhere."""
        yield from super().pictures()
        if self.image is not None:
            yield from ((self.image, shape) for shape in (LEAD, CARD, SOCIAL))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what surrounds the case: four queries, and two for the names in other languages."""
        context = super().get_context(request, *args, **kwargs)
        context["events"] = case_study_context.coming_events(self)
        context["sections"] = case_study_context.sections(self)
        return context

    def search_texts(self) -> list[str]:
        """The texts of the page, with the roles, the result and whom it names."""
        named = [record.name for record in self.public_groups]
        named += [record.name for record in self.public_facilities]
        return [*super().search_texts(), self.group_role, self.city_role, self.result, *named]

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """The field of activity."""
        return {"field": (self.field,)}
