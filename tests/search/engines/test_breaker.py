"""What has failed is left alone, for longer each time, and one caller tries again."""

from __future__ import annotations

from search.engines.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_one_caller_tries_after_a_pause_and_all_when_it_went_well() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    assert (breaker.allows(), breaker.allows()) == (True, True)
    breaker.failed("it is away")
    assert not breaker.allows()
    assert breaker.reason == "it is away"
    clock.now += FIRST_PAUSE
    assert (breaker.allows(), breaker.allows()) == (True, False)
    breaker.succeeded()
    assert (breaker.allows(), breaker.allows()) == (True, True)
    assert breaker.reason == ""


def test_pauses_grow_to_the_longest() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    pauses = []
    for _ in range(10):
        breaker.failed("away")
        failed = clock.now
        while not breaker.allows():
            clock.now += 0.5
        pauses.append(clock.now - failed)
    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pauses[-1] == LONGEST_PAUSE
