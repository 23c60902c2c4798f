"""Column headers as people spell them, made comparable."""

from __future__ import annotations

import re
import unicodedata

_IGNORED = re.compile(r"[\s\u200b\ufeff]+|(?<=[^\s\u200b\ufeff])_+")


def normalise(header: str) -> str:
    """The header's comparable form: NFKC, without case, white space, underscores and byte marks.

    Full- and half-width parentheses fall together through NFKC: ``建物名等（方書）`` and
    ``建物名等(方書)`` are one header, and so are ``画像_ライセンス`` and ``画像ライセンス``.
    A leading underscore stays: CKAN's row number ``_id`` is not the standard's ``ID``.
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", header)).casefold()
