"""The desk's search and choosers find Japanese by its sounds, in pages, files and records."""

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

pytestmark = pytest.mark.django_db


def titles(results: Any) -> list[str]:
    return [str(found) for found in results]


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


def test_images_documents_and_records_are_found() -> None:
    Image.objects.create(title="除雪ボランティアの写真", file=get_test_image_file())
    Document.objects.create(title="申込みの手引き", file=ContentFile("x", name="x.txt"))
    GroupFactory(name="雪かき応援団")

    backend = get_search_backend()
    assert titles(backend.autocomplete("ボランテイア", Image)) == ["除雪ボランティアの写真"]
    assert titles(backend.autocomplete("申込", Document)) == ["申込みの手引き"]
    assert titles(backend.search("てびき", Document)) == ["申込みの手引き"]
    assert titles(backend.autocomplete("応援", Group)) == ["雪かき応援団"]


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
