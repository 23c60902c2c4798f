"""Problem documents say what is wrong, in the reader's language, whatever renderer there is."""

from __future__ import annotations

import json

import pytest
from django.test import RequestFactory
from django.utils.translation import gettext_lazy as _

from search.problems import ParameterError, negotiated_language, problem


@pytest.mark.parametrize(
    ("header", "language"),
    [("ja", "ja"), ("en-GB,en;q=0.9", "en"), ("fr", "ja"), ("", "ja"), ("*", "ja"), ("\xff", "ja")],
)
def test_the_language_is_the_readers(rf: RequestFactory, header: str, language: str) -> None:
    request = rf.get("/api/v1/search", headers={"Accept-Language": header})
    assert negotiated_language(request) == language
    assert problem(request, 400, "x")["Content-Language"] == language


def test_a_problem_has_the_members_of_the_standard(rf: RequestFactory) -> None:
    request = rf.get("/api/v1/search?x=1", headers={"Accept-Language": "ja"})
    errors = [ParameterError("x", _("This is not a date."), ("YYYY-MM-DD",))]
    response = problem(request, 400, _("Search"), _("Kind"), errors)
    assert response["Vary"] == "Accept-Language"
    data = json.loads(response.rendered_content)
    assert response["Content-Type"] == "application/problem+json"
    assert data == {
        "type": "about:blank",
        "title": "検索",
        "status": 400,
        "detail": "種類",
        "instance": "/api/v1/search?x=1",
        "errors": [
            {"parameter": "x", "detail": "日付として読み取れません。", "allowed": ["YYYY-MM-DD"]}
        ],
    }


def test_members_that_say_nothing_are_left_out(rf: RequestFactory) -> None:
    data = problem(rf.get("/api/x"), 404, "None").data
    assert data == {"type": "about:blank", "title": "None", "status": 404, "instance": "/api/x"}
