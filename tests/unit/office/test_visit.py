"""One visit from the booking to the end, on both engines."""

from datetime import timedelta

from db import admin
from domain.clock import FixedClock
from domain.counters import CounterState
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from domain.text import Language
from domain.tickets import TicketState
from office import calling, printing
from office.check_in import check_in, look_up
from office.context import Act, Office
from office.outcomes import Called, CheckedIn, Found, Moved
from office.views import board, counter_view, queue, today
from tests.helpers.offices import a_booking, open_counters


def test_visit_runs_through_every_stage(office: Office, clock: FixedClock) -> None:
    booked = a_booking(office)
    found = look_up(office, booked.payload)
    assert found == Found(booked.booking.serial, "baru", booked.booking.starts_at)

    birth_date = booked.booking.person.birth_date
    checked_in = check_in(office, Act.by("kiosk:K1"), booked.payload, birth_date, Language.ID)
    assert isinstance(checked_in, CheckedIn)
    assert checked_in.ticket.label.endswith("-001")
    assert [row.label for row in queue(office)] == [checked_in.ticket.label]

    job = printing.claim_job(office, "spooler")
    assert job is not None
    assert job.slip.label == checked_in.ticket.label
    assert len(job.slip.audit) == 8
    printing.mark_sending(office, job.id, 4)
    printing.mark_printed(office, job.id)

    open_counters(office, 1, 2, 3)
    called = calling.call_next(office, Act.by("bus:L1"), 1)
    assert isinstance(called, Called)
    assert called.ticket.id == checked_in.ticket.id
    assert [(call.label, call.counter) for call in board(office).calls] == [(checked_in.ticket.label, 1)]

    assert isinstance(calling.start(office, Act.by("officer:1"), 1), Called)
    view = counter_view(office, 1)
    assert view is not None
    assert view.state is CounterState.SERVING
    assert view.applicant is not None
    assert view.applicant.name == booked.booking.person.name

    clock.advance(timedelta(minutes=5))
    finished = calling.call_next(office, Act.by("officer:1"), 1)
    assert isinstance(finished, Moved)
    assert (finished.ticket.stage, finished.ticket.state) == (Stage.INTERVIEW, TicketState.WAITING)
    assert calling.call_next(office, Act.by("officer:2"), 2) == Refused(RefusalReason.NOBODY_WAITING, label="2")
    again = calling.call_next(office, Act.by("officer:3"), 3)
    assert isinstance(again, Called)
    assert again.ticket.id == checked_in.ticket.id
    assert today(office).at_counter == 1
    assert [found for found in admin.check(office.store) if not isinstance(found, int)] == []
