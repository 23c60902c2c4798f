"""Page files become blocks: every construct, and every mistake with its line."""

from typing import Any

import pytest

from cms.demo.pages.errors import BlockError
from cms.demo.pages.markdown import Block, body_blocks, parse
from cms.demo.pages.targets import Targets

HEAD = "---\ntitle: x\n---\n"
HEAD_LINES = 3


def resolve(target: str) -> str:
    if target == "gone.md":
        raise ValueError("there is no page file 'gone.md'")
    return f'href="{target}"'


def find_image(target: str) -> int:
    if target != "drawing:areas":
        raise ValueError(f"there is no picture '{target}'")
    return 7


def find_document(target: str) -> int:
    if target != "proposal":
        raise ValueError(f"there is no document '{target}'")
    return 9


def blocks_of(text: str) -> list[Block]:
    targets = Targets(link=resolve, image=find_image, document=find_document)
    return body_blocks(parse(HEAD + text)[1], targets)


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value} for value in values]


STEPS = """::: steps title="手順"
1. 相談する

   **早めに**どうぞ。

2. 申請する
:::"""

COMPARISON = """::: comparison title="分担"
- 市
  - 場所
  - 広報
- 団体
  - 企画
:::"""

TABLE = """::: table caption="上限額"
| 区分 | 上限額 |
| --- | ---: |
| 始める | 100,000 |
| 未定 | |
:::"""


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("一つ目。\n\n二つ目。", "text", "<p>一つ目。</p><p>二つ目。</p>"),
        ("本文です。\n\n- 一\n- 二", "text", "<p>本文です。</p><ul><li>一</li><li>二</li></ul>"),
        ("1. 一\n   - 中", "text", "<ol><li>一<ul><li>中</li></ul></li></ol>"),
        ("行を\n分ける", "text", "<p>行を分ける</p>"),
        ("two\nlines", "text", "<p>two lines</p>"),
        (
            "a **b** *c* [d](/x/?a=1&b=2)",
            "text",
            '<p>a <b>b</b> <i>c</i> <a href="/x/?a=1&b=2">d</a></p>',
        ),
        ("1 < 2 & 3", "text", "<p>1 &lt; 2 &amp; 3</p>"),
        ("### 小見出し", "heading", {"text": "小見出し", "level": "h3"}),
        (
            '::: note kind=tip title="早めに"\n本文\n:::',
            "note",
            {"kind": "tip", "title": "早めに", "body": "<p>本文</p>"},
        ),
        (
            STEPS,
            "steps",
            {
                "title": "手順",
                "steps": items(
                    {"title": "相談する", "body": "<p><b>早めに</b>どうぞ。</p>"},
                    {"title": "申請する", "body": ""},
                ),
            },
        ),
        (
            COMPARISON,
            "comparison",
            {
                "title": "分担",
                "items": items(
                    {"title": "市", "points": items("場所", "広報")},
                    {"title": "団体", "points": items("企画")},
                ),
            },
        ),
        ("::: checklist\n- 一\n- 二\n:::", "checklist", {"title": "", "items": items("一", "二")}),
        (
            TABLE,
            "table",
            {
                "caption": "上限額",
                "row_headers": True,
                "table": {
                    "columns": [
                        {"type": "text", "heading": "区分"},
                        {"type": "number", "heading": "上限額"},
                    ],
                    "rows": [{"values": ["始める", 100000.0]}, {"values": ["未定", None]}],
                    "caption": "",
                },
            },
        ),
        (
            '::: live_records dataset=groups filter="field=07&area=川辺町" limit=4\n:::',
            "live_records",
            {"title": "", "dataset": "groups", "filter": "field=07&area=川辺町", "limit": 4},
        ),
        (
            '::: download document=proposal title="提案書"\n:::',
            "download",
            {"document": 9, "title": "提案書", "description": ""},
        ),
        (
            '![5本の帯](drawing:areas "緑が市民")',
            "figure",
            {"image": 7, "alt": "5本の帯", "caption": "緑が市民"},
        ),
    ],
)
def test_each_construct_becomes_its_block(text: str, type_: str, value: Any) -> None:
    assert [(block.type, block.value) for block in blocks_of(text)] == [(type_, value)]


def test_blocks_keep_their_order_and_lines() -> None:
    found = blocks_of("初め。\n\n## 見出し\n\n続き。\n\n::: note\n注\n:::\n\n終わり。")
    assert [(block.type, block.line - HEAD_LINES) for block in found] == [
        ("text", 1),
        ("heading", 3),
        ("text", 5),
        ("note", 7),
        ("text", 11),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("初め。\n\n::: stairs\n:::", 3, "unknown block 'stairs'"),
        ("::: note colour=red\n本文\n:::", 1, "no 'colour'"),
        ("::: note tip\n本文\n:::", 1, "'tip' is not of the form key=value"),
        ('::: note title="x\n本文\n:::', 1, "No closing quotation"),
        ("# 題", 1, "two to four"),
        ("> 引用", 1, "no block for 'blockquote'"),
        ("本文\n\n```\ncode\n```", 3, "no block for 'fence'"),
        ("| a |\n| - |\n| b |", 1, "a table stands inside"),
        ("::: table\n本文\n:::", 1, "one table and nothing else"),
        ("::: table\n| a |\n| -: |\n| 多数 |\n:::", 4, "'多数' stands in a column of numbers"),
        ("::: checklist\n- [a](b)\n:::", 2, "only plain text"),
        ("::: comparison\n- 市\n- 団体\n:::", 2, "a title with a list of points"),
        ("::: live_records limit=many\n:::", 1, "limit must be a number"),
        ("::: live_records dataset=groups\n本文\n:::", 1, "no text of its own"),
        ("::: download document=none\n:::", 1, "no document 'none'"),
        ("::: download document=proposal\n本文\n:::", 1, "no text of its own"),
        ("::: glossary row=い\n:::", 1, "'い' begins no row"),
        ("![](drawing:areas)", 1, "alternative text"),
        ("![a](drawing:none)", 1, "no picture 'drawing:none'"),
        ("文中の ![a](drawing:areas) 図", 1, "'image' cannot stand"),
        ("一\n\n[a](gone.md)", 3, "no page file 'gone.md'"),
        ("- 一\n\n  二", 3, "one paragraph"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(BlockError) as caught:
        blocks_of(text)
    assert reason in caught.value.reason
    assert caught.value.line - HEAD_LINES == line


def test_a_file_without_front_matter_is_refused() -> None:
    with pytest.raises(BlockError, match="front matter"):
        parse("本文だけ。")
