"""Tests that share something dear are in one group; who needs a database is known beforehand."""

from __future__ import annotations

import pytest

from tests.order import dear_to, group, needs_database


@pytest.fixture(scope="module")
def dear() -> str:
    """Something that is made once for this module."""
    return "dear"


def test_what_a_module_makes_keeps_its_tests_together(
    dear: str, request: pytest.FixtureRequest
) -> None:
    assert group(request.node) == dear_to(request.node) == "tests/test_order.py"
    assert not needs_database(request.node)


def test_what_shares_nothing_is_alone(request: pytest.FixtureRequest) -> None:
    assert dear_to(request.node) is None
    assert group(request.node) == request.node.nodeid


@pytest.mark.django_db
def test_a_database_by_its_mark(request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


def test_a_database_by_a_fixture(db: None, request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


def test_what_needs_no_database_comes_before_what_needs_one(request: pytest.FixtureRequest) -> None:
    """But for the very first, which makes its process migrate."""
    _first, *others = map(needs_database, request.session.items)
    assert others == sorted(others)
