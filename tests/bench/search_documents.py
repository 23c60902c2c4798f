"""Municipal-looking documents of about 312 characters, made of the judged corpus's sentences."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from search.documents import Point, SearchDocument

CORPUS = Path(__file__).parent.parent / "search" / "data" / "corpus.txt"
TODAY = datetime.date(2026, 11, 3)
AREAS = ("中央", "北", "南", "東", "西", "港", "緑", "山手", "川上", "浜")
KINDS = ("group", "facility", "event", "handbook", "case", "news", "page")
SHARES = (20, 5, 40, 5, 5, 15, 10)
AUDIENCES = ("everyone", "infants", "children", "students", "parents", "seniors")
FEATURES = tuple(f"feature_{number:02d}" for number in range(1, 18))
LENGTH = 270
FLATNESS = 20
"""Zipf–Mandelbrot's constant: the most frequent are not as frequent as in one author's text."""

_NAME_HEADS = "青赤石岩梅大小上下北南西東桜杉高竹月鶴中長野花浜早春日深福藤古星松丸水緑宮森山若"
_NAME_TAILS = "井浦江岡沖尾垣川岸木口久倉坂崎沢島瀬田台谷津塚戸永根野原平辺堀間町見村本森屋山"
_NAME_ENDS = ("町内会", "公園", "小学校", "会館", "商店街", "川の会", "子ども会", "広場")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u30a1-\u30ff]{3,}")


class _Zipf:
    """Draws items as words are drawn in texts: the one at rank r as often as 1 / (r + constant)."""

    def __init__(self, items: Sequence[str], rnd: random.Random) -> None:
        self.items = rnd.sample(items, len(items))
        self.weights = list(accumulate(1 / (rank + FLATNESS) for rank in range(len(items))))

    def draw(self, rnd: random.Random) -> str:
        """One of the items."""
        return rnd.choices(self.items, cum_weights=self.weights)[0]


def documents(
    count: int, seed: int = 20261103, today: datetime.date = TODAY
) -> Iterator[SearchDocument]:
    """``count`` different documents with facets, days and places; the same for the same arguments.

    Sentences and names are as frequent in them as words are in texts: a few in many documents,
    most in few. Of the events, six in ten are over ``today``.
    """
    rnd = random.Random(seed)
    titles, sentences = (_Zipf(texts, rnd) for texts in _corpus())
    names = _Zipf([f"{a}{b}{c}" for a in _NAME_HEADS for b in _NAME_TAILS for c in _NAME_ENDS], rnd)
    for number in range(count):
        kind = rnd.choices(KINDS, SHARES)[0]
        starts_on, ends_on = _days(rnd, today) if kind == "event" else (None, None)
        yield SearchDocument(
            key=f"{kind}s:{number:06d}",
            locale="ja",
            kind=kind,
            title=f"{names.draw(rnd)}の{titles.draw(rnd)}（第{number % 60 + 1}回）",
            url=f"/{kind}s/{number:06d}/",
            body=_body(rnd, sentences, names),
            published_on=today - datetime.timedelta(days=rnd.randrange(1000)),
            starts_on=starts_on,
            ends_on=ends_on,
            place=_place(rnd) if kind in ("event", "facility", "group") else None,
            facets=_facets(rnd, kind, starts_on, ends_on),
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


def _body(rnd: random.Random, sentences: _Zipf, names: _Zipf) -> str:
    body = f"場所は{names.draw(rnd)}です。"
    while len(body) < LENGTH:
        body += sentences.draw(rnd)
    return body


def _days(rnd: random.Random, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """First and last day of an event; most last one day."""
    first = today + datetime.timedelta(days=rnd.randrange(-600, 400))
    return first, first + datetime.timedelta(days=rnd.choice((0, 0, 0, 0, 1, 30)))


def _place(rnd: random.Random) -> Point:
    return Point(35.5 + rnd.random() / 5, 139.6 + rnd.random() / 5)


def _facets(
    rnd: random.Random,
    kind: str,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
) -> dict[str, tuple[str, ...]]:
    facets = {"area": tuple(rnd.sample(AREAS, rnd.choice((1, 1, 1, 2))))}
    if kind in ("group", "case"):
        facets["field"] = tuple(f"{n:02d}" for n in rnd.sample(range(1, 21), rnd.choice((1, 2))))
    if kind == "event":
        facets["audience"] = tuple(rnd.sample(AUDIENCES, rnd.choice((1, 1, 2))))
        facets["month"] = tuple({f"{day:%Y-%m}": 1 for day in (starts_on, ends_on) if day})
    if kind == "facility":
        facets["feature"] = tuple(rnd.sample(FEATURES, rnd.randrange(3, 10)))
    return facets
