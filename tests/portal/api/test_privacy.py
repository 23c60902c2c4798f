"""What is not public shows up nowhere: drafts, withdrawn records, contacts without consent."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from portal import datasets
from portal.api.urls import urlpatterns as api_patterns
from portal.file_urls import urlpatterns as file_patterns
from portal.models import Group
from tests.portal.factories import (
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
)

pytestmark = pytest.mark.django_db

SECRET = "himitsu"
HIDDEN_CODE = "HIDDEN1"


def addresses() -> Iterator[str]:
    """Every address of the API and the files, made from the URL patterns themselves."""
    for prefix, patterns in (("/api/v1/", api_patterns), ("/", file_patterns)):
        for pattern in patterns:
            assert isinstance(pattern, URLPattern)
            yield prefix + str(pattern.pattern).replace("<slug:code>", "OPEN1")


def body(client: Client, address: str) -> str:
    """The whole text of an answer, streamed or not, and its headers."""
    response: Any = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue().decode() + str(response.headers)


@pytest.fixture(scope="module", autouse=True)
def _public_and_hidden(module_db: None) -> None:
    contacts = {
        "representative": f"{SECRET} taro",
        "contact_name": f"{SECRET} hanako",
        "phone": f"{SECRET} 0000",
        "email": f"{SECRET}@example.org",
        "form_url": f"https://example.org/{SECRET}",
        "contact_remarks": SECRET,
    }
    hidden = {"code": HIDDEN_CODE, "name": SECRET, "description": SECRET, "live": False}
    group = GroupFactory(code="OPEN1", **contacts)
    GroupTranslationFactory(record=GroupFactory(**hidden), description=SECRET)
    FacilityFactory(code="OPEN1")
    EventFactory(
        code="OPEN1",
        organizer=Group.objects.get(code=HIDDEN_CODE),
        venue=FacilityFactory(**hidden),
    )
    EventTranslationFactory(record=EventFactory(**hidden, organizer=group), description=SECRET)
    draft = FacilityFactory(code="DRAFT1", name="公開の名前")
    draft.name = SECRET
    draft.save_revision()
    withdrawn = GroupFactory(code="GONE1", name=SECRET)
    withdrawn.unpublish()


def test_nothing_hidden_is_at_any_address(client: Client) -> None:
    walked = list(addresses())
    assert len(walked) > 20
    for address in walked:
        text = body(client, address)
        assert SECRET not in text, address
        assert HIDDEN_CODE not in text, address


@pytest.mark.parametrize("dataset", ["groups", "facilities", "events"])
def test_no_filter_or_order_reveals_what_is_hidden(client: Client, dataset: str) -> None:
    found = datasets.get(dataset)
    queries = [f"q={SECRET}", "updated_since=2000-01-01", "bbox=-180,-90,180,90"]
    queries += [f"organizer={HIDDEN_CODE}", f"venue={HIDDEN_CODE}", "from=2000-01-01"]
    queries += [f"ordering={name}" for name in found.orderings]
    queries += [f"fields={name}" for name in found.field_names]
    for query in queries:
        if query.partition("=")[0] in {*found.filterset_class.base_filters, "ordering", "fields"}:
            text = body(client, f"/api/v1/{dataset}.jsonl?{query}")
            assert SECRET not in text, query
            assert HIDDEN_CODE not in text, query


@pytest.mark.parametrize("reference", ["organizer", "venue"])
def test_events_are_not_found_by_a_hidden_record(client: Client, reference: str) -> None:
    body = client.get(f"/api/v1/events?{reference}={HIDDEN_CODE}").json()
    assert body["total"] == 0


@pytest.mark.parametrize("code", [HIDDEN_CODE, "GONE1"])
def test_hidden_records_are_answered_like_unknown_ones(client: Client, code: str) -> None:
    hidden, unknown = client.get(f"/api/v1/groups/{code}"), client.get("/api/v1/groups/NONE")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.json() == unknown.json() | {"instance": f"/api/v1/groups/{code}"}
