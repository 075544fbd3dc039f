"""The merge: carries what a kiosk checked in on its own to the server, one paper after the other.

Each is received in one transaction under a request id of its own, so a kiosk that dies anywhere begins again where it
was. What a kiosk still owes are the check-ins behind the last ``carried`` row of its own journal.
"""

import logging
from dataclasses import dataclass, replace
from datetime import date

from db import Tx, journal
from db.journal import HEAD_DIGITS, JournalRow
from db.queries import bookings as booking_rows
from db.queries import calls as call_rows
from db.queries import mirror as rows
from db.queries import print_jobs as job_rows
from db.queries import tickets as ticket_rows
from db.queries.tickets import Move, NewTicket, TicketRow
from domain.bookings import Booking, BookingStatus
from domain.papers import Fate
from domain.services import Stage
from domain.tickets import TicketState
from office.context import Act, Facts, Office, record

log = logging.getLogger(__name__)

CHECKED_IN = "checked_in"
CARRIED = "carried"
# An online number that nobody can hold: it may still give its place to the paper in the applicant's hand.
GHOSTS = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.NO_SHOW})


@dataclass(frozen=True)
class Paper:
    """One check-in of a kiosk on its own, with all that the server has to know of it."""

    seq: int
    request_id: str
    audit: str
    act: Act
    ticket_id: int
    new: NewTicket
    birth_date: date
    slip: str
    copy: int


def is_owed(local: Office) -> bool:
    """Tell whether the kiosk has checked somebody in whom the server does not know of yet."""
    with local.store.read() as tx:
        return is_owed_in(tx)


def is_owed_in(tx: Tx) -> bool:
    """Tell the same inside a transaction at the kiosk's own store."""
    return _next_row(tx) is not None


def carry(local: Office, server: Office, at_most: int = 100) -> int:
    """Carry the papers a kiosk owes, the oldest first, and return how many; raises StoreUnavailable."""
    for count in range(at_most):
        paper = _next_paper(local)
        if paper is None:
            return count
        _settle(local, paper, receive(server, paper))
    return at_most


def receive(server: Office, paper: Paper) -> Fate:
    """Let the server take one paper over; a paper it has received before has the fate it had then."""
    with server.store.begin() as tx:
        # Whatever of an online attempt is still under way holds this lock, or comes after us and is refused.
        booking = booking_rows.by_serial(tx, paper.new.booking, lock=True)
        if known := journal.find_request(tx, paper.act.request_id):
            return Fate(known.kind)
        arrival = _Arrival(server, tx, paper)
        if booking is None or rows.is_issued(tx, paper.new):
            return arrival.turn_away("unknown_booking" if booking is None else "number_taken")
        rows.raise_series(tx, paper.new.letter, paper.new.day, paper.new.issuer, paper.new.number)
        other = ticket_rows.of_booking(tx, booking.serial, lock=True)
        if other is None:
            return arrival.let_wait() if _admit(tx, booking, paper) else arrival.void(Fate.REFUSED)
        if arrival.is_ghost(other) and _is_open(tx, booking):
            return arrival.supersede(other)
        return arrival.void(Fate.DUPLICATE, other.label)


class _Arrival:
    """A paper that comes in, inside the transaction that takes it over."""

    def __init__(self, office: Office, tx: Tx, paper: Paper) -> None:
        self._office = office
        self._tx = tx
        self._paper = paper

    def is_ghost(self, other: TicketRow) -> bool:
        """Whether a ticket came from this very act at the server, which the kiosk never heard of."""
        known = journal.find_request(self._tx, self._paper.request_id)
        return known is not None and known.subject == f"ticket:{other.id}" and other.state in GHOSTS

    def let_wait(self) -> Fate:
        """Make the paper the live ticket of its booking."""
        self._write(Fate.MERGED, TicketState.WAITING)
        return Fate.MERGED

    def supersede(self, ghost: TicketRow) -> Fate:
        """Let the paper in the applicant's hand take the place of a number that was never handed over."""
        if ghost.state is TicketState.CALLED:
            call_rows.end_call(self._tx, ghost.id, self._office.now(), Fate.SUPERSEDED.value)
        _move(self._tx, ghost, TicketState.VOID)
        job_rows.withdraw(self._tx, ghost.id)
        place = self._paper.new._replace(stage=ghost.stage.value, rank=ghost.rank)
        self._write(Fate.MERGED, TicketState.WAITING, place, instead_of=ghost.label)
        facts: Facts = {"label": ghost.label, "booking": ghost.booking, "by": self._paper.new.label}
        self._record(Fate.SUPERSEDED, f"ticket:{ghost.id}", facts, first=False)
        return Fate.MERGED

    def void(self, fate: Fate, instead: str = "") -> Fate:
        """Keep the number in its series, but as one that does not count."""
        self._write(fate, TicketState.VOID, instead=instead)
        return fate

    def turn_away(self, reason: str) -> Fate:
        """Note a paper for which there is no room in the tables: a store from a backup, a kiosk's name used twice."""
        log.error("the paper %s of a kiosk cannot be taken over: %s", self._paper.new.label, reason)
        facts: Facts = {**self._origin(), "reason": reason}
        self._record(Fate.REFUSED, f"booking:{self._paper.new.booking}", facts)
        return Fate.REFUSED

    def _write(self, fate: Fate, state: TicketState, new: NewTicket | None = None, **more: str) -> None:
        new, paper, now = new or self._paper.new, self._paper, self._office.now()
        ticket_id = ticket_rows.insert_ticket(self._tx, new, state)
        # Its paper comes from the kiosk's own queue; this row is what a reprint copies.
        job = job_rows.NewJob(ticket_id, new.issuer, paper.slip, paper.copy, now, now)
        facts: Facts = {"stage": new.stage, "job": job_rows.add_finished(self._tx, job), **self._origin(), **more}
        self._record(fate, f"ticket:{ticket_id}", facts)

    def _origin(self) -> Facts:
        paper = self._paper
        proof = {"birth_date": "unproved"} if self._is_unproved() else {}
        return {
            "label": paper.new.label,
            "booking": paper.new.booking,
            "kiosk_seq": paper.seq,
            "audit": paper.audit,
            **proof,
        }

    def _is_unproved(self) -> bool:
        booking = booking_rows.by_serial(self._tx, self._paper.new.booking)
        return booking is not None and booking.person.birth_date != self._paper.birth_date

    def _record(self, fate: Fate, subject: str, facts: Facts, *, first: bool = True) -> None:
        record(self._office, self._tx, self._paper.act, fate.value, subject, facts, first=first)


