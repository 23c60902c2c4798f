"""A clerk drops a file into the upload screen, looks at it, applies it; a resident sees it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cms.roles import DATA_KEEPERS
from tests.journeys.test_file_to_api import VENUE, city_file

from .accessible import OURS, findings
from .conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

DROP = """
([selector, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name, { type: "text/csv" }));
  const field = document.querySelector(selector);
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
"""


def test_a_dropped_file_becomes_a_public_page(
    site: str, sign_in: SignIn, page: Page, tmp_path: Path
) -> None:
    broken = VENUE | {"ID": "K02", "名称": "北会館", "緯度": "343.2"}
    path = city_file(tmp_path / "施設.csv", "public_facility", VENUE, broken, encoding="cp932")
    desk = sign_in(DATA_KEEPERS)
    desk.goto("/admin/data/imports/")
    desk.get_by_role("link", name="ファイルの取り込み").first.click()
    expect(desk.get_by_role("button", name="内容を確認する")).to_be_visible()
    content = base64.b64encode(path.read_bytes()).decode()
    desk.evaluate(DROP, ["input[type=file]", path.name, content])
    desk.get_by_role("button", name="内容を確認する").click()

    expect(desk.get_by_role("cell", name="343.2")).to_be_visible()
    desk.get_by_role("link", name="作成", exact=True).click()
    expect(desk.get_by_role("rowheader", name=VENUE["名称"])).to_be_visible()
    desk.get_by_text("取り込めない1行を除いて").click()
    desk.get_by_role("button", name="この内容で取り込む").click()
    expect(desk.get_by_text("取り込みを反映しました。")).to_be_visible()
    assert findings(desk, OURS) == []

    page.goto(f"{site}/facilities/K01/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(VENUE["名称"])


def test_a_file_that_cannot_be_taken_says_why(sign_in: SignIn, tmp_path: Path) -> None:
    desk = sign_in(DATA_KEEPERS)
    unknown = tmp_path / "覚え書き.csv"
    unknown.write_text("買うもの,数\nりんご,3\n", encoding="utf-8")
    broken = [VENUE | {"ID": "K02", "緯度": "343.2"}, VENUE | {"ID": "K03", "名称": ""}]
    refused = city_file(tmp_path / "施設.csv", "public_facility", *broken, encoding="cp932")
    found = []
    for path, sight in ((unknown, "見出し行が見つかりません"), (refused, "343.2")):
        desk.goto("/admin/data/imports/upload/")
        desk.set_input_files("[type=file]", path)
        desk.get_by_role("button", name="内容を確認する").click()
        expect(desk.locator("main")).to_contain_text(sight)
        expect(desk.get_by_role("button", name="この内容で取り込む")).to_have_count(0)
        found += findings(desk, OURS)
    assert found == []
