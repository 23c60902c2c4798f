"""Reporting an error: it arrives, hostile input is harmless, nothing written is lost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.models import ErrorReport, Facility
from portal.signals import on_unpublished
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db
PATH = "/facilities/F1/report/"


def test_a_report_arrives_with_its_record_and_language(client: Client) -> None:
    FacilityFactory(code="F1", name="中央公民館")
    assert 'href="/facilities/F1/report/"' in client.get("/facilities/F1/").content.decode()
    response = client.post(f"/en{PATH}", {"text": "Wrong hours", "email": "a@example.org"})
    assert response.status_code == 302
    sent = client.get(response["Location"])
    assert "Thank you" in sent.content.decode()
    report = ErrorReport.objects.get()
    assert (report.dataset, report.code, report.language) == ("facilities", "F1", "en")
    assert (report.text, report.email, report.is_done) == ("Wrong hours", "a@example.org", False)


def test_every_kind_of_record_can_be_reported(client: Client) -> None:
    GroupFactory(code="G1"), EventFactory(code="E1")
    for path in ("/groups/G1/report/", "/events/E1/report/"):
        assert client.post(path, {"text": "違います"}).status_code == 302
    assert {report.dataset for report in ErrorReport.objects.all()} == {"groups", "events"}


@pytest.mark.parametrize(
    ("text", "email"), [("", "a@example.org"), ("違います", "no address"), ("あ" * 2001, "")]
)
def test_what_was_written_is_still_there_after_an_error(
    client: Client, text: str, email: str
) -> None:
    FacilityFactory(code="F1")
    response = client.post(PATH, {"text": text, "email": email})
    assert response.status_code == 400
    html = response.content.decode()
    assert text in html
    assert email in html
    assert html.count('aria-invalid="true"') == 1
    assert not ErrorReport.objects.exists()


def test_hostile_input_is_text(client: Client) -> None:
    FacilityFactory(code="F1")
    evil = "</textarea><script>alert(1)</script>\r\nBcc: x@example.org"
    assert "<script>alert" not in client.post(PATH, {"text": evil, "email": "x"}).content.decode()
    assert client.post(PATH, {"text": "a\x00b"}).status_code == 400
    assert client.post(PATH, {"text": evil}).status_code == 302
    assert ErrorReport.objects.get().text == evil


def test_a_machine_is_thanked_and_forgotten(client: Client) -> None:
    FacilityFactory(code="F1")
    response = client.post(PATH, {"text": "Buy this", "homepage": "http://spam.example"})
    assert response.status_code == 302
    assert not ErrorReport.objects.exists()


def test_too_many_reports_wait_and_keep_what_was_written(client: Client) -> None:
    FacilityFactory(code="F1")
    for _number in range(10):
        assert client.post(PATH, {"text": "違います"}).status_code == 302
    response = client.post(PATH, {"text": "もう一つ"})
    assert response.status_code == 429
    assert "もう一つ" in response.content.decode()
    assert ErrorReport.objects.count() == 10


def test_a_report_needs_the_form_and_a_public_record() -> None:
    FacilityFactory(code="F1")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PATH, {"text": "違います"}).status_code == 403
    gone: Any = FacilityFactory(code="F2")
    on_unpublished(gone)
    Facility.objects.filter(code="F2").update(live=False)
    assert strict.get("/facilities/F2/report/").status_code == 410
    assert strict.get("/facilities/F3/report/").status_code == 404


def test_reports_are_forgotten_after_they_were_dealt_with() -> None:
    now = timezone.now()
    old, recent, unanswered = (
        ErrorReport.objects.create(dataset="groups", code="G1", language="ja", text=str(number))
        for number in range(3)
    )
    for report, days in ((old, 91), (recent, 89)):
        report.is_done = True
        report.save()
        ErrorReport.objects.filter(pk=report.pk).update(done_at=now - datetime.timedelta(days=days))
    ErrorReport.objects.filter(pk=unanswered.pk).update(
        created_at=now - datetime.timedelta(days=500)
    )
    call_command("forget_reports")
    assert set(ErrorReport.objects.values_list("text", flat=True)) == {"1", "2"}


def test_a_report_opened_again_counts_anew() -> None:
    report = ErrorReport(dataset="groups", code="G1", language="ja", text="x", is_done=True)
    report.save()
    assert report.done_at
    report.is_done = False
    report.save()
    assert report.done_at is None


def test_the_page_is_not_for_search_engines_nor_caches(client: Client) -> None:
    FacilityFactory(code="F1")
    response = client.get(PATH)
    assert "noindex" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
