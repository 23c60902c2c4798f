"""The desk's lists and choosers find Japanese, half words too, and never fail on what is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from portal.models import Group
from search.admin_search import indexing
from tests.cms.factories import StandardPageFactory
from tests.portal.factories import GroupFactory
from tests.search.test_query import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Page:
    return StandardPageFactory(title="市民活動の問い合わせ窓口", body="[]")


def titles(results: Any) -> list[str]:
    return [str(found) for found in results]


@pytest.mark.parametrize("text", ["市民", "問合せ", "といあわせ", "市民 窓口"])
def test_words_are_found_however_they_are_written(desk: Page, text: str) -> None:
    assert titles(Page.objects.search(text)) == [desk.title]


@pytest.mark.parametrize(
    "text", ["市", "市民活", "活動", "といあわせ", "問合せ", "窓", "民活動の問い"]
)
def test_parts_of_words_are_found_while_typing(desk: Page, text: str) -> None:
    assert titles(Page.objects.autocomplete(text)) == [desk.title]


@pytest.mark.parametrize(
    "text", ["しみん", "シミンカ", "しみんかつど", "といあ", "まどぐ", "ソウダン"]
)
def test_kana_find_what_is_read_so_while_typing(text: str) -> None:
    page = StandardPageFactory(title="市民活動の問い合わせ窓口と相談", body="[]")
    StandardPageFactory(title="散歩のしおり", body="[]")
    assert titles(Page.objects.autocomplete(text)) == [page.title]


def test_half_a_word_is_not_one_character_of_it() -> None:
    StandardPageFactory(title="はたらき方ラボ", body="[]")
    page = StandardPageFactory(title="防災訓練", body="[]")
    assert titles(Page.objects.autocomplete("ぼうさ")) == [page.title]


def test_letters_of_other_scripts_are_no_sounds() -> None:
    StandardPageFactory(title="散歩のしおり", body="[]")
    npo = StandardPageFactory(title="NPOの手引き", body="[]")
    assert titles(Page.objects.autocomplete("npo")) == [npo.title]
    assert titles(Page.objects.autocomplete("さんぽ")) == ["散歩のしおり"]


def test_what_is_not_there_is_not_found(desk: Page) -> None:
    assert titles(Page.objects.autocomplete("除雪")) == []
    assert titles(Page.objects.search("民活")) == []


def test_images_documents_and_records_are_found() -> None:
    Image.objects.create(title="除雪ボランティアの写真", file=get_test_image_file())
    Document.objects.create(title="申込みの手引き", file=ContentFile("x", name="x.txt"))
    GroupFactory(name="雪かき応援団")

    backend = get_search_backend()
    assert titles(backend.autocomplete("ボランテイア", Image)) == ["除雪ボランティアの写真"]
    assert titles(backend.autocomplete("申込", Document)) == ["申込みの手引き"]
    assert titles(backend.search("てびき", Document)) == ["申込みの手引き"]
    assert titles(backend.autocomplete("応援", Group)) == ["雪かき応援団"]


def test_filters_order_and_counts_still_work(desk: Page) -> None:
    StandardPageFactory(title="市民活動の補助金", live=False)
    found = Page.objects.live().autocomplete("市民活動")
    assert titles(found) == [desk.title]
    assert found.count() == 1
    ordered = Page.objects.order_by("-title").search("市民", order_by_relevance=False)
    assert titles(ordered) == ["市民活動の補助金", desk.title]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", " ", "の", "ﷺ" * 100], ids=lambda text: repr(text[:12])
)
def test_nothing_that_is_typed_is_an_error(desk: Page, text: str) -> None:
    list(Page.objects.search(text))
    list(Page.objects.autocomplete(text))
    list(Page.objects.search(text, operator="or"))


def test_the_pages_list_of_the_desk_finds(desk: Page, admin_client: Any) -> None:
    for text in ("問合せ", "市民活", '"市民'):
        response = admin_client.get("/admin/pages/search/", {"q": text})
        assert response.status_code == 200
        assert desk.title in response.content.decode()


@pytest.mark.parametrize("text", ["除雪", "雪ボラ", "ぼらんてぃあ", "ﾎﾞﾗﾝﾃｨｱ", "ボランテ"])
def test_the_choosers_of_the_desk_find(admin_client: Any, text: str) -> None:
    name = "除雪ボランティア"
    StandardPageFactory(title=name, body="[]")
    Image.objects.create(title=name, file=get_test_image_file())
    Document.objects.create(title=name, file=ContentFile("x", name="x.txt"))
    for path in (
        "/admin/choose-page/search/",
        "/admin/images/chooser/results/",
        "/admin/documents/chooser/results/",
    ):
        assert name in admin_client.get(path, {"q": text}).content.decode(), path
        assert name not in admin_client.get(path, {"q": "公民館"}).content.decode(), path


def test_a_text_is_analysed_once_however_often_wagtail_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, analyse, texts = (
        StandardPageFactory(summary="花壇の手入れをします。"),
        indexing.analyse,
        [],
    )

    def counted(text: str, locale: str) -> Any:
        texts.append(text)
        return analyse(text, locale)

    monkeypatch.setattr(indexing, "analyse", counted)
    page.save()
    assert texts.count(page.summary) == 1
    page.save()
    assert texts.count(page.summary) == 2
