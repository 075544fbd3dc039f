"""Turns: which call is announced when, each once and to its end."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from display.turns import PULSE_S, TURN_S, Turns
from domain.services import Stage
from domain.tickets import TicketState
from office.views import BoardCall

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def a_call(number: int, *, recalls: int = 0, state: TicketState = TicketState.CALLED) -> BoardCall:
    """Return an open call; a higher number was called later."""
    at = NINE + timedelta(seconds=number)
    return BoardCall(number, f"A-{number:03d}", number, Stage.PRE_CHECK, state, at, None, recalls)


def started(*calls: BoardCall) -> Turns:
    """Return the turns of a board whose first look found these calls."""
    return Turns().after(calls, 0.0)


def test_the_first_look_announces_nothing() -> None:
    turns = started(a_call(1), a_call(2))
    assert (turns.count, turns.current) == (0, None)


def test_the_first_look_shows_the_latest_call() -> None:
    assert started(a_call(1), a_call(2), a_call(3, state=TicketState.SERVING)).hero == 2


def test_a_new_call_takes_its_turn_at_once() -> None:
    turns = started().after([a_call(1)], 10.0)
    assert (turns.count, turns.current, turns.hero) == (1, 1, 1)
    assert turns.seconds_left(10.0) == TURN_S


def test_a_second_call_waits_for_the_end_of_the_first() -> None:
    calls = [a_call(1), a_call(2)]
    turns = started().after(calls, 10.0)
    assert (turns.current, turns.waiting) == (1, (2,))
    assert turns.after(calls, 10.0 + TURN_S / 2).current == 1
    assert turns.after(calls, 10.0 + TURN_S).current == 2


def test_a_recall_is_announced_again() -> None:
    turns = started().after([a_call(1)], 10.0).after([a_call(1)], 20.0)
    assert turns.current is None
    assert turns.after([a_call(1, recalls=1)], 21.0).count == 2


def test_a_call_that_ended_before_its_turn_is_never_announced() -> None:
    turns = started().after([a_call(1), a_call(2)], 10.0)
    assert turns.after([a_call(1)], 11.0).after([a_call(1)], 20.0).count == 1


def test_the_turn_of_a_call_that_ends_is_given_to_the_next() -> None:
    turns = started().after([a_call(1), a_call(2)], 10.0)
    assert turns.after([a_call(2)], 11.0).current == 2


def test_a_voice_that_speaks_keeps_its_turn() -> None:
    calls = [a_call(1), a_call(2)]
    turns = started().after(calls, 10.0)
    assert turns.after(calls, 30.0, speaking=True).current == 1
    assert turns.after(calls, 31.0).current == 2


def test_a_person_who_came_needs_no_announcement() -> None:
    turns = started().after([a_call(1, state=TicketState.SERVING)], 10.0)
    assert turns.count == 0
    assert turns.hero == 1


def test_the_hero_stays_until_another_takes_its_place() -> None:
    turns = started().after([a_call(2)], 10.0).after([a_call(2), a_call(1, recalls=0)], 11.0)
    assert turns.hero == 2
    assert turns.after([a_call(1)], 12.0).hero == 1


def test_the_flash_stays_below_three_a_second() -> None:
    assert 1 / PULSE_S < 3


@given(st.lists(st.frozensets(st.integers(1, 6), max_size=6), max_size=20))
def test_every_call_is_announced_at_most_once_and_only_while_it_is_open(looks: list[frozenset[int]]) -> None:
    turns, announced, at = started(), [], 0.0
    for look in looks:
        at += TURN_S
        before = turns
        turns = turns.after([a_call(number) for number in sorted(look)], at)
        assert turns.count - before.count <= 1
        assert turns.current is None or turns.current in look
        announced += [turns.current] * (turns.count - before.count)
    appearances = sum(len(now - then) for then, now in zip([frozenset(), *looks], looks, strict=False))
    assert len(announced) <= appearances


@given(st.integers(1, 12))
def test_calls_of_one_moment_all_get_their_turn_in_order(count: int) -> None:
    calls = [a_call(number) for number in range(1, count + 1)]
    turns, order = started(), []
    for look in range(count):
        turns = turns.after(calls, look * TURN_S)
        order.append(turns.current)
    assert order == list(range(1, count + 1))
