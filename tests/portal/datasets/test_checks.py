"""The system check refuses a declaration that its model does not bear out."""

import dataclasses

import pytest

from portal import datasets
from portal.datasets import Field
from portal.datasets.checks import check_datasets, errors_of
from portal.datasets.nested import Rows

GROUPS = datasets.get("groups")


def test_the_datasets_are_right() -> None:
    assert check_datasets() == []


@pytest.mark.parametrize(
    ("field", "named"),
    [
        (Field("colour"), "colour"),
        (Field("colour", source="hue"), "hue"),
        (Field("phone", consent="phone_permission"), "phone_permission"),
        (Rows("meetings", parts=("day",)), "meetings"),
        (Rows("translations", parts=("name", "colour")), "colour"),
    ],
)
def test_a_field_the_model_lacks_is_refused(field: Field, named: str) -> None:
    wrong = dataclasses.replace(GROUPS, fields=(*GROUPS.fields, field))
    error = errors_of(wrong)[0]
    assert error.id == "portal.E001"
    assert f"'{named}'" in error.msg
    assert "groups" in error.msg


def test_a_contact_without_its_consent_is_refused() -> None:
    bare = tuple(
        dataclasses.replace(field, consent="") if field.name == "email" else field
        for field in GROUPS.fields
    )
    (error,) = errors_of(dataclasses.replace(GROUPS, fields=bare))
    assert error.id == "portal.E002"
    assert "'email'" in error.msg


def test_a_layout_may_only_write_what_is_public() -> None:
    fields = tuple(field for field in GROUPS.fields if field.name != "purpose")
    (error,) = errors_of(dataclasses.replace(GROUPS, fields=fields))
    assert error.id == "portal.E003"
    assert "'purpose'" in error.msg
    assert "civic_group" in error.msg
