"""What editors do with search in the desk, and who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as Role
from django.test import Client
from django.utils import timezone

from cms.roles import APPROVERS, EDITORS, TRANSLATORS
from search.desk import rebuilding
from search.desk.explaining import explain
from search.desk.notes import carry_out
from search.engines import get_engine
from search.models import Promotion, Reindexing, SearchedWords, SearchEntry, Synonym
from search.query import Query, search
from search.vocabulary.current import current

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


@pytest.fixture
def desk(client: Client, request: Any) -> Client:
    """The desk of an approver, or of the role that a test names."""
    role = getattr(request, "param", APPROVERS)
    user = get_user_model().objects.create_user("someone", "someone@example.jp", "password")
    user.groups.add(Role.objects.get(name=role))
    client.force_login(user)
    return client


PAGES = {
    "/admin/search/synonyms/": (APPROVERS, EDITORS),
    "/admin/search/promotions/new/": (APPROVERS, EDITORS),
    "/admin/search/reports/": (APPROVERS, EDITORS),
    "/admin/search/why/": (APPROVERS, EDITORS),
    "/admin/search/rebuild/": (APPROVERS,),
}


@pytest.mark.parametrize("desk", [APPROVERS, EDITORS, TRANSLATORS], indirect=True)
def test_each_page_is_for_those_who_need_it(desk: Client) -> None:
    role = Role.objects.get(user__username="someone").name
    for address, roles in PAGES.items():
        status = desk.get(address).status_code
        assert (status == 200) == (role in roles), address


SYNONYM = {"words": "雪かき", "direction": "both", "others": "除雪"}


def test_a_synonym_is_kept_and_works(desk: Client) -> None:
    assert desk.post("/admin/search/synonyms/new/", SYNONYM).status_code == 302
    assert str(Synonym.objects.get()) == "雪かき = 除雪"
    assert {hit.key for hit in search(Query("雪かき")).hits} >= {"groups:G1", "events:E1"}


def test_the_effect_is_shown_and_nothing_is_saved(desk: Client) -> None:
    response = desk.post("/admin/search/effect/synonym/", SYNONYM)
    effects = {one.word: (one.before, one.after) for one in response.context["effects"]}
    assert effects == {"雪かき": (1, 2), "除雪": (2, 2)}
    assert not Synonym.objects.exists()


def test_the_effect_of_a_change_leaves_out_what_was(desk: Client) -> None:
    kept = Synonym.objects.create(words="雪かき", others="除雪")
    changed = {**SYNONYM, "others": "清掃"}
    response = desk.post(f"/admin/search/effect/synonym/{kept.pk}/", changed)
    first = response.context["effects"][0]
    assert {hit.key for hit in first.first} == {"groups:G1", "groups:G2", "events:E2"}
    assert Synonym.objects.get().others == "除雪"


def test_there_is_no_effect_of_anything_else(desk: Client) -> None:
    assert desk.post("/admin/search/effect/searchedwords/", {}).status_code == 404


@pytest.mark.parametrize(
    "thing", ["/facilities/F1/", "http://testserver/facilities/F1/", "北公民館"]
)
def test_a_promotion_names_its_thing(desk: Client, thing: str) -> None:
    data = {"words": "会議", "thing": thing, "position": "1"}
    effect = desk.post("/admin/search/effect/promotion/", data).context["effects"][0]
    assert [hit.key for hit in effect.promoted] == ["facilities:F1"]
    assert desk.post("/admin/search/promotions/new/", data).status_code == 302
    promotion = Promotion.objects.get()
    assert promotion.key == "facilities:F1"
    edit = desk.get(f"/admin/search/promotions/edit/{promotion.pk}/")
    assert "/facilities/F1/" in edit.content.decode()


@pytest.mark.parametrize("thing", ["/facilities/F9/", "", "ない題名"])
def test_a_promotion_of_nothing_public_is_refused(desk: Client, thing: str) -> None:
    data = {"words": "会議", "thing": thing, "position": "1"}
    assert desk.post("/admin/search/promotions/new/", data).status_code == 200
    assert not Promotion.objects.exists()


def test_reports_and_their_files(desk: Client) -> None:
    today = timezone.localdate()
    for words, hits in (("除雪", 2), ("駐輪場", 0)):
        SearchedWords.objects.create(day=today, words=words, language="ja", searches=3, hits=hits)
    page = desk.get("/admin/search/reports/").content.decode()
    assert "除雪" in page
    assert "駐輪場" in page
    assert "日本語" in page
    assert 'href="/admin/search/why/?q=%E9%99%A4%E9%9B%AA"' in page  # what is found, and why
    page = desk.get("/admin/search/reports/", {"report": "in_vain"}).content.decode()
    assert "除雪" not in page
    assert "駐輪場" in page
    file = desk.get("/admin/search/reports/", {"report": "in_vain", "export": "csv"})
    rows = b"".join(file.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(rows) == 2
    assert rows[1].startswith("駐輪場,ja,3,0")


def test_why_something_is_found(desk: Client) -> None:
    Synonym.objects.create(words="雪かき", others="除雪")
    page = desk.get("/admin/search/why/", {"q": "雪かき", "thing": "/events/E1/"})
    ways = page.context["explanation"].words[0]
    counted = [(way.phrase, way.synonym, way.in_title, way.in_body) for way in ways]
    assert counted[:2] == [(("雪", "カキ"), False, 0, 0), (("雪掻",), False, 0, 0)]
    assert counted[-1] == (("除雪",), True, 1, 1)
    assert page.context["explanation"].found
    assert page.context["place"]
    page = desk.get("/admin/search/why/", {"q": "雪かき"})
    assert page.context["results"].total == 2
    assert "<code>カキ</code>" in page.content.decode()
    assert desk.get("/admin/search/why/", {"q": "雪かき", "thing": "?"}).context["error"]


def test_what_is_not_found_has_no_score() -> None:
    entry = SearchEntry.objects.get(key="facilities:F1")
    explanation = explain("除雪", entry, current().synonyms)
    assert not explanation.found
    assert explanation.score == 0


def test_scores_order_as_the_engine_does(write: Any) -> None:
    for number in range(20):
        write(f"groups:N{number}", f"会{number}", "清掃です。" * number)
    query = Query("除雪", past=True)
    hits = [hit.key for hit in search(query).hits if hit.locale == "ja"]
    entries = {entry.key: entry for entry in SearchEntry.objects.filter(locale="ja")}
    scores = [explain("除雪", entries[key], {}).score for key in hits]
    assert len(hits) > 1
    assert scores == sorted(scores, reverse=True)


def test_a_rebuild_is_started_once_and_the_page_comes_back(desk: Client, monkeypatch: Any) -> None:
    started: list[Any] = []
    monkeypatch.setattr(
        rebuilding.subprocess, "Popen", lambda *args, **kwargs: started.append(args)
    )
    for _press in range(2):
        assert desk.post("/admin/search/rebuild/").status_code == 302
    assert len(started) == Reindexing.objects.count() == 1
    assert str(Reindexing.objects.get().pk) in started[0][0]
    assert desk.get("/admin/search/rebuild/").context["running"]


def test_a_rebuild_notes_how_it_goes_and_ends() -> None:
    run = Reindexing.objects.create()
    seen: list[str] = []
    carry_out(run, [get_engine()], lambda what, done, total: seen.append(what))
    run.refresh_from_db()
    assert run.finished_at
    assert not run.error
    assert not run.is_running
    assert seen


def test_a_rebuild_that_fails_says_so(monkeypatch: Any) -> None:
    def full(*_: Any) -> None:
        raise OSError("disk is full")

    monkeypatch.setattr("search.desk.notes.rebuild", full)
    run = Reindexing.objects.create()
    with pytest.raises(OSError, match="full"):
        carry_out(run, [get_engine()], lambda *_: None)
    run.refresh_from_db()
    assert run.error == "disk is full"
    assert not run.is_running
