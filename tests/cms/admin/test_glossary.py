"""The glossary at the desk: in the menu under its own name, found by its readings."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cms import roles
from cms.models import GlossaryTerm
from tests.people import client_of

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/cms/glossaryterm/"


@pytest.fixture
def editor() -> Client:
    return client_of(roles.EDITORS)


def make_terms(number: int) -> None:
    for which in range(number):
        GlossaryTerm.objects.create(
            term=f"用語{which}", reading=f"ようご{which}", explanation=f"その説明{which}"
        )


def test_the_menu_says_glossary_and_leads_to_it(editor: Client) -> None:
    html = editor.get("/admin/").content.decode()
    assert LIST in html
    assert "\\u7528\\u8a9e\\u96c6" in html  # 用語集, in the JSON of the menu
    assert "\\u30b9\\u30cb\\u30da\\u30c3\\u30c8" not in html  # スニペット
    assert "guide.wagtail.org" not in html


def test_terms_are_found_by_reading_and_explanation(editor: Client) -> None:
    make_terms(3)
    html = editor.get(LIST).content.decode()
    assert "ようご2" in html
    assert "その説明2" in html
    for words in ("ようご1", "その説明1"):
        found = editor.get(LIST, {"q": words}).context["object_list"]
        assert [term.term for term in found] == ["用語1"]


def test_our_columns_cost_no_query_a_term(editor: Client, django_assert_num_queries: Any) -> None:
    """What the rows' menus cost is wagtail-localize's: whether a term can be translated."""
    make_terms(3)
    table = editor.get(LIST).context["table"]
    columns = [table.columns[name] for name in ("term", "reading", "explanation")]
    with django_assert_num_queries(0):
        assert all(column.get_value(term) for term in table.data for column in columns)
