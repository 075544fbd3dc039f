"""One contract for every ticket printer: the fake in memory, and the driver with the simulator on each cable."""

import dataclasses
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from hardware.printer import (
    CoverOpen,
    CutterError,
    EscPosPrinter,
    FakePrinter,
    Fragment,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    PrinterStatus,
    Ready,
    TicketPrinter,
    Timings,
    Uncertain,
    Unresolved,
    profile_named,
)
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.line import SerialPrinterSim
from hardware.printer.sim.printer import SimulatedPrinter
from hardware.printer.sim.server import PrinterSim
from hardware.printer.sim.usb import UsbPrinterSim
from hardware.printer.transport import Transport, open_transport
from hardware.printer.usb import UsbAddress, UsbTransport
from tests.helpers.slips import a_slip, is_void, is_whole, label_on

QUICK = Timings(answer_s=0.5, stall_s=2, confirm_s=3, settle_s=0.3, recover_s=0.5, poll_s=0.02)
MIDWAY_MM = 60


class World(Protocol):
    """A printer and the hands that break and mend it."""

    @property
    def printer(self) -> TicketPrinter: ...
    def seen(self, fault: PrinterStatus) -> PrinterStatus: ...
    def break_now(self, fault: PrinterStatus) -> None: ...
    def break_midway(self, fault: PrinterStatus) -> None: ...
    def lose_the_answer(self) -> None: ...
    def mend(self) -> None: ...
    def tickets(self) -> list[str]: ...
    def voids(self) -> int: ...


@dataclass
class FakeWorld:
    """The fake: a fault is a field."""

    printer: FakePrinter

    def seen(self, fault: PrinterStatus) -> PrinterStatus:
        return fault

    def break_now(self, fault: PrinterStatus) -> None:
        self.printer.state = fault

    def break_midway(self, fault: PrinterStatus) -> None:
        self.printer.fails_midway = fault

    def lose_the_answer(self) -> None:
        self.printer.fails_midway, self.printer.cut_though_failed = NoAnswer(), True

    def mend(self) -> None:
        self.printer.state = Ready()

    def tickets(self) -> list[str]:
        return [slip.label + "+" * slip.copy for slip in self.printer.slips]

    def voids(self) -> int:
        return self.printer.voids


@dataclass
class SimWorld:
    """The simulator: a fault happens to paper, cover, blade, mains or cable, at a place on the paper."""

    sim: SimulatedPrinter
    printer: EscPosPrinter

    def seen(self, fault: PrinterStatus) -> PrinterStatus:
        return fault

    def break_now(self, fault: PrinterStatus) -> None:
        self._breaking(fault)()

    def break_midway(self, fault: PrinterStatus) -> None:
        self.sim.engine.at_length(MIDWAY_MM, self._breaking(fault))

    def lose_the_answer(self) -> None:
        self.sim.engine.at_length(MIDWAY_MM, self.sim.drop_link)

    def mend(self) -> None:
        self.sim.load_paper()
        self.sim.close_cover()
        self.sim.free_cutter()
        self.sim.power_on()

    def tickets(self) -> list[str]:
        return [label_on(sheet) for sheet in self.sim.sheets if is_whole(sheet)]

    def voids(self) -> int:
        return sum(map(is_void, self.sim.sheets))

    def _breaking(self, fault: PrinterStatus) -> Callable[[], None]:
        return {
            PaperOut(): lambda: self.sim.load_paper(0),
            CoverOpen(): self.sim.open_cover,
            NoAnswer(): self.sim.power_off,
            CutterError(): self.sim.jam_at_cut,
        }[fault]


@dataclass
class UsbWorld(SimWorld):
    """On USB a printer without power is not there."""

    def seen(self, fault: PrinterStatus) -> PrinterStatus:
        return NoAnswer("port_missing") if fault == NoAnswer() else fault


MECHANISM = EngineSettings(speed_mm_s=600)


@contextmanager
def in_memory(folder: Path) -> Iterator[World]:
    yield FakeWorld(FakePrinter())


@contextmanager
def over_tcp(folder: Path) -> Iterator[SimWorld]:
    with PrinterSim(MECHANISM, out=folder) as sim, driving(lambda: open_transport(sim.url)) as printer:
        yield SimWorld(sim, printer)


@contextmanager
def over_serial(folder: Path) -> Iterator[SimWorld]:
    with (
        SerialPrinterSim(folder / "port", MECHANISM, out=folder) as sim,
        driving(lambda: open_transport(sim.url)) as printer,
    ):
        yield SimWorld(sim, printer)


@contextmanager
def over_usb(folder: Path) -> Iterator[SimWorld]:
    with UsbPrinterSim(MECHANISM, out=folder) as sim:
        address = UsbAddress.of(sim.url)
        with driving(lambda: UsbTransport(address, sim.backend)) as printer:
            yield UsbWorld(sim, printer)


@contextmanager
def driving(connect: Callable[[], Transport]) -> Iterator[EscPosPrinter]:
    printer = EscPosPrinter(connect, profile_named("generic-80"), QUICK)
    yield printer
    printer.close()


@pytest.fixture(params=[in_memory, over_tcp, over_serial, over_usb])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with request.param(tmp_path) as made:
        yield made


