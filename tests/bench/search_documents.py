"""Municipal-looking documents of about 312 characters for the search measurements, seeded."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any

from search.documents import SearchDocument

AREAS = ("中央", "北", "南", "東", "西", "港", "緑", "山手", "川上", "浜")
KINDS = ("group", "facility", "event", "handbook", "case", "news", "page")
TOPICS = [
    "除雪", "防災", "子育て", "高齢者", "環境", "清掃", "国際交流", "文化", "スポーツ", "福祉",
    "教育", "まちづくり", "観光", "農業", "商店街", "図書館", "公民館", "町内会", "自治会",
    "空き家", "ごみ", "リサイクル", "見守り", "介護", "障がい者", "不登校", "学習支援",
    "フードバンク", "子ども食堂", "花壇", "河川", "里山", "交通安全", "防犯", "救急", "健康",
    "食育", "音楽", "演劇", "美術", "歴史", "写真", "映画", "将棋", "俳句", "手話", "点訳",
    "朗読", "日本語教室", "多文化共生", "男女共同参画", "消費生活", "情報化", "電子申請",
    "統計", "水道", "下水道", "道路", "公園", "住宅", "税金", "保険",
]  # fmt: skip
ACTS = [
    "講座", "補助金", "助成", "募集", "相談", "支援", "交流", "研修", "調査", "計画", "登録",
    "申請", "申し込み", "貸し出し", "見学会", "説明会", "発表会", "コンサート", "大会", "祭り",
    "体験", "教室", "ワークショップ", "フォーラム", "アンケート", "パトロール", "ボランティア",
    "イベント",
]  # fmt: skip
PLACES = [
    "市役所", "市民活動交流センター", "北公民館", "中央図書館", "体育館", "文化会館",
    "地域包括支援センター", "保健センター", "小学校の体育館", "駅前広場", "河川敷",
    "総合福祉会館", "児童館", "コミュニティセンター", "オンライン",
]  # fmt: skip
SENTENCES = (
    "{topic}の{act}を{place}で開きます。",
    "{topic}に取り組む市民活動団体が、{act}の参加者を募っています。",
    "{place}では、{topic}について{act}を行っています。",
    "{act}の{act2}は、{place}の窓口で受け付けます。",
    "{topic}と{topic2}を結ぶ協働の取り組みとして、市と団体が一緒に{act}を進めました。",
    "参加費は無料です。持ち物は、筆記用具と飲み物です。",
    "お問い合わせは{place}の{topic}担当までお願いします。",
    "{area}地区の町内会が、{topic}の{act}に協力しました。",
    "定員は{number}人で、定員を超えたときは抽選になります。",
    "{topic}の経費の一部を{number}万円まで補助します。",
)
LENGTH = 290


def documents(count: int, seed: int = 20261103) -> Iterator[SearchDocument]:
    """``count`` different documents with facets and dates; the same ones for the same seed."""
    rnd = random.Random(seed)
    start = datetime.date(2024, 4, 1)
    for number in range(count):
        kind = rnd.choices(KINDS, (20, 5, 40, 5, 5, 15, 10))[0]
        words = _words(rnd)
        yield SearchDocument(
            key=f"{kind}s:{number:06d}",
            locale="ja",
            kind=kind,
            title=f"{words['topic']}の{words['act']}（第{number % 60 + 1}回）",
            url=f"/{kind}s/{number:06d}/",
            body=_body(rnd, words["topic"]),
            date=start + datetime.timedelta(days=rnd.randrange(1000)),
            facets={
                "area": tuple(rnd.sample(AREAS, rnd.choice((1, 1, 1, 2)))),
                "field": _fields(rnd) if kind in ("group", "case") else (),
            },
        )


def queries(count: int, words: int, seed: int = 7) -> list[str]:
    """Different things people might type, of one, two or three words."""
    rnd = random.Random(seed + words)
    pool = (TOPICS, ACTS, PLACES)
    return [" ".join(rnd.choice(part) for part in rnd.sample(pool, words)) for _ in range(count)]


def _fields(rnd: random.Random) -> tuple[str, ...]:
    return tuple(f"{number:02d}" for number in rnd.sample(range(1, 21), rnd.choice((1, 1, 2))))


def _words(rnd: random.Random) -> dict[str, Any]:
    return {
        "topic": rnd.choice(TOPICS),
        "topic2": rnd.choice(TOPICS),
        "act": rnd.choice(ACTS),
        "act2": rnd.choice(ACTS),
        "place": rnd.choice(PLACES),
        "area": rnd.choice(AREAS),
        "number": rnd.randrange(5, 100),
    }


def _body(rnd: random.Random, topic: str) -> str:
    body = ""
    while len(body) < LENGTH:
        words = _words(rnd)
        if rnd.random() < 0.4:
            words["topic"] = topic
        body += rnd.choice(SENTENCES).format(**words)
    return body
