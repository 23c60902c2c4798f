"""Opening hours that a facility refuses, and rows that may stand only once."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.models import ACCESSIBILITY_FIELDS, Facility
from tests.portal.factories import ClosedDaysFactory, FacilityFactory, OpeningHoursFactory

pytestmark = pytest.mark.django_db


def test_hours_that_end_before_they_begin_are_refused() -> None:
    facility = FacilityFactory.build(opens_at=datetime.time(17), closes_at=datetime.time(9))
    with pytest.raises(ValidationError) as refused:
        facility.full_clean()
    assert list(refused.value.message_dict) == ["closes_at"]


@pytest.mark.parametrize("closes_at", [datetime.time(0), datetime.time(2), datetime.time(22)])
def test_hours_may_run_into_the_night(closes_at: datetime.time) -> None:
    FacilityFactory.build(opens_at=datetime.time(18), closes_at=closes_at).full_clean()


def test_one_time_without_the_other_is_refused_for_a_weekday() -> None:
    hours = OpeningHoursFactory(closes_at=None)
    with pytest.raises(ValidationError):
        hours.full_clean()
    hours.opens_at = None
    hours.full_clean()


def test_a_weekday_has_one_row_of_hours() -> None:
    hours = OpeningHoursFactory()
    second = OpeningHoursFactory.build(facility=hours.facility, weekday=hours.weekday)
    with pytest.raises(ValidationError):
        second.full_clean()


def test_closed_days_end_after_they_begin() -> None:
    closed = ClosedDaysFactory(end_date=datetime.date(2026, 12, 28))
    with pytest.raises(ValidationError) as refused:
        closed.full_clean()
    assert list(refused.value.message_dict) == ["end_date"]


def test_there_are_seventeen_answers_and_each_may_be_open() -> None:
    assert len(ACCESSIBILITY_FIELDS) == 17
    facility = FacilityFactory()
    assert {getattr(facility, field) for field in ACCESSIBILITY_FIELDS} == {None}
    assert all(Facility._meta.get_field(field).null for field in ACCESSIBILITY_FIELDS)
