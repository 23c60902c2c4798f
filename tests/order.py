"""Which tests of a run stay in one process, and in which order the processes take them.

pytest-xdist's loadgroup hands out group after group; a test without one is a group of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

SHARED_NODE = "elasticsearch_url"
"""The fixture of a server that takes many seconds to start: one process waits for it, not all."""
DATABASE_FIXTURES = {"db", "django_db_setup", "module_db", "transactional_db"}


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest-xdist, where it is used, keep to our order."""
    config.option.loadscopereorder = False


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Keep together what shares something dear; let no process wait for what another prepares.

    The first test makes its process migrate for all of them; meanwhile the others run what needs
    no database. Large groups go before small ones, so that all processes end at the same time.
    """
    for item in items:
        if not item.get_closest_marker("xdist_group") and (name := dear_to(item)):
            item.add_marker(pytest.mark.xdist_group(name))
    yield
    sizes = Counter(group(item) for item in items)
    items.sort(key=lambda item: (needs_database(item), -sizes[group(item)]))
    if items and needs_database(items[-1]):
        items.insert(0, items.pop())


def group(item: pytest.Item) -> str:
    """The name of the group that a test is in."""
    marker = item.get_closest_marker("xdist_group")
    return str(marker.args[0]) if marker else item.nodeid


def dear_to(item: pytest.Item) -> str | None:
    """What a test shares with others and is dear to make: the node, or a fixture of its module."""
    fixtures = getattr(item, "_fixtureinfo", None)
    made = fixtures.name2fixturedefs if fixtures else {}
    if SHARED_NODE in made:
        return SHARED_NODE
    if any(fixture.scope == "module" for (*_others, fixture) in made.values()):
        return item.nodeid.partition("::")[0]
    return None


def needs_database(item: pytest.Item) -> bool:
    """Whether the process that runs the test must have the migrated database."""
    fixtures = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(fixtures)
