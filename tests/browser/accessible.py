"""What axe finds in a page at the widths of a desk and of a phone: WCAG 2.2 AA and its advice."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (1280, 390)
RULES = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
OURS = "main"
"""Our part of a screen of the desk; what lies around it, menu and header bar, is Wagtail's."""
AT_REST = "document.getAnimations().every(movement => movement.playState !== 'running')"


def findings(page: Page, part: str = "html") -> list[str]:
    """What breaks a rule within ``part``, a selector: width, rule, elements and what is wrong."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(AT_REST)
        answer = page.evaluate("([part, rules]) => axe.run(part, rules)", [part, RULES])
        found += [
            f"at {width} px {broken['id']}: {node['target']} {node['failureSummary']}"
            for broken in answer["violations"]
            for node in broken["nodes"]
        ]
    return found
