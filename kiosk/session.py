"""One person at the kiosk, as a pure state machine: a session and an event in, the next session out.

No clock, no Qt, no store: times are monotonic seconds handed in, and what must be asked of the office comes back as
``Ask`` values. Everything personal lives in this one value and is gone with it.
"""

from dataclasses import replace
from typing import assert_never

from domain.codes import ALPHABET, SYMBOLS, normalise
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from kiosk.entry import DATE_DIGITS, birth_date, edited, is_no_date
from kiosk.events import (
    Answered,
    Ask,
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
    StoreCame,
    StoreLost,
    Ticked,
    TicketShown,
    Typed,
    TypingChosen,
    WentBack,
)
from kiosk.state import Kiosk, Problem, Screen, Session, Slip, can_continue

Step = tuple[Session, Ask | None]

_TYPING = frozenset({Screen.TYPE_CODE, Screen.BIRTH_DATE})


def step(kiosk: Kiosk, session: Session, event: Event, now: float) -> Step:
    """Return the session after ``event`` and what must be asked of the office because of it."""
    match event:
        case Ticked():
            return _on_tick(kiosk, session, now), None
        case CameraChanged(usable=usable):
            return _on_camera(session, usable), None
        case StoreLost():
            return replace(session, store_away=True, moved_at=now), None
        case StoreCame():
            # The same question again: it carries the same request id, so it is done at most once.
            return replace(session, store_away=False, touched_at=now), session.pending
        case PaperMoved(job_id=job_id, state=state):
            return _on_paper(session, job_id, state, now), None
        case Answered(ask=ask, answer=answer):
            return _on_answer(session, ask, answer, now), None
        case _:
            return _on_person(kiosk, replace(session, touched_at=now, idle_left_s=0), event)


def wiped(kiosk: Kiosk, session: Session, now: float = 0.0) -> Session:
    """Return the start screen with nothing of the person left."""
    return Session(
        language=kiosk.language,
        touched_at=now,
        camera=session.camera,
        store_away=session.store_away,
        asked=session.asked,
    )


def _on_person(kiosk: Kiosk, session: Session, event: Event) -> Step:
    match event:
        case LanguageChosen(language=language):
            return replace(session, language=language), None
        case Begun() if session.screen is Screen.ATTRACT:
            return replace(session, screen=_code_screen(session)), None
        case TypingChosen() if session.screen is Screen.SCAN:
            return replace(session, screen=Screen.TYPE_CODE), None
        case Scanned(text=text) if _may_scan(session):
            return _ask_for(wiped_but_language(kiosk, session), text)
        case Typed() | Erased() | Cleared() if session.screen in _TYPING:
            return _on_key(kiosk, session, event), None
        case Continued() if can_continue(session):
            return _on_continue(kiosk, session)
        case WentBack():
            return _on_back(kiosk, session), None
        case StartedOver() if session.screen is not Screen.WORKING:
            return wiped(kiosk, session, session.touched_at), None
        case HelpWanted() if session.screen is Screen.REFUSED:
            return replace(session, helped=True), None
        case _:
            return session, None


def wiped_but_language(kiosk: Kiosk, session: Session) -> Session:
    """Return a fresh session that keeps the language just chosen."""
    return replace(wiped(kiosk, session, session.touched_at), language=session.language)


def _code_screen(session: Session) -> Screen:
    return Screen.SCAN if session.camera else Screen.TYPE_CODE


def _may_scan(session: Session) -> bool:
    if session.store_away:
        return False
    match session.screen:
        case Screen.ATTRACT | Screen.SCAN | Screen.TYPE_CODE | Screen.REFUSED:
            return True
        case Screen.TICKET:
            return session.slip is Slip.TAKE
        case Screen.BIRTH_DATE | Screen.WORKING:
            return False
        case _:
            assert_never(session.screen)


def _ask_for(session: Session, text: str) -> Step:
    ask = LookUp(session.asked + 1, text)
    return replace(session, screen=Screen.WORKING, text=text, asked=ask.number, pending=ask), ask


def _on_continue(kiosk: Kiosk, session: Session) -> Step:
    if session.screen is Screen.TYPE_CODE:
        code = normalise(session.code, kiosk.prefix)
        return _ask_for(session, code) if code else (session, None)
    born = birth_date(session.digits)
    if born is None:
        return session, None
    ask = CheckIn(session.asked + 1, session.text, born, session.language)
    return replace(session, screen=Screen.WORKING, asked=ask.number, pending=ask), ask


def _on_key(kiosk: Kiosk, session: Session, event: Event) -> Session:
    if session.screen is Screen.TYPE_CODE:
        code = edited(session.code, event, ALPHABET, SYMBOLS)
        wrong = len(code) == SYMBOLS and normalise(code, kiosk.prefix) is None
        return replace(session, code=code, problem=Problem.CODE if wrong else Problem.NONE)
    digits = edited(session.digits, event, "0123456789", DATE_DIGITS)
    return replace(session, digits=digits, problem=Problem.DATE if is_no_date(digits) else Problem.NONE)


