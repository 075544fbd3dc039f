"""Short ways into the middle of a visit, and the whole content of a store to compare."""

from dataclasses import replace
from typing import Any

from db.schema import metadata
from domain.bookings import Person
from domain.text import Language
from domain.tickets import TicketClass
from office import calling
from office.check_in import WalkIn, check_in, walk_in
from office.context import Act, Office
from office.outcomes import Called, CheckedIn, TicketView
from tests.helpers.offices import a_booking, a_person, open_counters

Contents = dict[str, list[tuple[Any, ...]]]


def a_check_in(office: Office, person: Person | None = None, **changes: object) -> CheckedIn:
    """Book a place of today and check it in."""
    booked = a_booking(office, person, **changes)
    outcome = check_in(office, Act.by("test"), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(outcome, CheckedIn), outcome
    return outcome


def a_walk_in(office: Office, *, priority: bool = False, person: Person | None = None) -> CheckedIn:
    """Give a number to somebody who comes directly, in the regular or the priority line."""
    ticket_class = TicketClass.PRIORITY if priority else TicketClass.REGULAR
    asked = WalkIn("hilang", person or a_person(), ticket_class, "pregnant" if priority else "")
    outcome = walk_in(office, Act.by("test"), asked, Language.ID)
    assert isinstance(outcome, CheckedIn), outcome
    return outcome


def a_call(office: Office, counter: int = 1) -> Called:
    """Check somebody in and call the number to a counter that is opened for it."""
    a_walk_in(office)
    open_counters(office, counter)
    return pressed(office, counter)


def pressed(office: Office, counter: int = 1) -> Called:
    """Press "next" at a counter where somebody waits."""
    outcome = calling.call_next(office, Act.by("test"), counter)
    assert isinstance(outcome, Called), outcome
    return outcome


def a_held_ticket(office: Office, counter: int = 1) -> TicketView:
    """Call somebody to a counter and put the ticket on hold there."""
    called = a_call(office, counter)
    calling.hold(office, Act.by("test"), counter)
    return called.ticket


def closed_today(office: Office) -> Office:
    """Return the same office on a day it does not open."""
    closed = {office.today(): "Hari Raya Contoh"}
    return replace(office, calendar=replace(office.calendar, closed=closed))


def without_press_guard(office: Office) -> Office:
    """Return the same office where a counter may press as often as it likes."""
    return replace(office, rules=replace(office.rules, press_guard=office.rules.press_guard * 0))


def journal_kinds(office: Office) -> list[str]:
    """Return what the journal says happened, in order."""
    return [row[0] for row in _rows(office, "SELECT kind FROM journal ORDER BY seq")]


def contents(office: Office, *, but: tuple[str, ...] = ()) -> Contents:
    """Return every row of every table but some, in order."""
    names = sorted(name for name in metadata.tables if name not in but)
    return {name: sorted(_rows(office, f"SELECT * FROM {name}"), key=repr) for name in names}


def run_sql(office: Office, sql: str) -> None:
    """Change the store behind the back of the office."""
    with office.store.begin() as tx:
        tx.execute(sql)


def _rows(office: Office, sql: str) -> list[tuple[Any, ...]]:
    with office.store.read() as tx:
        rows: list[tuple[Any, ...]] = tx.execute(sql).fetchall()
        return rows
