"""The glossary file: in order, plain, and wholly shown on its page."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from cms.demo.pages import glossary
from cms.demo.pages.glossary import FILE, ROWS, load_terms, read_terms, terms_table
from cms.models import GlossaryTerm


def test_every_term_is_explained_once_in_one_or_two_sentences() -> None:
    terms = read_terms()
    assert len(terms) >= 40
    assert not [word for word, count in Counter(t.word for t in terms).items() if count > 1]
    for term in terms:
        assert re.fullmatch("[ぁ-んー]+", term.reading), term
        assert 1 <= term.meaning.count("。") <= 3, term
        assert term.meaning.endswith("。"), term


def test_a_row_of_the_syllabary_becomes_a_table_with_voiced_letters_too() -> None:
    table = terms_table("か", "か行の用語")
    rows = [row["values"] for row in table["table"]["rows"]]
    firsts = {unicodedata.normalize("NFD", reading)[0] for _word, reading, _text in rows}
    assert firsts <= set("かきくけこ")
    assert "協働" in [word for word, _reading, _text in rows]
    assert [reading for _word, reading, _text in rows] == sorted(row[1] for row in rows)


def test_the_page_of_the_glossary_shows_every_row_that_has_terms() -> None:
    letters = {unicodedata.normalize("NFD", term.reading)[0] for term in read_terms()}
    wanted = [first for first, row in ROWS.items() if letters & set(row)]
    (page,) = (FILE.parent / "pages" / "ja").rglob("*-glossary.md")
    assert re.findall(r"::: glossary row=(\w)", page.read_text(encoding="utf-8")) == wanted


def test_other_columns_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("term,meaning\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns"):
        read_terms(file)


def test_a_row_that_there_is_not_or_is_empty_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="begins no row"):
        terms_table("い", "")
    monkeypatch.setattr(glossary, "read_terms", list)
    with pytest.raises(ValueError, match="no terms under 'わ'"):
        terms_table("わ", "")


@pytest.mark.django_db
def test_terms_are_loaded_once_and_what_an_editor_wrote_stays() -> None:
    assert load_terms()
    stored = GlossaryTerm.objects.all()
    assert {(t.term, t.reading, t.explanation) for t in stored} == {
        (t.word, t.reading, t.meaning) for t in read_terms()
    }
    assert {term.locale.language_code for term in stored} == {"ja"}
    stored.filter(term="協働").update(explanation="編集者が直した説明です。")
    gone = stored.get(term="委託")
    assert not load_terms()
    assert stored.get(term="協働").explanation == "編集者が直した説明です。"
    gone.delete()
    assert load_terms()
    assert stored.filter(term="委託").exists()
