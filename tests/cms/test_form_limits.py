"""What a form may hold: little on public pages, much at the desk."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from cms import roles
from cms.models import StandardPage
from portal.models import ErrorReport
from tests.cms.factories import StandardPageFactory
from tests.forms import form_of
from tests.people import client_of
from tests.portal.factories import FacilityFactory

pytestmark = pytest.mark.django_db

THREE_MB = 3 * 1024 * 1024
BLOCKS = 300


@pytest.fixture
def form(db: None) -> str:
    """Where anybody may send a form."""
    FacilityFactory(code="F1")
    return "/facilities/F1/report/"


def refused(answer: HttpResponse) -> bool:
    """Whether it was too much, and the page says what to do."""
    return answer.status_code == 413 and "文章を短くして" in answer.content.decode()


@pytest.mark.parametrize("strict", [False, True])
def test_a_public_form_of_three_megabytes_is_refused(form: str, strict: bool) -> None:
    client = Client(enforce_csrf_checks=strict)
    assert refused(client.post(form, {"text": "長" * (THREE_MB // 3)}))
    assert refused(client.post(form, {"text": "短い", "file": io.BytesIO(b"x" * THREE_MB)}))
    assert refused(client.post("/", b"x" * THREE_MB, content_type="application/octet-stream"))
    assert not ErrorReport.objects.exists()


def test_many_fields_are_refused_also_where_they_are_short(form: str, client: Client) -> None:
    kind = "application/x-www-form-urlencoded"
    for number in (settings.PUBLIC_FORM_FIELDS + 1, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1):
        body = "&".join(["a=1"] * number)
        assert len(body) <= settings.PUBLIC_FORM_BYTES
        assert refused(client.post(form, body, content_type=kind)), number


def test_what_people_write_goes_through(form: str, client: Client) -> None:
    answer = client.post(form, {"text": "開館時間が違います。", "email": "", "homepage": ""})
    assert answer.status_code == 302
    assert ErrorReport.objects.count() == 1


def test_a_made_up_length_breaks_nothing(form: str, client: Client) -> None:
    for length in ("abc", "-1", "", "１"):
        assert client.post(form, {"text": "あ"}, CONTENT_LENGTH=length).status_code in (400, 302)


def blocks(number: int, text: str) -> dict[str, Any]:
    """what the editor's script sends of ``number`` texts."""
    rich = json.dumps({"blocks": [{"text": text, "type": "unstyled", "key": "a"}], "entityMap": {}})
    data: dict[str, Any] = {"body-count": str(number)}
    for each in range(number):
        name = f"body-{each}"
        data |= {f"{name}-type": "text", f"{name}-order": str(each), f"{name}-deleted": ""}
        data |= {f"{name}-id": f"{each:08x}-0000-4000-8000-000000000000", f"{name}-value": rich}
    return data


def test_a_page_of_three_hundred_blocks_goes_through_at_the_desk() -> None:
    editor, page = client_of(roles.EDITORS), StandardPageFactory(live=False)
    url = f"/admin/pages/{page.pk}/edit/"
    _target, data = form_of(editor.get(url), "page-edit-form")
    sent = {**dict(data.lists()), **blocks(BLOCKS, "章の本文です。" * 100)}
    assert sum(len(str(value)) for value in sent.values()) > 1_000_000
    assert len(sent) > 10 * settings.PUBLIC_FORM_FIELDS
    assert editor.post(url, sent).status_code == 302
    stored = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert len(stored.body) == BLOCKS
