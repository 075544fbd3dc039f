"""One printer with two queues: a kiosk's own, and one at a server that comes and goes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from daemons.door import Door
from daemons.health import Health
from daemons.spooler.queue import Queue
from daemons.spooler.spooler import Spooler
from db import StoreUnavailable
from domain.devices import DeviceState
from domain.printing import PrintState
from domain.text import Language
from hardware.printer import FakePrinter, NoAnswer, PaperOut, Ready
from office import printing
from office.check_in import check_in
from office.context import Act, Office
from office.devices import devices
from office.merge import is_owed
from office.outcomes import CheckedIn
from tests.helpers.daemons import a_visitor, turns
from tests.helpers.mirrors import LoneKiosk, a_lone_kiosk
from tests.helpers.offices import a_booking


class Cable(Door):
    """The way to the server, which opens and shuts."""

    def __init__(self, office: Office) -> None:
        super().__init__(lambda: office)
        self.is_cut = False

    def ask(self, question: Callable[[Office], Any]) -> Any:
        """Ask, or be told that nobody is there."""
        if self.is_cut:
            raise StoreUnavailable("cut")
        return super().ask(question)


@dataclass
class Cutting(FakePrinter):
    """A printer beside which somebody pulls a cable: while it prints, or when it is asked to count its cuts."""

    cable: Cable | None = None
    when: str = ""
    seen: list[str] = field(default_factory=list)

    def print_slip(self, slip: Any) -> Any:
        """Print, and perhaps lose the server."""
        self._cut_at("print")
        return super().print_slip(slip)

    def cut_counter(self) -> int | None:
        """Count, and perhaps lose the server."""
        self._cut_at("count")
        return super().cut_counter()

    def _cut_at(self, step: str) -> None:
        first = step == self.when and step not in self.seen
        self.seen.append(step)
        assert self.cable is not None
        self.cable.is_cut = self.cable.is_cut or first


@dataclass
class Bench:
    """A kiosk, its printer, and the spooler of both queues."""

    kiosk: LoneKiosk
    cable: Cable
    printer: Cutting
    spooler: Spooler

    def alone(self) -> CheckedIn:
        """Check somebody in without the server."""
        return self.kiosk.check_in(a_booking(self.kiosk.server))

    def labels(self) -> list[tuple[str, int]]:
        """Return what came out."""
        return [(slip.label, slip.copy) for slip in self.printer.slips]


def a_bench(kiosk: LoneKiosk, when: str = "", **faults: Any) -> Bench:
    cable = Cable(kiosk.server)
    printer = Cutting(cable=cable, when=when, **faults)
    own = Door(lambda: kiosk.local)
    queues = [Queue(own, "P1"), Queue(cable, "P1", patient=False, held_back=lambda: own.ask(is_owed))]
    return Bench(kiosk, cable, printer, Spooler(queues, Health(cable), printer, "P1"))


@pytest.fixture
def kiosk(office: Office, tmp_path: Path) -> Iterator[LoneKiosk]:
    """Give a kiosk with a store of its own."""
    with a_lone_kiosk(office, tmp_path) as kiosk:
        yield kiosk


def test_own_papers_come_out_while_the_server_is_away(kiosk: LoneKiosk) -> None:
    bench = a_bench(kiosk)
    bench.cable.is_cut = True
    alone = bench.alone()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0)]
    assert printing.job_state(kiosk.local, alone.job_id) is PrintState.PRINTED


def test_papers_of_the_server_wait_until_it_knows_what_the_kiosk_gave(kiosk: LoneKiosk, office: Office) -> None:
    bench = a_bench(kiosk)
    a_visitor(office)
    bench.alone()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0)]
    kiosk.carry()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0), ("L-001", 0)]


def test_a_paper_the_server_loses_sight_of_is_written_down_later(kiosk: LoneKiosk, office: Office) -> None:
    bench = a_bench(kiosk, when="print")
    visitor = a_visitor(office)
    turns(bench.spooler)
    bench.alone()
    turns(bench.spooler)
    assert bench.labels() == [("L-001", 0), ("A-K1-001", 0)]
    assert printing.job_state(office, visitor.job_id) is PrintState.SENDING
    bench.cable.is_cut = False
    turns(bench.spooler)
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED
    assert len(bench.printer.slips) == 2


def test_a_paper_of_which_no_byte_was_sent_is_put_aside(kiosk: LoneKiosk, office: Office) -> None:
    bench = a_bench(kiosk, when="count")
    a_visitor(office)
    turns(bench.spooler)
    bench.alone()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0)]
    bench.cable.is_cut = False
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0), ("L-001", 0)]


@pytest.mark.parametrize("fault", [PaperOut(), NoAnswer()])
def test_a_strip_is_voided_and_printed_again_without_the_server(kiosk: LoneKiosk, office: Office, fault: Any) -> None:
    bench = a_bench(kiosk, when="print", fails_midway=fault)
    visitor = a_visitor(office)
    turns(bench.spooler)
    bench.printer.state = Ready()
    turns(bench.spooler)
    bench.alone()
    turns(bench.spooler)
    assert bench.labels() == [("L-001", 1), ("A-K1-001", 0)]
    bench.cable.is_cut = False
    turns(bench.spooler)
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED
    assert (bench.printer.voids, len(bench.printer.slips)) == (1, 2)


def test_paper_that_is_out_from_the_start_keeps_both_queues(kiosk: LoneKiosk, office: Office) -> None:
    bench = a_bench(kiosk, state=PaperOut())
    visitor = a_visitor(office)
    bench.spooler.turn()
    assert devices(office)[0].state is DeviceState.FAULT
    bench.cable.is_cut = True
    bench.alone()
    bench.spooler.turn()
    bench.printer.state = Ready()
    turns(bench.spooler)
    bench.cable.is_cut = False
    kiosk.carry()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0), ("L-001", 0)]
    assert printing.job_state(office, visitor.job_id) is PrintState.PRINTED
    assert devices(office)[0].state is DeviceState.OK


def test_a_number_that_the_merge_voids_is_not_printed(kiosk: LoneKiosk, office: Office) -> None:
    bench = a_bench(kiosk)
    booked, act = a_booking(office), Act.by("kiosk:K1")
    check_in(office, act, booked.payload, booked.booking.person.birth_date, Language.ID)
    kiosk.check_in(booked, act)
    turns(bench.spooler)
    kiosk.carry()
    turns(bench.spooler)
    assert bench.labels() == [("A-K1-001", 0)]


def test_a_door_that_was_shut_just_now_is_let_alone() -> None:
    now, tries = [0.0], []

    def shut() -> Office:
        tries.append(now[0])
        raise StoreUnavailable("cut")

    door = Door(shut, rest_s=3.0, clock=lambda: now[0])
    for at in (0.0, 1.0, 2.9, 3.0, 4.0):
        now[0] = at
        with pytest.raises(StoreUnavailable):
            door.ask(lambda office: office)
    assert tries == [0.0, 3.0]


def test_a_queue_without_a_store_has_no_ear(kiosk: LoneKiosk) -> None:
    cable = Cable(kiosk.server)
    cable.is_cut = True
    queue = Queue(cable, "P1", patient=False)
    assert queue.fileno() == -1
    queue.look()
    cable.is_cut = False
    assert queue.fileno() >= 0
    queue.forget_feed()
