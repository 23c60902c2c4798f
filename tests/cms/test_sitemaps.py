"""The maps for search engines, and what they should leave alone."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.portal.factories import GroupFactory

from .factories import HandbookSectionPageFactory, aliased

pytestmark = pytest.mark.django_db


def locations(client: Client, url: str) -> list[str]:
    """The addresses that a map names."""
    return re.findall("<loc>(.*?)</loc>", client.get(url).content.decode())


def test_the_index_names_a_map_of_pages_and_one_of_each_dataset(client: Client) -> None:
    names = {url.rsplit("/", 1)[1] for url in locations(client, "/sitemap.xml")}
    assert names >= {
        "sitemap-pages.xml",
        "sitemap-groups.xml",
        "sitemap-facilities.xml",
        "sitemap-events.xml",
    }


def test_pages_are_named_once_a_language_they_are_written_in(client: Client) -> None:
    page = HandbookSectionPageFactory()
    aliased(page)
    found = locations(client, "/sitemap-pages.xml")
    assert f"http://testserver{page.get_url()}" in found
    assert "http://testserver/" in found
    assert not [url for url in found if "/en/" in url]


def test_records_are_named(client: Client) -> None:
    GroupFactory(code="G1")
    assert "http://testserver/groups/G1/" in locations(client, "/sitemap-groups.xml")


def test_robots_leave_the_desk_and_the_search_alone(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Disallow: /search/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
