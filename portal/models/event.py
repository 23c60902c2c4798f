"""Events (イベント): what takes place, when, where, for whom, and how to take part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.read_along import TextsInLanguage
from portal.search_documents import SearchableEvent

from .codes import validate_corporate_number
from .facility import Facility
from .group import Group
from .occurrence import Occurrence
from .place import Located
from .record import Record
from .recurrence import (
    occurrence_spans,
    validate_excluded_dates,
    validate_recurrence,
    validate_recurrence_from,
)
from .spans import check_days, check_times, raise_all


class EventStatus(models.TextChoices):
    """状態: whether an event takes place; a cancelled one is kept and marked."""

    PREPARING = "preparing", _("In preparation")
    SCHEDULED = "scheduled", _("Scheduled")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    ENDED = "ended", _("Ended")


class WebMode(models.TextChoices):
    """Web開催: whether an event takes place on site, online or both."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class Event(SearchableEvent, Located, Record):
    """An event; columns of イベント一覧 (78 columns, and the 2017 layout of 32).

    ``start_date`` to ``end_date`` is one occurrence; with ``recurrence`` (an RFC 5545 RRULE with
    an end) it is the first one, and ``occurrences`` holds the days of all of them. 掲載開始日 and
    掲載終了日 are Wagtail's ``go_live_at`` and ``expire_at``.
    """

    dataset = "events"
    place_lender = "venue"
    venue_texts = TextsInLanguage("venue")

    corporate_number = models.CharField(
        _("Corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    language_codes = models.CharField(_("Languages"), max_length=100, blank=True)
    subtitle = models.CharField(_("Subtitle"), max_length=255, blank=True)
    content_url = models.URLField(_("Content address"), max_length=1000, blank=True)
    status = models.CharField(
        _("Status"), max_length=20, choices=EventStatus, default=EventStatus.SCHEDULED
    )
    keywords = models.CharField(_("Keywords"), max_length=500, blank=True)
    tags = models.CharField(_("Tags"), max_length=500, blank=True)
    target_industry = models.CharField(_("Industry addressed"), max_length=255, blank=True)
    holding_pattern = models.CharField(_("Pattern in words"), max_length=255, blank=True)
    start_date = models.DateField(_("First day"), db_index=True)
    end_date = models.DateField(_("Last day"), null=True, blank=True)
    start_time = models.TimeField(_("Starts at"), null=True, blank=True)
    end_time = models.TimeField(_("Ends at"), null=True, blank=True)
    recurrence = models.CharField(
        _("Recurrence rule"),
        max_length=500,
        blank=True,
        validators=[validate_recurrence],
        help_text=_("RFC 5545, with an end: FREQ=WEEKLY;BYDAY=WE;COUNT=10"),
    )
    excluded_dates = models.CharField(
        _("Dates left out"),
        max_length=2000,
        blank=True,
        validators=[validate_excluded_dates],
        help_text=_("YYYY-MM-DD, separated with ;"),
    )
    time_remarks = models.TextField(pgettext_lazy("event", "Notes on days and times"), blank=True)
    duration = models.CharField(_("Duration"), max_length=100, blank=True)
    summary = models.TextField(_("Summary"), blank=True)
    sub_events = models.TextField(_("Parts of the event"), blank=True)
    kind = models.CharField(_("Kind of event"), max_length=100, blank=True, db_index=True)
    fee = models.PositiveIntegerField(_("Basic fee (yen)"), null=True, blank=True)
    fee_details = models.TextField(_("Fees in detail"), blank=True)
    fee_type = models.CharField(_("Free or paid"), max_length=20, blank=True)
    payment = models.CharField(_("Payment"), max_length=100, blank=True)
    contact_name = models.CharField(pgettext_lazy("column", "Contact"), max_length=255, blank=True)
    phone = models.CharField(_("Telephone"), max_length=50, blank=True)
    extension = models.CharField(_("Extension"), max_length=20, blank=True)
    organizer_name = models.CharField(_("Organiser"), max_length=255, blank=True)
    organizer = models.ForeignKey(
        Group,
        verbose_name=_("Organising group"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    co_organizers = models.CharField(_("Co-organisers"), max_length=500, blank=True)
    related_organizations = models.CharField(_("Related organisations"), max_length=500, blank=True)
    audience = models.CharField(_("For whom"), max_length=255, blank=True)
    audience_remarks = models.TextField(_("Notes on whom it is for"), blank=True)
    venue_name = models.CharField(pgettext_lazy("column", "Venue"), max_length=255, blank=True)
    venue = models.ForeignKey(
        Facility,
        verbose_name=_("Venue (facility)"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    meeting_place = models.CharField(_("Meeting place"), max_length=255, blank=True)
    access = models.TextField(_("Access"), blank=True)
    parking = models.TextField(_("Car parking"), blank=True)
    bicycle_parking = models.TextField(_("Bicycle parking"), blank=True)
    web_mode = models.CharField(
        pgettext_lazy("column", "Online"), max_length=20, choices=WebMode, blank=True
    )
    web_url = models.URLField(_("Online address"), max_length=1000, blank=True)
    tools = models.TextField(_("Tools and environment"), blank=True)
    capacity = models.PositiveIntegerField(_("Capacity"), null=True, blank=True)
    capacity_remarks = models.TextField(_("Notes on capacity"), blank=True)
    foreign_language_support = models.BooleanField(
        _("Other languages spoken"), null=True, blank=True
    )
    foreign_language_remarks = models.TextField(_("Notes on other languages"), blank=True)
    conditions = models.TextField(_("Conditions for holding"), blank=True)
    application_starts_on = models.DateField(_("Applications from"), null=True, blank=True)
    application_starts_at = models.TimeField(_("Applications from (time)"), null=True, blank=True)
    application_ends_on = models.DateField(_("Apply by"), null=True, blank=True)
    application_ends_at = models.TimeField(_("Apply by (time)"), null=True, blank=True)
    application_method = models.TextField(pgettext_lazy("column", "How to apply"), blank=True)
    application_url = models.URLField(_("Application page"), max_length=1000, blank=True)
    nursing_room = models.BooleanField(_("Nursing room"), null=True, blank=True)
    nappy_changing = models.BooleanField(_("Nappy changing table"), null=True, blank=True)
    food_and_drink = models.BooleanField(_("Food and drink allowed"), null=True, blank=True)
    stroller_rental = models.BooleanField(_("Strollers to borrow"), null=True, blank=True)
    stroller_use = models.BooleanField(_("Strollers welcome"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["start_date", "start_time", "code"]

    def check_values(self) -> None:
        """Refuse days and times in an impossible order, and a rule that does not suit them."""
        super().check_values()
        raise_all(
            chain(
                check_days(self, "start_date", "end_date"),
                check_days(self, "application_starts_on", "application_ends_on"),
                self._check_times_of_one_day(),
                self._check_recurrence(),
            )
        )

    def _check_times_of_one_day(self) -> Iterator[tuple[str, ValidationError]]:
        if self.end_date in (None, self.start_date):
            yield from check_times(self, "start_time", "end_time")
        if self.application_starts_on == self.application_ends_on:
            yield from check_times(self, "application_starts_at", "application_ends_at")

    def _check_recurrence(self) -> Iterator[tuple[str, ValidationError]]:
        if not self.recurrence or not isinstance(self.start_date, datetime.date):
            return
        try:
            validate_recurrence(self.recurrence)
            validate_excluded_dates(self.excluded_dates)
        except ValidationError:
            return  # the fields' own validators say so
        try:
            validate_recurrence_from(self.start_date, self.recurrence, self.excluded_dates)
        except ValidationError as error:
            yield "recurrence", error

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and keep the days of all occurrences in step with the rule."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        if kwargs.get("update_fields") is None:
            Occurrence.objects.follow([self])

    @classmethod
    def saved_in_bulk(cls, records: Sequence[Self]) -> None:
        """Keep the days of all occurrences in step with the rules."""
        super().saved_in_bulk(records)
        Occurrence.objects.follow(records)

    def spans(self) -> Iterator[tuple[datetime.date, datetime.date]]:
        """First and last day of each occurrence, as the rule says."""
        return occurrence_spans(
            self.start_date, self.end_date, self.recurrence, self.excluded_dates
        )

    @property
    def areas(self) -> list[str]:
        """The town of the venue, as a list like a group's areas."""
        return [self.town] if self.town else []

    @property
    def public_organizer(self) -> Group | None:
        """The organising group, where it is published itself."""
        return self.organizer if self.organizer and self.organizer.live else None

    @property
    def public_venue(self) -> Facility | None:
        """The venue, where it is published itself."""
        return self.venue if self.venue and self.venue.live else None

    @property
    def is_cancelled(self) -> bool:
        """Whether the event is marked as cancelled."""
        return self.status == EventStatus.CANCELLED
