"""Records for tests: live and plausible unless told otherwise.

``GroupFactory()`` saves a live group without revisions, ``GroupFactory(live=False)`` a draft that
was never published. Contacts of groups are filled in but withheld: give consent with
``GroupFactory(phone_consent=True)``.
"""

from __future__ import annotations

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.models import (
    ClosedDays,
    Event,
    EventTranslation,
    Facility,
    FacilityTranslation,
    Group,
    GroupTranslation,
    OpeningHours,
)


class RecordFactory(DjangoModelFactory):
    """What all records have in common; coordinates lie in Tomoni's town."""

    live = True
    has_unpublished_changes = False
    first_published_at = factory.LazyAttribute(lambda record: now_if(record.live))
    last_published_at = factory.LazyAttribute(lambda record: now_if(record.live))
    localgov_code = "999997"
    localgov_name = "ともに市"
    prefecture = "ともに県"
    city = "ともに市"
    town = "中央"
    address = "ともに県ともに市中央1-2-3"
    latitude = factory.Sequence(lambda n: round(35.6 + n % 100 / 1000, 6))
    longitude = factory.Sequence(lambda n: round(139.7 + n % 100 / 1000, 6))

    class Meta:
        abstract = True
        skip_postgeneration_save = True


def now_if(live: bool) -> datetime.datetime | None:
    """The publication time of a live record; none for a draft."""
    return timezone.now() if live else None


class GroupFactory(RecordFactory):
    """A civic group; every contact detail is filled in and none is public."""

    code = factory.Sequence(lambda n: f"G{n:04}")
    name = factory.Sequence(lambda n: f"みどりの会{n}")
    name_kana = "ミドリノカイ"
    description = "公園の花壇を手入れしています。"
    activity_fields = ["07"]
    areas_served = "中央;東町"
    representative = "市民 花子"
    contact_name = "連絡係"
    phone = "(00)0000-0000"
    email = factory.Sequence(lambda n: f"group{n}@example.org")
    form_url = "https://example.org/form"
    contact_remarks = "交流サイトあり"

    class Meta:
        model = Group


class FacilityFactory(RecordFactory):
    """A facility open on weekdays from nine to five."""

    code = factory.Sequence(lambda n: f"F{n:04}")
    name = factory.Sequence(lambda n: f"市民活動センター{n}")
    name_kana = "シミンカツドウセンター"
    description = "会議室と印刷室があります。"
    poi_code = "1305"
    service_days = ["月", "火", "水", "木", "金"]
    opens_at = datetime.time(9)
    closes_at = datetime.time(17)

    class Meta:
        model = Facility


class EventFactory(RecordFactory):
    """An event of two hours, a week from today."""

    code = factory.Sequence(lambda n: f"E{n:04}")
    name = factory.Sequence(lambda n: f"花壇づくり{n}")
    description = "どなたでも参加できます。"
    kind = "生活と環境"
    start_date = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=7))
    start_time = datetime.time(10)
    end_time = datetime.time(12)
    organizer_name = "みどりの会"
    venue_name = "市民活動センター"

    class Meta:
        model = Event


class OpeningHoursFactory(DjangoModelFactory):
    """Saturday hours of a facility."""

    facility = factory.SubFactory(FacilityFactory)
    weekday = "土"
    opens_at = datetime.time(10)
    closes_at = datetime.time(15)

    class Meta:
        model = OpeningHours


class ClosedDaysFactory(DjangoModelFactory):
    """The turn of the year."""

    facility = factory.SubFactory(FacilityFactory)
    start_date = datetime.date(2026, 12, 29)
    end_date = datetime.date(2027, 1, 3)
    reason = "年末年始"

    class Meta:
        model = ClosedDays


class GroupTranslationFactory(DjangoModelFactory):
    """English texts of a group."""

    record = factory.SubFactory(GroupFactory)
    language = "en"
    description = "We look after the flower beds."

    class Meta:
        model = GroupTranslation


class FacilityTranslationFactory(DjangoModelFactory):
    """English texts of a facility."""

    record = factory.SubFactory(FacilityFactory)
    language = "en"
    description = "Meeting rooms and a print room."

    class Meta:
        model = FacilityTranslation


class EventTranslationFactory(DjangoModelFactory):
    """English texts of an event."""

    record = factory.SubFactory(EventFactory)
    language = "en"
    description = "Everybody is welcome."

    class Meta:
        model = EventTranslation
