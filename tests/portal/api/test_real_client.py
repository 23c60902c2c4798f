"""A real client over a real socket: it follows links, revalidates, reads files and the feed."""

import csv
import io

import pytest
import requests
from pytest_django.live_server_helper import LiveServer

from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_harvester_mirrors_a_dataset_and_follows_its_changes(live_server: LiveServer) -> None:
    groups = [GroupFactory(code=f"G{number}", live=False) for number in range(5)]
    for group in groups:
        group.save_revision().publish()
    session = requests.Session()
    base = f"{live_server.url}/api/v1"

    mirror, address = {}, f"{base}/groups?limit=2"
    while address:
        response = session.get(address, timeout=10)
        mirror |= {record["code"]: record for record in response.json()["results"]}
        address = response.links.get("next", {}).get("url", "")
    assert sorted(mirror) == [f"G{number}" for number in range(5)]

    last = session.get(f"{base}/changes", timeout=10).json()["last"]
    withdrawn, changed = (type(group).objects.get(pk=group.pk) for group in groups[:2])
    withdrawn.unpublish()
    changed.description = "新しい説明"
    changed.save_revision().publish()
    for change in session.get(f"{base}/changes?after={last}", timeout=10).json()["results"]:
        if change["action"] == "withdrawn":
            del mirror[change["code"]]
        else:
            mirror[change["code"]] = session.get(change["href"], timeout=10).json()
    now = session.get(f"{base}/groups", timeout=10).json()["results"]
    assert sorted(mirror) == [record["code"] for record in now]
    assert mirror["G1"]["description"] == "新しい説明"


def test_files_and_validators_over_the_wire(live_server: LiveServer) -> None:
    GroupFactory(code="G1", live=False).save_revision().publish()
    address = f"{live_server.url}/data/groups.csv"
    response = requests.get(address, timeout=10)
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert row["code"] == "G1"
    conditional = {"If-None-Match": response.headers["ETag"]}
    assert requests.get(address, headers=conditional, timeout=10).status_code == 304
    head = requests.head(address, timeout=10)
    assert head.headers["ETag"] == response.headers["ETag"]
    assert "attachment" in head.headers["Content-Disposition"]
    assert head.content == b""


def test_errors_over_the_wire(live_server: LiveServer) -> None:
    response = requests.get(
        f"{live_server.url}/api/v1/groups?colour=red",
        headers={"Accept-Language": "en", "Origin": "https://example.com"},
        timeout=10,
    )
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json()["errors"][0]["parameter"] == "colour"
