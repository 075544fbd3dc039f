"""What the spooler does next: a pure function of the paper in hand and of what the printer just said.

A ticket is printed only when it is certain that no whole one is out: after an uncertain print the printer is asked
for proof first, and without proof the strip that hangs there is voided before the number is printed again.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from domain.printing import PrintState
from hardware.printer import (
    Fragment,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    Resolution,
    Uncertain,
    Unknown,
    Unresolved,
    may_print,
)
from office.printing import PrintJob

# After so many voids in a row with nobody at the printer, a person has to look: paper is running away.
VOIDS_IN_A_ROW = 3
WRITE_ONLY = "write_only"
BLOCKED = "ticket_blocked"


class Step(StrEnum):
    """What is to be done with the paper in hand."""

    PRINT = "print"
    SETTLE = "settle"
    """The print is uncertain: ask for proof."""
    VOID = "void"
    SETTLE_VOID = "settle_void"
    """The void is uncertain. Proof of it proves nothing of the ticket, so this is a step of its own."""


@dataclass(frozen=True)
class Free:
    """No paper is in hand."""


@dataclass(frozen=True)
class Busy:
    """A paper is in hand; ``voids`` counts its void strips since a person was at the printer."""

    job: PrintJob
    step: Step
    voids: int = 0


@dataclass(frozen=True)
class Stuck:
    """A paper is in hand and a person has to help; then comes ``step``.

    ``touched`` once the printer was seen out of order, which is how a person's hand shows.
    """

    job: PrintJob
    step: Step
    touched: bool


Hand = Free | Busy | Stuck


class Note(StrEnum):
    """What the store has to know before anything else happens."""

    NOTHING = "nothing"
    NOT_PRINTED = "not_printed"
    PRINTED = "printed"
    UNCERTAIN = "uncertain"
    FRAGMENT = "fragment"
    """No proof, and from now on none by the cut counter: the void strip will be cut as well."""
    VOIDED = "voided"
    """The strip is cut off and marked: the same number comes again."""
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Turn:
    """The next hand, and the note to write before it counts."""

    hand: Hand
    note: Note = Note.NOTHING
    detail: str = ""


def pick_up(job: PrintJob) -> Busy:
    """Return how to go on with a paper from the store: a claimed one has had no byte sent yet."""
    return Busy(job, Step.PRINT if job.state is PrintState.CLAIMED else Step.SETTLE)


def after_print(hand: Busy, said: PrintOutcome) -> Turn:
    """Return the turn after a ticket was sent."""
    match said:
        case Printed():
            return Turn(Free(), Note.PRINTED)
        case NotPrinted(status):
            return Turn(Free(), Note.NOT_PRINTED, status.code)
        case Uncertain(detail) if detail == WRITE_ONLY:
            # This printer cannot tell, ever: the screen asks the applicant, and the next ticket may come.
            return Turn(Free(), Note.UNCERTAIN, detail)
        case Uncertain(detail):
            return Turn(replace(hand, step=Step.SETTLE), Note.UNCERTAIN, detail)
        case _:
            assert_never(said)


def after_settling(hand: Busy, said: Resolution) -> Turn:
    """Return the turn after the printer was asked for proof of a ticket."""
    match said:
        case Printed():
            return Turn(Free(), Note.PRINTED)
        case Fragment() if hand.voids >= VOIDS_IN_A_ROW:
            return Turn(Stuck(hand.job, Step.SETTLE, touched=False), Note.BLOCKED, BLOCKED)
        case Fragment():
            return Turn(replace(hand, step=Step.VOID), Note.FRAGMENT)
        case Unresolved(Unknown()):
            known = hand.job.state is PrintState.UNKNOWN
            return Turn(Free(), Note.NOTHING if known else Note.UNCERTAIN, WRITE_ONLY)
        case Unresolved(status):
            return _stuck(hand, Step.SETTLE, status)
        case _:
            assert_never(said)


def after_void(hand: Busy, said: PrintOutcome | Resolution) -> Turn:
    """Return the turn after a strip was voided, or after the printer was asked for proof of that."""
    match said:
        case Printed():
            return Turn(Busy(hand.job, Step.PRINT, hand.voids + 1), Note.VOIDED)
        case Fragment() if hand.voids >= VOIDS_IN_A_ROW:
            return Turn(Stuck(hand.job, Step.VOID, touched=False), Note.BLOCKED, BLOCKED)
        case Fragment():
            return Turn(Busy(hand.job, Step.VOID, hand.voids + 1))
        case Uncertain():
            return Turn(replace(hand, step=Step.SETTLE_VOID))
        case NotPrinted(status):
            return _stuck(hand, Step.VOID, status)
        case Unresolved(status):
            return _stuck(hand, Step.SETTLE_VOID, status)
        case _:
            assert_never(said)


def after_look(hand: Stuck, status: PrinterStatus) -> Hand:
    """Return the hand after a look at a printer that waits for a person."""
    if not may_print(status):
        return replace(hand, touched=True)
    return Busy(hand.job, hand.step) if hand.touched else hand


def _stuck(hand: Busy, then: Step, status: PrinterStatus) -> Turn:
    return Turn(Stuck(hand.job, then, touched=not may_print(status)), Note.BLOCKED, status.code or BLOCKED)
