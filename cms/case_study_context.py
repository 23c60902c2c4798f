"""What surrounds a case: the events to come of whom it names, and the sections it illustrates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from cms.visibility import public
from portal import glances
from portal.models import Event

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from cms.models import CaseStudyPage

EVENTS = 4
"""How many events a case shows."""


def coming_events(case: CaseStudyPage) -> list[glances.EventGlance]:
    """The next events that its groups hold or that take place in its facilities."""
    theirs = Q(organizer__in=case.public_groups) | Q(venue__in=case.public_facilities)
    return glances.coming_events(timezone.localdate(), EVENTS, Event.published.filter(theirs))


def sections(case: CaseStudyPage) -> PageQuerySet:
    """The public sections that it is an example of, in the case's language and reading order."""
    links: Any = case.sections.all()  # type: ignore[attr-defined]  # ParentalKey
    chosen = apps.get_model("cms", "HandbookSectionPage").objects
    family = chosen.filter(pk__in=[link.section_id for link in links]).values("translation_key")
    here = chosen.filter(translation_key__in=family, locale=case.locale_id)
    return public(here).defer_streamfields().order_by("path")