def _on_back(kiosk: Kiosk, session: Session) -> Session:
    match session.screen:
        case Screen.TYPE_CODE if session.camera:
            return replace(session, screen=Screen.SCAN, code="", problem=Problem.NONE)
        case Screen.BIRTH_DATE:
            return replace(wiped_but_language(kiosk, session), screen=_code_screen(session))
        case Screen.REFUSED:
            return _on_retry(kiosk, session)
        case Screen.WORKING:
            return session
        case _:
            return wiped(kiosk, session, session.touched_at)


def _on_retry(kiosk: Kiosk, session: Session) -> Session:
    if session.retry is Screen.BIRTH_DATE:
        return replace(session, screen=Screen.BIRTH_DATE, digits="", problem=Problem.NONE, refused=None, helped=False)
    fresh = wiped_but_language(kiosk, session)
    return fresh if session.retry is Screen.ATTRACT else replace(fresh, screen=_code_screen(session))


def _on_answer(session: Session, ask: int, answer: Found | TicketShown | Refused, now: float) -> Session:
    pending = session.pending
    if pending is None or pending.number != ask:
        return session
    session = replace(session, pending=None, touched_at=now, store_away=False)
    match answer:
        case Found():
            return replace(session, screen=Screen.BIRTH_DATE, code="", digits="", problem=Problem.NONE)
        case TicketShown():
            done = replace(session, screen=Screen.TICKET, ticket=answer, slip=Slip.PRINTING, moved_at=now)
            return replace(done, code="", text="", digits="")
        case Refused(reason=reason):
            retry = retry_after(reason, isinstance(pending, CheckIn))
            kept = session.text if retry is Screen.BIRTH_DATE else ""
            return replace(session, screen=Screen.REFUSED, refused=answer, retry=retry, code="", text=kept, digits="")
        case _:
            assert_never(answer)


def retry_after(reason: RefusalReason, at_birth_date: bool) -> Screen:
    """Where "try again" leads; the start screen where trying again at once cannot help."""
    match reason:
        case RefusalReason.NOT_FOUND:
            return Screen.BIRTH_DATE if at_birth_date else Screen.SCAN
        case RefusalReason.CODE_UNREADABLE | RefusalReason.CODE_FORGED | RefusalReason.WRONG_OFFICE:
            return Screen.SCAN
        case RefusalReason.BOOKING_REPLACED | RefusalReason.WRONG_DAY | RefusalReason.BOOKING_CANCELLED:
            return Screen.SCAN
        case _:
            return Screen.ATTRACT


def _on_paper(session: Session, job_id: int, state: PrintState, now: float) -> Session:
    if session.ticket is None or session.ticket.job_id != job_id:
        return session
    slip = _slip_of(state)
    return session if slip is session.slip else replace(session, slip=slip, moved_at=now, touched_at=now)


def _slip_of(state: PrintState) -> Slip:
    match state:
        case PrintState.PRINTED:
            return Slip.TAKE
        case PrintState.UNKNOWN | PrintState.BLOCKED | PrintState.VOID:
            return Slip.TROUBLE
        case PrintState.QUEUED | PrintState.CLAIMED | PrintState.SENDING:
            return Slip.PRINTING
        case _:
            assert_never(state)


def _on_camera(session: Session, usable: bool) -> Session:
    screen = Screen.TYPE_CODE if session.screen is Screen.SCAN and not usable else session.screen
    return replace(session, camera=usable, screen=screen)


def _on_tick(kiosk: Kiosk, session: Session, now: float) -> Session:
    limits = kiosk.limits
    quiet = now - session.touched_at
    match session.screen:
        case Screen.ATTRACT:
            return session
        case Screen.WORKING:
            gone = session.store_away and now - session.moved_at > limits.away_s
            return wiped(kiosk, session, now) if gone else session
        case Screen.TICKET:
            return _on_ticket_tick(kiosk, session, now)
        case _ if quiet >= limits.idle_s + limits.warning_s:
            return wiped(kiosk, session, now)
        case _:
            left = limits.idle_s + limits.warning_s - quiet
            return replace(session, idle_left_s=-int(-left // 1) if quiet >= limits.idle_s else 0)


def _on_ticket_tick(kiosk: Kiosk, session: Session, now: float) -> Session:
    limits = kiosk.limits
    quiet = now - max(session.touched_at, session.moved_at)
    match session.slip:
        case Slip.PRINTING if now - session.moved_at >= limits.paper_s:
            return replace(session, slip=Slip.TROUBLE, moved_at=now)
        case Slip.TAKE if quiet >= limits.taken_s:
            return wiped(kiosk, session, now)
        case Slip.TROUBLE if quiet >= limits.trouble_s:
            return wiped(kiosk, session, now)
        case _:
            return session
