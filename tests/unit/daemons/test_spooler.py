"""The spooler at a real office with a printer in memory: one ticket, one paper, whatever is killed or breaks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from daemons.door import Door
from db import StoreUnavailable
from domain.clock import FixedClock
from domain.devices import DeviceState
from domain.printing import PrintState
from hardware.printer import (
    CoverOpen,
    FakePrinter,
    Fragment,
    Level,
    NoAnswer,
    PaperOut,
    Printed,
    Ready,
    TicketPrinter,
    Uncertain,
)
from office import printing
from office.context import Act, Office
from office.devices import devices
from office.outcomes import Reprinted
from tests.helpers.daemons import a_spooler, a_visitor, journal_of, turns
from tests.helpers.offices import Stores, an_office


def printer_state(office: Office) -> tuple[DeviceState, str]:
    """Return what the office knows of its only printer."""
    (printer,) = devices(office)
    return printer.state, printer.detail


def test_ticket_of_a_visitor_is_printed(office: Office) -> None:
    visitor, printer = a_visitor(office), FakePrinter()
    turns(a_spooler(office, printer))
    assert [(slip.label, slip.copy) for slip in printer.slips] == [(visitor.ticket.label, 0)]
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED
    assert printer_state(office) == (DeviceState.OK, "")


def test_papers_come_in_the_order_of_the_numbers(office: Office) -> None:
    labels = [a_visitor(office).ticket.label for _ in range(5)]
    printer = FakePrinter()
    turns(a_spooler(office, printer))
    assert [slip.label for slip in printer.slips] == labels


@pytest.mark.parametrize(
    ("fault", "state"),
    [(PaperOut(), DeviceState.FAULT), (CoverOpen(), DeviceState.FAULT), (NoAnswer(), DeviceState.OFFLINE)],
)
def test_sick_printer_keeps_the_paper_in_the_queue(office: Office, fault: Any, state: DeviceState) -> None:
    visitor, printer = a_visitor(office), FakePrinter(state=fault)
    spooler = a_spooler(office, printer)
    assert spooler.turn() > 0
    assert printer_state(office) == (state, fault.code)
    assert printing.job_state(office, visitor.job_id) is PrintState.QUEUED
    printer.state = Ready()
    turns(spooler)
    assert len(printer.slips) == 1
    assert printer_state(office) == (DeviceState.OK, "")


def test_printer_that_falls_sick_before_the_first_byte_gives_the_paper_back(office: Office) -> None:
    visitor, printer = a_visitor(office), FakePrinter()
    spooler = a_spooler(office, printer)
    assert spooler.turn() == 0
    printer.state = PaperOut()
    spooler.turn()
    assert printing.job_state(office, visitor.job_id) is PrintState.QUEUED
    assert (printer.slips, printer.voids) == ([], 0)


def test_printer_that_cannot_prove_its_tickets_is_told_to_staff(office: Office) -> None:
    turns(a_spooler(office, FakePrinter(level=Level.STATUS)))
    assert printer_state(office) == (DeviceState.OK, "unproved")


def test_fault_is_one_event_when_it_begins_and_one_when_it_ends(office: Office) -> None:
    printer = FakePrinter()
    spooler = a_spooler(office, printer)
    for state in (Ready(), PaperOut(), PaperOut(), PaperOut(), Ready(), Ready()):
        printer.state = state
        spooler.turn()
    told = [row.facts["detail"] for row in journal_of(office) if row.kind == "device_changed"]
    assert told == ["", "paper_out", ""]


def test_paper_that_ends_soon_is_told_to_staff(office: Office) -> None:
    turns(a_spooler(office, FakePrinter(state=Ready(paper_low=True))))
    assert printer_state(office) == (DeviceState.WARNING, "near_end")


@pytest.mark.parametrize("fault", [PaperOut(), CoverOpen(), NoAnswer()])
def test_fault_in_the_middle_blocks_until_mended_then_voids_and_prints_a_copy(office: Office, fault: Any) -> None:
    visitor, printer = a_visitor(office), FakePrinter(fails_midway=fault)
    spooler = a_spooler(office, printer)
    turns(spooler)
    assert printing.job_state(office, visitor.job_id) is PrintState.BLOCKED
    assert printer_state(office)[1] == fault.code
    printer.state = Ready()
    turns(spooler)
    assert [(slip.label, slip.copy) for slip in printer.slips] == [(visitor.ticket.label, 1)]
    assert (printer.voids, printer.hanging) == (1, False)
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED


def test_lost_answer_is_proved_by_the_cut_counter(office: Office) -> None:
    visitor, printer = a_visitor(office), FakePrinter(fails_midway=NoAnswer(), cut_though_failed=True)
    spooler = a_spooler(office, printer)
    turns(spooler)
    printer.state = Ready()
    turns(spooler)
    assert [(slip.label, slip.copy) for slip in printer.slips] == [(visitor.ticket.label, 0)]
    assert printer.voids == 0


def test_printer_that_never_confirms_is_blocked_until_a_hand_was_there(office: Office) -> None:
    visitor, printer = a_visitor(office), Mute()
    spooler = a_spooler(office, printer)
    turns(spooler)
    assert printing.job_state(office, visitor.job_id) is PrintState.BLOCKED
    assert printer_state(office) == (DeviceState.FAULT, "ticket_blocked")
    strips = printer.voids
    turns(spooler)
    assert printer.voids == strips
    printer.mute, printer.state = False, CoverOpen()
    turns(spooler)
    printer.state = Ready()
    turns(spooler)
    assert len(printer.slips) == 1
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED


@dataclass
class Mute(FakePrinter):
    """A printer whose tickets come out half, with nothing to be seen of it."""

    mute: bool = True

    def print_slip(self, slip: Any) -> Any:
        """Leave a strip hanging, or print."""
        if self.mute:
            self.hanging = True
            return Uncertain("timeout")
        return super().print_slip(slip)


@dataclass
class ClumsyVoid(FakePrinter):
    """A printer that voids a strip and whose answer to that is lost."""

    lost: int = 1
    proved: bool = True

    def void_fragment(self) -> Any:
        """Void, and lose the first answer."""
        done = super().void_fragment()
        self.lost -= 1
        return done if self.lost < 0 else Uncertain("timeout")

    def resolve(self, before: int | None) -> Any:
        """Prove a void that was cut off, as a real printer does by the mark of its last print."""
        proof = Printed() if self.voids and self.proved else Fragment()
        return super().resolve(before) if before is not None or not self.voids else proof


@pytest.mark.parametrize(("proved", "voids"), [(True, 1), (False, 2)])
def test_uncertain_void_never_passes_for_the_ticket(office: Office, proved: bool, voids: int) -> None:
    visitor, printer = a_visitor(office), ClumsyVoid(fails_midway=CoverOpen(), proved=proved)
    spooler = a_spooler(office, printer)
    turns(spooler)
    printer.state = Ready()
    turns(spooler)
    assert [(slip.label, slip.copy) for slip in printer.slips] == [(visitor.ticket.label, 1)]
    assert printer.voids == voids


class WriteOnly(FakePrinter):
    """A file or a cable that carries nothing back."""

    def print_slip(self, slip: Any) -> Any:
        """Print, and know nothing."""
        super().print_slip(slip)
        return Uncertain("write_only")


def test_printer_that_cannot_tell_leaves_the_verdict_to_people_and_goes_on(office: Office) -> None:
    visitors, printer = [a_visitor(office), a_visitor(office)], WriteOnly()
    turns(a_spooler(office, printer))
    assert [slip.label for slip in printer.slips] == [visitor.ticket.label for visitor in visitors]
    assert {printing.job_state(office, visitor.job_id) for visitor in visitors} == {PrintState.UNKNOWN}
    assert printing.unfinished_jobs(office) == ()


def test_reprint_that_staff_asked_for_meanwhile_takes_another_copy_number(office: Office) -> None:
    visitor, printer = a_visitor(office), FakePrinter(fails_midway=PaperOut())
    spooler = a_spooler(office, printer)
    turns(spooler)
    asked = printing.reprint(office, Act.by("officer:1"), visitor.ticket.id)
    printer.state = Ready()
    turns(spooler)
    assert isinstance(asked, Reprinted)
    assert [(slip.label, slip.copy) for slip in printer.slips] == [
        (visitor.ticket.label, 2),
        (visitor.ticket.label, asked.copy),
    ]


def test_papers_of_yesterday_stay_in_the_queue(office: Office, clock: FixedClock) -> None:
    old, printer = a_visitor(office), FakePrinter()
    clock.advance(timedelta(days=1))
    new = a_visitor(office)
    turns(a_spooler(office, printer))
    assert len(printer.slips) == 1
    states = [printing.job_state(office, job.job_id) for job in (old, new)]
    assert states == [PrintState.QUEUED, PrintState.PRINTED]


# The store goes away.


class Leaky(Door):
    """A door that is shut for the questions with these numbers, before or after the office has heard them."""

    def __init__(self, office: Office, shut: range, heard: bool) -> None:
        super().__init__(lambda: office)
        self.number = 0
        self._shut, self._heard = shut, heard

    def ask(self, question: Callable[[Office], Any]) -> Any:
        """Ask, or be told that nobody is there."""
        self.number += 1
        answer = super().ask(question) if self._heard or self.number not in self._shut else None
        if self.number in self._shut:
            raise StoreUnavailable("the cable is out")
        return answer


@pytest.mark.parametrize("heard", [False, True], ids=["lost", "done but not told"])
@pytest.mark.parametrize("first", range(1, 12))
def test_store_that_goes_away_at_any_question_loses_and_doubles_nothing(
    office: Office, first: int, heard: bool
) -> None:
    visitor, printer = a_visitor(office), FakePrinter(fails_midway=PaperOut())
    spooler = a_spooler(office, printer, Leaky(office, range(first, first + 3), heard))
    for _ in range(40):
        try_a_turn(spooler.turn)
        printer.state = Ready()
    assert [(slip.label, slip.copy) for slip in printer.slips] == [(visitor.ticket.label, printer.voids)]
    assert printer.voids <= 1
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED


def try_a_turn(turn: Callable[[], float]) -> None:
    """Take a turn as the loop does: a store that is away is tried again at the next one."""
    try:
        turn()
    except StoreUnavailable:
        return


# The spooler is killed.


class Killed(BaseException):
    """Nothing runs after it, as after ``kill -9``."""


@dataclass
class Fuse:
    """Kills the spooler at its n-th step outwards, before or after the step has had its effect."""

    at: int
    when: str
    steps: list[str] = field(default_factory=list)

    def pass_through(self, name: str, step: Callable[[], Any], halfway: Callable[[], None]) -> Any:
        """Take a step, unless the fuse blows before it, in the middle of it or right after it."""
        self.steps.append(name)
        blows = len(self.steps) == self.at
        if blows and self.when == "before":
            raise Killed
        if blows and self.when == "during":
            halfway()
            raise Killed
        done = step()
        if blows:
            raise Killed
        return done


class FusedDoor(Door):
    """The way to the office; a commit has no middle."""

    def __init__(self, office: Office, fuse: Fuse) -> None:
        super().__init__(lambda: office)
        self._fuse = fuse

    def ask(self, question: Callable[[Office], Any]) -> Any:
        """Ask."""
        return self._fuse.pass_through("office", lambda: super(FusedDoor, self).ask(question), lambda: None)


class FusedPrinter:
    """The way to the printer; a strip hangs there when a print is killed in its middle."""

    def __init__(self, printer: FakePrinter, fuse: Fuse) -> None:
        self._printer, self._fuse = printer, fuse

    @property
    def level(self) -> Level:
        """Return what the printer can tell; this is no step."""
        return self._printer.level

    def __getattr__(self, name: str) -> Any:
        """Return the step of that name."""
        step = getattr(self._printer, name)
        return lambda *words: self._fuse.pass_through(name, partial(step, *words), self._halfway(name))

    def _halfway(self, name: str) -> Callable[[], None]:
        return {"print_slip": self._printer.leave_hanging}.get(name, lambda: None)  # type: ignore[attr-defined]


class HonestPrinter(FakePrinter):
    """A printer in memory that will not print a ticket onto the end of a strip that nobody has voided."""

    def leave_hanging(self) -> None:
        """Leave a strip hanging, as a print that is cut short does."""
        self.hanging = True

    def print_slip(self, slip: Any) -> Any:
        """Print on a clean edge."""
        assert not self.hanging, "a ticket would begin on an unmarked fragment"
        return super().print_slip(slip)


def a_printer(**faults: Any) -> HonestPrinter:
    """Return a printer with the first ticket's fate."""
    return HonestPrinter(**faults)


