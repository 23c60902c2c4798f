"""The desk speaks Japanese: no English word on any screen that a role's work leads to."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AbstractBaseUser, User
from django.core import mail
from django.test import Client
from lxml.html import document_fromstring
from wagtail.models import Locale, Workflow
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from cms import roles
from cms.models import HomePage
from tests.cms.factories import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory, aliased
from tests.people import client_of
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

ENGLISH = re.compile(r"[A-Za-z]{3,}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
UNSEEN = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
SHOWN = "//text()[not(parent::iframe)] | //@title | //@aria-label | //@placeholder | //@alt"
ALLOWED = re.compile(
    r"""
    (Ctrl|Alt|Shift|Esc|⌘) | URL | RFC | FREQ= | CSV|XLSX|POI | (\d+\ )?ATM | Wagtail | English
    | None | N\d{3} | \w+@ | https?:// | [FGE]\d+ | code\d* | editor|user\d | .*\.(csv|png)
    | cms\.\w+ | example | html | localhost
    """,
    re.VERBOSE,
)
"""Keys of the keyboard, names of standards, examples to type, data; and what Wagtail hard-codes."""


def english_in(html: str) -> set[str]:
    """Texts and labels of a page that have English words and no Japanese."""
    page = document_fromstring(UNSEEN.sub("", html))
    texts = {" ".join(text.split()) for text in page.xpath(SHOWN)}
    return {
        text
        for text in texts
        if ENGLISH.search(text) and not JAPANESE.search(text) and not ALLOWED.match(text)
    }


def screens() -> list[str]:
    """The screens that clerks work with."""
    home = HomePage.objects.get(locale__language_code="ja")
    index = NewsIndexPageFactory(title="お知らせ", slug="news")
    news = NewsPageFactory(parent=index, title="催しのお知らせ")
    english = aliased(StandardPageFactory(title="方針"))
    news.save_revision()
    records = {
        "groups": GroupFactory(name="合唱団", code="N001"),
        "facilities": FacilityFactory(name="公民館", code="N002"),
        "events": EventFactory(name="演奏会", code="N003"),
    }
    pages = [
        f"pages/{home.pk}/",
        f"pages/{home.pk}/add_subpage/",
        f"pages/add/cms/newspage/{index.pk}/",
    ]
    for action in ("edit", "history", "unpublish", "delete", "copy", "move", "usage", "privacy"):
        pages.append(f"pages/{news.pk}/{action}/")
    pages += [f"pages/{english.pk}/edit/", f"localize/submit/page/{news.pk}/"]
    for number in range(2):
        translatable = StandardPageFactory(title=f"訳すもの{number}")
        source, _created = TranslationSource.get_or_create_from_instance(translatable)
        english_locale = Locale.objects.get(language_code="en")
        Translation.objects.create(source=source, target_locale=english_locale)
    for name, record in records.items():
        record.save_revision()
        pages += [f"data/{name}/", f"data/{name}/add/"]
        for action in ("edit", "history", "unpublish", "delete", "copy", "usage"):
            pages.append(f"data/{name}/{action}/{record.pk}/")
    reports = ("locked", "workflow", "workflow_tasks", "site-history", "aging-pages")
    return [
        "", "account/", "images/", "images/add/", "documents/", "documents/multiple/add/",
        "data/imports/", "data/imports/upload/", "data/reports/", "pages/search/?q=x",
        *(f"reports/{name}/" for name in reports), "localize/reports/translations/", *pages,
    ]  # fmt: skip


@pytest.mark.parametrize("role", [role.name for role in roles.ROLES])
def test_no_screen_of_a_role_speaks_english(role: str) -> None:
    client, found, opened = client_of(role, first_name="担当"), {}, 0
    for path in screens():
        response = client.get(f"/admin/{path}")
        if response.status_code == 200:
            opened += 1
            html = response.content.decode()
            if response["Content-Type"] == "application/json":
                html = response.json()["html"]
            if words := english_in(html):
                found[path] = words
    assert found == {}
    assert opened >= 10


def test_the_login_speaks_japanese(client: Client) -> None:
    html = client.get("/admin/login/", headers={"accept-language": "ja"}).content.decode()
    assert english_in(html) == set()
    assert english_in(client.get("/admin/password_reset/").content.decode()) == set()


def test_scripts_have_their_words_in_japanese(client: Client) -> None:
    for path in ("/admin/jsi18n/", "/admin/localize/jsi18n/"):
        text = client.get(path, headers={"accept-language": "ja"}).content.decode()
        assert '"Collapse all": "\\u5168\\u3066\\u7573\\u3080"' in text


def test_the_desk_speaks_english_to_who_wants_it(
    admin_client: Client, admin_user: AbstractBaseUser
) -> None:
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    assert "Waiting for you" in admin_client.get("/admin/").content.decode()


@pytest.mark.parametrize("outcome", ["approve", "reject"])
def test_mails_of_the_workflow_are_in_japanese(outcome: str) -> None:
    approver = client_of(roles.APPROVERS).user
    author = User.objects.create_user(
        "author", "author@example.org", "secret", first_name="書いた人"
    )
    page = StandardPageFactory(title="方針の下書き", live=False)
    record = GroupFactory(name="合唱団", live=False)
    for thing in (page, record):
        thing.save_revision(user=author)
        state = Workflow.objects.get(name=roles.WORKFLOW).start(thing, author)
        getattr(state.current_task_state, outcome)(user=approver)
    assert {address for message in mail.outbox for address in message.to} == {
        "author@example.org",
        approver.email,
    }
    for message in mail.outbox:
        lines = [message.subject, *message.body.splitlines()]
        words = [line for line in lines if ENGLISH.search(line) and "http" not in line]
        assert [line for line in words if not JAPANESE.search(line)] == []


def test_who_is_asked_to_approve_is_led_to_it() -> None:
    client = client_of(roles.APPROVERS)
    author = User.objects.create_user("author", first_name="書いた人")
    for thing in (StandardPageFactory(title="方針の下書き"), GroupFactory(name="合唱団")):
        thing.save_revision(user=author)
        Workflow.objects.get(name=roles.WORKFLOW).start(thing, author)
        text = mail.outbox[-1].body
        assert "書いた人" in text
        look, edit, _settings = re.findall(r"https?://[^/\s]+(\S*)", text)
        for way in (look, edit):
            assert str(thing) in client.get(way).content.decode(), way
