"""Icons in templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from lucide import IconDoesNotExist

from cms.front import FEATURE_ICONS, FIELD_ICONS
from cms.templatetags.icons import icon

ROOT = Path(__file__).resolve().parents[3]
NAMED = re.compile(r"{% icon \"([a-z0-9-]+)\"|\bicon=\"([a-z0-9-]+)\"")


def test_an_icon_is_hidden_unless_it_has_words() -> None:
    def shown(code: str) -> str:
        return Template("{% load icons %}" + code).render(Context({"words": '<"'}))

    assert 'aria-hidden="true"' in shown('{% icon "search" %}')
    named = shown('{% icon "search" words %}')
    assert 'role="img" aria-label="&lt;&quot;"' in named
    assert "aria-hidden" not in named


def test_an_icon_that_there_is_not_is_refused() -> None:
    with pytest.raises(IconDoesNotExist):
        icon("no-such-icon")


def test_every_icon_that_templates_name_exists() -> None:
    templates = [
        path for app in ("cms", "portal", "search") for path in (ROOT / app).rglob("*.html")
    ]
    names = {
        name
        for path in templates
        for found in NAMED.findall(path.read_text())
        for name in found
        if name
    }
    assert {"search", "calendar-days", "megaphone"} <= names
    for name in names | {*FIELD_ICONS.values(), *FEATURE_ICONS.values()}:
        assert icon(name)
