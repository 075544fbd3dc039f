"""What the screen says: one session turned into finished words and flags. Pure."""

from dataclasses import dataclass, replace
from typing import assert_never
from zoneinfo import ZoneInfo

from domain.refusals import Refused, fill_advice
from domain.text import Language, Text
from domain.waiting import wait_text
from kiosk.events import CheckIn, TicketShown
from kiosk.pictures import picture_for
from kiosk.state import Screen, Session, can_continue, is_stale


@dataclass(frozen=True)
class Place:
    """Where the kiosk stands, in the words of its header and the time of its wall."""

    name: str
    site: str
    zone: ZoneInfo


@dataclass(frozen=True)
class View:
    """The values of one screen; those of other screens are empty, so nothing personal lingers in them."""

    screen: str
    language: str
    step: int
    stale: bool
    idle_left: int
    camera: bool
    code: str = ""
    digits: str = ""
    problem: str = ""
    can_continue: bool = False
    refusal_title: str = ""
    refusal_sentence: str = ""
    refusal_next: str = ""
    picture: str = "info"
    tone: str = "info"
    retry: str = ""
    helped: bool = False
    label: str = ""
    service: str = ""
    where: str = ""
    wait: str = ""
    documents: tuple[str, ...] = ()
    slip: str = ""


def view_of(session: Session, place: Place) -> View:
    """Return what the screen shows of ``session``."""
    view = View(
        screen=session.screen.value,
        language=session.language.value,
        step=step_of(session),
        stale=is_stale(session),
        idle_left=session.idle_left_s,
        camera=session.camera,
        code=session.code,
        digits=session.digits,
        problem=session.problem.value,
        can_continue=can_continue(session),
    )
    if session.refused is not None:
        return _with_refusal(view, session.refused, session, place.zone)
    if session.ticket is not None:
        return _with_ticket(view, session.ticket, session)
    return view


def step_of(session: Session) -> int:
    """Return how far the person is: 0 the booking, 1 the birth date, 2 the number."""
    match session.screen:
        case Screen.TICKET:
            return 2
        case Screen.BIRTH_DATE:
            return 1
        case Screen.WORKING:
            return int(isinstance(session.pending, CheckIn))
        case Screen.REFUSED:
            return int(session.retry is Screen.BIRTH_DATE)
        case Screen.ATTRACT | Screen.SCAN | Screen.TYPE_CODE:
            return 0
        case _:
            assert_never(session.screen)


def short(name: Text, language: Language) -> str:
    """Return a service's or document's name for the screen: the paper has the whole of it, brackets and all."""
    words = name.in_(language).split(" (")[0].split(";")[0].strip()
    return words[:1].upper() + words[1:]


def _with_refusal(view: View, refused: Refused, session: Session, zone: ZoneInfo) -> View:
    title, sentence, next_step = fill_advice(refused, zone, session.language)
    picture = picture_for(refused.reason)
    return replace(
        view,
        refusal_title=title,
        refusal_sentence=sentence,
        refusal_next=next_step,
        picture=picture.icon,
        tone=picture.tone,
        retry=session.retry.value,
        helped=session.helped,
    )


def _with_ticket(view: View, ticket: TicketShown, session: Session) -> View:
    language = session.language
    return replace(
        view,
        label=ticket.label,
        service=short(ticket.service, language),
        where=ticket.where.in_(language),
        wait=wait_text(ticket.wait, language),
        documents=tuple(short(document, language) for document in ticket.documents),
        slip=session.slip.value,
    )
