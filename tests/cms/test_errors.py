"""Pages for what goes wrong."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "words", "menu"),
    [
        ("/nothing/here/", "ページが見つかりません", 'href="/groups/"'),
        ("/en/nothing/", "Page not found", 'href="/en/groups/"'),
    ],
)
def test_a_page_that_is_not_there_helps_in_the_readers_language(
    client: Client, url: str, words: str, menu: str
) -> None:
    answer = client.get(url)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert f"<h1>{words}</h1>" in html
    assert menu in html


@pytest.mark.django_db
def test_a_forbidden_page_says_so(rf: RequestFactory) -> None:
    answer = permission_denied(rf.get("/"), PermissionError())
    assert answer.status_code == 403
    assert "このページは表示できません" in answer.content.decode()


def test_a_broken_page_needs_no_database(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    answer = server_error(request)
    assert answer.status_code == 500
    assert "ただいまページを表示できません" in answer.content.decode()
    assert "Something went wrong on our side" in answer.content.decode()
