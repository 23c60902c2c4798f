"""Pages of the demo city, made anew and kept, beside a stock Wagtail page.

``python -m tests.bench.pages``. The section and the stock page show the same body at the same depth
among fifty others, and everything is asked for through the whole WSGI stack. Ours adds menu,
languages, side navigation, numbers, contents of the page, previous and next; the stock page is its
body alone. Ours are kept by the site, the stock page by Django's own cache of whole pages.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

from .scratch import best, request, set_up

SECTIONS = 50
DEPTH = 3
PAGES = {
    "home": "/",
    "list (groups)": "/groups/",
    "record (facility)": "/facilities/F001/",
}
EXPLAINED = re.compile(
    r'<button type="button" class="term__word"[^>]*>(.*?)</button><span class="term__box".*?</span>'
)
CACHE = "django.middleware.cache."
STOCK_CACHE = [f"{CACHE}UpdateCacheMiddleware", f"{CACHE}FetchFromCacheMiddleware"]


def main() -> None:
    """Fill a scratch database, measure all, print times, queries and ratios."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.stock.settings"
    set_up()
    from django.core.management import call_command
    from django.db import connection
    from django.test import RequestFactory

    from .stock.models import StockPage

    call_command("demo", "--force", stdout=StringIO())
    with connection.schema_editor() as editor:
        editor.create_model(StockPage)
    stock = RequestFactory(SERVER_NAME="stock.localhost").get(stock_section()).environ
    pages = PAGES | {f"section among {SECTIONS}": handbook_section()}
    environs = {name: RequestFactory().get(path).environ for name, path in pages.items()}
    for environ in environs.values():
        environ["SERVER_NAME"] = environ["HTTP_HOST"] = "localhost"
    if body_of(request(environs[f"section among {SECTIONS}"])) != body_of(request(stock)):
        raise SystemExit("the two sections show different bodies")
    print("best of 60 rounds, milliseconds of processor time; times the stock page in brackets")
    print(f"{'':18} {'made anew':>15} {'queries':>8} {'kept':>15} {'queries':>8}")
    measured = [("stock Wagtail", *measure(stock, MIDDLEWARE=with_stock_cache()))]
    for name, environ in environs.items():
        measured.append((name, *measure(environ, PAGE_CACHE_SECONDS=600)))
    for name, new, asked, kept, asked_kept in measured:
        ratios = [
            f"{new:.2f} ({new / measured[0][1]:.2f})",
            f"{kept:.2f} ({kept / measured[0][3]:.2f})",
        ]
        print(f"{name:18} {ratios[0]:>15} {asked:8} {ratios[1]:>15} {asked_kept:8}")


def measure(environ: dict[str, Any], **keeping: Any) -> tuple[float, int, float, int]:
    """Milliseconds and queries of a page that is made anew, then of one that is kept."""
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings

    found: list[float | int] = []
    for settings in ({}, keeping):
        with override_settings(**settings):
            ask = partial(request, environ, get_wsgi_application())
            found += [best(ask), queries(ask)]
    new, asked, kept, asked_kept = found
    return new, int(asked), kept, int(asked_kept)


def with_stock_cache() -> list[str]:
    """The site's middleware with Django's own page cache around what it makes."""
    from django.conf import settings

    update, fetch = STOCK_CACHE
    return [update, *settings.MIDDLEWARE, fetch]


def content() -> str:
    """A body of several screens with every kind of text block."""
    heading = {"text": "見出し", "level": "h2"}
    steps = {"title": "流れ", "steps": [{"title": "相談する", "body": "<p>窓口へ。</p>"}] * 4}
    table = {
        "columns": [{"type": "text", "heading": "形態"}, {"type": "number", "heading": "件数"}],
        "rows": [{"values": ["後援", 3]}] * 8,
    }
    blocks: list[tuple[str, Any]] = [
        ("heading", heading),
        ("text", "<p>" + "市民と市が力を合わせます。" * 20 + "</p>"),
        ("note", {"kind": "tip", "title": "ヒント", "body": "<p>早めにご相談ください。</p>"}),
        ("steps", steps),
        ("table", {"caption": "形態ごとの件数", "row_headers": True, "table": table}),
        ("checklist", {"title": "確認", "items": ["目的", "役割", "期限"]}),
    ]
    return json.dumps(
        [
            {"type": name, "value": value, "id": f"{number:08x}-0000-4000-8000-000000000000"}
            for number, (name, value) in enumerate(blocks * 3, 1)
        ]
    )


def handbook_section() -> str:
    """The path of a section in the middle of a handbook."""
    from cms.models import HandbookPage, HandbookSectionPage, HomePage

    parent = HomePage.objects.get(locale__language_code="ja")
    parent = parent.add_child(instance=HandbookPage(title="手引き", slug="handbook-of-the-bench"))
    parent = parent.add_child(instance=HandbookSectionPage(title="章", slug="chapter"))
    return last_of(parent, HandbookSectionPage)


def stock_section() -> str:
    """The path of a page at the same place of a stock site."""
    from wagtail.models import Page, Site

    from .stock.models import StockPage

    root = Page.get_first_root_node().add_child(instance=StockPage(title="根", slug="stock"))
    Site.objects.create(hostname="stock.localhost", root_page=root)
    parent = root
    for number in range(DEPTH - 1):
        parent = parent.add_child(instance=StockPage(title="枝", slug=f"s{number}"))
    return last_of(parent, StockPage)


def last_of(parent: Any, model: Any) -> str:
    """Fill ``parent`` with pages and return the path of the last of them."""
    for number in range(SECTIONS):
        page = parent.add_child(instance=model(title="節", slug=f"n{number}", body=content()))
    from django.urls import reverse

    above = page.url_path.strip("/").split("/", 1)[1]
    return reverse("wagtail_serve", args=[f"{above}/"])


def body_of(html: bytes) -> str:
    """The part of a page that its stream makes; ours also explains the terms in it."""
    text = EXPLAINED.sub(r"\1", html.decode())
    start = text.index('<div class="body">')
    return text[start : text.rindex("checklist")]


def queries(ask: Callable[[], bytes]) -> int:
    """How many queries one request costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


if __name__ == "__main__":
    main()
