"""Nothing that is not public is seen anywhere: a reader follows every link and finds no trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal import datasets
from tests.crawler import Answer, crawl, fetch
from tests.hidden_city import HIDDEN, SHOWN, WORD, expire_unnoticed, make_pages, make_records

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("privacy")]

DATASETS = ("groups", "facilities", "events")
FORMATS = ("csv", "geojson", "jsonl")
LANGUAGES = ("", "/en")
MONTH = re.compile(r"/events/calendar/([0-9]{4})/([0-9]{2})/")
HIDDEN_CODES = [f"{HIDDEN}{letter}draft" for letter in "gfe"]
GONE_CODES = [f"{letter}-{how}" for letter in "gfe" for how in ("withdrawn", "expired")]

SURFACES = {
    "home": "/",
    "handbook": "/handbook/",
    "cases": "/cases/",
    "news": "/news/",
    "feed": "/news/feed/",
    "live records": "/live/",
    "groups": "/groups/",
    "facilities": "/facilities/",
    "events": "/events/",
    "search": f"/search/?q={WORD}",
    "search API": f"/api/v1/search?q={WORD}",
    "calendar": "/events.ics",
    "group": "/groups/g-public/",
    "event": "/events/e-public/",
    "API group": "/api/v1/groups/g-public",
    "sitemap": "/sitemap.xml",
}


def seeds() -> Iterator[str]:
    """Every public address of the contract, and those that no page links to."""
    yield from SURFACES.values()
    yield from ("/robots.txt", "/api/v1/openapi.json", "/api/v1/docs", "/api/v1/changes")
    yield from ("/groups/g-public/events.ics", "/facilities/f-public/events.ics")
    for language in LANGUAGES:
        yield f"{language}/"
        yield f"{language}/search/?q={WORD}"
        for name in DATASETS:
            yield f"{language}/{name}/"
            yield f"{language}/{name}/?q={WORD}"
    yield "/events/?from=2000-01-01"
    yield f"/api/v1/search?q={WORD}&locale=en"
    for name in DATASETS:
        yield f"/api/v1/{name}"
        yield f"/api/v1/{name}?q={WORD}"
        for ending in FORMATS:
            yield f"/api/v1/{name}.{ending}"
            yield f"/data/{name}.{ending}"
        for standard in datasets.get(name).standards:
            yield f"/data/{name}/{standard}.csv"


def addresses(codes: list[str]) -> Iterator[str]:
    """Where records of these codes would be."""
    for code in codes:
        name = {"g": "groups", "f": "facilities", "e": "events"}[code.removeprefix(HIDDEN)[0]]
        yield from (f"/{name}/{code}/", f"/en/{name}/{code}/", f"/api/v1/{name}/{code}")
        yield f"/events/{code}.ics" if name == "events" else f"/{name}/{code}/events.ics"


def far_month(url: str) -> bool:
    """Whether a calendar page lies so far off that walking there has no end."""
    found = MONTH.search(url)
    if found is None:
        return False
    today = timezone.localdate()
    year, month = map(int, found.groups())
    return abs((year - today.year) * 12 + month - today.month) > 2


def traces(answer: Answer) -> list[str]:
    """The markers of hidden things that an answer shows."""
    return sorted(set(re.findall(rf"{HIDDEN}\w+", answer.text, re.IGNORECASE)))


@pytest.fixture(scope="module")
def hidden_pages(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The addresses of the city's hidden pages; the city is built once and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        pages = make_pages()
        make_records()
        yield pages
        transaction.set_rollback(True)


def test_no_address_shows_what_is_hidden(hidden_pages: list[str]) -> None:
    answers = crawl(Client(), seeds(), skip=far_month)
    leaks = {
        url: (found, answer.linked_from)
        for url, answer in answers.items()
        if (found := traces(answer))
    }
    assert leaks == {}
    gone = set(addresses(GONE_CODES))  # the change feed names where they were
    broken = {
        url: (answer.status, answer.linked_from)
        for url, answer in answers.items()
        if answer.status != 200 and url not in gone
    }
    assert broken == {}
    silent = {name for name, url in SURFACES.items() if SHOWN not in answers[url].text}
    assert silent <= {"home", "sitemap"}, "these surfaces show nothing, so they prove nothing"


def test_hidden_things_are_not_found_at_their_own_address(hidden_pages: list[str]) -> None:
    client = Client()
    for url in addresses(HIDDEN_CODES):
        assert fetch(client, url).status == 404, url
    for url in addresses(GONE_CODES):
        answer = fetch(client, url)
        assert answer.status in {404, 410}, url
        assert traces(answer) == [], url
    for path in hidden_pages:
        answer = fetch(client, path)
        assert answer.status in {404, 410} or 'name="password"' in answer.text, path
        assert traces(answer) == [], path


def test_a_rebuilt_search_finds_nothing_hidden(hidden_pages: list[str]) -> None:
    call_command("rebuild_search", verbosity=0)
    client = Client()
    for url in (
        f"/api/v1/search?q={WORD}&limit=100",
        f"/search/?q={WORD}",
        f"/en/search/?q={WORD}",
    ):
        answer = fetch(client, url)
        assert answer.status == 200
        assert traces(answer) == []
        assert SHOWN in answer.text


def test_an_expired_page_is_gone_before_the_scheduler_comes_and_then_from_search(
    hidden_pages: list[str],
) -> None:
    client = Client()
    with transaction.atomic():
        path = expire_unnoticed()
        for url in (path, f"/en{path}"):
            answer = fetch(client, url)
            assert answer.status == 410, url
            assert traces(answer) == [], url
        for url in ("/", "/en/", "/news/", "/en/news/", "/news/feed/", "/sitemap-pages.xml"):
            answer = fetch(client, url)
            assert answer.status == 200, url
            assert traces(answer) == [], url
        call_command("publish_scheduled")
        assert traces(fetch(client, f"/api/v1/search?q={WORD}&limit=100")) == []
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", DATASETS)
def test_a_withdrawn_record_leaves_a_tombstone_and_nothing_else(
    hidden_pages: list[str], name: str
) -> None:
    answer = fetch(Client(), "/api/v1/changes?limit=1000")
    assert f"{name[0]}-withdrawn" in answer.text
    assert traces(answer) == []
