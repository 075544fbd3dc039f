"""Tickets: the states of a queue number and the moves between them."""

from collections.abc import Sequence
from enum import StrEnum

from domain.services import Stage
from domain.text import Text


class TicketState(StrEnum):
    """Where a ticket stands in its stage."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    VOID = "void"

    @property
    def is_live(self) -> bool:
        """Whether the visit still goes on."""
        return self in LIVE

    @property
    def is_at_counter(self) -> bool:
        """Whether the ticket occupies a counter now."""
        return self in (TicketState.CALLED, TicketState.SERVING)


class TicketClass(StrEnum):
    """Which of the two lines of a stage the ticket waits in."""

    REGULAR = "regular"
    PRIORITY = "priority"


_CLASS_NAMES = {
    TicketClass.REGULAR: Text("Biasa", "Regular"),
    TicketClass.PRIORITY: Text("Prioritas", "Priority"),
}

LIVE = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD})

_MOVES: dict[TicketState, frozenset[TicketState]] = {
    TicketState.WAITING: frozenset({TicketState.CALLED, TicketState.NO_SHOW, TicketState.VOID}),
    # A wrong call or a transfer sends the ticket back to waiting; "next" finishes what was called.
    TicketState.CALLED: frozenset(
        {
            TicketState.WAITING,
            TicketState.SERVING,
            TicketState.HELD,
            TicketState.FINISHED,
            TicketState.NO_SHOW,
            TicketState.VOID,
        }
    ),
    TicketState.SERVING: frozenset({TicketState.WAITING, TicketState.HELD, TicketState.FINISHED, TicketState.VOID}),
    TicketState.HELD: frozenset(
        {TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.NO_SHOW, TicketState.VOID}
    ),
    TicketState.FINISHED: frozenset(),
    TicketState.NO_SHOW: frozenset(),
    TicketState.VOID: frozenset(),
}

# What an officer may take back within seconds: the states a wrong press can lead to.
_UNDONE = frozenset(
    {TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD, TicketState.FINISHED}
    | {TicketState.NO_SHOW}
)


def class_name(ticket_class: TicketClass) -> Text:
    """Return the name of a line as screens show it."""
    return _CLASS_NAMES[ticket_class]


def can_move(from_: TicketState, to: TicketState) -> bool:
    """Whether the ordinary rules let a ticket go from one state to the other."""
    return to in _MOVES[from_]


def can_undo(current: TicketState, previous: TicketState) -> bool:
    """Whether a press that led from ``previous`` to ``current`` may be taken back; a void number stays void."""
    return current in _UNDONE and can_move(previous, current)


def next_stage(stages: Sequence[Stage], current: Stage) -> Stage | None:
    """Return the stage after ``current``, None after the last one or where it is not among them."""
    following = dict(zip(stages, stages[1:], strict=False))
    return following.get(current)
