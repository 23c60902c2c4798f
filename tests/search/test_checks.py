"""Start-up refuses what would silently be missing from search."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from cms.models import NewsPage
from portal.models import Group
from search import checks, registry


def test_everything_of_the_site_has_said_how_search_sees_it() -> None:
    assert checks.check_decided() == []
    assert checks.check_searchable() == []
    assert checks.check_cluster() == []
    call_command("check")


@pytest.mark.parametrize("model", [NewsPage, Group])
def test_a_page_type_or_record_that_says_nothing_is_refused(
    model: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(registry._candidates, model)
    (error,) = checks.check_decided()
    assert (error.id, error.obj) == ("search.E001", model)


def test_an_excluded_model_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry._candidates, NewsPage)
    monkeypatch.setattr(registry, "_excluded", set())
    registry.exclude(NewsPage)
    assert checks.check_decided() == []


def test_a_registered_model_must_be_searchable(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.models import User

    monkeypatch.setitem(registry._candidates, User, User.objects.all)
    (error,) = checks.check_searchable()
    assert (error.id, error.obj) == ("search.E002", User)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("SEARCH_URL", ["search.example.jp:9200"], "SEARCH_URL"),
        ("SEARCH_URL", ["https://one.example.jp", "two"], "SEARCH_URL"),
        ("SEARCH_INDEX_PREFIX", "Tomoni*", "SEARCH_INDEX_PREFIX"),
        ("SEARCH_TIMEOUT", 0.0, "SEARCH_TIMEOUT"),
        ("SEARCH_CA_FILE", "/nowhere/ca.pem", "SEARCH_CA_FILE"),
        ("SEARCH_API_KEY", "key", "SEARCH_API_KEY"),
    ],
)
def test_a_cluster_that_cannot_be_reached_is_refused(
    settings: Any, name: str, value: object, named: str
) -> None:
    settings.SEARCH_URL = ["https://search.example.jp"]
    settings.SEARCH_USER = "tomoni"
    assert checks.check_cluster() == []
    setattr(settings, name, value)
    (error,) = checks.check_cluster()
    assert error.id == "search.E003"
    assert named in error.msg
