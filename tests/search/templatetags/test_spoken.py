"""Japanese words on a page in another language are marked; nothing else is."""

from __future__ import annotations

import pytest
from django.utils import translation

from search.templatetags.spoken import japanese_in, lang_of


@pytest.mark.parametrize("text", ["中央町", "ひだまり", "CSV: 公共施設一覧", "𠮷野", "1 人"])
def test_japanese_words_are_marked_on_english_pages_only(text: str) -> None:
    assert lang_of(text) == ""
    with translation.override("en"):
        assert lang_of(text) == ' lang="ja"'


@pytest.mark.parametrize("text", ["Helpers", "Café", "", None, "10:00–12:00", "←"])
def test_other_words_are_not(text: str | None) -> None:
    with translation.override("en"):
        assert lang_of(text) == ""


def test_japanese_words_in_an_english_text_are_marked_one_by_one() -> None:
    assert japanese_in("At 中央 & 本町、北", "en") == (
        'At <span lang="ja">中央</span> &amp; <span lang="ja">本町、北</span>'
    )
    assert japanese_in("中央<b>", "ja") == "中央&lt;b&gt;"
