"""A new city: one command on an empty database, a logo at the desk; every page is the city's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from tests.portal.factories import FacilityFactory

from .conftest import PASSWORD

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

CITY = {
    "name": "青空市",
    "name_en": "Aozora City",
    "code": "999997",
    "colour": "#197a4b",
    "department": "市民協働課",
    "phone": "0123-45-6789",
    "email": "kyodo@aozora.example",
    "address": "青空市中央1-1",
    "licence_name": "CC BY 4.0 国際",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/deed.ja",
    "latitude": "43.5",
    "longitude": "142.5",
    "zoom": "12",
}
GREEN = "rgb(25, 122, 75)"


@pytest.fixture
def admin(
    site: str, new_context: CreateContextCallback, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Page:
    """The administrator's window, in a city that the command has just set up."""
    settings.WAGTAILADMIN_BASE_URL = site
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("setup_city", interactive=False, admin="boss", admin_email="b@x.example", **CITY)
    desk = new_context(base_url=site, locale="ja-JP").new_page()
    desk.goto("/admin/")
    desk.fill("[name=username]", "boss")
    desk.fill("[name=password]", PASSWORD)
    desk.click("button[type=submit]")
    return desk


def choose_logo(desk: Page, file: Path) -> None:
    """Upload a logo in the settings' chooser, as the new city's administrator does."""
    desk.goto("/admin/settings/cms/branding/")
    desk.locator("#id_logo-chooser").get_by_role("button", name="画像を選択").first.click()
    desk.get_by_role("tab", name="アップロード").click()
    desk.set_input_files(".modal [type=file]", file)
    desk.locator(".modal").get_by_role("textbox", name="タイトル").fill("市章")
    desk.locator(".modal form [type=submit]").last.click()
    expect(desk.locator("#id_logo-chooser .chooser__title")).to_have_text("市章")
    desk.get_by_role("button", name="保存").first.click()
    expect(desk.locator(".messages .success")).to_be_visible()


def test_every_page_is_the_citys(admin: Page, page: Page, site: str, tmp_path: Path) -> None:
    Image.new("RGB", (320, 80), "#197a4b").save(tmp_path / "logo.png")
    choose_logo(admin, tmp_path / "logo.png")
    FacilityFactory(name="公民館")

    page.goto(site)
    banner = page.get_by_role("banner")
    expect(banner).to_contain_text(CITY["name"])
    expect(banner.locator("img.wordmark__logo")).to_be_visible()
    contact = page.get_by_role("contentinfo")
    for shown in ("department", "phone", "email", "address"):
        expect(contact).to_contain_text(CITY[shown])
    link = page.get_by_role("main").get_by_role("link").first
    expect(page.locator(":root")).to_have_css("--brand", CITY["colour"])
    expect(link).to_be_visible()

    page.goto(f"{site}/facilities/?view=map")
    start = page.locator("[data-zoom]").first
    for name in ("latitude", "longitude", "zoom"):
        expect(start).to_have_attribute(f"data-{name}", CITY[name])
    licence = page.locator(f"a[href='{CITY['licence_url']}']").first
    expect(licence).to_have_text(CITY["licence_name"])

    page.goto(f"{site}/en/")
    expect(page.get_by_role("banner")).to_contain_text(CITY["name_en"])
    assert (
        page.request.get(f"{site}/data/facilities.csv")
        .headers["content-disposition"]
        .find(CITY["code"])
        > 0
    )
