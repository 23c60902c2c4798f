"""The pattern page shows every component, to those who build templates."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.test import Client

import cms
from cms.patterns import SAMPLES

COMPONENTS = Path(cms.__file__).parent / "templates" / "components"
pytestmark = pytest.mark.django_db


def test_every_component_is_shown(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("dev", is_staff=True))
    html = client.get("/patterns/").content.decode()
    names = {path.stem for path in COMPONENTS.glob("*.html")}
    assert set(yaml.safe_load(SAMPLES.read_text())) == names
    for name in names:
        assert f'id="pattern-{name}"' in html
    assert "--colour-primary" in html


def test_every_component_says_what_it_takes() -> None:
    for path in COMPONENTS.glob("*.html"):
        assert path.read_text().startswith("{% comment %}\n"), path.name


def test_it_is_not_for_the_public(client: Client) -> None:
    assert client.get("/patterns/").status_code == 404
