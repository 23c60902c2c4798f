"""A contact is public with consent, and is not found by its value without."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.models import Group
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db

SECRET = "himitsu"


@pytest.mark.parametrize("contact", list(Group.CONSENTS))
def test_a_contact_is_public_with_its_own_consent_only(client: Client, contact: str) -> None:
    value = f"{SECRET}@example.org" if contact == "email" else SECRET
    GroupFactory(code="G1", **{contact: value}, **{Group.CONSENTS[contact]: True})
    record = client.get("/api/v1/groups/G1").json()
    assert record[contact] == value
    assert [record[other] for other in Group.CONSENTS if other != contact] == [""] * 5


def test_search_by_a_withheld_contact_finds_nothing(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        group = GroupFactory(code="G1", phone="0120-987654", representative="権兵衛")
        group.save_revision().publish()
    for words in ("0120-987654", "権兵衛"):
        assert client.get(f"/api/v1/groups?q={words}").json()["total"] == 0
    assert client.get("/api/v1/groups?q=花壇").json()["total"] == 1
