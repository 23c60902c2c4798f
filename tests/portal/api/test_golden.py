"""Three representative records answer exactly as kept, and as the OpenAPI document says."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from tests.portal import representative
from tests.portal.snapshots import hold_against

GOLDEN = Path(__file__).parent / "golden"
RECORDS = [("groups", "G0001"), ("facilities", "F0001"), ("events", "E0001")]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _records() -> None:
    representative.all_three()


def pretty(data: Any) -> str:
    """JSON for people to compare."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(("dataset", "code"), RECORDS)
def test_records_answer_as_kept(client: Client, dataset: str, code: str) -> None:
    body = client.get(f"/api/v1/{dataset}/{code}").json()
    hold_against(GOLDEN / f"{dataset}.json", pretty(body))


@pytest.mark.parametrize(("dataset", "code"), RECORDS)
@pytest.mark.parametrize("suffix", ["", "?limit=1", "/{code}"])
def test_answers_are_what_the_document_promises(
    client: Client, dataset: str, code: str, suffix: str
) -> None:
    document = client.get("/api/v1/openapi.json").json()
    path = f"/api/v1/{dataset}" + ("/{code}" if "{" in suffix else "")
    answer = document["paths"][path]["get"]["responses"]["200"]
    schema = {
        **answer["content"]["application/json"]["schema"],
        "components": document["components"],
    }
    body = client.get(f"/api/v1/{dataset}{suffix.format(code=code)}").json()
    Draft202012Validator(_closed(schema)).validate(body)


def _closed(schema: Any) -> Any:
    """The schema, with objects of named properties having no others: nothing undeclared."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed["additionalProperties"] = False
    return closed
