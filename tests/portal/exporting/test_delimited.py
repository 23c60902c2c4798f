"""CSV: header, one line a record, quoting, no line break and no formula in a cell."""

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from portal.models import Municipality
from tests.portal import representative
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory
from tests.portal.snapshots import hold_against

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"


def rows(body: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, as any reader of the standard gets them."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("dataset", ["groups", "facilities", "events"])
def test_files_are_as_kept(client: Client, dataset: str) -> None:
    representative.all_three()
    body = client.get(f"/data/{dataset}.csv").getvalue()
    assert body.startswith(b"\xef\xbb\xbfcode,name,")
    assert body.count(b"\r\n") == 2
    hold_against(GOLDEN / f"{dataset}.csv", body.decode().replace("\r\n", "\n"))


def test_cells_round_trip_through_a_csv_reader(client: Client) -> None:
    GroupFactory(purpose='コンマ, "引用", 改行\r\nの次', members=None, membership_open=False)
    (row,) = rows(client.get("/api/v1/groups.csv").getvalue())
    assert row["purpose"] == 'コンマ, "引用", 改行 の次'
    assert row["members"] == ""
    assert row["membership_open"] == "false"
    assert row["areas_served"] == "中央;東町"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("- 月1回", "'- 月1回"),
        ("+81-90-0000-0000", "+81-90-0000-0000"),
        ("-5", "-5"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(client: Client, text: str, cell: str) -> None:
    GroupFactory(looking_for=text)
    (row,) = rows(client.get("/api/v1/groups.csv").getvalue())
    assert row["looking_for"] == cell


def test_a_reference_is_two_columns(client: Client) -> None:
    EventFactory(organizer=GroupFactory(code="G1", name="=会"))
    EventFactory(code="ZZ")
    first, second = rows(client.get("/api/v1/events.csv?ordering=code").getvalue())
    assert (first["organizer_code"], first["organizer_name"]) == ("G1", "'=会")
    assert (second["organizer_code"], second["organizer_name"]) == ("", "")


def test_the_filter_order_and_fields_are_the_lists(client: Client) -> None:
    for code, town in (("A", "中央"), ("B", "東町"), ("C", "中央")):
        FacilityFactory(code=code, town=town)
    query = "area=中央&ordering=-code&fields=town"
    body = client.get(f"/api/v1/facilities.csv?{query}").getvalue()
    assert body.decode("utf-8-sig") == "code,town\r\nC,中央\r\nA,中央\r\n"
    limited = client.get("/data/facilities.csv?fields=code&limit=1&offset=1").getvalue()
    assert limited.decode("utf-8-sig") == "code\r\nB\r\n"


def test_an_empty_file_has_its_header(client: Client) -> None:
    assert client.get("/data/events.csv?fields=name").getvalue() == b"\xef\xbb\xbfcode,name\r\n"


def test_headers_say_what_the_file_is(client: Client) -> None:
    Municipality.objects.update(code="999997")
    response = client.get("/data/facilities.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == (
        'attachment; filename="999997_public_facility.csv"; '
        "filename*=UTF-8''999997_public_facility.csv"
    )
    assert 'rel="license"' in response["Link"]


def test_a_city_without_a_code_yet_has_files_without_one(client: Client) -> None:
    response = client.get("/data/facilities.csv")
    assert 'filename="public_facility.csv"' in response["Content-Disposition"]


def test_head_reads_no_records(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    FacilityFactory()
    with django_assert_num_queries(2):  # the city, and what changed last
        response = client.head("/data/facilities.csv")
    assert response.status_code == 200
    assert response.getvalue() == b""
    assert "ETag" in response
