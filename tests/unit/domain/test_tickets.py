"""Ticket states: the moves, the ends, and the one way back."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.services import Stage
from domain.tickets import LIVE, TicketClass, TicketState, can_move, can_undo, class_name, next_stage

ENDS = (TicketState.FINISHED, TicketState.NO_SHOW, TicketState.VOID)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("to", TicketState)
def test_no_move_leaves_an_end(end: TicketState, to: TicketState) -> None:
    assert not can_move(end, to)


@pytest.mark.parametrize("state", TicketState)
def test_states_are_live_or_ends(state: TicketState) -> None:
    assert state.is_live == (state not in ENDS) == (state in LIVE)
    assert not can_move(state, state)


def test_only_called_and_served_tickets_are_at_a_counter() -> None:
    assert [state for state in TicketState if state.is_at_counter] == [TicketState.CALLED, TicketState.SERVING]


@pytest.mark.parametrize(
    ("from_", "to", "allowed"),
    [
        (TicketState.WAITING, TicketState.CALLED, True),
        (TicketState.CALLED, TicketState.SERVING, True),
        (TicketState.CALLED, TicketState.NO_SHOW, True),
        (TicketState.CALLED, TicketState.FINISHED, True),
        (TicketState.SERVING, TicketState.WAITING, True),
        (TicketState.SERVING, TicketState.HELD, True),
        (TicketState.HELD, TicketState.SERVING, True),
        (TicketState.WAITING, TicketState.SERVING, False),
        (TicketState.WAITING, TicketState.NO_SHOW, False),
        (TicketState.WAITING, TicketState.FINISHED, False),
        (TicketState.SERVING, TicketState.NO_SHOW, False),
        (TicketState.HELD, TicketState.FINISHED, False),
    ],
)
def test_moves_of_a_visit(from_: TicketState, to: TicketState, allowed: bool) -> None:
    assert can_move(from_, to) is allowed


@pytest.mark.parametrize("state", sorted(LIVE))
def test_every_live_ticket_may_be_voided_for_good(state: TicketState) -> None:
    assert can_move(state, TicketState.VOID)
    assert not can_undo(TicketState.VOID, state)


@pytest.mark.parametrize(
    ("current", "previous", "allowed"),
    [
        (TicketState.CALLED, TicketState.WAITING, True),
        (TicketState.FINISHED, TicketState.SERVING, True),
        (TicketState.NO_SHOW, TicketState.CALLED, True),
        (TicketState.WAITING, TicketState.SERVING, True),
        (TicketState.FINISHED, TicketState.WAITING, False),
        (TicketState.NO_SHOW, TicketState.SERVING, False),
    ],
)
def test_undo_takes_back_what_a_press_did(current: TicketState, previous: TicketState, allowed: bool) -> None:
    assert can_undo(current, previous) is allowed


class OneTicket(RuleBasedStateMachine):
    """A ticket that takes every move and undo the rules allow."""

    def __init__(self) -> None:
        super().__init__()
        self.past = [TicketState.WAITING]

    @precondition(lambda self: self.past[-1].is_live)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        allowed = [to for to in TicketState if can_move(self.past[-1], to)]
        self.past.append(data.draw(st.sampled_from(allowed)))

    @precondition(lambda self: not self.past[-1].is_live)
    @rule(to=st.sampled_from(TicketState))
    def try_to_leave_the_end(self, to: TicketState) -> None:
        assert not can_move(self.past[-1], to)

    @precondition(lambda self: len(self.past) > 1 and can_undo(self.past[-1], self.past[-2]))
    @rule()
    def undo(self) -> None:
        self.past.pop()

    @precondition(lambda self: self.past[-1] is TicketState.VOID)
    @rule()
    def try_to_undo_a_void(self) -> None:
        assert not can_undo(self.past[-1], self.past[-2])

    @invariant()
    def live_until_the_last_step(self) -> None:
        assert all(state.is_live for state in self.past[:-1])


TestOneTicket = OneTicket.TestCase
TestOneTicket.settings = settings(max_examples=60, stateful_step_count=20)


@pytest.mark.parametrize(
    ("current", "following"),
    [
        (Stage.PRE_CHECK, Stage.INTERVIEW),
        (Stage.INTERVIEW, Stage.PAYMENT),
        (Stage.PAYMENT, None),
        (Stage.COLLECTION, None),
    ],
)
def test_next_stage_follows_the_list_of_the_service(current: Stage, following: Stage | None) -> None:
    assert next_stage((Stage.PRE_CHECK, Stage.INTERVIEW, Stage.PAYMENT), current) is following


@pytest.mark.parametrize("ticket_class", TicketClass)
def test_class_name_in_both_languages(ticket_class: TicketClass) -> None:
    assert class_name(ticket_class).id
    assert class_name(ticket_class).en
