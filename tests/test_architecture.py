"""The plan of the house, kept true: what may import what, and which manager the public reads."""

import ast
from pathlib import Path

import pytest

from portal.models import Event, Facility, Group

ROOT = Path(__file__).resolve().parent.parent
RECORDS = {model.__name__ for model in (Event, Facility, Group)}
PUBLIC_MODULES = [
    *ROOT.glob("portal/api/*.py"),
    *ROOT.glob("portal/exporting/*.py"),
    *ROOT.glob("portal/datasets/*.py"),
    *ROOT.glob("portal/views/*.py"),
    *ROOT.glob("portal/templatetags/*.py"),
    *(ROOT / "portal" / f"{name}.py" for name in ("cards", "ics", "month_calendar", "sitemaps")),
    *ROOT.glob("search/*.py"),
]


def unfiltered_uses(source: str) -> list[int]:
    """Lines that name ``Record.objects`` for a record model."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and isinstance(node.value, ast.Name)
        and node.value.id in RECORDS
    ]


@pytest.mark.parametrize("path", PUBLIC_MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_code_reads_published_records_only(path: Path) -> None:
    assert unfiltered_uses(path.read_text()) == []


def test_the_look_for_unfiltered_managers_sees_one() -> None:
    assert unfiltered_uses("x = 1\nGroup.objects.all()") == [2]