FATES: dict[str, Callable[[], HonestPrinter]] = {
    "a good print": a_printer,
    "paper out midway": partial(a_printer, fails_midway=PaperOut()),
    "answer lost": partial(a_printer, fails_midway=NoAnswer(), cut_though_failed=True),
}
LONGEST = 30


@pytest.mark.parametrize("when", ["before", "during", "after"])
@pytest.mark.parametrize("fate", FATES)
def test_kill_at_every_step_leaves_one_whole_ticket(stores: Stores, fate: str, when: str) -> None:
    kills = [outcome_of_a_kill(stores, FATES[fate](), Fuse(at, when)) for at in range(1, LONGEST)]
    assert sum(kills) >= 12


def outcome_of_a_kill(stores: Stores, printer: HonestPrinter, fuse: Fuse) -> bool:
    """Kill a spooler once, start another, and check the papers; whether the fuse blew at all."""
    office = an_office(stores.new_url())
    visitor = a_visitor(office)
    killed = run_until_killed(office, printer, fuse)
    printer.state = Ready()
    spooler = a_spooler(office, printer)
    turns(spooler)
    printer.state = Ready()
    turns(spooler)
    where = (fuse.at, fuse.steps[-1:], printer)
    assert [slip.label for slip in printer.slips] == [visitor.ticket.label], where
    assert printer.slips[0].copy <= printer.voids, where
    assert not printer.hanging, where
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED, where
    office.store.close()
    return killed


def run_until_killed(office: Office, printer: HonestPrinter, fuse: Fuse) -> bool:
    """Run a spooler, with a person who mends what breaks, until the fuse blows or all is done."""
    way: TicketPrinter = FusedPrinter(printer, fuse)  # type: ignore[assignment]
    spooler = a_spooler(office, way, FusedDoor(office, fuse))
    try:
        for _ in range(20):
            spooler.turn()
            printer.state = Ready()
    except Killed:
        return True
    return False
