"""A promoted result stands at the top for its words, while it is due and public."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from search import sync
from search.models import Promotion, Synonym
from search.query import Query, search

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _city(write: Any) -> None:
    write("groups:G1", "ごみの分け方", "分別です。")
    write("page:1", "暮らしの手引き", "市の案内です。", kind="page")
    write("page:1", "Living guide", "A guide.", kind="page", locale="en")
    Promotion.objects.create(words="ゴミ、garbage", key="page:1")


def promoted(text: str, language: str = "ja") -> list[str]:
    return [hit.plain_title for hit in search(Query(text, language=language)).promoted]


def test_for_its_words_however_they_are_written() -> None:
    assert promoted("ごみ") == promoted("ゴミ") == promoted(" ｺﾞﾐ ") == ["暮らしの手引き"]
    assert promoted("garbage", "en") == ["Living guide"]


def test_for_these_words_alone() -> None:
    assert promoted("ごみ 分別") == promoted("分別") == promoted("") == []


def test_for_synonyms_too() -> None:
    Synonym.objects.create(words="廃棄物", others="ごみ")
    assert promoted("廃棄物") == ["暮らしの手引き"]


def test_also_where_nothing_is_found(client: Client) -> None:
    Promotion.objects.create(words="粗大", key="page:1")
    html = client.get("/search/", {"q": "粗大"}).content.decode()
    assert "暮らしの手引き" in html
    assert "おすすめ" in html


def test_only_while_it_is_due() -> None:
    today = timezone.localdate()
    Promotion.objects.update(first_day=today, last_day=today)
    assert promoted("ごみ")
    Promotion.objects.update(first_day=today + DAY, last_day=None)
    assert not promoted("ごみ")
    Promotion.objects.update(first_day=None, last_day=today - DAY)
    assert not promoted("ごみ")


def test_only_while_it_is_public() -> None:
    sync.remove("page:1")
    assert not promoted("ごみ")


def test_in_the_editors_order() -> None:
    Promotion.objects.create(words="ごみ", key="groups:G1", position=0)
    assert promoted("ごみ") == ["ごみの分け方", "暮らしの手引き"]


def test_days_in_the_wrong_order_are_refused() -> None:
    today = timezone.localdate()
    promotion = Promotion(words="ごみ", key="page:1", first_day=today, last_day=today - DAY)
    with pytest.raises(ValidationError):
        promotion.full_clean()
