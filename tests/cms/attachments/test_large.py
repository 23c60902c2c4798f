"""Files of five megabytes are uploaded at the desk, read within the limits, and found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.models.document_text import State
from search.query import Query, search
from tests.cms.factories import StandardPageFactory, stream

from . import large

pytestmark = pytest.mark.django_db

WORD = "印鑑証明書"
PAGES = [*(f"{number}枚目の記録" for number in range(1, 40)), WORD]


@pytest.fixture
def desk(client: Client, settings: Any, tmp_path: Any) -> Client:
    """An administrator's browser."""
    settings.MEDIA_ROOT = tmp_path
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.mark.parametrize(
    ("name", "make", "state", "page", "sheet"),
    [
        ("report.pdf", lambda: large.pdf(*PAGES), State.READ, 40, None),
        ("minutes.docx", lambda: large.docx(WORD), State.CUT, None, None),
        ("list.xlsx", lambda: large.xlsx(WORD), State.CUT, None, "記入例"),
    ],
    ids=["pdf", "docx", "xlsx"],
)
def test_five_megabytes_are_uploaded_read_and_found(
    desk: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    name: str,
    make: Callable[[], bytes],
    state: State,
    page: int | None,
    sheet: str | None,
) -> None:
    data = make()
    assert len(data) >= large.SIZE
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            reverse("wagtaildocs:add_multiple"),
            {"title": "綴り", "files[]": SimpleUploadedFile(name, data)},
        ).json()
    assert answer["success"], answer
    body = stream(("download", {"document": answer["doc_id"], "title": "", "description": ""}))
    StandardPageFactory(title="届出", slug="todokede", body=body)
    [hit] = search(Query(WORD)).hits
    assert hit.file
    assert (hit.file.page, hit.file.sheet) == (page, sheet)
    edit = desk.get(reverse("wagtaildocs:edit", args=[answer["doc_id"]]))
    assert str(state.label) in edit.content.decode()
