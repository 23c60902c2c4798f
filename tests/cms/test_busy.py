"""Who saves while the database is busy is told so in words, and loses nothing."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cms.busy import RETRY_AFTER, BusyMiddleware
from portal.models import Group
from tests.portal.admin.desk import edit_url, send
from tests.portal.factories import GroupFactory

LOCKED = OperationalError("database is locked")


def answer(request: HttpRequest, error: Exception = LOCKED) -> HttpResponse | None:
    request.user = AnonymousUser()
    return BusyMiddleware(mock.Mock()).process_exception(request, error)


def post(data: dict[str, Any] | None = None, **headers: str) -> HttpRequest:
    return RequestFactory().post("/admin/x/", data or {}, headers=headers)


def test_the_form_is_kept_in_the_page_and_can_be_sent_again() -> None:
    response = answer(post({"name": "<みどり>\n", "tags": ["a", "b"]}))
    assert response is not None
    assert (response.status_code, response.headers["Retry-After"]) == (503, str(RETRY_AFTER))
    page = BeautifulSoup(response.content, "html.parser")
    assert "まだ保存されていません" in page.h1.text
    sent = [(field["name"], field.text) for field in page.form.find_all("textarea")]
    assert sent == [("name", "\n<みどり>\n"), ("tags", "\na"), ("tags", "\nb")]


def test_a_password_is_never_written_into_the_page() -> None:
    response = answer(post({"username": "a", "password": "secret"}))
    assert response is not None
    assert b"secret" not in response.content
    assert b"<form" not in response.content


def test_a_script_gets_json() -> None:
    response = answer(post({"name": "a"}, accept="application/json"))
    assert response is not None
    assert response.status_code == 503
    assert json.loads(response.content)["error_code"] == "busy"


def test_a_reader_is_asked_to_load_the_page_again() -> None:
    response = answer(RequestFactory().get("/admin/"))
    assert response is not None
    assert "再読み込み" in response.content.decode()


@pytest.mark.parametrize("error", [OperationalError("no such table: x"), ValueError("locked")])
def test_other_errors_are_not_hidden(error: Exception) -> None:
    assert answer(post(), error) is None


@pytest.mark.django_db
def test_an_editor_who_saves_during_an_import_gets_the_page(admin_client: Client) -> None:
    group = GroupFactory()
    with mock.patch.object(Group, "save_revision", side_effect=LOCKED):
        response = send(admin_client, edit_url(group), name="新しい名前")
    assert response.status_code == 503
    assert "新しい名前" in response.content.decode()
