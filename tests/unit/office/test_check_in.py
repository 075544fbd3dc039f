"""Check-in and walk-in: number, place in the line, paper, and what is told to the applicant."""

from datetime import timedelta

import pytest

from db.queries import bookings
from domain.clock import FixedClock
from domain.codes import make_code
from domain.refusals import RefusalReason, Refused
from domain.services import Stage
from domain.slip import slip_from_json
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office import calling
from office.bookings import free_slots
from office.check_in import WalkIn, check_in, look_up, walk_in
from office.context import Act, Office
from office.outcomes import CheckedIn, Found
from office.views import queue
from tests.helpers.offices import TODAY, a_booking, a_person, open_counters
from tests.helpers.visits import a_check_in, a_walk_in, contents, journal_kinds, pressed, run_sql


def act() -> Act:
    return Act.by("test")


def test_look_up_writes_nothing(office: Office) -> None:
    booked = a_booking(office)
    before = contents(office)
    assert look_up(office, booked.payload) == Found(1, "baru", booked.booking.starts_at)
    assert contents(office) == before


def test_look_up_of_a_code_however_it_is_typed(office: Office) -> None:
    code = a_booking(office).code
    for typed in (code.lower(), code.replace("-", " "), code[4:], f" {code[4:8]}{code[9:]} "):
        assert isinstance(look_up(office, typed), Found)


def test_check_in_gives_ticket_and_print_job_in_one_commit(office: Office) -> None:
    outcome = a_check_in(office)
    ticket, job = contents(office)["ticket"][0], contents(office)["print_job"][0]
    assert (outcome.ticket.id, outcome.job_id) == (ticket[1], job[1])
    assert journal_kinds(office) == ["office_founded", "booked", "checked_in"]
    assert (outcome.ticket.label, outcome.ticket.state, outcome.ticket.stage) == (
        "A-001",
        TicketState.WAITING,
        Stage.PRE_CHECK,
    )
    assert outcome.documents == office.services["baru"].documents


def test_check_in_prints_a_slip_in_the_language_of_the_applicant(office: Office) -> None:
    booked = a_booking(office, a_person("Budi Santoso"))
    check_in(office, act(), booked.code, booked.booking.person.birth_date, Language.EN)
    slip = slip_from_json(contents(office)["print_job"][0][4])
    assert (slip.label, slip.language, slip.name, slip.audit, slip.copy) == ("A-001", Language.EN, "Budi S.", "", 0)
    assert slip.qr == "T:7:261124:A-001"
    assert "Santoso" not in repr(contents(office)["print_job"])


def test_numbers_run_by_series_and_begin_anew_each_day(office: Office, clock: FixedClock) -> None:
    first_day = [a_walk_in(office).ticket.label for _ in range(3)] + [a_check_in(office).ticket.label]
    clock.advance(timedelta(days=1))
    assert first_day == ["L-001", "L-002", "L-003", "A-001"]
    assert a_walk_in(office).ticket.label == "L-001"


def test_who_booked_ranks_by_the_booked_time_and_who_walks_in_by_arrival(office: Office, clock: FixedClock) -> None:
    at_half_past = free_slots(office, "baru", same_day=True)[2]
    early = a_booking(office, slot_id=at_half_past.id)
    check_in(office, act(), early.payload, early.booking.person.birth_date, Language.ID)
    clock.advance(timedelta(minutes=10))
    walked_in = a_walk_in(office)
    assert [row.label for row in queue(office)] == ["L-001", "A-001"]
    assert (walked_in.ahead, walked_in.wait) == (0, timedelta(0))


