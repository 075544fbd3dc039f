"""Tickets: the states of a queue number and the moves between them."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

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

_WAITING, _CALLED, _SERVING, _HELD, _FINISHED, _NO_SHOW, _VOID = TicketState

_MOVES: dict[TicketState, frozenset[TicketState]] = {
    _WAITING: frozenset({_CALLED, _VOID}),
    # A transfer sends the ticket back to waiting; "next" finishes what was called and served on the fly.
    _CALLED: frozenset({_WAITING, _SERVING, _HELD, _FINISHED, _NO_SHOW, _VOID}),
    _SERVING: frozenset({_WAITING, _HELD, _FINISHED, _VOID}),
    _HELD: frozenset({_WAITING, _CALLED, _SERVING, _NO_SHOW, _VOID}),
    _FINISHED: frozenset(),
    _NO_SHOW: frozenset(),
    _VOID: frozenset(),
}


def class_name(ticket_class: TicketClass) -> Text:
    """Return the name of a line as screens show it."""
    return _CLASS_NAMES[ticket_class]


def can_move(from_: TicketState, to: TicketState) -> bool:
    """Whether the ordinary rules let a ticket go from one state to the other."""
    return to in _MOVES[from_]


def can_undo(current: TicketState, previous: TicketState) -> bool:
    """Whether the press that led from ``previous`` to ``current`` may be taken back; a void number stays void.

    This is the only way out of ``FINISHED`` and ``NO_SHOW``, and only within the seconds the office allows.
    """
    return current is not TicketState.VOID and can_move(previous, current)


def next_stage(stages: Sequence[Stage], current: Stage) -> Stage | None:
    """Return the stage after ``current``, None after the last one or where it is not among them."""
    return dict(pairwise(stages)).get(current)
