"""What needs more than the project's own process is a journey, and no unit test does."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
ELSEWHERE = ("browser", "elasticsearch", "journeys")
"""Folders of tests that need Chromium, the loaded demo city or a node."""


def test_what_stands_in_these_folders_is_a_journey(request: pytest.FixtureRequest) -> None:
    """Asked of all tests that this run has collected, and of itself."""
    units = [item.path for item in request.session.items if not item.get_closest_marker("journey")]
    folders = {path.relative_to(TESTS).parts[0] for path in units}
    assert Path(__file__).name in folders
    assert folders.isdisjoint(ELSEWHERE)


def test_whoever_wants_the_loaded_city_is_on_a_journey(request: pytest.FixtureRequest) -> None:
    for item in request.session.items:
        wants_city = "demo" in getattr(item, "fixturenames", ())
        assert item.get_closest_marker("journey") or not wants_city, item.nodeid
