"""The desk's own screens are accessible: what axe finds in them is ours to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.test_file_to_api import VENUE, city_file

from .test_pages import RULES, WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

SCREENS = """
    / account/ data/groups/ data/groups/add/ data/groups/edit/1/ data/groups/history/1/
    data/facilities/add/ data/facilities/edit/1/ data/events/add/ data/events/edit/1/
    data/imports/ data/imports/upload/ data/reports/ images/add/ documents/add/
    snippets/cms/glossaryterm/ snippets/cms/glossaryterm/add/ search/synonyms/
    search/synonyms/new/ search/promotions/ search/promotions/new/ search/reports/ search/why/
    search/why/?q=防災 search/rebuild/ settings/portal/municipality/ settings/cms/branding/
    localize/reports/translations/ session/again/ pages/3/
    bulk/wagtailcore/page/confirm/?id=3&next=/admin/ bulk/wagtailcore/page/tag/?id=3&next=/admin/
    bulk/wagtailcore/page/export/?id=3&next=/admin/ bulk/portal/group/tag/?id=1&next=/admin/
"""
OURS = [["main"]]
"""What lies around it, menu and header bar, is Wagtail's shell."""
AXE = Axe()
AT_REST = "document.getAnimations().every(movement => movement.playState !== 'running')"


@pytest.fixture(scope="module")
def window(browser: Browser, demo: str) -> Iterator[Page]:
    context = browser.new_context(base_url=demo)
    yield context.new_page()
    context.close()


def findings(page: Page, name: str) -> list[str]:
    """What axe finds in our part of a screen, at both widths."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(AT_REST)
        answer = AXE.run(page, context={"include": OURS}, options=RULES).response
        found += [
            f"{name} at {width}: {broken['id']}: {node['target']}"
            for broken in answer["violations"]
            for node in broken["nodes"]
        ]
    return found


def test_our_screens_of_the_desk(window: Page, tmp_path: Path) -> None:
    window.goto("/admin/password_reset/")
    found = findings(window, "password reset")
    window.goto("/admin/login/")
    found += findings(window, "login")
    window.fill("[name=username]", "admin")
    window.fill("[name=password]", "tomoni-admin")
    window.click("button[type=submit]")
    window.wait_for_url("**/admin/")
    for address in SCREENS.split():
        answer = window.goto(f"/admin/{address.removeprefix('/')}")
        assert answer is not None
        assert answer.status == 200, address
        found += findings(window, address)

    broken = VENUE | {"ID": "K02", "名称": "北会館", "緯度": "343.2"}
    path = city_file(tmp_path / "施設.csv", "public_facility", VENUE, broken, encoding="cp932")
    window.goto("/admin/data/imports/upload/")
    window.set_input_files("[type=file]", path)
    window.get_by_role("button", name="内容を確認する").click()
    window.get_by_role("cell", name="343.2").wait_for()
    found += findings(window, "upload with a refused row")
    assert found == []
