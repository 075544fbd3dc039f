"""What the desk shows and allows, state by state."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from counter_client.desk import ANYWHERE, Look, Page, allowed, desk_status, stage_at, stages_to_transfer
from counter_client.lines import Past, Scope
from counter_client.session import NOTICE_FOR, Action, Session
from domain.counters import CounterState
from domain.devices import DeviceState
from domain.refusals import RefusalReason, Refused
from domain.services import Stage, default_services
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office.alarms import Alarm
from office.devices import DeviceView
from office.outcomes import ApplicantSheet, SignedIn, TicketView
from office.overseeing import Step
from office.views import BoardCall, CounterView, QueueRow

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SERVICES = {service.code: service for service in default_services()}
SCOPE = Scope(ZoneInfo("Asia/Jakarta"), SERVICES)
SITI = Session(officer=SignedIn("siti", "Siti Aminah", "officer"))
VIEW = CounterView(3, CounterState.IDLE, "siti", (Stage.INTERVIEW,))
ROW = QueueRow(1, "B-001", "penggantian", Stage.INTERVIEW, TicketClass.REGULAR, NINE, 1, timedelta(minutes=4))
TICKET = TicketView(
    5,
    "A-005",
    "baru",
    Stage.INTERVIEW,
    TicketClass.PRIORITY,
    TicketState.HELD,
    "Budi S.",
    3,
    NINE,
)
SHEET = ApplicantSheet("Budi Santoso", date(1990, 8, 17), "", "baru", SERVICES["baru"].documents, None)


def looking_at(**changes: object) -> Look:
    """Return a look at counter 3 where one waits."""
    return Look(replace(VIEW, **changes), (ROW,), services=SERVICES)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (CounterState.CLOSED, {Action.OPEN}),
        (CounterState.IDLE, {Action.NEXT, Action.PAUSE, Action.CLOSE, Action.OVERRIDE}),
        (CounterState.PAUSED, {Action.CONTINUE, Action.CLOSE}),
        (
            CounterState.CALLING,
            {Action.NEXT, Action.RECALL, Action.START, Action.HOLD, Action.NO_SHOW, Action.TRANSFER, Action.FINISH},
        ),
        (CounterState.SERVING, {Action.NEXT, Action.HOLD, Action.TRANSFER, Action.FINISH}),
    ],
)
def test_each_state_allows_what_can_succeed(state: CounterState, expected: set[Action]) -> None:
    assert allowed(SITI, looking_at(state=state, recalls=3), SCOPE) == expected | ANYWHERE


def test_nobody_can_be_called_while_nobody_waits() -> None:
    nobody = replace(looking_at(), queue=())
    assert {Action.NEXT, Action.OVERRIDE} & allowed(SITI, nobody, SCOPE) == set()


@pytest.mark.parametrize(("recalls", "left", "offered"), [(0, 3, False), (2, 1, False), (3, 0, True), (4, 0, True)])
def test_a_number_is_given_up_only_after_the_recalls_of_the_office(recalls: int, left: int, offered: bool) -> None:
    status = desk_status(SITI, looking_at(state=CounterState.CALLING, recalls=recalls), SCOPE, NINE)
    assert (status.recalls_left, Action.NO_SHOW in status.allowed) == (left, offered)


def test_a_number_on_hold_can_be_taken_back_and_keeps_the_counter_open() -> None:
    actions = allowed(SITI, looking_at(held=(TICKET,)), SCOPE)
    assert Action.TAKE_BACK in actions
    assert Action.CLOSE not in actions


def test_the_last_press_can_be_undone_while_the_office_says_so() -> None:
    assert Action.UNDO in allowed(SITI, looking_at(can_undo=True), SCOPE)


@pytest.mark.parametrize("session", [replace(SITI, away=True), replace(SITI, busy=True)])
def test_nothing_is_offered_while_it_cannot_be_done(session: Session) -> None:
    assert desk_status(session, looking_at(), SCOPE, NINE).allowed == frozenset()


def test_without_an_officer_there_is_only_the_sign_in() -> None:
    look = looking_at(state=CounterState.SERVING, ticket=TICKET, applicant=SHEET)
    status = desk_status(Session(), look, SCOPE, NINE)
    assert status.page is Page.SIGN_IN
    assert "Budi" not in repr(status)


def test_a_counter_of_another_officer_shows_nothing_of_the_applicant() -> None:
    look = looking_at(state=CounterState.SERVING, officer="budi", ticket=TICKET, applicant=SHEET)
    status = desk_status(SITI, look, SCOPE, NINE)
    assert (status.page, status.in_use, status.allowed) == (Page.CLOSED, True, ANYWHERE)
    assert "Budi" not in repr(status)


def test_the_sheet_of_the_one_who_is_here_has_the_date_as_on_the_card() -> None:
    call = BoardCall(9, "A-005", 3, Stage.INTERVIEW, TicketState.CALLED, NINE - timedelta(minutes=2), None, 3)
    look = replace(looking_at(state=CounterState.CALLING, ticket=TICKET, applicant=SHEET, recalls=3), calls=(call,))
    status = desk_status(SITI, look, SCOPE, NINE)
    assert status.sheet is not None
    assert (status.sheet.name, status.sheet.birth_date) == ("Budi Santoso", "17-08-1990")
    assert (status.number, status.minutes, status.recalls, status.recall_limit) == ("A-005", 2, 3, True)


def test_queue_and_holds_have_ages_and_no_names() -> None:
    status = desk_status(SITI, looking_at(held=(TICKET,)), SCOPE, NINE + timedelta(minutes=3))
    assert [(line.label, line.detail, line.minutes) for line in status.queue] == [("B-001", "Penggantian", 3)]
    assert [(line.ticket_id, line.minutes, line.priority) for line in status.held] == [(5, 3, True)]
    assert "Budi" not in repr(status.queue) + repr(status.held)


def test_a_refusal_is_said_in_the_officers_language_and_fades() -> None:
    session = SITI.asking().refused_by(Refused(RefusalReason.NOBODY_WAITING, label="3"), NINE)
    said = desk_status(session, looking_at(), replace(SCOPE, language=Language.EN), NINE).notice
    assert said.title != ""
    assert "counter 3" not in said.title
    later = session.after(NINE + NOTICE_FOR)
    assert desk_status(later, looking_at(), SCOPE, NINE).notice.title == ""


def test_a_transfer_goes_anywhere_but_here() -> None:
    look = replace(
        looking_at(state=CounterState.SERVING, ticket=TICKET),
        open_counters={3: (Stage.INTERVIEW,), 4: (Stage.PAYMENT, Stage.INTERVIEW), 5: (Stage.PAYMENT,)},
    )
    status = desk_status(SITI, look, SCOPE, NINE)
    assert Stage.INTERVIEW not in stages_to_transfer(status)
    assert sorted(status.other_counters) == [4, 5]
    assert (stage_at(status, 4), stage_at(status, 5)) == (Stage.INTERVIEW, Stage.PAYMENT)


@pytest.mark.parametrize(("role", "offered"), [("officer", False), ("supervisor", True)])
def test_only_a_supervisor_changes_the_stages_of_counters(role: str, offered: bool) -> None:
    session = Session(officer=SignedIn("kepala", "Rina Wati", role))
    status = desk_status(session, looking_at(), SCOPE, NINE)
    assert (status.supervisor, Action.SET_STAGES in status.allowed) == (offered, offered)


def test_ticks_stay_with_their_number_while_it_is_on_hold() -> None:
    session = SITI.ticked(5, 0, seen=True).ticked(5, 2, seen=True).ticked(5, 0, seen=False).ticked(6, 1, seen=True)
    serving = looking_at(state=CounterState.SERVING, ticket=TICKET, applicant=SHEET)
    assert desk_status(session, serving, SCOPE, NINE).ticks == {2}
    assert desk_status(session, looking_at(held=(TICKET,)), SCOPE, NINE).ticks == frozenset()


def test_the_visit_is_told_in_words_and_without_a_name() -> None:
    steps = (Step(NINE), Step(NINE + timedelta(minutes=9), 2, Stage.PRE_CHECK, "held"), Step(NINE, 3))
    look = replace(looking_at(state=CounterState.SERVING, ticket=TICKET, applicant=SHEET), visit=steps)
    told = desk_status(SITI, look, SCOPE, NINE).visit
    assert told == (
        Past("09.00", "lapor datang", ""),
        Past("09.09", "Loket 2", "ditunda"),
    )


def test_alarms_and_broken_devices_are_shown_and_healthy_ones_not() -> None:
    device = DeviceView("P1", "printer", DeviceState.FAULT, "paper_out", NINE, NINE)
    well = replace(device, name="P2", state=DeviceState.OK, detail="")
    low = replace(device, name="P3", state=DeviceState.WARNING, detail="near_end")
    look = replace(looking_at(), alarms=(Alarm(4, NINE),), devices=(device, well, low))
    status = desk_status(SITI, look, SCOPE, NINE + timedelta(minutes=2))
    assert [(one.counter, one.minutes) for one in status.alarms] == [(4, 2)]
    assert [(one.name, one.text, one.urgent) for one in status.faults] == [
        ("Printer tiket P1", "kertas habis", True),
        ("Printer tiket P3", "kertas hampir habis", False),
    ]
