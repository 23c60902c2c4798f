"""Codes are for ever; what a record refuses; its texts and previews."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Revision

from portal.models import Change, Facility, Group
from tests.portal.factories import FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def errors_of(record: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    return refused.value.message_dict


def test_a_published_code_does_not_change() -> None:
    group = GroupFactory(code="G1")
    group.code = "G2"
    assert "code" in errors_of(group)


def test_a_draft_that_was_never_published_may_change_its_code() -> None:
    group = GroupFactory(code="G1", live=False)
    group.code = "G2"
    group.full_clean()


def test_a_code_of_a_deleted_record_is_refused() -> None:
    GroupFactory(code="G1").delete()
    assert "code" in errors_of(GroupFactory.build(code="G1"))


def test_a_draft_cannot_take_the_code_of_a_deleted_record() -> None:
    GroupFactory(code="G1").delete()
    draft = GroupFactory(code="G2", live=False)
    draft.code = "G1"
    assert "code" in errors_of(draft)


def test_the_code_of_a_deleted_draft_is_free() -> None:
    GroupFactory(code="G1", live=False).delete()
    GroupFactory.build(code="G1").full_clean()


def test_a_withdrawn_record_keeps_its_code() -> None:
    group = GroupFactory(code="G1")
    group.unpublish()
    assert Change.objects.filter(code="G1").exists()
    group.full_clean()


def test_codes_are_counted_by_dataset() -> None:
    GroupFactory(code="X1").delete()
    FacilityFactory.build(code="X1").full_clean()


def test_a_code_in_use_is_refused_as_such() -> None:
    GroupFactory(code="G1")
    other = GroupFactory.build(code="G1")
    assert len(errors_of(other)["code"]) == 1


def test_a_published_code_outlives_an_old_revision() -> None:
    group = GroupFactory(code="OLD", live=False)
    revision = group.save_revision()
    group.code = "NEW"
    group.save()
    group.save_revision().publish()
    assert Revision.objects.get(pk=revision.pk).as_object().code == "NEW"


@pytest.mark.parametrize("code", ["Ｇ１", "G 1", "-G1", "団体1", "G1\n"])
def test_a_code_is_half_width_letters_and_digits(code: str) -> None:
    assert "code" in errors_of(GroupFactory.build(code=code))


@pytest.mark.parametrize("missing", ["latitude", "longitude"])
def test_half_a_coordinate_pair_is_refused(missing: str) -> None:
    assert list(errors_of(FacilityFactory.build(**{missing: None}))) == [missing]


def test_no_coordinates_are_fine() -> None:
    FacilityFactory.build(latitude=None, longitude=None).full_clean()


def test_published_yields_live_records_only() -> None:
    live = FacilityFactory()
    FacilityFactory(live=False)
    assert list(Facility.published.all()) == [live]
    assert Facility.objects.count() == 2


def test_publishing_is_undone_when_what_follows_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    group = GroupFactory(live=False)
    revision = group.save_revision()

    def fail(*_args: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr(type(Change.objects), "append_publications", fail)
    with pytest.raises(RuntimeError):
        revision.publish()
    assert not Group.objects.get(pk=group.pk).live


def test_records_are_one_row_whatever_the_number_of_languages() -> None:
    assert not hasattr(Group, "locale")
