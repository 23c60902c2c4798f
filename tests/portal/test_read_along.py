"""Texts in another language come with the records, and are the same as when asked for alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import translation

from portal.models import Event, Group
from portal.read_along import with_texts
from tests.portal.factories import (
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    FacilityTranslationFactory,
    GroupFactory,
    GroupTranslationFactory,
)

pytestmark = pytest.mark.django_db


def test_a_record_and_its_venue_are_read_in_one_query(
    django_assert_num_queries: Callable,
) -> None:
    venue = FacilityFactory(name="公民館", name_en="Community hall")
    FacilityTranslationFactory(record=venue, language="en", name="", description="A hall")
    event = EventFactory(name="祭り", venue=venue)
    EventTranslationFactory(record=event, language="en", name="A fair", description="Stalls")
    EventFactory(name="集い", name_en="Meeting", venue=None)
    with translation.override("en"), django_assert_num_queries(1):
        events = with_texts(Event.published.order_by("pk"), own_texts="", venue_texts="venue")
        fair, meeting = events.select_related("venue")
        assert (fair.text("name"), fair.text("description")) == ("A fair", "Stalls")
        assert fair.venue.text("name") == "Community hall"
        assert fair.venue.text("description") == "A hall"
        assert meeting.text("name") == "Meeting"
        assert meeting.venue is None


def test_it_says_the_same_as_the_record_alone() -> None:
    group = GroupFactory(name="合唱団", description="歌います。", looking_for="歌う人")
    GroupTranslationFactory(
        record=group, language="en", name="Choir", description="", looking_for=""
    )
    with translation.override("en"):
        read_along = with_texts(Group.published.all(), own_texts="").get()
        alone = Group.published.get()
        for field in ("name", "description", "looking_for"):
            assert read_along.text(field) == alone.text(field)


def test_the_first_language_reads_nothing_along() -> None:
    GroupFactory()
    assert with_texts(Group.published.all(), own_texts="").query.annotations == {}
