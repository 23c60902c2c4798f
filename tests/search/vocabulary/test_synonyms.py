"""Synonyms widen a search at once, in the directions that editors chose, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from search.models import Revision, Synonym
from search.query import Query, matching_keys, search
from search.vocabulary import current
from search.vocabulary.models import Direction, split_words
from search.vocabulary.synonyms import MOST_WAYS, compiled, expand


@pytest.fixture(autouse=True)
def _city(write: Any) -> None:
    write("groups:G1", "子育て補助金の案内", "市の補助金です。")
    write("groups:G2", "子育て助成金の案内", "県の助成金です。")
    write("groups:G3", "転入の手続き", "転入届を出します。")
    write("groups:G4", "引っ越しの手引き", "引っ越しの話です。")
    write("groups:G5", "Civic house", "A community center for all.", locale="en")


def found(text: str) -> set[str]:
    results = search(Query(text))
    return set() if results.relaxed else {hit.key for hit in results.hits}


def both(words: str, others: str) -> Synonym:
    return Synonym.objects.create(words=words, others=others)


def one_way(words: str, others: str) -> Synonym:
    return Synonym.objects.create(words=words, others=others, direction=Direction.ONE_WAY)


def test_two_ways_at_once_and_gone_at_once() -> None:
    assert found("補助金") == {"groups:G1"}
    synonym = both("助成金", "補助金、給付金")
    assert found("補助金") == found("助成金") == found("給付金") == {"groups:G1", "groups:G2"}
    synonym.delete()
    assert found("補助金") == {"groups:G1"}


def test_one_way() -> None:
    one_way("引っ越し", "転入、転出")
    assert found("引越し") == {"groups:G3", "groups:G4"}
    assert found("転入") == {"groups:G3"}


def test_a_part_of_a_word_is_widened_too() -> None:
    both("助成金", "補助金")
    assert found("子育て補助金") == {"groups:G1", "groups:G2"}


def test_several_words_are_widened_together() -> None:
    both("community center", "civic house")
    assert found("civic house") == {"groups:G5"}
    one_way("手続き 案内", "手引き")
    assert "groups:G4" in found("手続き 案内")
    assert "groups:G4" not in found("手続き 転出")


def test_lists_and_marks_follow() -> None:
    both("助成金", "補助金")
    assert set(matching_keys("補助金", "group")) == {"groups:G1", "groups:G2"}
    hits = {hit.key: hit for hit in search(Query("補助金")).hits}
    assert [s.text for s in hits["groups:G2"].title if s.marked] == ["助成金"]


def test_natural_questions_use_them_too() -> None:
    one_way("引っ越し", "転入")
    results = search(Query("引っ越しのときに必要な全部の書類は何ですか"))
    assert results.relaxed
    assert {hit.key for hit in results.hits} == {"groups:G3", "groups:G4"}


def test_many_synonyms_stay_bounded() -> None:
    words = "、".join(f"語{chr(0x4E00 + n)}" for n in range(19))
    table = compiled([Synonym(words=words, others="補助金")], ["ja"])
    terms = expand(((("補助", "金"), ("補助", "金", "補助", "金")),), table)
    assert len(terms[0]) <= MOST_WAYS


@pytest.mark.parametrize("words", ["、、", "。", "の", "、".join(f"語{n}" for n in range(21))])
def test_what_cannot_be_searched_for_is_refused(words: str) -> None:
    if not split_words(words):
        with pytest.raises(ValidationError):
            Synonym(words="", others="補助金").full_clean()
        return
    with pytest.raises(ValidationError):
        Synonym(words=words, others="補助金").full_clean()


@pytest.mark.django_db(transaction=True)
def test_every_process_reads_again_after_a_change(django_assert_num_queries: Any) -> None:
    assert not connection.in_atomic_block
    current.current()
    with django_assert_num_queries(1):
        assert not current.current().synonyms
    before = Revision.current()
    synonym = both("助成金", "補助金")
    assert Revision.current() > before
    assert current.current().synonyms
    with django_assert_num_queries(1):
        assert current.current().synonyms
    synonym.delete()
    assert not current.current().synonyms