def test_who_comes_late_ranks_by_arrival(office: Office, clock: FixedClock) -> None:
    booked = a_booking(office)
    clock.advance(timedelta(minutes=5))
    a_walk_in(office)
    clock.advance(timedelta(minutes=5))
    check_in(office, act(), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert [row.label for row in queue(office)] == ["L-001", "A-001"]


@pytest.mark.parametrize(("counters", "minutes"), [((), 20), ((1,), 20), ((1, 2), 10), ((3, 4), 20)])
def test_wait_counts_those_ahead_and_the_open_counters(
    office: Office, clock: FixedClock, counters: tuple[int, ...], minutes: int
) -> None:
    open_counters(office, *counters)
    outcomes = []
    for _ in range(3):
        outcomes.append(a_walk_in(office))
        clock.advance(timedelta(seconds=1))
    assert [outcome.ahead for outcome in outcomes] == [0, 1, 2]
    assert outcomes[-1].wait == timedelta(minutes=minutes)


def test_second_scan_names_the_number_that_was_given(office: Office) -> None:
    booked = a_booking(office)
    born = booked.booking.person.birth_date
    check_in(office, act(), booked.payload, born, Language.ID)
    refused = check_in(office, act(), booked.payload, born, Language.ID)
    assert refused == Refused(RefusalReason.ALREADY_CHECKED_IN, day=TODAY, label="A-001")


def test_second_scan_after_the_visit_still_names_the_number(office: Office) -> None:
    booked = a_booking(office)
    check_in(office, act(), booked.payload, booked.booking.person.birth_date, Language.ID)
    open_counters(office, 1)
    pressed(office)
    calling.transfer(office, act(), 1, calling.Destination(Stage.COLLECTION))
    refused = look_up(office, booked.code)
    assert isinstance(refused, Refused)
    assert refused.label == "A-001"


def test_missed_booking_is_too_late_on_its_day_even_within_the_time(office: Office) -> None:
    booked = a_booking(office)
    check_in(office, act(), booked.payload, booked.booking.person.birth_date, Language.ID)
    open_counters(office, 1)
    pressed(office)
    calling.no_show(office, act(), 1)
    refused = look_up(office, booked.payload)
    assert isinstance(refused, Refused)
    assert refused.reason is RefusalReason.TOO_LATE


def test_status_that_changed_behind_the_lock_is_no_second_ticket(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked = a_booking(office)
    monkeypatch.setattr(bookings, "set_status", lambda *_: False)
    refused = check_in(office, act(), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert refused == Refused(RefusalReason.ALREADY_CHECKED_IN)
    assert contents(office)["ticket"] == []


def test_too_early_says_when(office: Office) -> None:
    booked = a_booking(office, slot_id=free_slots(office, "baru", same_day=True)[8].id)
    refused = look_up(office, booked.payload)
    assert isinstance(refused, Refused)
    assert refused.opens_at == booked.booking.starts_at - timedelta(minutes=30)


def test_wrong_birth_date_and_unknown_code_get_the_same_answer(office: Office) -> None:
    booked = a_booking(office)
    born = booked.booking.person.birth_date
    wrong_date = check_in(office, act(), booked.code, born + timedelta(days=1), Language.ID)
    unknown_code = check_in(office, act(), make_code("BTM", lambda limit: 1), born, Language.ID)
    assert wrong_date == unknown_code == Refused(RefusalReason.NOT_FOUND)


def test_walk_in_with_priority_says_why_in_the_journal(office: Office) -> None:
    outcome = a_walk_in(office, priority=True)
    assert outcome.ticket.ticket_class is TicketClass.PRIORITY
    assert '"ground":"pregnant"' in repr(contents(office)["journal"])


def test_walk_in_by_ground_for_a_service_that_needs_a_booking(office: Office) -> None:
    asked = WalkIn("baru", a_person(), TicketClass.PRIORITY, "disabled")
    assert isinstance(walk_in(office, act(), asked, Language.ID), CheckedIn)


def test_walk_in_again_after_the_visit_is_over(office: Office) -> None:
    person = a_person()
    a_walk_in(office, person=person)
    open_counters(office, 1)
    pressed(office)
    calling.no_show(office, act(), 1)
    assert a_walk_in(office, person=person).ticket.label == "L-002"


def test_last_number_of_a_series_is_999(office: Office) -> None:
    run_sql(office, f"INSERT INTO series VALUES (7, 'L', '{TODAY}', '', 998)")
    assert a_walk_in(office).ticket.label == "L-999"
    refused = walk_in(office, act(), WalkIn("hilang", a_person()), Language.ID)
    assert refused == Refused(RefusalReason.SERIES_EXHAUSTED, label="L")
