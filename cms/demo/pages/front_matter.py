"""The front matter of a page file: YAML keys with the lines on which they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from .errors import BlockError

FIRST_LINE = 2
"""The line of the first key: the one after the opening ``---``."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values by key, and the line of each key in the file."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def line(self, key: str) -> int:
        """Where ``key`` stands; the top of the file for one that is missing."""
        return self.lines.get(key, 1)


def parse_front_matter(text: str) -> FrontMatter:
    """Read the YAML between the two ``---``; BlockError names the line of what is wrong."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = (mark.line if mark else 0) + FIRST_LINE
        raise BlockError(line, f"front matter is no YAML: {error.problem}") from error
    if not isinstance(root, yaml.MappingNode):
        raise BlockError(FIRST_LINE, "front matter must be lines of 'key: value'")
    loader = yaml.SafeLoader("")
    found = FrontMatter()
    for key_node, value_node in root.value:
        key, line = str(key_node.value), key_node.start_mark.line + FIRST_LINE
        if key in found.values:
            raise BlockError(line, f"'{key}' is given twice")
        found.values[key] = _value(loader, value_node)
        found.lines[key] = line
    return found


def _value(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The value of a node; ValueError in a date such as 2026-13-01 names its line."""
    try:
        return loader.construct_object(node, deep=True)  # type: ignore[no-untyped-call]  # PyYAML
    except (ValueError, yaml.YAMLError) as error:
        raise BlockError(node.start_mark.line + FIRST_LINE, str(error)) from error
