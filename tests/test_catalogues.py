"""The Japanese catalogues are complete and say one thing by one word."""

from collections import defaultdict
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = {
    app: polib.pofile(str(ROOT / app / "locale/ja/LC_MESSAGES/django.po"))
    for app in ("cms", "portal", "search")
}


@pytest.mark.parametrize("app", CATALOGUES)
def test_every_message_is_translated(app: str) -> None:
    assert [entry.msgid for entry in CATALOGUES[app] if not entry.translated()] == []


def test_a_message_has_one_translation_in_the_whole_project() -> None:
    texts = defaultdict(set)
    for catalogue in CATALOGUES.values():
        for entry in catalogue:
            texts[entry.msgctxt, entry.msgid].add(entry.msgstr)
    assert {message: found for message, found in texts.items() if len(found) > 1} == {}
