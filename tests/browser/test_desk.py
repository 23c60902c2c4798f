"""The desk's own screens are accessible: what axe finds in them is ours to mend."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from .test_pages import RULES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

SCREENS = {
    "dashboard": "/admin/",
    "records": "/admin/data/groups/",
    "record form": "/admin/data/facilities/add/",
    "upload": "/admin/data/imports/upload/",
    "reports": "/admin/data/reports/",
    "synonyms": "/admin/search/synonyms/",
}
OURS = [["main"]]
"""What lies around it, menu and header bar, is Wagtail's shell."""
NOT_OURS = [['p > a[href$="new/"]']]
"""Wagtail's own link in an empty list, which only its colour sets off from the text."""


def test_our_screens_of_the_desk(browser: Browser, demo: str) -> None:
    context = browser.new_context(base_url=demo, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", "tomoni-admin")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    found = {}
    for name, address in SCREENS.items():
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, name
        where = {"include": OURS, "exclude": NOT_OURS}
        violations = Axe().run(page, context=where, options=RULES).response
        found[name] = [
            f"{broken['id']}: {node['target']}"
            for broken in violations["violations"]
            for node in broken["nodes"]
        ]
    context.close()
    assert {name: lines for name, lines in found.items() if lines} == {}
