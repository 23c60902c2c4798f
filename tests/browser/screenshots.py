"""Pictures of every kind of page: ``python -m tests.browser.screenshots [name…]``.

They go to var/screenshots: phone and desktop, Japanese and English, a few in the dark scheme.
With ``--readme`` only the first screens that README shows are made anew, in .readme.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from itertools import product

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM, OPTIONS
from tests.demo_city import make_demo
from tests.new_site import ROOT

from .demo_site import demo_site
from .page_types import PAGE_TYPES, PageType

FOLDER = ROOT / "var" / "screenshots"
WIDTHS = {"phone": 390, "desktop": 1280}
HEIGHT = 900
README = {
    "home": ("desktop", "/"),
    "section": ("desktop", "/handbook/what/foundation/"),
    "search": ("desktop", "/search/?q=防災"),
    "event": ("phone", "/events/E001/"),
}
"""README's pictures: on which device, of which page."""


def main() -> None:
    """Take the pictures that the command line asks for, by default all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="kinds of pages; all when left out")
    parser.add_argument("--readme", action="store_true", help="the pictures of README alone")
    asked = parser.parse_args()
    chosen = [kind for kind in PAGE_TYPES if not asked.names or kind.name in asked.names]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        demo_site(make_demo) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS) as browser,
    ):
        if asked.readme:
            take_for_readme(browser, site)
            return
        for device, scheme in product(WIDTHS, ("light", "dark")):
            take(browser, site, device, scheme, chosen)


def take(browser: Browser, site: str, device: str, scheme: str, chosen: list[PageType]) -> None:
    """Pictures of the pages on one device in one scheme."""
    size = {"width": WIDTHS[device], "height": HEIGHT}
    context = browser.new_context(viewport=size, base_url=site, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for kind, language in pictures(chosen, scheme):
        page.goto(kind.address(language), wait_until="networkidle")
        page.evaluate("for (const image of document.images) image.loading = 'eager'")
        page.wait_for_function("[...document.images].every(image => image.complete)")
        name = f"{kind.name}-{language}-{device}{'-dark' if scheme == 'dark' else ''}.png"
        page.screenshot(path=FOLDER / name, full_page=True)
    context.close()


def take_for_readme(browser: Browser, site: str) -> None:
    """The first screen of each page that README shows, as WebP of less than 150 kB."""
    for name, (device, path) in README.items():
        size = {"width": WIDTHS[device], "height": HEIGHT}
        with browser.new_page(viewport=size, base_url=site) as page:  # type: ignore[arg-type]
            page.goto(path, wait_until="networkidle")
            picture = Image.open(io.BytesIO(page.screenshot()))
        picture.save(ROOT / ".readme" / f"{name}.webp", quality=80, method=6)


def pictures(chosen: list[PageType], scheme: str) -> Iterator[tuple[PageType, str]]:
    """Each kind of page in each language; in the dark only those that ask, in Japanese."""
    for kind in chosen:
        if scheme == "light":
            yield from ((kind, language) for language in kind.languages)
        elif kind.dark:
            yield kind, "ja"


if __name__ == "__main__":
    main()
