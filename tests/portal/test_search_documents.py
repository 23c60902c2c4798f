"""What search learns of a record: public text only, one document per language."""

from __future__ import annotations

import datetime

import pytest

from portal.models import Event, Facility
from search import registry
from search.documents import Searchable
from search.models import SearchEntry
from tests.portal.factories import (
    EventFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
)

pytestmark = pytest.mark.django_db


def documents(record: Searchable) -> dict[str, object]:
    return {document.locale: document for document in record.search_documents()}


def test_a_group_as_search_sees_it() -> None:
    group = GroupFactory(code="G1", name="みどりの会", purpose="花を植える", looking_for="仲間")
    document = documents(group)["ja"]
    assert (document.key, document.kind, document.title) == ("groups:G1", "group", "みどりの会")
    assert document.url == "/groups/G1/"
    assert document.facets == {"area": ("中央", "東町"), "field": ("07",)}
    for word in ("花を植える", "仲間", "公園の花壇", "ミドリノカイ", "東町", "環境の保全"):
        assert word in document.text


def test_a_draft_has_no_documents() -> None:
    assert not documents(GroupFactory(live=False))


def test_a_contact_is_found_only_with_its_consent() -> None:
    withheld = documents(GroupFactory(phone="00-1111-2222", email="a@example.org"))["ja"].text
    assert "00-1111-2222" not in withheld
    assert "a@example.org" not in withheld
    assert "市民 花子" not in withheld
    agreed = GroupFactory(phone="00-1111-2222", phone_consent=True, email="a@example.org")
    assert "00-1111-2222" in documents(agreed)["ja"].text
    assert "a@example.org" not in documents(agreed)["ja"].text


def test_a_name_in_english_makes_an_english_document() -> None:
    group = GroupFactory(code="G1", name_en="Green Club")
    assert set(documents(group)) == {"ja", "en"}
    document = documents(group)["en"]
    assert (document.title, document.url) == ("Green Club", "/en/groups/G1/")
    assert "公園の花壇" not in document.text
    assert "Environment" in document.text


def test_a_translation_makes_an_english_document() -> None:
    group = GroupTranslationFactory(description="Flower beds", record__name_en="").record
    assert set(documents(group)) == {"ja", "en"}
    assert "Flower beds" in documents(group)["en"].text
    assert "Flower beds" not in documents(group)["ja"].text


def test_without_english_texts_there_is_japanese_only() -> None:
    assert set(documents(GroupFactory())) == {"ja"}


def test_a_facility_is_found_by_what_it_has() -> None:
    facility = FacilityFactory(wheelchair_accessible=True, nursing_room=False)
    body = documents(facility)["ja"].text
    assert "車椅子" in body
    assert "授乳室" not in body


def test_an_event_is_dated_from_its_first_to_its_last_day() -> None:
    event = EventFactory(
        start_date=datetime.date(2026, 11, 4), recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=3"
    )
    document = documents(event)["ja"]
    assert document.starts_on == datetime.date(2026, 11, 4)
    assert document.ends_on == datetime.date(2026, 11, 18)


def test_an_event_names_its_organiser_only_while_it_is_public() -> None:
    public = GroupFactory(name="公開の会")
    draft = GroupFactory(name="下書きの会", live=False)
    assert "公開の会" in documents(EventFactory(organizer=public))["ja"].text
    assert "下書きの会" not in documents(EventFactory(organizer=draft))["ja"].text


def test_a_cancelled_event_says_so() -> None:
    assert "中止" in documents(EventFactory(status="cancelled"))["ja"].text


def organisers_found(event: Event) -> bool:
    return SearchEntry.objects.filter(key=event.search_key, body__contains="みどりの会").exists()


def test_the_index_forgets_an_organiser_who_is_withdrawn_or_deleted() -> None:
    group = GroupFactory(name="みどりの会")
    event = EventFactory(organizer=group, organizer_name="")
    assert organisers_found(event)
    group.unpublish()
    assert not organisers_found(event)
    group.save_revision().publish()
    assert organisers_found(event)
    group.delete()
    assert not organisers_found(event)


def test_the_index_learns_the_new_name_of_a_venue() -> None:
    venue = FacilityFactory(name="旧会館")
    event = EventFactory(venue=venue, venue_name="")
    venue.name = "みどりの会館"
    venue.save_revision().publish()
    assert organisers_found(event)


def test_candidates_for_a_rebuild_cost_the_same_few_queries(django_assert_num_queries) -> None:
    yields = dict(registry.registered())
    for count in (1, 5):
        for _index in range(count):
            EventFactory(organizer=GroupFactory(), venue=FacilityFactory(), name_en="Garden")
            FacilityFactory(name_en="Hall").closed_days.create(
                start_date=datetime.date(2026, 12, 29), end_date=datetime.date(2027, 1, 3)
            )
        for model in (Event, Facility):
            with django_assert_num_queries(4):
                assert all(documents(record) for record in yields[model]())
