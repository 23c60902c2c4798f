"""The checker that looks at a page while it is written: Wagtail's, and what links are called."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

EMPTY_WORDS: Final = (
    *("こちら", "こちらから", "こちらへ", "ここ", "ここから", "ここをクリック", "こちらをクリック"),
    *("詳細", "詳細はこちら", "詳細を見る", "詳しく", "詳しくはこちら", "詳しく見る"),
    *("もっと見る", "続きを読む", "リンク", "クリック", "サイト", "ホームページ"),
    *("このページ", "当ページ"),
    *("here", "click here", "more", "read more", "learn more", "link", "this page", "details"),
)
"""What says nothing of where a link leads; compared without case, spaces and marks around it."""


class DeskCheckerItem(ContentCheckerItem):
    """Wagtail's checks on what the editor wrote, and one more: link texts that say nothing.

    Readers who go from link to link with a screen reader hear the text alone (WCAG 2.2, 2.4.4).
    The check itself is ``cms/checker.js``, which gets the words from here.
    """

    axe_include: ClassVar[list[str]] = ["main"]
    axe_run_only: ClassVar[list[str]] = [
        *ContentCheckerItem.axe_run_only,
        "link-text-empty",
        "link-text-address",
    ]
    axe_custom_rules: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {
                "id": rule,
                "impact": "serious",
                "selector": "a[href]",
                "tags": ["best-practice"],
                "any": [f"check-{rule}"],
                "enabled": True,
            }
            for rule in ("link-text-empty", "link-text-address")
        ),
        {"id": "p-as-heading", "selector": "p:not(.block-title)", "enabled": True},
    ]
    axe_custom_checks: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_checks,
        {"id": "check-link-text-empty", "options": {"words": EMPTY_WORDS}},
        {"id": "check-link-text-address"},
    ]
    axe_messages: ClassVar[dict[str, Any]] = {
        **ContentCheckerItem.axe_messages,
        "heading-order": {
            "error_name": _("A heading level is left out"),
            "help_text": _(
                "A medium heading stands below a large one, a small one below a medium one."
            ),
        },
        "empty-meta-description": {
            "error_name": _("The page has no summary"),
            "help_text": _("Write one or two sentences that lists and search engines show."),
        },
        "alt-text-quality": {
            "error_name": _("The alternative text looks like the name of a file"),
            "help_text": _("Write what the picture shows: 市民ホールで話し合う参加者"),
        },
        "link-text-empty": {
            "error_name": _("The link does not say where it leads"),
            "help_text": _("Write what the reader will find, not “here”: 補助金の申請書を見る"),
        },
        "link-text-address": {
            "error_name": _("The link shows a bare address"),
            "help_text": _("Write the name of the page or site instead: 国土地理院の地図"),
        },
    }

    class Media:
        js: ClassVar[list[str]] = ["cms/checker.js"]
