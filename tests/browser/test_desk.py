"""The desk's own screens are accessible: what axe finds in them is ours to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.test_file_to_api import VENUE, city_file

from .accessible import OURS, findings

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


@pytest.fixture(scope="module")
def window(browser: Browser, demo: str) -> Iterator[Page]:
    context = browser.new_context(base_url=demo)
    yield context.new_page()
    context.close()


def test_our_screens_of_the_desk(window: Page, tmp_path: Path) -> None:
    found = {}
    for address in ("password_reset/", "login/"):
        window.goto(f"/admin/{address}")
        found[address] = findings(window, OURS)
    window.fill("[name=username]", "admin")
    window.fill("[name=password]", "tomoni-admin")
    window.click("button[type=submit]")
    window.wait_for_url("**/admin/")
    for address in SCREENS.split():
        answer = window.goto(f"/admin/{address.removeprefix('/')}")
        assert answer is not None
        assert answer.status == 200, address
        found[address] = findings(window, OURS)

    broken = VENUE | {"ID": "K02", "名称": "北会館", "緯度": "343.2"}
    path = city_file(tmp_path / "施設.csv", "public_facility", VENUE, broken, encoding="cp932")
    window.goto("/admin/data/imports/upload/")
    window.set_input_files("[type=file]", path)
    window.get_by_role("button", name="内容を確認する").click()
    window.get_by_role("cell", name="343.2").wait_for()
    found["upload with a refused row"] = findings(window, OURS)
    assert {address: broken for address, broken in found.items() if broken} == {}
