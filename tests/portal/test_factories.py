"""The factories make records that the models themselves accept."""

import pytest

from .factories import EventFactory, FacilityFactory, GroupFactory


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_records_are_valid_and_live(factory: type) -> None:
    record = factory()
    record.full_clean()
    assert type(record).published.get() == record


@pytest.mark.django_db
def test_a_draft_is_not_published() -> None:
    draft = GroupFactory(live=False)
    assert draft.first_published_at is None
    assert not type(draft).published.exists()
