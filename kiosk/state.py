"""What a session is: one value with everything about the person who stands there now, and its limits."""

from dataclasses import dataclass
from enum import StrEnum

from domain.codes import SYMBOLS
from domain.refusals import Refused
from domain.text import Language
from kiosk.entry import birth_date
from kiosk.events import Ask, TicketShown


class Screen(StrEnum):
    """What the person sees."""

    ATTRACT = "attract"
    SCAN = "scan"
    TYPE_CODE = "type_code"
    BIRTH_DATE = "birth_date"
    WORKING = "working"
    TICKET = "ticket"
    REFUSED = "refused"


class Slip(StrEnum):
    """How far the paper is, in the person's words."""

    PRINTING = "printing"
    TAKE = "take"
    TROUBLE = "trouble"


class Problem(StrEnum):
    """What is wrong with what was typed, before anybody is asked."""

    NONE = ""
    CODE = "code"
    DATE = "date"


@dataclass(frozen=True)
class Limits:
    """How long a screen waits for a person, in seconds."""

    idle_s: float = 30.0
    """Without a touch for this long, the kiosk asks whether somebody is still there."""
    warning_s: float = 20.0
    """The question stands this long; then everything is wiped (WCAG 2.2.1 asks for 20 s)."""
    paper_s: float = 20.0
    """A slip that does not come within this time is not coming by itself."""
    taken_s: float = 20.0
    """The number stays this long beside a slip that can be taken."""
    trouble_s: float = 90.0
    """The number stays this long when it is the only one the person has."""
    away_s: float = 90.0
    """A check-in waits this long for a store that went away; then the person is gone."""


@dataclass(frozen=True)
class Session:
    """Everything about the person who stands there now, and nothing about anybody before."""

    screen: Screen = Screen.ATTRACT
    language: Language = Language.ID
    touched_at: float = 0.0
    code: str = ""
    text: str = ""
    digits: str = ""
    problem: Problem = Problem.NONE
    pending: Ask | None = None
    refused: Refused | None = None
    retry: Screen = Screen.ATTRACT
    ticket: TicketShown | None = None
    slip: Slip = Slip.PRINTING
    moved_at: float = 0.0
    helped: bool = False
    idle_left_s: int = 0
    # What outlives a person: the state of the world, and a counter that tells late answers from awaited ones.
    camera: bool = True
    store_away: bool = False
    asked: int = 0


@dataclass(frozen=True)
class Kiosk:
    """What one kiosk is: its office's code prefix, its first language, its patience."""

    prefix: str
    language: Language = Language.ID
    limits: Limits = Limits()


def can_continue(session: Session) -> bool:
    """Whether what was typed is whole and may be sent off."""
    match session.screen:
        case Screen.TYPE_CODE:
            return len(session.code) == SYMBOLS and session.problem is Problem.NONE
        case Screen.BIRTH_DATE:
            return birth_date(session.digits) is not None
        case _:
            return False


def is_stale(session: Session) -> bool:
    """Whether the whole screen must say that the store is away; a number once given stays in sight."""
    return session.store_away and session.screen is not Screen.TICKET


def call_of(session: Session) -> str:
    """Return why staff should come to this kiosk, as a device's code; empty when they need not."""
    if session.screen is Screen.TICKET and session.slip is Slip.TROUBLE:
        return "paper_missing"
    return "help_wanted" if session.helped else ""


def looks_for_codes(session: Session) -> bool:
    """Whether somebody stands there who is about to show a code."""
    return session.screen in (Screen.SCAN, Screen.TYPE_CODE, Screen.REFUSED)
