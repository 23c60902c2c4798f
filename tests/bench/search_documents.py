"""Municipal-looking documents of about 312 characters, made of the judged corpus's sentences."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path

from search.documents import SearchDocument

CORPUS = Path(__file__).parent.parent / "search" / "data" / "corpus.txt"
AREAS = ("中央", "北", "南", "東", "西", "港", "緑", "山手", "川上", "浜")
KINDS = ("group", "facility", "event", "handbook", "case", "news", "page")
SHARES = (20, 5, 40, 5, 5, 15, 10)
LENGTH = 297
_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u30a1-\u30ff]{3,}")


def documents(count: int, seed: int = 20261103) -> Iterator[SearchDocument]:
    """``count`` different documents with facets and dates; the same ones for the same seed.

    Words are as frequent in them as in the corpus: a few in many documents, most in few.
    """
    rnd = random.Random(seed)
    titles, sentences = _corpus()
    start = datetime.date(2024, 4, 1)
    for number in range(count):
        kind = rnd.choices(KINDS, SHARES)[0]
        fields = rnd.sample(range(1, 21), rnd.choice((1, 1, 2)))
        yield SearchDocument(
            key=f"{kind}s:{number:06d}",
            locale="ja",
            kind=kind,
            title=f"{rnd.choice(titles)}（第{number % 60 + 1}回）",
            url=f"/{kind}s/{number:06d}/",
            body=_body(rnd, sentences),
            date=start + datetime.timedelta(days=rnd.randrange(1000)),
            facets={
                "area": tuple(rnd.sample(AREAS, rnd.choice((1, 1, 1, 2)))),
                "field": tuple(f"{n:02d}" for n in fields) if kind in ("group", "case") else (),
            },
        )


def queries(count: int, words: int, seed: int = 7) -> list[str]:
    """Things people might type: so many different words that stand in one text of the corpus."""
    rnd = random.Random(seed + words)
    _titles, sentences = _corpus()
    found: list[str] = []
    while len(found) < count:
        choice = list(dict.fromkeys(_WORD.findall(rnd.choice(sentences))))
        if len(choice) >= words:
            found.append(" ".join(rnd.sample(choice, words)))
    return found


def _corpus() -> tuple[list[str], list[str]]:
    """Titles and sentences of the judged corpus."""
    titles, sentences = [], []
    for line in CORPUS.read_text().splitlines():
        title, _bar, body = line.partition("｜")
        titles.append(title)
        sentences += [f"{sentence}。" for sentence in body.split("。") if sentence]
    return titles, sentences


def _body(rnd: random.Random, sentences: list[str]) -> str:
    body = ""
    while len(body) < LENGTH:
        body += rnd.choice(sentences)
    return body
