"""The breaker: when a server is worth asking, for any course of time and failures."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.breaker import Breaker


class Watch:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_is_open_at_first_and_may_be_tried_at_once() -> None:
    breaker = Breaker(now=Watch())
    assert (breaker.is_closed, breaker.rest_s) == (False, 0.0)


def test_a_failure_opens_it_for_a_pause() -> None:
    watch = Watch()
    breaker = Breaker(2.0, watch)
    breaker.note_success()
    assert (breaker.is_closed, breaker.rest_s) == (True, 0.0)
    breaker.note_failure()
    assert (breaker.is_closed, breaker.rest_s) == (False, 2.0)
    watch.now += 1.5
    assert breaker.rest_s == 0.5
    watch.now += 0.5
    assert (breaker.is_closed, breaker.rest_s) == (False, 0.0)


def test_a_clock_that_is_late_makes_nobody_wait_less_than_nothing() -> None:
    watch = Watch()
    breaker = Breaker(2.0, watch)
    breaker.note_failure()
    watch.now += 1e6
    assert breaker.rest_s == 0.0


@given(st.lists(st.tuples(st.sampled_from(["fails", "answers"]), st.floats(0, 5)), min_size=1))
def test_it_is_closed_exactly_when_the_last_answer_was_one(course: list[tuple[str, float]]) -> None:
    watch = Watch()
    breaker = Breaker(2.0, watch)
    notes = {"fails": breaker.note_failure, "answers": breaker.note_success}
    for outcome, passes in course:
        notes[outcome]()
        watch.now += passes
    assert breaker.is_closed is (course[-1][0] == "answers")
    assert 0.0 <= breaker.rest_s <= 2.0
