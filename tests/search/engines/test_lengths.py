"""Texts are filled up to lengths that an engine with one byte for them does not change."""

from __future__ import annotations

from search.engines.base import EngineDocument
from search.engines.lengths import filled


def kept_in_a_byte(length: int) -> int:
    """What Lucene's norms keep of a length (``SmallFloat.intToByte4``)."""
    above = length - 24
    shift = max(above.bit_length() - 4, 0) if above > 0 else 0
    return length if above <= 0 else 24 + (above >> shift << shift)


def test_no_engine_shortens_a_filled_length_by_more_than_the_one_of_its_pairs() -> None:
    for length in range(1, 100_000):
        full = filled(length)
        assert length <= full <= max(length * 9 / 8, length + 2)
        assert kept_in_a_byte(full - 1) == full - 1
        assert filled(full) == full


def test_a_document_s_text_has_such_a_length() -> None:
    for tokens in (1, 30, 77, 146, 5000):
        text = EngineDocument(1, "除雪 講座", {}, " ".join(["町内"] * tokens)).text
        assert filled(len(text.split())) == len(text.split())
        assert text.startswith("除雪 講座 ␟ 除雪 講座 ␟")
