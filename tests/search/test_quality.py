"""Search finds what people judged relevant, however it is written; and its measure is honest."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import quality
from search.engines.sqlite import SqliteEngine

DATA = Path(__file__).parent / "data"
DOCUMENTS, QUERIES = DATA / "corpus.txt", DATA / "judged_queries.json"


def measure(*args: str) -> dict[str, Any]:
    out = StringIO()
    call_command("search_quality", *args, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_judged_set_is_found() -> None:
    report = measure("--documents", str(DOCUMENTS), "--queries", str(QUERIES))
    assert report["documents"] == 219
    assert report["overall"]["recall"] >= 0.98
    assert report["overall"]["precision"] >= 0.99
    assert report["natural_questions"]["recall_at_5"] >= 0.9


def test_every_file_counts(tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text("協働の広場｜新しい場所です。\n\n題だけの文書\n")
    queries = tmp_path / "queries.json"
    queries.write_text(
        '{"queries": [{"query": "広場", "group": "x", "must_match": ["新しい場所"]}]}'
    )
    report = measure(
        "--documents", str(DOCUMENTS), str(more), "--queries", str(QUERIES), str(queries)
    )
    assert report["documents"] == 221
    assert report["queries"][-1]["relevant"] == 1


def test_recall_and_precision_are_what_they_say(tmp_path: Path) -> None:
    documents = [
        quality.JudgedDocument("除雪の講座", "冬の催しです"),
        quality.JudgedDocument("雪かき", "除雪を手伝います"),
        quality.JudgedDocument("雪まつり", "冬の催しです"),
    ]
    engine = SqliteEngine.scratch(tmp_path / "index.sqlite3")
    quality.fill(engine, documents, "ja")
    path = tmp_path / "q.json"
    path.write_text(
        json.dumps(
            {
                "queries": [
                    {"query": "除雪", "group": "a", "must_match": ["除雪|雪まつり"]},
                    {"query": "催し", "group": "a", "must_match": ["雪まつり"]},
                ]
            }
        )
    )
    first, second = quality.score(engine, documents, quality.read_queries(path))
    assert (first.relevant, first.found, first.recall, first.precision) == (3, 2, 2 / 3, 1.0)
    assert first.missed == ["雪まつり"]
    assert (second.recall, second.precision) == (1.0, 0.5)
    assert second.wrong == ["除雪の講座"]


def test_people_can_read_it() -> None:
    out = StringIO()
    call_command(
        "search_quality", "--documents", str(DOCUMENTS), "--queries", str(QUERIES), stdout=out
    )
    assert "overall (57 queries): recall 1.0000, precision 1.0000" in out.getvalue()


@pytest.mark.parametrize("content", ["", "[]", '{"queries": [{"query": "x"}]}', "{", "\udcff"])
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(CommandError, match=r"wrong\.json"):
        measure("--documents", str(DOCUMENTS), "--queries", str(path))
