"""What the use cases answer: values, never exceptions. A refusal is ``domain.refusals.Refused``."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.queries.tickets import TicketRow
from domain.bookings import Booking, shortened_name
from domain.services import Stage
from domain.text import Text
from domain.tickets import TicketClass, TicketState


@dataclass(frozen=True)
class TicketView:
    """A ticket as staff and the applicant's own slip may see it; the name is shortened."""

    id: int
    label: str
    service: str
    stage: Stage
    ticket_class: TicketClass
    state: TicketState
    name: str
    counter: int | None
    waiting_since: datetime


@dataclass(frozen=True)
class Booked:
    """A place in a slot, with what proves it: the text of the QR and the code to type."""

    booking: Booking
    payload: str

    @property
    def code(self) -> str:
        """Return the typed booking code."""
        return self.booking.code


@dataclass(frozen=True)
class Cancelled:
    """The booking is cancelled and its place is free."""

    serial: int


@dataclass(frozen=True)
class Found:
    """A booking that may be checked in now, once its applicant has been asked for the birth date."""

    serial: int
    service: str
    starts_at: datetime


@dataclass(frozen=True)
class CheckedIn:
    """The applicant is here and has a number; ``repeated`` when the same act was done before."""

    ticket: TicketView
    job_id: int
    ahead: int
    wait: timedelta
    where: Text
    documents: tuple[Text, ...]
    repeated: bool = False


@dataclass(frozen=True)
class Called:
    """A ticket is asked to a counter; ``finished`` is the number the same press ended."""

    ticket: TicketView
    counter: int
    finished: str = ""
    recalls: int = 0


@dataclass(frozen=True)
class Moved:
    """A ticket left the counter: finished, held, transferred, not there, or back to its line by an undo."""

    ticket: TicketView
    kind: str


@dataclass(frozen=True)
class Reprinted:
    """The same number will be printed again, marked as a copy."""

    job_id: int
    copy: int


@dataclass(frozen=True)
class SignedIn:
    """An officer who may work now."""

    login: str
    name: str
    role: str


@dataclass(frozen=True)
class ApplicantSheet:
    """What the officer who serves a person needs to see of the booking."""

    name: str
    birth_date: date
    address: str
    service: str
    documents: tuple[Text, ...]
    booked_for: datetime | None
    nik_end: str = ""
    """The last digits of the identity number: enough to tell two people of one name apart."""


def ticket_view(row: TicketRow) -> TicketView:
    """Return what may be seen of a ticket."""
    return TicketView(
        id=row.id,
        label=row.label,
        service=row.service,
        stage=row.stage,
        ticket_class=row.ticket_class,
        state=row.state,
        name=shortened_name(row.name),
        counter=row.counter,
        waiting_since=row.waiting_since,
    )
