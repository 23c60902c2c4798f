"""Records that a file no longer has: left alone, unless the city asks to withdraw them."""

import pytest

from portal.models import Action, Change, Facility
from tests.portal.factories import FacilityFactory

from .files import Importer

pytestmark = pytest.mark.django_db


def live() -> list[str]:
    return [facility.code for facility in Facility.published.all()]


def test_without_being_asked_nothing_is_withdrawn_but_the_report_counts(
    importing: Importer,
) -> None:
    FacilityFactory(code="F2")
    FacilityFactory(code="F3", live=False)
    report = importing("public_facility", {})
    assert report.missing == ["F2"]
    assert report.counts["withdrawn"] == 0
    assert live() == ["F1", "F2"]


def test_when_asked_the_missing_are_unpublished_and_noted(importing: Importer) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    report = importing("public_facility", {}, withdraw_missing=True)
    assert (report.counts["unchanged"], report.counts["withdrawn"]) == (1, 1)
    assert live() == ["F1"]
    last = Change.objects.last()
    assert last is not None
    assert (last.code, last.action) == ("F2", Action.WITHDRAWN)
    assert importing("public_facility", {}, withdraw_missing=True).changes_nothing


def test_a_withdrawn_record_that_comes_back_is_published_again(importing: Importer) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    importing("public_facility", {}, withdraw_missing=True)
    report = importing("public_facility", {}, {"ID": "F2"})
    assert (report.counts["changed"], report.kept_drafts) == (1, [])
    facility = Facility.published.get(code="F2")
    assert facility.live_revision == facility.latest_revision
    assert not facility.has_unpublished_changes


def test_a_dry_run_withdraws_nothing(importing: Importer) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    report = importing("public_facility", {}, withdraw_missing=True, dry_run=True)
    assert report.counts["withdrawn"] == 1
    assert live() == ["F1", "F2"]


def test_a_refused_row_is_still_in_the_file(importing: Importer) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    bad = {"ID": "F2", "緯度": "343.2"}
    importing("public_facility", {}, bad, withdraw_missing=True, accept_refusals=True)
    assert live() == ["F1", "F2"]


def test_a_row_without_readable_id_forbids_withdrawing(importing: Importer) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    bad = {"ID": "1.2E+10"}
    report = importing("public_facility", {}, bad, withdraw_missing=True, accept_refusals=True)
    assert report.error is not None
    assert report.error.code == "withdraw.unsure"
    assert live() == ["F1", "F2"]
