"""The OpenAPI document is valid, complete, kept as it is, and readable as a page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource

from portal import datasets
from portal.api.openapi import document
from tests.portal.snapshots import hold_against

SNAPSHOT = Path(__file__).parent / "golden" / "openapi.json"


class SpecValidator(OpenAPIV31SpecValidator):
    """Knows all parts of the standard's schema, and does not look for them at each reference."""

    schema_validator = OpenAPIV31SpecValidator.schema_validator.evolve(
        registry=(
            Resource.from_contents(OpenAPIV31SpecValidator.schema_validator.schema) @ Registry()
        ).crawl()
    )


def shape(node: Any) -> Any:
    """The document with every text for people as what it is, a string.

    A title is left out of a schema where it says no more than the property's name, so in one
    language and not in another; the document's own title is asked for below.
    """
    if isinstance(node, dict):
        return {
            key: str
            if key in {"summary", "description"} and isinstance(value, str)
            else shape(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [shape(item) for item in node] if isinstance(node, list) else node


def test_the_document_is_valid() -> None:
    found = document("en")
    assert found["openapi"].startswith("3.1.")
    SpecValidator(found).validate()


def test_the_document_differs_between_languages_in_texts_only() -> None:
    """So each is valid when one is; validation takes seconds."""
    assert shape(document("ja")) == shape(document("en"))
    assert document("ja") != document("en")


def test_the_document_is_as_kept() -> None:
    text = json.dumps(document("en"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    hold_against(SNAPSHOT, text)


def test_every_field_and_parameter_of_every_dataset_is_described() -> None:
    found = document("en")
    for dataset in datasets.all():
        record = found["components"]["schemas"][dataset.model.__name__]
        assert set(record["properties"]) == set(dataset.field_names)
        assert set(record["required"]) == set(dataset.field_names)
        parameters = {
            p["name"] for p in found["paths"][f"/api/v1/{dataset.name}"]["get"]["parameters"]
        }
        filters = set(dataset.filterset_class.base_filters)
        assert parameters == filters | {"fields", "ordering", "limit", "offset"}


def test_search_and_changes_are_in_it_and_the_desk_is_not() -> None:
    paths = document("en")["paths"]
    assert {"/api/v1/search", "/api/v1/changes", "/data/events/event.csv"} <= set(paths)
    assert all(path.startswith(("/api/v1/", "/data/")) for path in paths)


def test_operations_have_names_of_their_own() -> None:
    names = [
        operation["operationId"]
        for methods in document("en")["paths"].values()
        for operation in methods.values()
    ]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)


@pytest.mark.django_db
def test_the_document_speaks_the_readers_language(client: Client) -> None:
    def title(language: str) -> str:
        response = client.get("/api/v1/openapi.json", headers={"accept-language": language})
        assert response["Content-Language"] == language
        return response.json()["info"]["title"]

    assert title("en") == "Open data API"
    assert title("ja") == "オープンデータAPI"


@pytest.mark.django_db
def test_the_document_answers_304(client: Client) -> None:
    etag = client.get("/api/v1/openapi.json")["ETag"]
    response = client.get("/api/v1/openapi.json", headers={"if-none-match": etag})
    assert response.status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/api/v1/docs", ["オープンデータAPI", "会費", "wheelchair_accessible", "/api/v1/changes"]),
        ("/en/api/v1/docs", ["Open data API", "Membership fee", "Wheelchair accessible"]),
    ],
)
def test_the_page_shows_addresses_and_fields(client: Client, path: str, words: list[str]) -> None:
    response = client.get(path)
    assert response.status_code == 200
    text = response.content.decode()
    for word in words:
        assert word in text
    assert not re.search(r"<(script|link)[^>]+(src|href)=\"https?://(?!testserver)", text)
