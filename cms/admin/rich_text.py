"""The editor of rich text, which takes whatever is sent in its name."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.admin.rich_text import DraftailRichTextArea

from portal.standards.cells import without_control_characters


class DeskRichTextArea(DraftailRichTextArea):
    """Wagtail's editor; what is not in its own form, such as JSON that was cut, is kept as text.

    JSON can name characters that no form could send: control characters, and halves of pairs
    (lone surrogates), which no database takes.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """The text as HTML, fit to be stored."""
        try:
            html: str | None = super().value_from_datadict(data, files, name)
        except Exception:  # noqa: BLE001  # the exporter raises all kinds for what it does not know
            html = f"<p>{escape(data[name])}</p>"
        if html is None:
            return None
        sound = html.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return without_control_characters(sound)
