"""A new city is set up by a command: asked or told, refused in words, and safe to repeat."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.models import Branding
from portal.models import Municipality
from tests.cms.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

GIVEN = {"name": "青空市", "code": "999997", "colour": "#197a4b"}


def set_up(**options: Any) -> str:
    out = io.StringIO()
    settings = {**GIVEN, "interactive": False, **options}
    call_command("setup_city", stdout=out, stderr=out, **settings)
    return out.getvalue()


def refusal(**options: Any) -> str:
    with pytest.raises(CommandError) as refused:
        set_up(**options)
    return str(refused.value)


def test_options_fill_in_the_settings_and_the_start_pages_answer(
    client: Client, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://kyodo.example.jp"
    set_up(phone="0123-45-6789", department_en="Civic Affairs", address_en="1 Main St")
    city = Municipality.load()
    assert (city.name, city.code, city.phone) == ("青空市", "999997", "0123-45-6789")
    assert (city.department_en, city.address_en) == ("Civic Affairs", "1 Main St")
    assert city.licence_name == "CC BY 4.0", "what is left out stays"
    assert Branding.load().primary_colour == "#197a4b"
    assert Site.objects.get(is_default_site=True).root_url == "https://kyodo.example.jp"
    addresses = ("", "handbook/", "cases/", "news/", "accessibility/", "privacy/", "open-data/")
    for address in addresses:
        assert client.get(f"/{address}").status_code == 200, address
        assert client.get(f"/en/{address}").status_code == 200, address


def test_every_mistake_is_named_at_once_and_nothing_is_stored() -> None:
    text = refusal(code="999998", colour="#ffff00", email="nobody", latitude="北")
    for option in ("--code", "--colour", "--email", "--latitude"):
        assert option in text
    assert "全国地方公共団体コードではありません" in text
    assert Municipality.load().name == ""


def test_a_city_needs_a_name_and_a_code() -> None:
    assert "--name" in refusal(name="")
    assert "--code" in refusal(code=None)


def test_repeating_it_leaves_pages_alone() -> None:
    set_up()
    page = Page.objects.get(slug="privacy", locale__language_code="ja")
    page.delete()
    before = Page.objects.count()
    assert "そのまま" in set_up(name="青空町")
    assert Page.objects.count() == before
    assert Municipality.load().name == "青空町"


@pytest.fixture
def _has_pages() -> None:
    """The site has a page, so that no start pages are made for tests of something else."""
    StandardPageFactory()


@pytest.mark.usefixtures("_has_pages")
def test_an_administrator_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long password")
    assert "管理者がまだいません" in set_up()
    set_up(admin="boss", admin_email="boss@example.jp")
    set_up(admin="another", admin_email="another@example.jp")
    assert [user.username for user in get_user_model().objects.all()] == ["boss"]


@pytest.mark.usefixtures("_has_pages")
def test_questions_are_asked_again_until_right(
    monkeypatch: pytest.MonkeyPatch, admin_user: Any
) -> None:
    answers: Iterator[str] = iter(["", "青空市", "Aozora City", "123456", "999997"])
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers, "")

    monkeypatch.setattr("builtins.input", answer)
    set_up(**dict.fromkeys(GIVEN), interactive=True)
    assert Municipality.load().code == "999997"
    assert sum("コード" in prompt for prompt in asked) == 2
