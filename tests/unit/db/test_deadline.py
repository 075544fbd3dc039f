"""The clock beside every dialogue with a server: pure, with a dialogue that the test holds itself."""

import time
from collections.abc import Generator

import pytest

from db.deadline import NoAnswer, time_left, watched, within
from db.locks import POSTGRES_ANSWER, POSTGRES_CONNECT, POSTGRES_STATEMENT

SILENCE, NEWS = 0, 1


def a_dialogue(questions: int = 1) -> Generator[int, int, str]:
    """Ask so many times for the socket, and return what was seen in between."""
    seen = []
    for _ in range(questions):
        seen.append((yield 1))
    return f"seen {seen}"


def answers(dialogue: Generator[int, int, str], *ready: int) -> str:
    """Hold a dialogue with a socket that is ready as given."""
    asked = watched(dialogue)  # type: ignore[arg-type]
    next(asked)
    with pytest.raises(StopIteration) as end:
        hold(asked, ready)
    return str(end.value.value)


def hold(asked: Generator[int, int, str], ready: tuple[int, ...]) -> None:
    for each in ready:
        asked.send(each)


def test_a_dialogue_is_passed_through_as_it_is() -> None:
    assert answers(a_dialogue(3), NEWS, SILENCE, NEWS) == "seen [1, 0, 1]"


def test_a_dialogue_that_needs_no_answer_ends_at_once() -> None:
    with pytest.raises(StopIteration) as end:
        next(watched(a_dialogue(0)))  # type: ignore[arg-type]
    assert end.value.value == "seen []"


def test_a_silent_server_is_given_up_when_the_time_is_over() -> None:
    with within(-1.0):
        asked = watched(a_dialogue(2))  # type: ignore[arg-type]
        next(asked)
    with pytest.raises(NoAnswer):
        asked.send(SILENCE)


def test_what_arrived_in_the_last_moment_is_taken() -> None:
    with within(-1.0):
        assert answers(a_dialogue(1), NEWS) == "seen [1]"


def test_each_answer_has_its_own_time_and_a_block_has_one_for_all() -> None:
    assert time_left() == POSTGRES_ANSWER.total_seconds()
    with within(10.0):
        first = time_left()
        time.sleep(0.01)
        assert time_left() < first <= 10.0
        with within(1.0):
            assert time_left() <= 1.0
        assert 1.0 < time_left() <= 10.0
    assert time_left() == POSTGRES_ANSWER.total_seconds()


def test_an_idle_reader_notices_within_three_and_a_half_seconds() -> None:
    assert POSTGRES_ANSWER.total_seconds() + 1.0 <= 3.5
    assert POSTGRES_CONNECT < POSTGRES_ANSWER < POSTGRES_STATEMENT
