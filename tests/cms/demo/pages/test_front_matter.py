"""Front matter: values, lines, and errors that name the line."""

import pytest

from cms.demo.pages.errors import BlockError
from cms.demo.pages.front_matter import parse_front_matter


def test_values_keep_their_yaml_types_and_their_lines() -> None:
    front = parse_front_matter('title: 歩み\nyear: 2012\nfield: "07"\ngroups: [G001, G012]')
    assert front.values == {
        "title": "歩み",
        "year": 2012,
        "field": "07",
        "groups": ["G001", "G012"],
    }
    assert front.lines == {"title": 2, "year": 3, "field": 4, "groups": 5}


def test_a_missing_key_is_looked_for_at_the_top() -> None:
    assert parse_front_matter("title: x").line("slug") == 1


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("title: x\nslug: 'open", 3, "no YAML"),
        ("- one\n- two", 2, "key: value"),
        ("", 2, "key: value"),
        ("title: x\nslug: y\ntitle: z", 4, "'title' is given twice"),
        ("title: x\ndate: 2026-13-01", 3, "month must be in 1..12"),
    ],
)
def test_an_error_names_the_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(BlockError) as caught:
        parse_front_matter(text)
    assert (caught.value.line, reason in caught.value.reason) == (line, True)
