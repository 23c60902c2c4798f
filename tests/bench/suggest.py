"""Suggestions at 10,000 and 100,000 entries.

``python -m tests.bench.suggest [entries …]``, milliseconds of processor time of ``suggest`` for
every beginning of some words as they are typed: in kanji, kana and romaji; and of ``meant`` for
words with a slip.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable

from . import search_documents
from .scratch import set_up

CHUNK = 500
WORDS = (
    "市民活動", "しみんかつどう", "shiminkatsudou", "防災訓練", "ぼうさい", "bousaikunren",
    "公民館", "こうみんかん", "kouminkan", "補助金", "ほじょきん", "hojokin", "ボランティア",
    "borantia", "子育て", "こそだて", "kosodate", "町内会", "ちょうないかい", "chounaikai",
)  # fmt: skip
SLIPS = ("市眠活動", "保健", "bousaikunrem", "ボラティア", "町内回", "kominkam", "補除金", "子育で")


def main() -> None:
    """Fill a scratch database for each size, measure, print."""
    set_up()
    held = 0
    for size in [int(size) for size in sys.argv[1:]] or [10_000, 100_000]:
        start = time.process_time()
        fill(held, size)
        seconds = time.process_time() - start
        print(f"\n{size:,} entries; {(size - held) / seconds:,.0f} a second written")
        held = size
        beginnings = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
        show("suggest", _suggest, beginnings)
        show("did you mean", _meant, SLIPS)


def fill(held: int, size: int) -> None:
    """Write entries ``held`` to ``size``."""
    from django.db import transaction

    from search import sync
    from search.models import SearchClock

    chunk = []
    for number, document in enumerate(search_documents.documents(size)):
        if number < held:
            continue
        chunk.append(sync.Wanted(document.key, (document,), None))
        if len(chunk) == CHUNK or number == size - 1:
            with transaction.atomic():
                sync.write(chunk, SearchClock.lock())
            chunk = []


def show(name: str, function: Callable[[str], object], texts: Iterable[str]) -> None:
    """Measure ``function`` on each text and print a line."""
    times = []
    for text in texts:
        start = time.process_time()
        function(text)
        times.append((time.process_time() - start) * 1000)
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{name:14} p50 {p50:6.1f}  p95 {p95:6.1f}  ({len(times)} asked)", flush=True)


def _suggest(text: str) -> object:
    from search.suggesting.finding import suggest

    return suggest(text, "ja")


def _meant(text: str) -> object:
    from search.query import Query, search
    from search.suggesting.meant import meant

    return meant(text, "ja", search(Query(text, language="ja")).how_many)


if __name__ == "__main__":
    main()
