"""A handbook section among fifty others beside a stock Wagtail page with the same body.

``python -m tests.bench.handbook_page``. Both lie at the same depth and are asked for through the
whole WSGI stack, uncached. Ours adds menu, languages, side navigation, numbers, contents of the
page, previous and next; the stock page is its body alone.
"""

from __future__ import annotations

import json
import os
from typing import Any

from .scratch import best, request, set_up

SECTIONS = 50
DEPTH = 3


def main() -> None:
    """Fill a scratch database, measure both, print times, queries and the ratio."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.stock.settings"
    set_up()
    from django.db import connection
    from django.test import RequestFactory

    from .stock.models import StockPage

    with connection.schema_editor() as editor:
        editor.create_model(StockPage)
    ours = RequestFactory(SERVER_NAME="localhost").get(handbook_section()).environ
    stock = RequestFactory(SERVER_NAME="stock.localhost").get(stock_section()).environ
    if body_of(request(ours)) != body_of(request(stock)):
        raise SystemExit("the two pages show different bodies")
    print(f"a section among {SECTIONS}, best of 60 rounds, milliseconds of processor time")
    print("                time   queries")
    times = []
    for name, environ in (("ours", ours), ("stock Wagtail", stock)):
        times.append(best(lambda environ=environ: request(environ)))
        print(f"{name:14} {times[-1]:5.2f}   {queries(environ):7}")
    print(f"ours takes {times[0] / times[1]:.2f} times the stock page")


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
    parent = parent.add_child(instance=HandbookPage(title="手引き", slug="handbook"))
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
    """The part of a page that its stream makes."""
    text = html.decode()
    start = text.index('<div class="body">')
    return text[start : text.rindex("checklist")]


def queries(environ: dict[str, Any]) -> int:
    """How many queries one request costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        request(environ)
    return len(found)


if __name__ == "__main__":
    main()
