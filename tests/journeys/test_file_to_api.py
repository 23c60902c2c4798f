"""File → records → API → harvester: a city's own CSV shows everywhere, and goes everywhere."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal import standards
from portal.models import Change, Event

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

DAY = timezone.localdate() + datetime.timedelta(days=9)
WORD = "竹馬"
VENUE = {
    "全国地方公共団体コード": "999997",
    "ID": "K01",
    "地方公共団体名": "あおぞら県ともに市",
    "名称": "風のホール",
    "名称_カナ": "カゼノホール",
    "POIコード": "1309",
    "所在地_連結表記": "あおぞら県ともに市泉町１－２",
    "所在地_町字": "泉町",
    "緯度": "36.2061",
    "経度": "138.2191",
    "車椅子可": "有",
    "利用可能曜日": "月火水木金",
}
EVENT = {
    "全国地方公共団体コード": "999997",
    "ID": "A0001",
    "地方公共団体名": "あおぞら県ともに市",
    "イベント名": f"{WORD}で歩く会",
    "イベント名_カナ": "タケウマデアルクカイ",
    "イベント名_英語": "Stilt Walking Morning",
    "開始日": DAY.strftime("%Y/%-m/%-d"),
    "終了日": "",
    "開始時間": "9:30",
    "終了時間": "11:00",
    "説明": "広い部屋で、\n竹の足で歩きます。",
    "イベント種類": "子育て・教育",
    "料金(基本)": "０",
    "場所名称": "風のホール",
    "所在地_町字": "泉町",
    "場所_施設ID": "K01",
}
OTHER = EVENT | {"ID": "A0002", "イベント名": "将棋の夕べ", "イベント名_英語": "", "説明": ""}

HTML = {
    "page": "/events/A0001/",
    "list": "/events/",
    "filtered list": f"/events/?q={WORD}&area=泉町",
    "calendar": f"/events/calendar/{DAY:%Y/%m}/",
    "venue's page": "/facilities/K01/",
    "search": f"/search/?q={WORD}",
}
DATA = {
    "API list": "/api/v1/events",
    "API filter": f"/api/v1/events?q={WORD}&venue=K01",
    "search API": f"/api/v1/search?q={WORD}",
    "API file": "/api/v1/events.csv",
    "map": "/api/v1/events.geojson",
    "file": "/data/events.jsonl",
    "standard file": "/data/events/event.csv",
    "2017 file": "/data/events/event_2017.csv",
    "calendar file": "/events.ics",
    "venue's calendar": "/facilities/K01/events.ics",
    "sitemap": "/sitemap-events.xml",
}
OWN = {"API detail": "/api/v1/events/A0001", "own calendar": "/events/A0001.ics"}


def city_file(path: Path, standard: str, *rows: dict[str, str], encoding: str) -> Path:
    """A file as a spreadsheet writes it: the layout's columns, CRLF, the city's encoding."""
    header = [column.header for column in standards.load(standard).columns]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def imported(dataset: str, path: Path, *options: str) -> dict[str, int]:
    """The counts that the command reports after importing a file."""
    out = io.StringIO()
    call_command("import_dataset", dataset, str(path), "--json", *options, stdout=out)
    return json.loads(out.getvalue())["counts"]


def text_of(url: str) -> str:
    """What a reader gets; 200 or the test fails."""
    response = Client().get(url)
    assert response.status_code == 200, url
    streamed = getattr(response, "streaming_content", None)
    body = b"".join(streamed) if streamed is not None else response.content
    return body.decode("utf-8-sig")


def lacking(urls: dict[str, str], text: str) -> set[str]:
    """The names of the surfaces that do not show ``text``."""
    return {name for name, url in urls.items() if text not in text_of(url)}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The folder of the city's files: facilities in cp932, events in UTF-8 with BOM; imported."""
    city_file(tmp_path / "facilities.csv", "public_facility", VENUE, encoding="cp932")
    city_file(tmp_path / "events.csv", "event", EVENT, OTHER, encoding="utf-8-sig")
    assert imported("facilities", tmp_path / "facilities.csv")["created"] == 1
    assert imported("events", tmp_path / "events.csv")["created"] == 2
    return tmp_path


