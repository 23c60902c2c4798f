"""Whatever is pasted or sent at the desk: an error in Japanese or a repair; nothing is lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.models import StandardPage
from portal.models import ErrorReport
from tests.cms.factories import StandardPageFactory, japanese_home, stream
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

RARE = "𠮷野家の👨‍👩‍👧‍👦 مرحبا\u202e葛\U000e0100"
MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
NO_UTF8 = b"\xed\xa0\x80\xff\xfe"
KINDS: dict[str, tuple[Any, str]] = {
    "controls": (f"\ufeff前\x00\x0b\x1b後{RARE}", f"前後{RARE}"),
    "markup": (MARKUP, MARKUP),
    "long": ("長" * 10_000, "長" * 10_000),
    "not utf-8": ([NO_UTF8], NO_UTF8.decode(errors="replace")),
}
"""What is sent, and what the form holds then."""
FORMS = [
    *("pages/add/cms/standardpage/{home}/", "pages/add/cms/handbookpage/{home}/"),
    *("pages/add/cms/casestudyindexpage/{home}/", "pages/{page}/edit/"),
    *("data/groups/add/", "data/groups/edit/{group}/", "data/facilities/edit/{facility}/"),
    *("data/events/edit/{event}/", "data/reports/edit/{report}/", "account/"),
    *("snippets/cms/glossaryterm/add/", "search/synonyms/new/", "search/promotions/new/"),
    *("settings/portal/municipality/", "settings/cms/branding/"),
    *("images/add/", "documents/add/", "users/new/"),
]
TYPES = ("text", "url", "email", "tel", "color")
INPUTS = [f"input[type={kind}]" for kind in TYPES]
WRITTEN_IN = ", ".join(["textarea", "input:not([type])", *INPUTS])
JAPANESE = re.compile("[ぁ-んァ-ン一-龠]")
Form = tuple[str, dict[str, Any]]
"""An address and what a browser sends to it."""
ERRORS = ".error-message, .w-field__errors, .help-critical"


@pytest.fixture(scope="module")
def things(module_db: None) -> dict[str, int]:
    """Something of everything that a form is about."""
    page = StandardPageFactory(title="方針")
    page.save_revision()
    group, facility, event = GroupFactory(), FacilityFactory(), EventFactory()
    report = ErrorReport.objects.create(
        dataset="groups", code=group.code, text="電話番号が違います。"
    )
    return {
        "home": japanese_home().pk, "page": page.pk, "group": group.pk,
        "facility": facility.pk, "event": event.pk, "report": report.pk,
    }  # fmt: skip


def form_on(response: HttpResponse) -> Tag:
    """The form that the page is about."""
    soup = BeautifulSoup(response.content, "lxml")
    return max(soup.select("form[method=post i]"), key=lambda form: len(form("input")))


def text_fields(form: Tag) -> list[Tag]:
    return [
        field
        for field in form.select(WRITTEN_IN)
        if field.get("name") and "__prefix__" not in field["name"] and "-count" not in field["name"]
    ]


def sent(form: Tag) -> dict[str, Any]:
    """What a browser would send, without files and buttons."""
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data[field["name"]] = field.get("value", "on")
        elif field.get("type") not in ("file", "submit") and "__prefix__" not in field["name"]:
            data[field["name"]] = value_of(field)
    for field in form.select("select[name]"):
        chosen = field.select("option[selected]")
        data[field["name"]] = [option.get("value", "") for option in chosen]
    free_rule = {"recurrence-frequency": "OTHER"}
    return data | free_rule | nested_form_data({"body": streamfield([])})


def value_of(field: Tag) -> str:
    return field.text.removeprefix("\n") if field.name == "textarea" else field.get("value", "")


@pytest.mark.journey
@pytest.mark.parametrize("address", FORMS)
def test_every_form_takes_everything(
    admin_client: Client, things: dict[str, int], address: str
) -> None:
    url = f"/admin/{address.format(**things)}"
    page = admin_client.get(url, follow=True)
    url = page.redirect_chain[-1][0] if page.redirect_chain else url
    form = form_on(page)
    names = [field["name"] for field in text_fields(form)]
    assert names
    for kind, (written, kept) in KINDS.items():
        answer = admin_client.post(url, sent(form) | dict.fromkeys(names, written))
        assert answer.status_code in (200, 302), kind
        if answer.status_code == 302:
            continue
        again = form_on(answer)
        errors = [each.get_text(" ", strip=True) for each in again.select(ERRORS)]
        for error in filter(None, errors):
            assert JAPANESE.search(error), (kind, error)
        values = {field["name"]: value_of(field) for field in text_fields(again)}
        lost = [name for name in names if "slug" not in name and values.get(name) != kept]
        assert lost == [], kind


@pytest.fixture(scope="module")
def new_page(module_db: None) -> Form:
    """Where a page is added, and what the empty form sends."""
    client = Client()
    client.force_login(User.objects.create_superuser("reader"))
    url = f"/admin/pages/add/cms/standardpage/{japanese_home().pk}/"
    return url, sent(form_on(client.get(url)))


def draft(*blocks: dict[str, Any], **entities: Any) -> str:
    """Rich text as the editor sends it."""
    return json.dumps({"blocks": list(blocks), "entityMap": entities}).replace(WORDS_IN_JSON, WORDS)


def paragraph(text: str, *ranges: dict[str, int]) -> dict[str, Any]:
    return {
        "key": "a", "type": "unstyled", "text": text, "depth": 0,
        "inlineStyleRanges": [], "entityRanges": list(ranges),
    }  # fmt: skip


WORDS = "大切な文章"
WORDS_IN_JSON = json.dumps(WORDS)[1:-1]
EVIL_LINK = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
RICH_TEXTS = {
    "markup": draft(paragraph(WORDS + MARKUP)),
    "JSON that is cut": draft(paragraph(WORDS))[:60],
    "no document": json.dumps([WORDS], ensure_ascii=False),
    "no JSON": f"<p>{WORDS}</p><script>alert(1)</script>",
    "control characters": draft(paragraph(f"\x00\x1b{WORDS}\x0b")),
    "half a character": draft(paragraph(f"{WORDS}\ud842 \ud83d")),
    "a link that runs": draft(
        paragraph(WORDS, {"offset": 0, "length": 3, "key": 0}), **{"0": EVIL_LINK}
    ),
    "an unknown entity": draft(paragraph(WORDS, {"offset": 0, "length": 3, "key": 7})),
}


@pytest.mark.parametrize("name", RICH_TEXTS)
def test_rich_text_keeps_its_words_and_runs_nothing(
    admin_client: Client, new_page: Form, name: str
) -> None:
    home = japanese_home()
    url, form = new_page
    body = nested_form_data({"body": streamfield([("text", RICH_TEXTS[name])])})
    named = {"title": "貼り付け", "slug": "pasted", "action-publish": "1"}
    answer = admin_client.post(url, form | body | named)
    assert answer.status_code == 302
    page = StandardPage.objects.get(slug="pasted", locale=home.locale)
    main = BeautifulSoup(Client().get(page.url).content, "lxml").main
    assert WORDS in main.text
    assert main.select("script, [onerror], [href^=javascript i]") == []
    assert not re.search(r"[\x00\x0b\x1b]", main.text)


TEXT = nested_form_data({"body": streamfield([("text", draft(paragraph(WORDS)))])})


@pytest.fixture(scope="module")
def written_page(module_db: None) -> tuple[StandardPage, Form]:
    """A page and what its form sends."""
    page = StandardPageFactory(title="方針", body=stream(("text", "<p>元の文章</p>")))
    client = Client()
    client.force_login(User.objects.create_superuser("writer"))
    url = f"/admin/pages/{page.pk}/edit/"
    return page, (url, sent(form_on(client.get(url))))


@pytest.mark.parametrize(
    ("cut", "put"),
    [
        (["body-count"], {}),
        (["body-0-order"], {}),
        (["body-0-deleted"], {}),
        ([], {"body-count": "9"}),
        ([], {"body-count": "many"}),
    ],
)
def test_what_arrives_in_pieces_changes_nothing(
    admin_client: Client,
    written_page: tuple[StandardPage, Form],
    cut: list[str],
    put: dict[str, str],
) -> None:
    page, (url, form) = written_page
    data = form | TEXT | put | {"action-publish": "1"}
    answer = admin_client.post(url, {name: data[name] for name in data if name not in cut})
    assert answer.status_code == 200
    (error,) = answer.context["form"].errors.as_data()["body"]
    assert "一部しか届かなかった" in str(error.non_block_errors)
    assert "元の文章" in Client().get(page.url).content.decode()


def test_a_book_is_refused_and_stays_in_the_editor(admin_client: Client, new_page: Form) -> None:
    """A megabyte, as one gets by pasting a whole document of Word."""
    url, form = new_page
    data = form | {"title": "本", "action-publish": "1"}
    body = nested_form_data({"body": streamfield([("text", draft(paragraph(WORDS * 70_000)))])})
    answer = admin_client.post(url, data | body)
    assert answer.status_code == 200
    form = answer.context["form"]
    (error,) = form.errors.as_data()["body"]
    assert "この値は 50000 文字以下でなければなりません" in error.block_errors[0].messages[0]
    assert form["body"].value()[0].value.source.count(WORDS) == 70_000


ROWS, COLUMNS = 200, 4


def table(rows: int) -> dict[str, Any]:
    """What the table editor sends."""
    columns = {
        f"column-{number}-{name}": value
        for number in range(COLUMNS)
        for name, value in {
            "type": "text", "order": number, "deleted": "", "heading": f"列{number}",
        }.items()
    }  # fmt: skip
    places = {f"row-{row}-{name}": v for row in range(rows) for name, v in _place(row).items()}
    cells = {f"cell-{row}-{c}": f"{row}の{c}" for row in range(rows) for c in range(COLUMNS)}
    counts = {"caption": "", "column-count": COLUMNS, "row-count": rows}
    return {**counts, **columns, **places, **cells}


def _place(row: int) -> dict[str, Any]:
    return {"order": row, "deleted": ""}


def body_of(*blocks: tuple[str, Any]) -> dict[str, Any]:
    """The fields of a form in which these blocks are the body."""
    return nested_form_data({"body": streamfield(list(blocks))})


def test_a_table_of_two_hundred_rows_is_kept_whole(admin_client: Client, new_page: Form) -> None:
    home = japanese_home()
    url, form = new_page
    rows = {"caption": "長い表", "row_headers": "on", "table": table(ROWS)}
    named = {"title": "表", "slug": "hyou", "action-publish": "1"}
    answer = admin_client.post(url, form | body_of(("table", rows)) | named)
    assert answer.status_code == 302
    page = StandardPage.objects.get(slug="hyou", locale=home.locale)
    main = BeautifulSoup(Client().get(page.url).content, "lxml").main
    shown = [[cell.get_text(strip=True) for cell in row("td")] for row in main.select("tbody tr")]
    heads = [row.th.get_text(strip=True) for row in main.select("tbody tr")]
    assert heads == [f"{row}の0" for row in range(ROWS)]
    assert shown == [[f"{row}の{column}" for column in range(1, COLUMNS)] for row in range(ROWS)]


@pytest.mark.parametrize(("length", "status"), [(1, 302), (200, 302), (201, 200)])
def test_a_heading_is_short_or_long_and_never_cut(
    admin_client: Client, new_page: Form, length: int, status: int
) -> None:
    home = japanese_home()
    text = ("協働の考え方と進め方" * 20 + "手")[-length:]
    url, form = new_page
    heading = body_of(("heading", {"text": text, "level": "h2"}))
    named = {"title": "川", "slug": "", "action-publish": "1"}
    answer = admin_client.post(url, form | heading | named)
    assert answer.status_code == status
    if status == 200:
        (error,) = answer.context["form"].errors.as_data()["body"]
        assert "200 文字以下" in str(error.block_errors[0].block_errors["text"])
        assert answer.context["form"]["body"].value()[0].value["text"] == text
        return
    page = StandardPage.objects.get(title="川", locale=home.locale)
    main = BeautifulSoup(Client().get(page.url).content, "lxml").main
    assert main.h1.get_text(strip=True) == "川"
    assert text in main.select_one(".body h2").get_text()


@pytest.mark.parametrize(
    ("title", "slug", "expected"),
    [
        ("市民の手引き", "", "市民の手引き"),
        ("先にある題", "", "先にある題-2"),
        ("先にある題", "先にある題", "先にある題-2"),
        ("👨‍👩‍👧‍👦！", "", "page"),
        ("長" * 255, "", "長" * 240),
        ("Our Rules", "", "our-rules"),
        ("題", "written-by-hand", "written-by-hand"),
    ],
)
def test_an_address_is_made_from_the_title(
    admin_client: Client,
    new_page: Form,
    title: str,
    slug: str,
    expected: str,
) -> None:
    home = japanese_home()
    StandardPageFactory(slug="先にある題")
    url, form = new_page
    assert admin_client.post(url, form | {"title": title, "slug": slug}).status_code == 302
    page = StandardPage.objects.get(title=title, locale=home.locale)
    assert page.slug == expected
    edit = f"/admin/pages/{page.pk}/edit/"
    again = sent(form_on(admin_client.get(edit))) | {"title": title, "slug": slug}
    assert admin_client.post(edit, again).status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().slug == expected
