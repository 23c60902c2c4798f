"""Sitemaps of records: what is published, in the languages in which it is written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.portal.factories import (
    EventFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
)

pytestmark = pytest.mark.django_db


def test_published_records_in_the_languages_they_are_written_in(client: Client) -> None:
    GroupTranslationFactory(record=GroupFactory(code="G1"))
    GroupFactory(code="G2", live=False)
    GroupTranslationFactory(record=GroupFactory(code="G3"), description="")
    xml = client.get("/sitemap-groups.xml").content.decode()
    assert "<loc>http://testserver/groups/G1/</loc>" in xml
    assert "<loc>http://testserver/en/groups/G1/</loc>" in xml
    assert 'hreflang="en" href="http://testserver/en/groups/G1/"' in xml
    assert "<lastmod>" in xml
    assert "G2" not in xml
    assert "<loc>http://testserver/groups/G3/</loc>" in xml
    assert "/en/groups/G3/" not in xml


def test_lists_and_sections(client: Client) -> None:
    index = client.get("/sitemap.xml").content.decode()
    for section in ("lists", "groups", "facilities", "events", "pages"):
        assert f"/sitemap-{section}.xml" in index
    lists = client.get("/sitemap-lists.xml").content.decode()
    for path in ("/groups/", "/en/facilities/", "/events/", "/events/calendar/"):
        assert f"<loc>http://testserver{path}</loc>" in lists


def test_a_sitemap_costs_the_same_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for make in (GroupTranslationFactory, FacilityFactory, EventFactory):
        make.create_batch(6)
    for section in ("groups", "facilities", "events"):
        client.get(f"/sitemap-{section}.xml")
        with django_assert_max_num_queries(5):
            client.get(f"/sitemap-{section}.xml")
