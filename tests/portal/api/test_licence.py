"""The licence that the city has set is what every door of the data names."""

from typing import Any

import pytest
from django.test import Client

from portal.models import Municipality
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db

STOCK = "https://creativecommons.org/licenses/by/4.0/"
OTHER = "https://city.example/terms"


def choose(url: str) -> None:
    """Set another licence, as the desk does."""
    Municipality.objects.update(licence_name="市の利用規約", licence_url=url)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/groups",
        "/api/v1/groups/G1",
        "/data/groups.csv",
        "/data/groups.geojson",
        "/data/groups/civic_group.csv",
    ],
)
def test_links_name_the_licence_of_the_city(client: Client, path: str) -> None:
    GroupFactory(code="G1")
    before = client.get(path)
    assert f'<{STOCK}>; rel="license"' in before["Link"]
    choose(OTHER)
    after = client.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200, "an answer under another licence is another answer"
    assert f'<{OTHER}>; rel="license"' in after["Link"]
    assert STOCK not in after["Link"]


def test_the_body_of_a_list_names_it(client: Client) -> None:
    choose(OTHER)
    links: Any = client.get("/api/v1/groups").json()["links"]
    assert [link["href"] for link in links if link["rel"] == "license"] == [OTHER]


@pytest.mark.parametrize("path", ["/groups/", "/api/v1/docs"])
def test_pages_name_it(client: Client, path: str) -> None:
    GroupFactory()
    choose(OTHER)
    html = client.get(path).content.decode()
    assert f'<a href="{OTHER}"' in html
    assert STOCK not in html


def test_structured_data_of_a_list_names_it(client: Client) -> None:
    GroupFactory()
    choose(OTHER)
    assert f'"license": "{OTHER}"' in client.get("/groups/").content.decode()
