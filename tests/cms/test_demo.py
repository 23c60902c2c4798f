"""The demo city loads, loads again without a change, and all of it answers, in both languages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from portal import datasets
from portal.models import Change, Event, Facility, Group
from search.models import SearchEntry
from tests.cms.unmarked import unmarked
from tests.crawler import Answer, crawl
from tests.test_privacy_walk import far_month

pytestmark = [pytest.mark.journey, pytest.mark.sqlite, pytest.mark.xdist_group("demo-data")]

ENGLISH = re.compile("/en/(?!api/)")
"""English pages for everybody; the description of the API shows values as they are stored."""
WHAT = re.compile(r"/en/handbook/what/[^/?]+/")
CASE = re.compile(r"/en/cases/[^/?]+/")
COUNTS = {Group: 60, Facility: 25, Event: 92}


@pytest.fixture(scope="module")
def answers(demo: str) -> dict[str, Answer]:
    """Everything that can be reached, by address."""
    return crawl(Client(), seeds(), skip=far_month)


def seeds() -> Iterator[str]:
    """Where a reader may begin, in each language and format."""
    yield from ("/", "/en/", "/sitemap.xml", "/robots.txt", "/news/feed/", "/events.ics")
    yield from ("/api/v1/changes", "/api/v1/openapi.json", "/api/v1/docs")
    yield from ("/search/", "/search/?q=防災", "/en/search/?q=防災", "/api/v1/search?q=防災")
    for dataset in datasets.all():
        for language in ("", "/en"):
            yield f"{language}/{dataset.name}/"
            for record in dataset.public():
                yield f"{language}/{dataset.name}/{record.code}/"
        yield f"/api/v1/{dataset.name}"
        yield from (f"/api/v1/{dataset.name}/{record.code}" for record in dataset.public())
        for ending in ("csv", "geojson", "jsonl"):
            yield from (f"/api/v1/{dataset.name}.{ending}", f"/data/{dataset.name}.{ending}")
        yield from (f"/data/{dataset.name}/{standard}.csv" for standard in dataset.standards)
    yield from (f"/groups/{group.code}/events.ics" for group in Group.published.all())
    yield from (f"/facilities/{facility.code}/events.ics" for facility in Facility.published.all())
    yield from (f"/events/{event.code}.ics" for event in Event.published.all())


def test_mails_lead_to_where_the_demo_answers(demo: str) -> None:
    (site,) = Site.objects.all()
    assert site.root_url == "http://127.0.0.1:8000"
    assert f"{site.root_url}/" in demo


@pytest.mark.parametrize(("model", "count"), COUNTS.items(), ids=lambda value: str(value))
def test_the_records_are_there_and_none_is_a_draft(demo: str, model: Any, count: int) -> None:
    assert model.published.count() == model.objects.count() == count
    assert not model.objects.filter(has_unpublished_changes=True).exists()


def test_no_page_is_a_draft_and_all_stand_in_both_languages(demo: str) -> None:
    pages = Page.objects.filter(depth__gt=1)
    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()
    by_language = {
        code: set(
            pages.filter(locale__language_code=code).values_list("translation_key", flat=True)
        )
        for code in ("ja", "en")
    }
    assert by_language["ja"] == by_language["en"]
    assert len(by_language["ja"]) >= 1 + 1 + 5 + 15 + 1 + 12 + 1 + 20 + 5


def test_a_record_is_linked_with_its_organiser_and_venue(demo: str) -> None:
    supper = Event.published.get(code="E005")
    assert supper.organizer == Group.published.get(code="G003")
    assert supper.venue == Facility.published.get(code="F002")
    assert supper.occurrences.count() == 8
    river = Group.published.get(code="G001")
    assert river.public_contact().keys() == {"contact_name", "phone", "email"}
    assert river.text("description", "en").startswith("Once a month")


def test_there_is_always_an_event_to_go_to(demo: str) -> None:
    today = timezone.localdate()
    coming = datasets.get("events").filter({"from": today.isoformat()})
    assert 40 <= coming.count() < COUNTS[Event]


def test_everything_is_found_by_search(demo: str) -> None:
    keys = set(SearchEntry.objects.values_list("key", flat=True))
    for dataset in datasets.all():
        assert {f"{dataset.name}:{record.code}" for record in dataset.public()} <= keys


def test_every_public_address_answers(answers: dict[str, Answer]) -> None:
    failed = {
        url: (answer.status, answer.linked_from)
        for url, answer in answers.items()
        if answer.status != 200
    }
    assert failed == {}
    for page in Page.objects.live().filter(depth__gt=1):
        assert page.get_url() in answers, f"nothing links to {page.get_url()}"


def test_every_page_answers_in_english_too(answers: dict[str, Answer]) -> None:
    pages = {url for url, answer in answers.items() if answer.is_html and "?" not in url}
    japanese = {url for url in pages if not url.startswith(("/en/", "/api/"))}
    missing = {url for url in japanese if f"/en{url}" not in pages}
    assert len(japanese) > sum(COUNTS.values())
    assert missing == set()


def test_a_list_says_which_language_it_is_in(answers: dict[str, Answer]) -> None:
    assert 'lang="ja"' in answers["/groups/"].text
    assert 'lang="en"' in answers["/en/groups/"].text


def test_an_english_page_marks_whatever_is_japanese(answers: dict[str, Answer]) -> None:
    pages = {url: a for url, a in answers.items() if a.is_html and "?" not in url}
    english = {url: a for url, a in pages.items() if ENGLISH.match(url)}
    assert len(english) > 200
    found = {url: words for url, a in english.items() if (words := unmarked(a.text))}
    assert found == {}


@pytest.mark.parametrize(
    "address",
    [
        "search/?q=防災訓錬",
        "search/?q=<b>無い語</b>",
        "groups/?q=無い語&area=中央町",
        "facilities/?area=中央町&near=36.2,138.2",
        "cases/?form=変",
        "api/v1/docs",
    ],
)
def test_an_english_answer_marks_the_japanese_words_it_was_asked_for(
    demo: str, address: str
) -> None:
    _title, _, shown = Client().get(f"/en/{address}").content.decode().partition("</title>")
    assert shown
    assert unmarked(shown) == set()


def test_what_every_visitor_needs_is_in_english(answers: dict[str, Answer]) -> None:
    chapter = ["/en/handbook/what/", *(url for url in answers if WHAT.fullmatch(url))]
    policies = ("about", "accessibility", "privacy", "open-data", "contact")
    needed = ["/en/", *chapter, *(f"/en/{name}/" for name in policies)]
    assert len(chapter) > 2
    for url in needed:
        assert "has not been translated yet" not in answers[url].text, url
        assert "was changed after it was translated" not in answers[url].text, url
    cases = [a for url, a in answers.items() if CASE.fullmatch(url)]
    assert sum("has not been translated yet" not in a.text for a in cases) >= 3


def test_a_second_run_changes_nothing_and_says_so(demo: str) -> None:
    def state() -> tuple[int, ...]:
        return Change.objects.count(), Revision.objects.count(), Page.objects.count()

    before, out = state(), io.StringIO()
    call_command("demo", force=True, stdout=out)
    again = out.getvalue()
    assert state() == before
    assert "変更はありません" in again
    assert "Nothing has changed" in again
    assert "変更はありません" not in demo
    assert "  データ：団体 60件、施設 25件、" in demo
    japanese = [line for line in demo.splitlines() if not line.isascii()]
    assert not any(": " in line for line in japanese), "a half-width colon in Japanese"


def test_there_is_one_user_for_each_role(demo: str) -> None:
    users = {user.username: user for user in get_user_model().objects.all()}
    assert {"editor", "approver", "admin"} <= users.keys()
    assert [role.name for role in users["editor"].groups.all()] == ["編集者"]
    assert [role.name for role in users["approver"].groups.all()] == ["承認者"]
    assert users["admin"].is_superuser
    assert not users["editor"].is_superuser


@pytest.mark.django_db
def test_a_public_site_is_not_filled_with_the_demo_by_accident() -> None:
    with pytest.raises(CommandError, match="--force"):
        call_command("demo")
    assert not Group.objects.exists()
