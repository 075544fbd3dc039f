"""What can happen at the kiosk: touches, scans, answers of the office, and the world coming and going."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.printing import PrintState
from domain.refusals import Refused
from domain.text import Language, Text


@dataclass(frozen=True)
class LookUp:
    """Ask the office whether a code is a booking that may be checked in now."""

    number: int
    text: str


@dataclass(frozen=True)
class CheckIn:
    """Ask the office for the ticket: the code and the proof that it is the person's own."""

    number: int
    text: str
    birth_date: date
    language: Language


Ask = LookUp | CheckIn


@dataclass(frozen=True)
class Found:
    """The booking is there and may be checked in; who it is for is asked next."""


@dataclass(frozen=True)
class TicketShown:
    """What the person needs to know beside the number; no name."""

    label: str
    job_id: int
    service: Text
    where: Text
    wait: timedelta
    ahead: int
    documents: tuple[Text, ...] = ()


@dataclass(frozen=True)
class LanguageChosen:
    """A language was touched."""

    language: Language


@dataclass(frozen=True)
class Begun:
    """The start was touched."""


@dataclass(frozen=True)
class TypingChosen:
    """The person would rather type the code than show it."""


@dataclass(frozen=True)
class Scanned:
    """A text of our own shape was held up."""

    text: str


@dataclass(frozen=True)
class Typed:
    """A key with a symbol was touched."""

    symbol: str


@dataclass(frozen=True)
class Erased:
    """The last symbol shall go."""


@dataclass(frozen=True)
class Cleared:
    """All symbols shall go."""


@dataclass(frozen=True)
class Continued:
    """What was typed is meant."""


@dataclass(frozen=True)
class WentBack:
    """One screen back, or "try again" after a refusal."""


@dataclass(frozen=True)
class StartedOver:
    """The person is done, or begins anew."""


@dataclass(frozen=True)
class Stayed:
    """Somebody is still there: any touch that means nothing else."""


@dataclass(frozen=True)
class HelpWanted:
    """The person asks for a member of staff."""


@dataclass(frozen=True)
class Answered:
    """The office answered the question of that number."""

    ask: int
    answer: Found | TicketShown | Refused


@dataclass(frozen=True)
class PaperMoved:
    """The print job of a ticket stands here now."""

    job_id: int
    state: PrintState


@dataclass(frozen=True)
class CameraChanged:
    """The camera can be used, or no longer."""

    usable: bool


@dataclass(frozen=True)
class StoreLost:
    """The store does not answer."""


@dataclass(frozen=True)
class StoreCame:
    """The store answers again."""


@dataclass(frozen=True)
class Ticked:
    """Time passed."""


Event = (
    LanguageChosen
    | Begun
    | TypingChosen
    | Scanned
    | Typed
    | Erased
    | Cleared
    | Continued
    | WentBack
    | StartedOver
    | Stayed
    | HelpWanted
    | Answered
    | PaperMoved
    | CameraChanged
    | StoreLost
    | StoreCame
    | Ticked
)
