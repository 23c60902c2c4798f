"""Files in the standard layouts: every column, readable by machines, importable unchanged."""

import csv
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from portal import datasets, standards
from portal.models import Group, Municipality
from tests.portal import representative
from tests.portal.factories import (
    ClosedDaysFactory,
    EventFactory,
    FacilityFactory,
    GroupFactory,
    OpeningHoursFactory,
)

pytestmark = pytest.mark.django_db
LAYOUTS = [(dataset.name, name) for dataset in datasets.all() for name in dataset.standards]


def table(body: bytes) -> list[list[str]]:
    """The cells of a file, header first."""
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(("dataset", "name"), LAYOUTS)
def test_files_follow_the_rules_of_machine_readable_data(
    client: Client, dataset: str, name: str
) -> None:
    representative.all_three()
    Municipality.objects.update(code="999997")
    response = client.get(f"/data/{dataset}/{name}.csv")
    body = response.getvalue()
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert f'filename="999997_{name}.csv"' in response["Content-Disposition"]
    assert body.startswith(b"\xef\xbb\xbf")
    header, row = table(body)
    assert header == standards.load(name).headers
    assert len(header) == len(set(header)) == len(row)
    assert not any("\n" in cell or "\r" in cell for cell in row)
    assert body.count(b"\r\n") == 2


@pytest.mark.parametrize(
    ("dataset", "name"), [entry for entry in LAYOUTS if not entry[1].endswith("2017")]
)
def test_an_exported_file_imports_unchanged(
    client: Client,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    dataset: str,
    name: str,
) -> None:
    representative.all_three()
    path = tmp_path / f"{name}.csv"
    path.write_bytes(client.get(f"/data/{dataset}/{name}.csv").getvalue())
    before = client.get(f"/api/v1/{dataset}").json()["results"]
    contacts = Group.objects.values(*Group.CONSENTS, *Group.CONSENTS.values()).get()
    call_command("import_dataset", dataset, str(path), "--json")
    report = json.loads(capsys.readouterr().out)
    counts = report["counts"]
    assert (counts["unchanged"], counts["changed"], counts["created"]) == (1, 0, 0)
    assert counts["refused"] == 0
    assert client.get(f"/api/v1/{dataset}").json()["results"] == before
    after = Group.objects.values(*Group.CONSENTS, *Group.CONSENTS.values()).get()
    assert after == contacts, "withheld contacts are neither lost nor made public"


def test_the_lists_filter_works_here_too(client: Client) -> None:
    FacilityFactory(code="A", town="中央")
    FacilityFactory(code="B", town="東町")
    header, *found = table(client.get("/data/facilities/public_facility.csv?area=東町").getvalue())
    assert [row[header.index("ID")] for row in found] == ["B"]


@pytest.mark.parametrize("count", [1, 8])
def test_rows_cost_no_queries_of_their_own(
    client: Client, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _ in range(count):
        facility = OpeningHoursFactory().facility
        ClosedDaysFactory(facility=facility)
        EventFactory(
            organizer=GroupFactory(), venue=facility, start_date=datetime.date(2026, 11, 3)
        )
    for dataset, name in LAYOUTS:
        with django_assert_max_num_queries(6):
            assert client.get(f"/data/{dataset}/{name}.csv").getvalue()
