"""Any sequence of acts, on a real SQLite file: the invariants hold after every one of them.

Hypothesis chooses who does what, in which order, and how the clock moves. Whatever the office answers, the store is
whole, every number that was handed out is there, and nobody who waits is passed by for ever.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from db.queries import tickets as ticket_rows
from db.queries.tickets import Line
from domain.bookings import Channel, Person
from domain.clock import FixedClock
from domain.priority import FairShare
from domain.rules import OfficeRules
from domain.services import Stage
from domain.text import Language
from domain.tickets import TicketClass
from office import calling, printing
from office.bookings import BookingRequest, book, cancel, free_slots, reschedule
from office.calling import Destination
from office.check_in import WalkIn, check_in, walk_in
from office.context import Act, Office
from office.counters import close_counter, open_counter, pause_counter, resume_counter
from office.invariants import check_invariants
from office.outcomes import Booked, Called, CheckedIn, TicketView
from tests.helpers.offices import COUNTERS, MORNING, a_person, found_office_at, reopened, sqlite_stores
from tests.helpers.visits import contents

# Few people, so that they meet themselves; few counters, so that those press beside each other.
PEOPLE = [Person(name, date(1990, 5, 12)) for name in ("Siti Aminah", "Budi Santoso", "Dewi Lestari", "Agus Contoh")]
people = st.sampled_from(PEOPLE)
counters = st.sampled_from([1, 2, 3])
stages = st.sampled_from(Stage)
# Any press counts at once: the guard against bouncing fingers has its own tests.
RULES = OfficeRules(share=FairShare(1), press_guard=timedelta(0))
Press = Callable[[Office, Act, int], object]
STAGES_OF = {1: (Stage.PRE_CHECK,), 2: (Stage.PRE_CHECK, Stage.INTERVIEW), 3: (Stage.INTERVIEW, Stage.PAYMENT)}


@cache
def founded_template() -> Path:
    """Make one founded office for all examples; each begins with a copy of its file."""
    folder = Path(tempfile.mkdtemp(prefix="loket-machine-"))
    url = sqlite_stores(folder).new_url()
    found_office_at(url)
    return Path(url.removeprefix("sqlite:///"))


class OfficeMachine(RuleBasedStateMachine):
    """An office, its people and its counters."""

    booked = Bundle("booked")
    tickets = Bundle("tickets")

    @initialize(target=tickets, places=st.integers(1, 3), crowd=st.lists(st.sampled_from(TicketClass), max_size=8))
    def open(self, places: int, crowd: list[TicketClass]) -> object:
        """Open a new office with few places and some people who wait at the door."""
        self.folder = Path(tempfile.mkdtemp(prefix="loket-machine-"))
        path = self.folder / "office.db"
        shutil.copyfile(founded_template(), path)
        self.clock = FixedClock(MORNING)
        self.office = reopened(f"sqlite:///{path}", self.clock, places=places, rules=RULES)
        self.labels: list[str] = []
        self.passed_by = dict.fromkeys(COUNTERS, 0)
        for counter in STAGES_OF:
            self.open_counter(counter)
        return multiple(*(self.walk_in(a_person(), ticket_class) for ticket_class in crowd))

    def act(self) -> Act:
        """Return a new act, kept to be repeated."""
        self.last = Act.by("machine")
        return self.last

    # -- bookings --

    @rule(target=booked, person=people, same_day=st.booleans(), service=st.sampled_from(["baru", "anak"]))
    def book(self, person: Person, same_day: bool, service: str) -> object:
        """Somebody books."""
        request = BookingRequest(person, service, Channel.WHATSAPP, same_day=same_day)
        outcome = book(self.office, self.act(), request)
        assert book(self.office, self.last, request) == outcome
        return outcome if isinstance(outcome, Booked) else multiple()

    @rule(outcome=booked, later=st.integers(0, 5))
    def move(self, outcome: Booked, later: int) -> None:
        """Somebody moves a booking."""
        slots = free_slots(self.office, "baru", same_day=True)
        reschedule(self.office, self.act(), outcome.booking.serial, slots[later].id)

    @rule(outcome=consumes(booked))
    def cancel(self, outcome: Booked) -> None:
        """Somebody cancels."""
        cancel(self.office, self.act(), outcome.booking.serial)

    # -- at the kiosk --

    @rule(target=tickets, outcome=booked, typed=st.booleans())
    def check_in(self, outcome: Booked, typed: bool) -> object:
        """Somebody shows a proof; the same act sent twice is one check-in."""
        text = (outcome.payload, outcome.code)[typed]
        born = outcome.booking.person.birth_date
        first = check_in(self.office, self.act(), text, born, Language.ID)
        again = check_in(self.office, self.last, text, born, Language.ID)
        return self.numbered(first, again)

    @rule(target=tickets, person=people, ticket_class=st.sampled_from(TicketClass))
    def walk_in(self, person: Person, ticket_class: TicketClass) -> object:
        """Somebody comes directly."""
        asked = WalkIn("hilang", person, ticket_class, "pregnant")
        first = walk_in(self.office, self.act(), asked, Language.ID)
        return self.numbered(first, walk_in(self.office, self.last, asked, Language.ID))

    def numbered(self, first: object, again: object) -> object:
        """Keep the number that was handed out; the repeated act must have given the same one."""
        if not isinstance(first, CheckedIn):
            assert again == first
            return multiple()
        assert isinstance(again, CheckedIn)
        assert replace(again, repeated=False) == first
        self.labels.append(first.ticket.label)
        return first.ticket

    @rule(ticket=tickets)
    def reprint(self, ticket: TicketView) -> None:
        """Somebody lost the paper."""
        printing.reprint(self.office, self.act(), ticket.id)

    @rule()
    def take_paper(self) -> None:
        """The spooler takes a paper in hand."""
        printing.claim_job(self.office, "spooler")

    @rule(mark=st.sampled_from([printing.mark_printed, printing.mark_fragment]))
    def end_papers(self, mark: Callable[[Office, int], None]) -> None:
        """The spooler knows what became of its papers, and prints the voided ones again."""
        for job in printing.unfinished_jobs(self.office):
            mark(self.office, job.id)
            printing.print_again(self.office, job.id, job.copy + 1)

    # -- at the counters --

    @rule(counter=counters)
    def open_counter(self, counter: int) -> None:
        """An officer sits down."""
        open_counter(self.office, self.act(), counter, f"officer{counter}", STAGES_OF[counter])

    @rule(counter=counters, what=st.sampled_from([close_counter, pause_counter, resume_counter]))
    def change_counter(self, counter: int, what: Press) -> None:
        """An officer leaves, or has a break."""
        what(self.office, self.act(), counter)

    @rule(counter=counters, times=st.integers(1, 4))
    def call_next(self, counter: int, times: int) -> None:
        """An officer presses "next", and again as soon as the person is gone."""
        for _ in range(times):
            regular = self.regular_line(counter)
            outcome = calling.call_next(self.office, self.act(), counter)
            priority = isinstance(outcome, Called) and outcome.ticket.ticket_class is TicketClass.PRIORITY
            self.passed_by[counter] = self.passed_by[counter] + 1 if priority and regular else 0

    def regular_line(self, counter: int) -> object:
        """Return the first regular ticket that a counter may call."""
        line = Line(self.office.today(), STAGES_OF[counter], counter)
        with self.office.store.read() as tx:
            return ticket_rows.line_head(tx, line, TicketClass.REGULAR)

    @rule(counter=counters)
    def call_next_by_mistake(self, counter: int) -> None:
        """An officer presses "next" twice with one act, and takes it back."""
        calling.call_next(self.office, self.act(), counter)
        before = contents(self.office)
        calling.call_next(self.office, self.last, counter)
        assert contents(self.office) == before
        calling.undo(self.office, self.act(), counter)

    @rule(
        counter=counters,
        press=st.sampled_from([calling.recall, calling.start, calling.finish, calling.hold, calling.no_show]),
        undone=st.booleans(),
    )
    def press(self, counter: int, press: Press, undone: bool) -> None:
        """An officer presses another key, and the line is bad: the press arrives twice."""
        press(self.office, self.act(), counter)
        before = contents(self.office)
        press(self.office, self.last, counter)
        assert contents(self.office) == before
        if undone:
            calling.undo(self.office, self.act(), counter)

    @rule(counter=counters, ticket=tickets)
    def resume(self, counter: int, ticket: TicketView) -> None:
        """An officer calls somebody from hold."""
        calling.resume(self.office, self.act(), counter, ticket.id)

    @rule(counter=counters, stage=stages, to=st.none() | counters)
    def transfer(self, counter: int, stage: Stage, to: int | None) -> None:
        """An officer sends somebody elsewhere."""
        calling.transfer(self.office, self.act(), counter, Destination(stage, to))

    @rule(counter=counters, ticket=tickets)
    def override(self, counter: int, ticket: TicketView) -> None:
        """An officer calls somebody out of order."""
        calling.override_call(self.office, self.act(), counter, ticket.label, "sakit")

    # -- time --

    @rule(seconds=st.sampled_from([1, 2, 9, 300, 1800, -30]))
    def time_passes(self, seconds: int) -> None:
        """The clock moves, sometimes back by a little."""
        self.clock.advance(timedelta(seconds=seconds))

    @rule()
    def another_day(self) -> None:
        """Everybody goes home, and comes back."""
        self.clock.advance(timedelta(days=1))
        self.labels.clear()

    @invariant()
    def store_is_whole(self) -> None:
        """No invariant is broken."""
        assert check_invariants(self.office) == []

    @invariant()
    def numbers_are_there(self) -> None:
        """Every number that was handed out today is in the store, once."""
        labels = [row[6] for row in contents(self.office)["ticket"] if row[2] == self.office.today().isoformat()]
        assert sorted(labels) == sorted(self.labels)

    @invariant()
    def nobody_is_passed_by_for_ever(self) -> None:
        """No counter called more priority tickets in a row past a regular one than its share."""
        assert max(self.passed_by.values()) <= self.office.rules.share.priority_in_a_row

    def teardown(self) -> None:
        """Close the office and remove its file."""
        if hasattr(self, "office"):
            self.office.store.close()
            shutil.rmtree(self.folder)


TestOfficeMachine = OfficeMachine.TestCase
TestOfficeMachine.settings = settings(max_examples=30, stateful_step_count=30)
