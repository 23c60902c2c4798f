"""What was analysed ahead is not analysed again, and not kept for ever."""

from search.foresight import remembered, remembering

calls: list[str] = []


@remembered
def length(text: str) -> int:
    calls.append(text)
    return len(text)


def test_results_are_kept_inside_only() -> None:
    calls.clear()
    with remembering():
        assert [length("abc"), length("abc"), length("ab")] == [3, 3, 2]
    assert calls == ["abc", "ab"]
    assert length("abc") == 3
    assert calls == ["abc", "ab", "abc"]


def test_what_an_outer_block_knows_is_known_inside_and_kept_to_its_end() -> None:
    calls.clear()
    with remembering():
        length("abc")
        with remembering():
            assert [length("abc"), length("ab")] == [3, 2]
        length("ab")
    assert calls == ["abc", "ab"]