def _admit(tx: Tx, booking: Booking, paper: Paper) -> bool:
    """Check a booking in that has no ticket yet; False where it was cancelled or moved to another day meanwhile."""
    match booking.status:
        case BookingStatus.CONFIRMED if booking.day == paper.new.day:
            return booking_rows.set_status(tx, booking.serial, booking.status, BookingStatus.CHECKED_IN)
        case BookingStatus.NO_SHOW:  # the day ended before the kiosk could tell that the person came
            return _is_open(tx, booking) or booking_rows.set_status(
                tx, booking.serial, booking.status, BookingStatus.DONE
            )
        case _:
            return False


def _is_open(tx: Tx, booking: Booking) -> bool:
    """Whether the visit of a booking goes on; one that was given up is taken up again if its person may."""
    if booking.status is BookingStatus.NO_SHOW:
        return booking_rows.reactivate(tx, booking.serial, booking.status)
    return booking.status is BookingStatus.CHECKED_IN


def _next_row(tx: Tx) -> JournalRow | None:
    last = journal.last_of_kind(tx, CARRIED)
    return journal.next_of_kind(tx, CHECKED_IN, 0 if last is None else int(last.facts["seq"] or 0))


def _next_paper(local: Office) -> Paper | None:
    with local.store.read() as tx:
        row = _next_row(tx)
        return None if row is None else _paper_of(tx, row)


def _paper_of(tx: Tx, row: JournalRow) -> Paper:
    ticket_id = int(row.subject.removeprefix("ticket:"))
    new, job = rows.as_issued(tx, ticket_id), job_rows.last_of_ticket(tx, ticket_id)
    booking = booking_rows.by_serial(tx, new.booking)
    assert row.req, "a check-in has a request id"
    assert booking, "a ticket has a booking"
    assert job, "a check-in queues a paper"
    return Paper(
        seq=row.seq,
        request_id=row.req,
        audit=row.hash[:HEAD_DIGITS],
        act=Act(f"merge:{row.req}", row.actor),
        ticket_id=ticket_id,
        new=new,
        birth_date=booking.person.birth_date,
        slip=job.slip,
        copy=job.copy,
    )


def _settle(local: Office, paper: Paper, fate: Fate) -> None:
    """Note at the kiosk that the server has a paper, and that it does not wait here any more."""
    act = replace(paper.act, request_id=f"carried:{paper.request_id}")
    with local.store.begin() as tx:
        if journal.find_request(tx, act.request_id):
            return
        ticket = ticket_rows.by_id(tx, paper.ticket_id)
        assert ticket is not None, "a ticket in the journal is always in its table"
        _move(tx, ticket, TicketState.FINISHED if fate.counts else TicketState.VOID)
        if not fate.counts:
            job_rows.withdraw(tx, ticket.id)
        if fate is Fate.REFUSED:  # the mirror may tell again how it stands
            booking_rows.set_status(tx, ticket.booking, BookingStatus.CHECKED_IN, BookingStatus.CONFIRMED)
        record(local, tx, act, CARRIED, f"ticket:{ticket.id}", {"seq": paper.seq, "fate": fate.value})


def _move(tx: Tx, ticket: TicketRow, state: TicketState) -> None:
    to = Move(state, Stage(ticket.stage), ticket.rank, None, None, ticket.waiting_since)
    moved = ticket_rows.move(tx, ticket, to)
    assert moved, "a ticket was moved by somebody else behind its lock"
