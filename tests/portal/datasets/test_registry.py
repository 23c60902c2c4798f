"""The registry gives every dataset by name, each made of what its model has."""

import pytest
from django.utils import translation

from portal import datasets
from portal.datasets import Kind
from portal.models import Group
from portal.standards import all_layouts


def test_datasets_are_found_by_name() -> None:
    assert [dataset.name for dataset in datasets.all()] == ["groups", "facilities", "events"]
    assert datasets.get("groups").model is Group


def test_an_unknown_dataset_is_named() -> None:
    with pytest.raises(datasets.UnknownDataset, match="parks"):
        datasets.get("parks")


def test_labels_come_from_the_model_in_both_languages() -> None:
    field = datasets.get("groups").field("membership_fee")
    with translation.override("en"):
        assert str(field.label) == "Membership fee"
    with translation.override("ja"):
        assert str(field.label) == "会費"


@pytest.mark.parametrize(
    ("dataset", "field", "kind"),
    [
        ("groups", "activity_fields", Kind.LIST),
        ("groups", "areas_served", Kind.LIST),
        ("groups", "members", Kind.INTEGER),
        ("groups", "email", Kind.EMAIL),
        ("facilities", "opens_at", Kind.TIME),
        ("facilities", "latitude", Kind.NUMBER),
        ("facilities", "nursing_room", Kind.BOOLEAN),
        ("facilities", "weekday_hours", Kind.ROWS),
        ("events", "start_date", Kind.DATE),
        ("events", "organizer", Kind.REFERENCE),
        ("events", "updated_at", Kind.DATETIME),
        ("events", "translations", Kind.TRANSLATIONS),
        ("events", "url", Kind.URL),
        ("events", "name", Kind.TEXT),
    ],
)
def test_kinds_follow_from_the_model(dataset: str, field: str, kind: Kind) -> None:
    assert datasets.get(dataset).field(field).kind is kind


def test_every_contact_of_a_group_needs_its_consent() -> None:
    consents = {field.name: field.consent for field in datasets.get("groups").fields}
    for contact, consent in Group.CONSENTS.items():
        assert consents[contact] == consent


def test_no_field_that_needs_consent_can_be_sorted_by() -> None:
    for dataset in datasets.all():
        assert not [field.name for field in dataset.fields if field.consent and field.sortable]


def test_every_layout_is_one_that_a_dataset_names() -> None:
    named = {(dataset.name, name) for dataset in datasets.all() for name in dataset.standards}
    assert named == {(layout.dataset, layout.name) for layout in all_layouts()}