def test_ready_printer_prints_one_whole_ticket(world: World) -> None:
    before = world.printer.cut_counter()
    assert world.printer.print_slip(a_slip()) == Printed()
    assert world.tickets() == ["A-017"]
    assert before == 0
    assert world.printer.cut_counter() == 1


@pytest.mark.parametrize("fault", [PaperOut(), CoverOpen(), NoAnswer()], ids=lambda fault: str(fault.code))
def test_broken_printer_is_not_sent_anything(world: World, fault: PrinterStatus) -> None:
    world.break_now(fault)
    seen = world.seen(fault)
    assert world.printer.status() == seen
    assert world.printer.print_slip(a_slip()) == NotPrinted(seen)
    world.mend()
    assert world.tickets() == []
    assert world.printer.print_slip(a_slip()) == Printed()
    assert world.tickets() == ["A-017"]


@pytest.mark.parametrize("fault", [PaperOut(), CoverOpen(), NoAnswer()], ids=lambda fault: str(fault.code))
def test_fault_in_the_middle_leaves_a_void_and_one_reprint(world: World, fault: PrinterStatus) -> None:
    before = world.printer.cut_counter()
    world.break_midway(fault)
    seen = world.seen(fault)
    assert world.printer.print_slip(a_slip()) == Uncertain(seen.code)
    assert world.printer.resolve(before) == Unresolved(seen)
    world.mend()
    assert world.printer.resolve(before) == Fragment()
    assert world.printer.void_fragment() == Printed()
    assert world.printer.print_slip(a_slip(copy=1)) == Printed()
    assert world.tickets() == ["A-017+"]
    assert world.voids() == 1


def test_lost_answer_is_proved_by_the_cut_counter(world: World) -> None:
    before = world.printer.cut_counter()
    world.lose_the_answer()
    assert isinstance(world.printer.print_slip(a_slip()), Uncertain)
    world.mend()
    assert world.printer.resolve(before) == Printed()
    assert world.tickets() == ["A-017"]
    assert world.voids() == 0


def test_closed_printer_opens_again(world: World) -> None:
    world.printer.close()
    assert world.printer.print_slip(a_slip()) == Printed()


# What only paper and bytes can show.


@pytest.fixture(params=[over_tcp, over_serial, over_usb])
def sim_world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SimWorld]:
    with request.param(tmp_path) as made:
        yield made


def test_stuck_blade_is_freed_and_only_the_cut_repeated(sim_world: SimWorld) -> None:
    before = sim_world.printer.cut_counter()
    sim_world.break_midway(CutterError())
    assert sim_world.printer.print_slip(a_slip()) == Uncertain("cutter")
    assert sim_world.printer.resolve(before) == Unresolved(CutterError())
    sim_world.mend()
    assert sim_world.printer.resolve(before) == Printed()
    assert sim_world.tickets() == ["A-017"]
    assert sim_world.voids() == 0


def test_freed_blade_is_set_going_again_by_a_look(sim_world: SimWorld) -> None:
    sim_world.sim.engine.change(cutter_stuck=True, cutter_error=True)
    assert sim_world.printer.print_slip(a_slip()) == NotPrinted(CutterError())
    sim_world.mend()
    assert sim_world.printer.status() == Ready()
    assert sim_world.printer.print_slip(a_slip()) == Printed()


def test_printer_that_goes_on_by_itself_is_believed(sim_world: SimWorld) -> None:
    before = sim_world.printer.cut_counter()
    sim_world.break_midway(PaperOut())
    assert sim_world.printer.print_slip(a_slip()) == Uncertain("paper_out")
    sim_world.mend()
    patient = dataclasses.replace(QUICK, settle_s=3)
    sim_world.printer.timings = patient
    assert sim_world.printer.resolve(before) == Printed()
    assert sim_world.tickets() == ["A-017"]


def test_silent_cable_is_no_answer(sim_world: SimWorld) -> None:
    sim_world.sim.set_cable("mute")
    assert sim_world.printer.print_slip(a_slip()) == NotPrinted(NoAnswer())
    sim_world.sim.set_cable("in")
    assert sim_world.printer.print_slip(a_slip()) == Printed()


def test_low_paper_is_told_before_it_ends(sim_world: SimWorld) -> None:
    sim_world.sim.load_paper(500)
    assert sim_world.printer.status() == Ready(paper_low=True)
    assert sim_world.printer.print_slip(a_slip()) == Printed()


def test_second_person_on_the_line_shifts_no_answer(sim_world: SimWorld) -> None:
    sim_world.printer.print_slip(a_slip())  # the printer now also speaks unasked
    sim_world.sim.open_cover()
    sim_world.sim.close_cover()
    sim_world.sim.open_cover()
    assert sim_world.printer.status() == CoverOpen()
    sim_world.sim.close_cover()
    assert sim_world.printer.status() == Ready()


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")
def test_printed_code_is_read_from_the_picture(sim_world: SimWorld, tmp_path: Path) -> None:
    sim_world.printer.print_slip(a_slip("B-123"))
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--oneshot", str(tmp_path / "sheet-0001.png")],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert read.stdout.strip() == "LKT:20261124:B-123"
