"""A table of data with a caption and header cells that screen readers announce."""

from __future__ import annotations

import copy
from typing import Any
from unicodedata import east_asian_width

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import BooleanBlock, CharBlock, FloatBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

SHORT, NARROW, ROOM = 24, 14, 60
"""Latin letters (of Japanese ones half as many): of a cell in one line, of one that is so on a
phone too, of all such columns together."""


def whole_columns(table: TypedTable, letters: int = SHORT) -> list[int]:
    """The columns of which every cell stays in one line: short ones, as far as there is room."""
    room, whole = ROOM, []
    for place in range(len(table.columns)):
        widest = max((_width(row["values"][place]) for row in table.row_data), default=0)
        if widest <= min(letters, room):
            room -= widest
            whole.append(place)
    return whole


def _width(cell: Any) -> int:
    return sum(2 if east_asian_width(letter) in "FWA" else 1 for letter in str(cell or ""))


class TranslatableTableBlock(TypedTableBlock):
    """A typed table whose headings and text cells wagtail-localize can translate.

    A segment's path is ``heading-<column>`` or ``cell-<row>-<column>``.
    """

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """The texts of the table."""
        segments = [
            StringSegmentValue(f"heading-{index}", column["heading"])
            for index, column in enumerate(value.columns)
        ]
        for row_index, row in enumerate(value.row_data):
            for index, (column, cell) in enumerate(zip(value.columns, row["values"], strict=True)):
                if isinstance(column["block"], CharBlock):
                    segments.append(StringSegmentValue(f"cell-{row_index}-{index}", cell))
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """A copy of the table with the translated texts in place."""
        columns = [dict(column) for column in value.columns]
        rows = copy.deepcopy(value.row_data)
        for segment in segments:
            place, *numbers = segment.path.split("-")
            if place == "heading":
                columns[int(numbers[0])]["heading"] = segment.render_text()
            else:
                rows[int(numbers[0])]["values"][int(numbers[1])] = segment.render_text()
        return TypedTable(columns=columns, row_data=rows, caption=value.caption)


class NumberBlock(FloatBlock):
    """A number, shown with thousands set off and no needless decimals."""

    class Meta:
        template = "cms/blocks/number.html"


class TableBlock(StructBlock):
    """A table: a caption, columns of text or numbers, the first of them headers if wanted."""

    caption = CharBlock(
        label=_("Caption"),
        max_length=200,
        help_text=_("What the table shows, with time and unit: 形態別の協働事業数（令和7年度）"),
    )
    row_headers = BooleanBlock(
        label=_("The first column names its row"),
        required=False,
        default=True,
        help_text=_("Screen readers then say it before each cell of the row."),
    )
    table = TranslatableTableBlock(
        [
            ("text", CharBlock(label=_("Text"), required=False)),
            ("number", NumberBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
        help_text=_("Choose text or numbers for each column; numbers stand right-aligned."),
    )

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """With ``whole``, the columns whose cells are not broken into lines, ``narrow`` never."""
        context = super().get_context(value, parent_context)
        table = value["table"]
        return {**context, "whole": whole_columns(table), "narrow": whole_columns(table, NARROW)}

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Lists and tables")
        description = _("Columns of text or numbers with a caption.")
        preview_value: dict[str, Any] = {
            "caption": _("Forms of collaboration"),
            "row_headers": True,
            "table": {
                "columns": [
                    {"type": "text", "heading": _("Form of collaboration")},
                    {"type": "number", "heading": pgettext_lazy("table", "Number")},
                ],
                "rows": [{"values": [_("Co-hosting"), 12]}, {"values": [_("Grant"), 8]}],
            },
        }
        template = "cms/blocks/table.html"
