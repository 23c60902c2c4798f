"""What an import asks of the database: little for what is the same, a bounded lot for the rest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .files import Importer

pytestmark = pytest.mark.django_db


def rows(count: int) -> list[dict[str, str]]:
    cells = {"曜日別利用時間": "土 10:00-15:00", "説明_英語": "Rooms", "休館日": "2027-01-01"}
    return [{"ID": f"F{n}", **cells} for n in range(count)]


def queries(importing: Importer, count: int) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        importing("public_facility", *rows(count))
    return len(captured)


def test_unchanged_rows_cost_the_same_queries_however_many_they_are(importing: Importer) -> None:
    importing("public_facility", *rows(12))
    assert queries(importing, 2) == queries(importing, 12)


def test_a_new_record_costs_a_bounded_number_of_queries(importing: Importer) -> None:
    importing("public_facility", {"ID": "F99"})
    few = queries(importing, 2)
    many = queries(importing, 12)
    assert (many - few) / 10 <= 50