def test_a_citys_file_shows_on_every_surface(city: Path) -> None:
    assert lacking(HTML | DATA | OWN, "A0001") == set()
    assert lacking(HTML, f"{WORD}で歩く会") <= {"search"}
    assert "で歩く会" in text_of(HTML["search"])
    event = json.loads(text_of(OWN["API detail"]))
    assert event["start_date"] == DAY.isoformat()
    assert event["start_time"].startswith("09:30")
    assert event["fee"] == 0
    assert event["description"] == "広い部屋で、\n竹の足で歩きます。"
    assert "Stilt Walking Morning" in text_of("/en/events/A0001/")


def test_the_standard_file_is_what_came_in_made_correct(city: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(DATA["standard file"]))))
    ours = next(row for row in rows if row["ID"] == "A0001")
    assert ours["開始日"] == DAY.isoformat()
    assert ours["開始時間"] == "09:30"
    assert "\n" not in ours["説明"]
    assert {name: ours[name] for name in ("イベント名", "場所名称", "場所_施設ID")} == {
        name: EVENT[name] for name in ("イベント名", "場所名称", "場所_施設ID")
    }


def test_the_same_file_again_changes_nothing(city: Path) -> None:
    before = Change.objects.count()
    again = imported("events", city / "events.csv")
    assert again["unchanged"] == 2
    assert not any(again[what] for what in ("created", "changed", "withdrawn", "refused"))
    assert Change.objects.count() == before


def test_our_own_standard_file_changes_nothing_when_it_comes_back(city: Path) -> None:
    exported = city / "exported.csv"
    exported.write_text(text_of(DATA["standard file"]), encoding="utf-8-sig", newline="")
    again = imported("events", exported)
    assert (again["unchanged"], again["changed"]) == (2, 0)


def test_one_changed_cell_is_one_change(city: Path) -> None:
    moved = EVENT | {"開始時間": "13:30", "終了時間": "15:00"}
    city_file(city / "events.csv", "event", moved, OTHER, encoding="utf-8-sig")
    before = latest()
    counts = imported("events", city / "events.csv")
    assert (counts["changed"], counts["unchanged"]) == (1, 1)
    assert [(change["code"], change["action"]) for change in after(before)] == [
        ("A0001", "changed")
    ]
    assert json.loads(text_of(OWN["API detail"]))["start_time"].startswith("13:30")


def test_a_withdrawn_record_is_gone_everywhere_and_leaves_a_tombstone(city: Path) -> None:
    before = latest()
    withdraw(city)
    left = {name: url for name, url in (HTML | DATA).items() if name != "page"}
    assert lacking(left, "歩く会") == set(left)
    for url in (HTML["page"], "/en/events/A0001/", *OWN.values()):
        assert Client().get(url).status_code in {404, 410}, url
    assert json.loads(text_of(DATA["search API"]))["total"] == 0
    assert [(change["code"], change["action"]) for change in after(before)] == [
        ("A0001", "withdrawn")
    ]
    assert Event.objects.get(code="A0001").live is False, "the code is never used again"


def withdraw(city: Path) -> None:
    """Import the city's next file, in which the event no longer stands."""
    city_file(city / "events.csv", "event", OTHER, encoding="utf-8-sig")
    counts = imported("events", city / "events.csv", "--withdraw-missing")
    assert (counts["withdrawn"], counts["unchanged"]) == (1, 1)


def latest() -> int:
    """The sequence of the last change."""
    return json.loads(text_of("/api/v1/changes"))["last"]


def after(sequence: int) -> list[dict[str, Any]]:
    """The changes that came after a sequence, as a harvester reads them."""
    return json.loads(text_of(f"/api/v1/changes?after={sequence}"))["results"]
