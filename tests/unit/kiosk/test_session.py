"""The session: what each event does on each screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.codes import make_code
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.text import Language, Text
from kiosk.entry import birth_date
from kiosk.events import (
    Answered,
    Begun,
    CameraChanged,
    CheckIn,
    Cleared,
    Continued,
    Erased,
    Event,
    Found,
    HelpWanted,
    LanguageChosen,
    LookUp,
    PaperMoved,
    Scanned,
    StartedOver,
    Stayed,
    StoreCame,
    StoreLost,
    Ticked,
    TicketShown,
    Typed,
    TypingChosen,
    WentBack,
)
from kiosk.session import step
from kiosk.state import Kiosk, Problem, Screen, Session, Slip, call_of, can_continue, is_stale

KIOSK = Kiosk("BTM")
LIMITS = KIOSK.limits
CODE = make_code("BTM", lambda limit: limit // 2)
SYMBOLS = CODE.removeprefix("BTM-").replace("-", "")
WORDS = Text("Ruang tunggu", "Waiting area")
TICKET = TicketShown("A-017", 5, Text("Paspor baru", "New passport"), WORDS, timedelta(minutes=20), 3)


def after(session: Session, *events: Event, now: float = 0.0) -> Session:
    """Return the session after some events at one moment."""
    for event in events:
        session, _ = step(KIOSK, session, event, now)
    return session


def typed(text: str) -> list[Typed]:
    """Return a touch for each symbol."""
    return [Typed(symbol) for symbol in text]


def at_birth_date() -> Session:
    """Return a session whose code was found."""
    return after(Session(), Begun(), Scanned(CODE), Answered(1, Found()))


def at_ticket() -> Session:
    """Return a session with a number."""
    return after(at_birth_date(), *typed("12051990"), Continued(), Answered(2, TICKET))


def test_a_scan_at_the_start_begins_a_session() -> None:
    session, ask = step(KIOSK, Session(), Scanned(CODE), 0.0)
    assert session.screen is Screen.WORKING
    assert ask == LookUp(1, CODE)


def test_the_start_leads_to_the_camera_or_to_the_keypad() -> None:
    assert after(Session(), Begun()).screen is Screen.SCAN
    assert after(Session(camera=False), Begun()).screen is Screen.TYPE_CODE


def test_a_typed_code_is_looked_up_in_the_spelling_of_the_office() -> None:
    typing = after(Session(), Begun(), TypingChosen(), *typed(SYMBOLS.lower()))
    session, ask = step(KIOSK, typing, Continued(), 0.0)
    assert ask == LookUp(1, CODE)
    assert session.screen is Screen.WORKING


def test_a_wrong_symbol_is_told_at_the_eighth() -> None:
    swapped = SYMBOLS[:6] + SYMBOLS[7] + ("2" if SYMBOLS[6] != "2" else "3")
    session = after(Session(), Begun(), TypingChosen(), *typed(swapped))
    assert session.problem is Problem.CODE
    assert not can_continue(session)
    assert after(session, Erased()).problem is Problem.NONE
    assert after(session, Cleared()).code == ""


@pytest.mark.parametrize("symbol", ["0", "O", "1", "I", "-", "", "AB", "é"])
def test_symbols_outside_the_alphabet_are_refused_as_they_come(symbol: str) -> None:
    session = after(Session(), Begun(), TypingChosen(), Typed(symbol))
    assert session.code == ""


@pytest.mark.parametrize(
    ("digits", "problem"),
    [
        ("", Problem.NONE),
        ("31", Problem.NONE),
        ("32", Problem.DATE),
        ("00", Problem.DATE),
        ("3113", Problem.DATE),
        ("31021990", Problem.DATE),
        ("12051899", Problem.DATE),
        ("12051990", Problem.NONE),
    ],
)
def test_an_impossible_date_is_told_as_soon_as_it_is_certain(digits: str, problem: Problem) -> None:
    assert after(at_birth_date(), *typed(digits)).problem is problem


def test_the_birth_date_is_asked_before_the_ticket() -> None:
    ready = after(at_birth_date(), *typed("12051990"))
    session, ask = step(KIOSK, ready, Continued(), 0.0)
    assert ask == CheckIn(2, CODE, date(1990, 5, 12), Language.ID)
    assert after(session, Answered(2, TICKET)).ticket == TICKET


def test_pressing_twice_asks_once() -> None:
    session, first = step(KIOSK, after(at_birth_date(), *typed("12051990")), Continued(), 0.0)
    _, second = step(KIOSK, session, Continued(), 0.0)
    assert first is not None
    assert second is None


def test_a_wrong_birth_date_may_be_tried_again_with_the_same_code() -> None:
    refused = after(at_birth_date(), *typed("13051990"), Continued(), Answered(2, Refused(RefusalReason.NOT_FOUND)))
    assert refused.screen is Screen.REFUSED
    again = after(refused, WentBack())
    assert (again.screen, again.digits, again.text) == (Screen.BIRTH_DATE, "", CODE)


def test_an_unknown_code_may_be_shown_again() -> None:
    refused = after(Session(), Begun(), Scanned(CODE), Answered(1, Refused(RefusalReason.NOT_FOUND)))
    assert after(refused, WentBack()) == replace(Session(), screen=Screen.SCAN, asked=1)


@pytest.mark.parametrize("reason", [reason for reason in RefusalReason if reason is not RefusalReason.NOT_FOUND])
def test_every_refusal_has_a_way_out(reason: RefusalReason) -> None:
    refused = after(Session(), Begun(), Scanned(CODE), Answered(1, Refused(reason)))
    assert refused.screen is Screen.REFUSED
    assert after(refused, WentBack()).screen in (Screen.SCAN, Screen.ATTRACT)
    assert after(refused, StartedOver()).screen is Screen.ATTRACT


def test_the_next_code_may_be_shown_on_a_refusal() -> None:
    refused = after(Session(), Scanned(CODE), Answered(1, Refused(RefusalReason.CODE_FORGED)))
    assert after(refused, Scanned("BTM-OTHER")).pending == LookUp(2, "BTM-OTHER")


def test_a_late_answer_to_a_session_that_is_gone_is_ignored() -> None:
    working = after(Session(), Scanned(CODE), StoreLost())
    gone = after(working, Ticked(), now=LIMITS.away_s + 1)
    assert gone.screen is Screen.ATTRACT
    assert after(gone, Answered(1, Found())).screen is Screen.ATTRACT


def test_a_question_is_asked_again_when_the_store_comes_back() -> None:
    working = after(at_birth_date(), *typed("12051990"), Continued(), StoreLost())
    assert is_stale(working)
    session, ask = step(KIOSK, working, StoreCame(), 1.0)
    assert ask == CheckIn(2, CODE, date(1990, 5, 12), Language.ID)
    assert not is_stale(session)


def test_a_number_once_given_stays_in_sight_when_the_store_goes_away() -> None:
    assert not is_stale(after(at_ticket(), StoreLost()))


@pytest.mark.parametrize(
    ("state", "slip"),
    [
        (PrintState.QUEUED, Slip.PRINTING),
        (PrintState.SENDING, Slip.PRINTING),
        (PrintState.PRINTED, Slip.TAKE),
        (PrintState.UNKNOWN, Slip.TROUBLE),
        (PrintState.BLOCKED, Slip.TROUBLE),
    ],
)
def test_the_paper_is_told_in_the_persons_words(state: PrintState, slip: Slip) -> None:
    assert after(at_ticket(), PaperMoved(5, state)).slip is slip


def test_another_tickets_paper_says_nothing_here() -> None:
    assert after(at_ticket(), PaperMoved(6, PrintState.PRINTED)).slip is Slip.PRINTING


def test_paper_that_does_not_come_is_trouble() -> None:
    late = after(at_ticket(), Ticked(), now=LIMITS.paper_s)
    assert late.slip is Slip.TROUBLE
    assert after(late, PaperMoved(5, PrintState.PRINTED), now=LIMITS.paper_s + 1).slip is Slip.TAKE


def test_the_number_leaves_the_screen_by_itself() -> None:
    taken = after(at_ticket(), PaperMoved(5, PrintState.PRINTED))
    assert after(taken, Ticked(), now=LIMITS.taken_s - 1).screen is Screen.TICKET
    assert after(taken, Ticked(), now=LIMITS.taken_s) == replace(Session(), touched_at=LIMITS.taken_s, asked=2)


def test_the_number_stays_longer_without_paper() -> None:
    trouble = after(at_ticket(), PaperMoved(5, PrintState.BLOCKED))
    assert after(trouble, Ticked(), now=LIMITS.trouble_s - 1).screen is Screen.TICKET
    assert after(trouble, Ticked(), now=LIMITS.trouble_s).screen is Screen.ATTRACT


def test_an_idle_session_is_warned_and_then_wiped() -> None:
    session = after(at_birth_date(), *typed("1205"))
    warned = after(session, Ticked(), now=LIMITS.idle_s + 0.5)
    assert warned.idle_left_s == 20
    assert after(warned, Stayed(), now=40.0).idle_left_s == 0
    wiped = after(warned, Ticked(), now=LIMITS.idle_s + LIMITS.warning_s)
    assert wiped == replace(Session(), touched_at=50.0, asked=1)


def test_the_language_lasts_as_long_as_the_person() -> None:
    english = after(Session(), LanguageChosen(Language.EN), Begun(), Scanned(CODE))
    assert english.language is Language.EN
    assert after(english, Answered(1, Found()), StartedOver()).language is Language.ID


def test_without_a_camera_the_code_is_typed() -> None:
    session = after(Session(), Begun(), CameraChanged(usable=False))
    assert session.screen is Screen.TYPE_CODE
    assert after(session, WentBack()).screen is Screen.ATTRACT


@pytest.mark.parametrize("digits", ["", "1205199", "120519901", "99999999", "29021900", "abcdefgh"])
def test_no_birth_date(digits: str) -> None:
    assert birth_date(digits) is None


def test_birth_date() -> None:
    assert birth_date("29022000") == date(2000, 2, 29)


def test_staff_is_called_for_a_refused_person_and_for_missing_paper() -> None:
    refused = after(Session(), Begun(), Scanned(CODE), Answered(1, Refused(RefusalReason.TOO_LATE)))
    assert call_of(refused) == ""
    assert call_of(after(refused, HelpWanted())) == "help_wanted"
    assert call_of(after(refused, HelpWanted(), StartedOver())) == ""
    assert call_of(after(at_ticket(), PaperMoved(5, PrintState.BLOCKED))) == "paper_missing"
