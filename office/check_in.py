"""Check-in: the applicant is here, once, and gets a number, a place in the line and a paper."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from db import Tx, journal
from db.journal import JournalRow
from db.moments import last_judged_at, not_before
from db.queries import bookings as booking_rows
from db.queries import counters as counter_rows
from db.queries import print_jobs as job_rows
from db.queries import tickets as rows
from db.queries.tickets import NewTicket, TicketRow
from domain.bookings import Booking, BookingStatus, Channel, Person, identity_of
from domain.check_in import clock_is_wrong, judge_check_in, judge_paper
from domain.codes import normalise
from domain.confirmation import Confirmation, looks_like_confirmation, verify
from domain.eligibility import judge_walk_in
from domain.numbers import TicketNumber
from domain.priority import rank_of
from domain.refusals import RefusalReason, Refused
from domain.services import Service, Stage
from domain.slip import make_slip, slip_to_json
from domain.text import Language, Text
from domain.tickets import TicketClass, TicketState
from domain.waiting import estimated_wait
from office.bookings import insert_with_new_code
from office.context import Act, Facts, Office, record
from office.outcomes import CheckedIn, Found, ticket_view

# Until the office has measured its own interviews (issue of the intake: the median of the last 20 days).
SERVICE_MINUTES = 10.0
WHERE = Text("Ruang tunggu, lihat layar", "The hall, watch the screen")


@dataclass(frozen=True)
class WalkIn:
    """Somebody who comes without a booking; ``ground`` says why priority is due."""

    service: str
    person: Person
    ticket_class: TicketClass = TicketClass.REGULAR
    ground: str = ""


def look_up(office: Office, text: str) -> Found | Refused:
    """Say whether a scanned or typed proof may be checked in now, before the applicant is asked anything."""
    with office.store.read() as tx:
        booking = booking_of(office, tx, text, lock=False)
        if isinstance(booking, Refused):
            return booking
        refused = _judge(office, tx, booking)
        return refused or Found(booking.serial, booking.service, booking.starts_at)


def check_in(office: Office, act: Act, text: str, birth_date: date, language: Language) -> CheckedIn | Refused:
    """Check in the booking that ``text`` proves, when the birth date is right: ticket and print job in one commit.

    A wrong birth date and an unknown code get the same answer, so that nobody learns which codes exist.
    """
    proof = read_proof(office, text)  # a signature takes a while to verify: nobody need wait for it at the store
    if isinstance(proof, Refused):
        return proof
    with office.store.begin() as tx:
        booking = _named(tx, proof, lock=True)
        if isinstance(booking, Refused):
            return booking
        if known := journal.find_request(tx, act.request_id):
            return _repeated(office, tx, known)
        if booking.person.birth_date != birth_date:
            return Refused(RefusalReason.NOT_FOUND)
        if refused := _judge(office, tx, booking):
            return refused
        if not booking_rows.set_status(tx, booking.serial, BookingStatus.CONFIRMED, BookingStatus.CHECKED_IN):
            return Refused(RefusalReason.ALREADY_CHECKED_IN)
        rank = _rank(office, tx, booking.starts_at)
        return _issue(office, tx, act, _Visit(booking, TicketClass.REGULAR, rank, language))


def walk_in(office: Office, act: Act, asked: WalkIn, language: Language) -> CheckedIn | Refused:
    """Give a number to somebody who comes directly, where the service or a ground gives that right."""
    service = office.services[asked.service]
    now = office.now()
    with office.store.begin() as tx:
        if known := journal.find_request(tx, act.request_id):
            return _repeated(office, tx, known)
        if refused := judge_walk_in(service, asked.ticket_class, asked.ground) or _judge_hour(office, tx):
            return refused
        booking_rows.expire_before(tx, identity_of(asked.person), office.today())
        booking = insert_with_new_code(office, tx, _unbooked(asked, office.today(), now))
        if isinstance(booking, Refused):
            known = journal.find_request(tx, act.request_id)  # the same act may have run beside this one
            return _repeated(office, tx, known) if known else booking
        rank = _rank(office, tx, None)
        return _issue(office, tx, act, _Visit(booking, asked.ticket_class, rank, language, asked.ground))


def _rank(office: Office, tx: Tx, slot_start: datetime | None) -> int:
    """Return the place in the line: by the booked time for who is in time, else behind whoever is here."""
    now = office.now()
    if slot_start is None or slot_start < now:
        now = not_before(tx, now)
    return rank_of(now=now, slot_start=slot_start, late_after=timedelta(0))


@dataclass(frozen=True)
class _Visit:
    """What a ticket is issued for."""

    booking: Booking
    ticket_class: TicketClass
    rank: int
    language: Language
    ground: str = ""


def booking_of(office: Office, tx: Tx, text: str, *, lock: bool) -> Booking | Refused:
    """Return the booking that a signed QR or a typed code names."""
    proof = read_proof(office, text)
    return proof if isinstance(proof, Refused) else _named(tx, proof, lock=lock)


def read_proof(office: Office, text: str) -> Confirmation | str | Refused:
    """Return what a signed QR says or the code that was typed, without asking the store."""
    if looks_like_confirmation(text):
        proof = verify(text, office.keys.public, office.number)
        return Refused(proof) if isinstance(proof, RefusalReason) else proof
    code = normalise(text, office.profile.prefix)
    if code is None:
        return Refused(RefusalReason.CODE_UNREADABLE)
    if not code.startswith(f"{office.profile.prefix}-"):
        return Refused(RefusalReason.WRONG_OFFICE)
    return code


def _named(tx: Tx, proof: Confirmation | str, *, lock: bool) -> Booking | Refused:
    """Return the booking that a proof names."""
    if isinstance(proof, str):
        return booking_rows.by_code(tx, proof, lock=lock) or Refused(RefusalReason.NOT_FOUND)
    booking = booking_rows.by_serial(tx, proof.serial, lock=lock)
    if booking is None:
        return Refused(RefusalReason.NOT_FOUND)
    return judge_paper(proof.issue, booking) or booking


def _judge(office: Office, tx: Tx, booking: Booking) -> Refused | None:
    refused = judge_check_in(booking, office.now(), office.calendar, office.rules.check_in, last_judged_at(tx))
    if refused is not None and refused.reason is RefusalReason.ALREADY_CHECKED_IN:
        ticket = rows.of_booking(tx, booking.serial)
        return replace(refused, label=ticket.label if ticket else "")
    return refused


def _judge_hour(office: Office, tx: Tx) -> Refused | None:
    """Return why nobody may walk in now: the doors are shut, or the clock is wrong."""
    now, today = office.now(), office.today()
    if clock_is_wrong(now, last_judged_at(tx)):
        return Refused(RefusalReason.CLOCK_WRONG)
    closing = office.calendar.closing(today)
    if closing is None or now >= closing:
        return Refused(RefusalReason.OFFICE_CLOSED, day=today, detail=office.calendar.closing_reason(today) or "")
    return None


def _unbooked(asked: WalkIn, today: date, now: datetime) -> Booking:
    return Booking(
        serial=0,
        code="",
        person=asked.person,
        service=asked.service,
        day=today,
        slot_id=0,
        starts_at=now,
        issue=1,
        status=BookingStatus.CHECKED_IN,
        channel=Channel.WALK_IN,
        rescheduled=False,
    )


def _issue(office: Office, tx: Tx, act: Act, visit: _Visit) -> CheckedIn | Refused:
    """Take the next number and write the ticket and its print job."""
    service = office.services[visit.booking.service]
    today, now = office.today(), office.now()
    taken = rows.take_number(tx, service.series, today, office.issuer)
    if taken is None:
        tx.give_up()
        return Refused(RefusalReason.SERIES_EXHAUSTED, label=service.series)
    number = TicketNumber(service.series, taken, office.issuer)
    stage = service.stages[0]
    new = NewTicket(
        day=today,
        letter=service.series,
        issuer=office.issuer,
        number=taken,
        label=number.label,
        booking=visit.booking.serial,
        service=service.code,
        language=visit.language.value,
        ticket_class=visit.ticket_class.value,
        stage=stage.value,
        rank=visit.rank,
        waiting_since=now,
        issued_at=now,
    )
    ticket_id = rows.insert_ticket(tx, new)
    ahead = rows.count_ahead(tx, today, stage, visit.rank) + office.elsewhere.get(stage, 0)
    wait = wait_for(tx, stage, ahead)
    slip = _slip(office, service, number, visit, wait)
    job_id = job_rows.queue_job(tx, job_rows.NewJob(ticket_id, office.printer, slip, 0, now, now))
    facts: Facts = {"label": number.label, "booking": visit.booking.serial, "stage": stage.value, "job": job_id}
    by_right: Facts = {"ground": visit.ground, "class": visit.ticket_class.value} if visit.ground else {}
    record(office, tx, act, "checked_in", f"ticket:{ticket_id}", {**facts, **by_right})
    row = _row_of(new, ticket_id, visit)
    return CheckedIn(ticket_view(row), job_id, ahead, wait, WHERE, service.documents)


def wait_for(tx: Tx, stage: Stage, ahead: int) -> timedelta:
    """Return the expected wait behind ``ahead`` people at the counters that are open for ``stage``."""
    return estimated_wait(ahead, counter_rows.count_open(tx, stage), SERVICE_MINUTES)


def _slip(office: Office, service: Service, number: TicketNumber, visit: _Visit, wait: timedelta) -> str:
    slip = make_slip(
        number=number,
        service=service,
        stage=service.stages[0],
        where=WHERE.in_(visit.language),
        name=visit.booking.person.name,
        at=office.now(),
        zone=office.zone,
        wait=wait,
        office=office.profile.name,
        site=office.profile.site,
        language=visit.language,
        qr=f"T:{office.number}:{office.today():%y%m%d}:{number.label}",
        audit="",
    )
    return slip_to_json(slip)


def _row_of(new: NewTicket, ticket_id: int, visit: _Visit) -> TicketRow:
    return TicketRow(
        id=ticket_id,
        day=new.day,
        label=new.label,
        booking=new.booking,
        service=new.service,
        language=new.language,
        ticket_class=visit.ticket_class,
        stage=Stage(new.stage),
        state=TicketState.WAITING,
        rank=new.rank,
        counter=None,
        target=None,
        waiting_since=new.waiting_since,
        version=0,
        name=visit.booking.person.name,
    )


def _repeated(office: Office, tx: Tx, known: JournalRow) -> CheckedIn | Refused:
    """Return the first answer to an act that was done before."""
    row = rows.by_id(tx, int(known.subject.removeprefix("ticket:")))
    assert row is not None, "a ticket in the journal is always in its table"
    ahead = rows.count_ahead(tx, row.day, row.stage, row.rank) + office.elsewhere.get(row.stage, 0)
    documents = office.services[row.service].documents
    job_id = int(known.facts["job"] or 0)
    return CheckedIn(ticket_view(row), job_id, ahead, wait_for(tx, row.stage, ahead), WHERE, documents, repeated=True)
