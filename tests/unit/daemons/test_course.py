"""The decisions of the spooler: after every answer of the printer, what is written and what comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemons.spooler.course import (
    BLOCKED,
    VOIDS_IN_A_ROW,
    WRITE_ONLY,
    Busy,
    Free,
    Hand,
    Note,
    Step,
    Stuck,
    Turn,
    after_look,
    after_print,
    after_settling,
    after_void,
    pick_up,
)
from domain.printing import PrintState
from domain.slip import Slip
from domain.text import Language
from hardware.printer import (
    CoverOpen,
    Fragment,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    PrinterStatus,
    PrintOutcome,
    Ready,
    Resolution,
    Uncertain,
    Unknown,
    Unresolved,
)
from office.printing import PrintJob


def a_job(state: PrintState = PrintState.CLAIMED) -> PrintJob:
    words = ("A-017", "Paspor baru", "Pra", "Ruang A", "Selasa", "09.12", "20 menit")
    slip = Slip(*words, (), "Kantor", "Batam", "Budi S.", Language.ID, "qr", "1a2b3c4d")
    return PrintJob(5, 17, slip, state, 0, 41)


JOB = a_job()
PRINTING = Busy(JOB, Step.PRINT)
SETTLING = Busy(JOB, Step.SETTLE)
VOIDING = Busy(JOB, Step.VOID)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (PrintState.CLAIMED, Step.PRINT),
        (PrintState.SENDING, Step.SETTLE),
        (PrintState.UNKNOWN, Step.SETTLE),
        (PrintState.BLOCKED, Step.SETTLE),
    ],
)
def test_left_over_paper_is_printed_only_if_no_byte_went_out(state: PrintState, step: Step) -> None:
    job = a_job(state)
    assert pick_up(job) == Busy(job, step)


@pytest.mark.parametrize(
    ("said", "turn"),
    [
        (Printed(), Turn(Free(), Note.PRINTED)),
        (NotPrinted(PaperOut()), Turn(Free(), Note.NOT_PRINTED, "paper_out")),
        (Uncertain("timeout"), Turn(SETTLING, Note.UNCERTAIN, "timeout")),
        (Uncertain(WRITE_ONLY), Turn(Free(), Note.UNCERTAIN, WRITE_ONLY)),
    ],
)
def test_after_a_print(said: PrintOutcome, turn: Turn) -> None:
    assert after_print(PRINTING, said) == turn


@pytest.mark.parametrize(
    ("said", "turn"),
    [
        (Printed(), Turn(Free(), Note.PRINTED)),
        (Fragment(), Turn(VOIDING, Note.FRAGMENT)),
        (Unresolved(CoverOpen()), Turn(Stuck(JOB, Step.SETTLE, touched=True), Note.BLOCKED, "cover_open")),
        (Unresolved(Ready()), Turn(Stuck(JOB, Step.SETTLE, touched=False), Note.BLOCKED, BLOCKED)),
        (Unresolved(Unknown()), Turn(Free(), Note.UNCERTAIN, WRITE_ONLY)),
    ],
)
def test_after_asking_for_proof(said: Resolution, turn: Turn) -> None:
    assert after_settling(SETTLING, said) == turn


def test_printer_that_never_tells_is_not_journalled_at_each_start() -> None:
    hand = pick_up(a_job(PrintState.UNKNOWN))
    assert after_settling(hand, Unresolved(Unknown())) == Turn(Free(), Note.NOTHING, WRITE_ONLY)


@pytest.mark.parametrize(
    ("said", "turn"),
    [
        (Printed(), Turn(Busy(JOB, Step.PRINT, 1), Note.VOIDED)),
        (Fragment(), Turn(Busy(JOB, Step.VOID, 1))),
        (Uncertain("timeout"), Turn(Busy(JOB, Step.SETTLE_VOID))),
        (NotPrinted(PaperOut()), Turn(Stuck(JOB, Step.VOID, touched=True), Note.BLOCKED, "paper_out")),
        (Unresolved(NoAnswer()), Turn(Stuck(JOB, Step.SETTLE_VOID, touched=True), Note.BLOCKED, "no_answer")),
    ],
)
def test_after_a_void(said: PrintOutcome | Resolution, turn: Turn) -> None:
    assert after_void(VOIDING, said) == turn


def test_proof_of_a_void_never_counts_as_proof_of_the_ticket() -> None:
    turn = after_void(Busy(JOB, Step.SETTLE_VOID), Printed())
    assert turn == Turn(Busy(JOB, Step.PRINT, 1), Note.VOIDED)


def test_paper_does_not_run_away() -> None:
    blocked = Turn(Stuck(JOB, Step.SETTLE, touched=False), Note.BLOCKED, BLOCKED)
    assert after_settling(Busy(JOB, Step.SETTLE, VOIDS_IN_A_ROW), Fragment()) == blocked
    blocked = Turn(Stuck(JOB, Step.VOID, touched=False), Note.BLOCKED, BLOCKED)
    assert after_void(Busy(JOB, Step.SETTLE_VOID, VOIDS_IN_A_ROW), Fragment()) == blocked


@pytest.mark.parametrize(
    ("touched", "status", "hand"),
    [
        (False, Ready(), Stuck(JOB, Step.VOID, touched=False)),
        (False, CoverOpen(), Stuck(JOB, Step.VOID, touched=True)),
        (True, CoverOpen(), Stuck(JOB, Step.VOID, touched=True)),
        (True, Ready(paper_low=True), Busy(JOB, Step.VOID)),
    ],
)
def test_stuck_paper_goes_on_after_a_hand_was_at_the_printer(touched: bool, status: PrinterStatus, hand: Hand) -> None:
    assert after_look(Stuck(JOB, Step.VOID, touched), status) == hand


STATUSES = st.sampled_from((Ready(), CoverOpen(), PaperOut(), NoAnswer()))
OUTCOMES = st.one_of(st.just(Printed()), STATUSES.map(NotPrinted), st.just(Uncertain("timeout")))
RESOLUTIONS = st.one_of(st.just(Printed()), st.just(Fragment()), STATUSES.map(Unresolved))
ANSWERS = {
    Step.PRINT: (after_print, OUTCOMES),
    Step.SETTLE: (after_settling, RESOLUTIONS),
    Step.VOID: (after_void, OUTCOMES),
    Step.SETTLE_VOID: (after_void, RESOLUTIONS),
}


@given(st.data())
def test_a_ticket_is_sent_again_only_behind_a_void(data: st.DataObject) -> None:
    hand: Hand = PRINTING
    voids = sent = 0
    for _ in range(data.draw(st.integers(1, 40))):
        hand, was_sent, was_voided = _play(hand, data)
        sent, voids = sent + was_sent, voids + was_voided
    assert sent <= voids + 1


def _play(hand: Hand, data: st.DataObject) -> tuple[Hand, bool, bool]:
    match hand:
        case Free():
            return hand, False, False
        case Stuck():
            return after_look(hand, data.draw(STATUSES)), False, False
        case Busy(_, step):
            judge, answers = ANSWERS[step]
            turn = judge(hand, data.draw(answers))  # type: ignore[operator]
            return turn.hand, step is Step.PRINT, turn.note is Note.VOIDED
