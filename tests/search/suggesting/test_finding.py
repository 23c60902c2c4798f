"""Half a word finds titles and frequent words, however it is typed, and nothing that is over."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from search import sync
from search.models import Suggestion, SuggestionKey
from search.suggesting.finding import suggest
from search.suggesting.writing import recount


@pytest.fixture(autouse=True)
def _city(write: Any) -> None:
    write("groups:G1", "みどり市民活動支援の会", "市民活動を支えます。防災も学びます。")
    write("groups:G2", "川を守る会", "市民活動としての清掃です。防災倉庫があります。")
    write("facilities:F1", "中央公民館", "防災の拠点です。", kind="facility")
    write("groups:G1", "Green citizens", "We support civic activities.", locale="en")


def texts(typed: str, locale: str = "ja", **kwargs: Any) -> list[str]:
    return [offer.text for offer in suggest(typed, locale, **kwargs)]


@pytest.mark.parametrize("typed", ["市民活", "しみん", "シミンカ", "shimin", "simink", "市民かつ"])
def test_a_frequent_word(typed: str) -> None:
    assert texts(typed)[0] in ("市民", "市民活動")
    assert "市民活動" in texts(typed)


@pytest.mark.parametrize(
    "typed", ["中央", "ちゅうお", "chuo", "公民", "こうみん", "kominkan", "ちゅうおうこうみんかん"]
)
def test_a_title_from_its_start_or_from_within(typed: str) -> None:
    offer = next(offer for offer in suggest(typed, "ja") if offer.text == "中央公民館")
    assert (offer.kind, offer.url, offer.key) == ("facility", "/facilities/F1/", "facilities:F1")


def test_words_come_before_titles_and_the_frequent_first() -> None:
    assert texts("bousai") == ["防災"]
    assert texts("しみん")[-1] == "みどり市民活動支援の会"


def test_a_word_of_one_entry_is_not_offered() -> None:
    assert "倉庫" not in texts("倉庫")
    assert texts("soko") == []


def test_a_word_is_offered_once_however_its_letters_are_cased(write: Any) -> None:
    for number, text in enumerate(["Disaster help. Disaster.", "After a disaster.", "Disaster"]):
        write(f"groups:G{10 + number}", f"Group {number}", f"{text} disaster", locale="en")
    assert [text.casefold() for text in texts("disas", "en")] == ["disaster"]


def test_languages_are_kept_apart() -> None:
    assert texts("gree", "en") == ["Green citizens"]
    assert texts("gree", "ja") == []
    assert texts("中央", "en") == []


def test_a_known_reading_is_better_than_a_dictionarys(write: Any) -> None:
    write("facilities:F2", "北上館", reading="ほくじょうかん", kind="facility")
    assert "北上館" in texts("ほくじょ")
    assert "北上館" in texts("hokujo")


def test_what_is_over_is_not_offered(write: Any) -> None:
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    write("events:E1", "昨日の祭り", starts_on=today - 2 * day, ends_on=today - day)
    write("events:E2", "今日の祭り", starts_on=today - day, ends_on=today)
    assert texts("まつり") == ["祭り", "今日の祭り"]


def test_withdrawn_words_and_titles_go_at_once() -> None:
    sync.remove("groups:G1")
    assert texts("shimin") == []
    assert texts("みどり") == []
    assert "防災" in texts("防災")
    sync.remove("groups:G2")
    sync.remove("facilities:F1")
    assert not Suggestion.objects.exists()
    assert not SuggestionKey.objects.exists()


def test_changed_texts_change_what_is_offered(write: Any) -> None:
    write("groups:G2", "海を守る会", "清掃です。")
    assert texts("川を") == []
    assert texts("海を") == ["海を守る会"]
    assert "市民活動" not in texts("shimin")


def test_names_of_persons_are_not_offered(write: Any) -> None:
    for number in range(3):
        write(f"groups:N{number}", f"会{number}", "代表は山田花子です。")
    assert texts("山田") == []
    assert texts("yamada") == []


def test_a_recount_mends_what_was_changed_behind_its_back() -> None:
    Suggestion.objects.filter(text="防災").update(entries=9)
    Suggestion.objects.filter(text="市民活動").delete()
    recount()
    assert Suggestion.objects.get(text="防災").entries == 3
    assert "市民活動" in texts("shimin")


@pytest.mark.parametrize(
    "typed", ["", " ", "。", "\0", "%", "_", "'", '"', "\ud800", "あ" * 5000, "ﷺ"]
)
def test_any_input_is_answered(typed: str) -> None:
    assert isinstance(suggest(typed, "ja"), list)


def test_the_cost_is_constant(write: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        write(f"groups:M{number}", f"市民の会{number}", "市民活動をします。")
    with django_assert_max_num_queries(8):
        assert len(suggest("しみん", "ja", 8)) == 8
