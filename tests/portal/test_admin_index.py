"""The desk's index of records: kept with every save, together at the end of a deferral."""

from typing import Any

import pytest
from wagtail.search.models import IndexEntry

from portal import admin_index
from portal.models import Facility
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def titles() -> set[str]:
    return {entry.content_type.model + entry.object_id for entry in IndexEntry.objects.all()}


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_a_saved_record_is_indexed_and_a_deleted_one_forgotten(factory: Any) -> None:
    record = factory()
    name = f"{record._meta.model_name}{record.pk}"
    assert name in titles()
    record.delete()
    assert name not in titles()


def test_inside_a_deferral_records_wait_and_then_come_together() -> None:
    with admin_index.deferred():
        first, second = FacilityFactory(), GroupFactory()
        assert titles() == set()
    assert titles() == {f"facility{first.pk}", f"group{second.pk}"}


def test_a_deferral_that_fails_indexes_nothing_and_ends() -> None:
    with pytest.raises(ZeroDivisionError), admin_index.deferred():
        1 / FacilityFactory().localgov_name.count("村")
    assert titles() == set()
    after = FacilityFactory()
    assert titles() == {f"facility{after.pk}"}


def test_many_records_cost_few_queries(django_assert_max_num_queries: Any) -> None:
    facilities = FacilityFactory.create_batch(20)
    with django_assert_max_num_queries(30), admin_index.deferred():
        for facility in facilities:
            admin_index.on_saved(facility)
    assert Facility.objects.count() == len(titles())
