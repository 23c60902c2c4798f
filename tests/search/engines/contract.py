"""What every search engine must do: inherit ``EngineContract`` and give the fixture ``engine``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from search import quality
from search.analysis import BREAK, WeightedTerm
from search.documents import Point
from search.engines.base import Engine, EngineDocument, EngineQuery

DATA = Path(__file__).parent.parent / "data"
DAY = datetime.date(2026, 11, 3)
HALL, MARKET, PARK = Point(35.60, 139.70), Point(35.60, 139.72), Point(35.61, 139.70)


def after(days: int) -> datetime.date:
    """The date so many days after ``DAY``."""
    return DAY + datetime.timedelta(days=days)


def document(pk: int, title: str, body: str = "", **fields: object) -> EngineDocument:
    """A document of white-space separated tokens."""
    facets = fields.pop("facets", {})
    return EngineDocument(pk, title, facets, body, **fields)  # type: ignore[arg-type]


def words(*texts: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """One term for each text: the phrase of its tokens."""
    return tuple(((tuple(text.split()),)) for text in texts)


class EngineContract:
    """Inherited by each engine's tests, which give the fixture ``engine``: empty and ready.

    The tests of an engine that shows later what was written override ``settle``.
    """

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    def settle(self, engine: Engine) -> None:
        """Return when a search sees all that was put and removed."""

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        """Five documents: 1, 2 and 4 take place, 3 and 5 were published, 5 is nowhere."""
        event, group = {"kind": ("event",)}, {"kind": ("group",)}
        self.put(
            engine,
            [
                document(
                    1,
                    "除雪 講座",
                    "町内 会 除雪",
                    starts_on=DAY,
                    published_on=after(-9),
                    place=HALL,
                    facets={**event, "area": ("北",), "feature": ("step_free", "subtitles")},
                ),
                document(
                    2,
                    "講座",
                    "除雪 機",
                    starts_on=after(30),
                    published_on=after(-7),
                    place=MARKET,
                    facets={**event, "area": ("南",), "feature": ("subtitles",)},
                ),
                document(
                    3,
                    "町内 会",
                    "除雪 補助",
                    published_on=after(2),
                    place=PARK,
                    facets={**group, "area": ("北", "南")},
                ),
                document(4, "補助 金", "町内 会", starts_on=DAY, ends_on=after(30), facets=group),
                document(5, "図書 館", "本", facets={"kind": ("facility",)}),
            ],
        )
        return engine

    def put(self, engine: Engine, documents: Iterable[EngineDocument]) -> None:
        engine.put(documents)
        self.settle(engine)

    def ids(self, engine: Engine, **query: object) -> list[int]:
        return list(engine.search(EngineQuery(**query)).ids)  # type: ignore[arg-type]

    def test_all_terms_are_wanted(self, filled: Engine) -> None:
        assert sorted(self.ids(filled, terms=words("除雪", "町内 会"))) == [1, 3]

    def test_a_term_is_a_phrase_of_adjacent_tokens(self, filled: Engine) -> None:
        assert self.ids(filled, terms=words("会 除雪")) == [1]
        assert self.ids(filled, terms=words("除雪 会")) == []

    def test_a_phrase_does_not_reach_from_title_to_body(self, filled: Engine) -> None:
        assert self.ids(filled, terms=words("会 除雪 補助")) == []
        assert self.ids(filled, terms=words("講座 除雪")) == []

    def test_a_term_may_be_read_in_several_ways(self, filled: Engine) -> None:
        term = (("図書", "館"), ("補助", "金"))
        assert sorted(self.ids(filled, terms=(term,))) == [4, 5]

    def test_the_totals_of_several_queries(self, filled: Engine) -> None:
        asked = [
            EngineQuery(terms=words("除雪")),
            EngineQuery(terms=words("除雪", "町内 会")),
            EngineQuery(terms=words("除雪"), filters={"kind": ("event",)}),
            EngineQuery(terms=words("町内 会"), upcoming_from=after(31)),
            EngineQuery(terms=words("どこ に も")),
        ]
        assert filled.reader().totals(asked) == [3, 2, 2, 1, 0]
        assert filled.reader().totals([]) == []

    def test_a_title_weighs_more_than_a_body(self, filled: Engine) -> None:
        assert self.ids(filled, terms=words("除雪"))[0] == 1
        assert self.ids(filled, terms=words("町内 会"))[0] == 3

    def test_loose_terms_rank_by_their_weights(self, filled: Engine) -> None:
        loose = (WeightedTerm((("補助",),), 1), WeightedTerm((("講座",),), 4))
        found = filled.search(EngineQuery(loose_terms=loose))
        assert (set(found.ids[:2]), set(found.ids[2:])) == ({1, 2}, {3, 4})
        assert found.total == 4

    def test_facets_are_counted_without_their_own_filter(self, filled: Engine) -> None:
        query = EngineQuery(
            terms=words("除雪"), filters={"kind": ("event",)}, facets=("kind", "area")
        )
        found = filled.search(query)
        assert found.total == 2
        assert found.facets == {"kind": {"event": 2, "group": 1}, "area": {"北": 1, "南": 1}}

    def test_each_of_several_filters_leaves_out_only_its_own_facet(self, filled: Engine) -> None:
        query = EngineQuery(
            filters={"kind": ("event", "group"), "area": ("北",)},
            facets=("kind", "area", "feature"),
        )
        assert filled.search(query).facets == {
            "kind": {"event": 1, "group": 1},
            "area": {"北": 2, "南": 2},
            "feature": {"step_free": 1, "subtitles": 1},
        }

    def test_a_filter_takes_any_of_its_values_and_all_filters_count(self, filled: Engine) -> None:
        assert sorted(self.ids(filled, filters={"kind": ("event", "group")})) == [1, 2, 3, 4]
        both = {"kind": ("event", "group"), "area": ("北",)}
        assert sorted(self.ids(filled, filters=both)) == [1, 3]
        assert self.ids(filled, filters={"feature": ("step_free",), "area": ("南",)}) == []

    def test_a_filter_that_nothing_passes_finds_nothing(self, filled: Engine) -> None:
        found = filled.search(EngineQuery(filters={"nonsense": ("x",)}, facets=("kind",)))
        assert (found.ids, found.total, found.facets) == ((), 0, {"kind": {}})

    def test_a_facet_that_there_is_not_has_no_values(self, filled: Engine) -> None:
        assert filled.search(EngineQuery(facets=("nonsense",))).facets == {"nonsense": {}}

    def test_days_meet_what_takes_place_or_was_published_then(self, filled: Engine) -> None:
        assert self.ids(filled, date_from=after(7), date_to=after(7)) == [4]
        assert sorted(self.ids(filled, date_to=DAY)) == [1, 4]
        assert sorted(self.ids(filled, date_from=after(1))) == [2, 3, 4]
        assert self.ids(
            filled, date_from=after(2), date_to=after(2), filters={"area": ("南",)}
        ) == [3]

    @pytest.mark.parametrize(("days", "found"), [(0, [1, 2, 3]), (1, [2, 3]), (31, [3])])
    def test_what_is_over_is_left_out_on_request(
        self, filled: Engine, days: int, found: list[int]
    ) -> None:
        query = EngineQuery(terms=words("除雪"), upcoming_from=after(days), facets=("kind",))
        result = filled.search(query)
        assert (sorted(result.ids), result.total) == (found, len(found))
        assert sum(result.facets["kind"].values()) == len(found)

    def test_what_lasts_is_not_over_before_its_last_day(self, filled: Engine) -> None:
        assert self.ids(filled, terms=words("補助 金"), upcoming_from=after(30)) == [4]
        assert self.ids(filled, terms=words("補助 金"), upcoming_from=after(31)) == []
        assert self.ids(filled, upcoming_from=after(99)) == [3, 5]

    def test_without_words_the_newest_come_first(self, filled: Engine) -> None:
        assert self.ids(filled) == [3, 2, 1, 4, 5]

    def test_newest_first_on_request(self, filled: Engine) -> None:
        assert self.ids(filled, terms=words("除雪"), sort="newest") == [3, 2, 1]

    def test_by_the_day_of_the_event_what_comes_soonest_is_first(self, filled: Engine) -> None:
        assert self.ids(filled, sort="date", upcoming_from=DAY) == [1, 4, 2, 3, 5]
        assert self.ids(filled, terms=words("除雪"), sort="date", upcoming_from=DAY) == [1, 2, 3]

    def test_by_the_day_of_the_event_with_the_past_the_latest_is_first(
        self, filled: Engine
    ) -> None:
        assert self.ids(filled, sort="date") == [2, 1, 4, 3, 5]

    def test_by_distance_the_nearest_is_first(self, filled: Engine) -> None:
        assert self.ids(filled, sort="distance", point=HALL) == [1, 3, 2, 4, 5]
        assert self.ids(filled, terms=words("除雪"), sort="distance", point=MARKET) == [2, 1, 3]

    def test_a_distance_from_nowhere_is_no_order(self, filled: Engine) -> None:
        assert self.ids(filled, sort="distance") == self.ids(filled)
        by_relevance = self.ids(filled, terms=words("除雪"))
        assert self.ids(filled, terms=words("除雪"), sort="distance") == by_relevance

    @pytest.mark.parametrize("sort", ["newest", "date", "distance"])
    def test_loose_terms_can_be_sorted_too(self, filled: Engine, sort: str) -> None:
        loose = (WeightedTerm((("補助",),), 4), WeightedTerm((("講座",),), 1))
        query = {"upcoming_from": DAY, "sort": sort, "point": HALL}
        order = {"newest": [3, 2, 1, 4], "date": [1, 4, 2, 3], "distance": [1, 3, 2, 4]}
        assert self.ids(filled, loose_terms=loose, **query) == order[sort]

    def test_pages_do_not_overlap_and_end(self, filled: Engine) -> None:
        pages = [self.ids(filled, offset=offset, limit=2) for offset in (0, 2, 4, 6, 10**12)]
        assert pages == [[3, 2], [1, 4], [5], [], []]
        assert filled.search(EngineQuery(offset=10**12)).total == 5

    def test_equals_keep_one_order_on_all_pages(self, engine: Engine) -> None:
        self.put(engine, [document(n, "除雪", published_on=DAY) for n in range(1, 31)])
        pages = [self.ids(engine, terms=words("除雪"), offset=at, limit=10) for at in (0, 10, 20)]
        assert [pk for page in pages for pk in page] == list(range(1, 31))

    def test_of_very_many_matches_those_with_the_words_in_the_title_come_first(
        self, engine: Engine
    ) -> None:
        self.put(engine, (document(n, "講座", "除雪 道具") for n in range(1, 1500)))
        self.put(engine, (document(n, "除雪 の 講座", "道具") for n in range(2001, 2101)))
        found = engine.search(EngineQuery(terms=words("除雪"), limit=100))
        assert (found.total, min(found.ids)) == (1599, 2001)
        following = self.ids(engine, terms=words("除雪"), offset=100, limit=5)
        assert (len(following), max(following) < 2000) == (5, True)

    def test_of_very_many_loose_matches_the_newest_come_first(self, engine: Engine) -> None:
        few = (WeightedTerm((("除雪",),), 4), WeightedTerm((("道具",),), 1))
        days = (document(n, "講座", "除雪", published_on=after(n % 50)) for n in range(1, 2901))
        self.put(engine, [*days, document(4000, "除雪", published_on=after(-9))])
        assert self.ids(engine, loose_terms=few, limit=1) == [4000]
        self.put(engine, (document(n, "除雪", published_on=after(-9)) for n in range(4001, 4100)))
        self.put(engine, [document(5000, "除雪", "道具"), document(5001, "道具")])
        assert self.ids(engine, loose_terms=few, limit=4) == [5000, 49, 99, 149]
        found = engine.search(EngineQuery(loose_terms=few, offset=3001, limit=5))
        assert (found.total, found.ids) == (3002, (5001,))

    def test_a_document_put_again_replaces_the_old_one(self, filled: Engine) -> None:
        self.put(filled, [document(5, "除雪 車", facets={"kind": ("group",)}, version=2)])
        assert self.ids(filled, terms=words("図書 館")) == []
        assert 5 in self.ids(filled, terms=words("除雪"))
        assert self.ids(filled, filters={"kind": ("facility",)}) == []

    def test_documents_may_have_any_number_of_combinations(self, engine: Engine) -> None:
        self.put(engine, (document(n, "除雪", facets={"n": (str(n),)}) for n in range(1, 400)))
        self.put(engine, [document(2**32 - 1, "除雪", facets={"n": ("last",)})])
        found = engine.search(EngineQuery(terms=words("除雪"), facets=("n",)))
        assert (found.total, len(found.facets["n"])) == (400, 400)
        assert self.ids(engine, filters={"n": ("last",)}) == [2**32 - 1]

    def test_removed_documents_are_gone(self, filled: Engine) -> None:
        filled.remove([1, 99])
        self.settle(filled)
        assert self.ids(filled, terms=words("会 除雪")) == []
        assert filled.ids() == {2, 3, 4, 5}

    @pytest.mark.parametrize(
        "token", ['"', "'", "*", "OR", "NEAR(", "a AND b", "-", "text:", "\0", "%s", "?", BREAK]
    )
    def test_no_token_is_syntax(self, filled: Engine, token: str) -> None:
        filled.search(EngineQuery(terms=(((token,),),)))
        filled.search(EngineQuery(loose_terms=(WeightedTerm(((token,),), 1),)))
        filled.search(EngineQuery(filters={token: (token,)}, facets=("kind",)))

    def test_many_terms_are_no_trouble(self, filled: Engine) -> None:
        terms = words(*(f"語{number}" for number in range(24)))
        loose = tuple(WeightedTerm(term, 1) for term in words(*(f"語{n}" for n in range(64))))
        assert filled.search(EngineQuery(terms=terms)).total == 0
        assert filled.search(EngineQuery(loose_terms=loose)).total == 0

    def test_a_fresh_index_takes_the_place_of_the_old_one(self, filled: Engine) -> None:
        fresh = filled.fresh()
        self.put(fresh, [document(7, "新しい")])
        fresh.set_position(70)
        assert filled.ids() == {1, 2, 3, 4, 5}
        filled.promote(fresh)
        self.settle(filled)
        assert filled.ids() == {7}
        assert filled.position() == 70
        assert self.ids(filled, terms=words("新しい")) == [7]

    def test_what_a_broken_rebuild_left_is_cleared_away(self, filled: Engine) -> None:
        self.put(filled.fresh(), [document(8, "残り")])
        fresh = filled.fresh()
        assert fresh.ids() == set()
        filled.promote(fresh)
        assert filled.ids() == set()

    def test_the_position_is_remembered(self, engine: Engine) -> None:
        assert engine.position() == 0
        engine.set_position(3)
        engine.set_position(5)
        assert engine.position() == 5

    def test_setting_up_again_keeps_everything(self, filled: Engine) -> None:
        filled.setup()
        assert len(filled.ids()) == 5

    def test_natural_questions_find_their_answer_in_the_first_five(self, engine: Engine) -> None:
        documents = [
            document
            for name in ("corpus.txt", "questions_corpus.txt")
            for document in quality.read_documents(DATA / name)
        ]
        quality.fill(engine, documents, "ja")
        self.settle(engine)
        questions = quality.read_queries(DATA / "questions.json")
        scores = quality.score(engine, documents, questions)
        assert len(scores) == 10
        assert [score.query for score in scores if score.first < 1] == []

    def test_the_judged_set_is_found(self, engine: Engine) -> None:
        documents = quality.read_documents(DATA / "corpus.txt")
        quality.fill(engine, documents, "ja")
        self.settle(engine)
        queries = quality.read_queries(DATA / "judged_queries.json")
        summary = quality.summary(quality.score(engine, documents, queries))
        assert summary["overall"]["recall"] >= 0.98
        assert summary["overall"]["precision"] >= 0.99
