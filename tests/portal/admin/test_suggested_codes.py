"""The code that a new record is offered: the next one, never one of a deleted record."""

from __future__ import annotations

import pytest

from portal.admin.suggested_codes import suggest_code
from portal.models import Facility
from tests.portal.factories import FacilityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], ""),
        (["A"], ""),
        (["F001", "F002"], "F003"),
        (["F009"], "F010"),
        (["F99", "F100"], "F101"),
        (["99"], "100"),
        (["F001", "F002", "X9"], "F003"),
        (["K-2026-07"], "K-2026-08"),
    ],
)
def test_the_highest_code_is_counted_on(codes: list[str], expected: str) -> None:
    for code in codes:
        FacilityFactory(code=code, live=False)
    assert suggest_code(Facility) == expected


def test_a_deleted_record_keeps_its_code() -> None:
    FacilityFactory(code="F001", live=False)
    deleted = FacilityFactory(code="F002", live=False)
    deleted.save_revision().publish()
    deleted.refresh_from_db()
    deleted.delete()
    assert suggest_code(Facility) == "F003"
