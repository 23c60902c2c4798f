"""Names of kinds of facilities and events, in both languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.kinds import event_kind_name, poi_name


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("ja", "1305", "市民活動施設"),
        ("en", "1305", "Civic activity facility"),
        ("en", "0102", "カール"),
        ("ja", "99999", "99999"),
    ],
)
def test_poi_codes(language: str, code: str, name: str) -> None:
    with translation.override(language):
        assert poi_name(code) == name


@pytest.mark.parametrize(
    ("language", "kind", "name"),
    [("ja", "音楽", "音楽"), ("en", "音楽", "Music"), ("en", "落語", "落語")],
)
def test_kinds_of_events(language: str, kind: str, name: str) -> None:
    with translation.override(language):
        assert event_kind_name(kind) == name
