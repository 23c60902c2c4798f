"""Many records for tests that count queries: written in bulk, without signals or search."""

from __future__ import annotations

from portal.models import (
    ClosedDays,
    Event,
    EventTranslation,
    Facility,
    Group,
    GroupTranslation,
    Occurrence,
    OpeningHours,
)
from portal.models.recurrence import occurrence_spans

from .factories import (
    ClosedDaysFactory,
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
    OpeningHoursFactory,
)


def make_many(count: int) -> None:
    """``count`` groups, facilities and events, each with rows in every table below it."""
    groups = Group.objects.bulk_create(GroupFactory.build_batch(count))
    GroupTranslation.objects.bulk_create(
        [GroupTranslationFactory.build(record=group) for group in groups]
    )
    facilities = Facility.objects.bulk_create(FacilityFactory.build_batch(count))
    OpeningHours.objects.bulk_create(
        [OpeningHoursFactory.build(facility=facility) for facility in facilities]
    )
    ClosedDays.objects.bulk_create(
        [ClosedDaysFactory.build(facility=facility) for facility in facilities]
    )
    events = Event.objects.bulk_create(
        EventFactory.build(organizer=group, venue=facility)
        for group, facility in zip(groups, facilities, strict=True)
    )
    EventTranslation.objects.bulk_create(
        [EventTranslationFactory.build(record=event) for event in events]
    )
    Occurrence.objects.bulk_create(
        Occurrence(event=event, start_date=first, end_date=last)
        for event in events
        for first, last in occurrence_spans(event.start_date, event.end_date)
    )
