"""What the driver makes of printers that can tell less, or see more, than a process id."""

import os
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.slip import Slip
from domain.text import Language
from hardware.printer import (
    CoverOpen,
    EscPosPrinter,
    Fragment,
    Level,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    Ready,
    Timings,
    Uncertain,
    Unknown,
    Unresolved,
    may_print,
    open_printer,
    profile_named,
)
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim
from hardware.printer.transport import open_transport

QUICK = Timings(answer_s=0.5, stall_s=2, confirm_s=3, unproved_s=0.8, settle_s=0.3, recover_s=0.5, poll_s=0.02)
PROFILE_OF = {
    Level.PRESENTER: "VKP80III",
    Level.PROCESS_ID: "TM-m30",
    Level.FENCE: "TM-T82X",
    Level.STATUS: "generic-80",
}
SLIP = Slip(
    label="A-017",
    service="Paspor baru",
    stage="Pemeriksaan berkas",
    where="Ruang A",
    day="Selasa, 24 November 2026",
    printed_at="09.12",
    wait="Kira-kira 20-30 menit",
    documents=("KTP elektronik",),
    office="Kantor Imigrasi Batam",
    site="Batam Centre",
    name="Budi S.",
    language=Language.ID,
    qr="LKT:A-017",
    audit="1a2b3c4d",
)


class Bench:
    """A simulated printer of one level, and its driver."""

    def __init__(self, level: Level) -> None:
        self.sim = PrinterSim(EngineSettings(speed_mm_s=800, level=level))
        self.printer = EscPosPrinter(lambda: open_transport(self.sim.url), profile_named(PROFILE_OF[level]), QUICK)

    def whole(self) -> int:
        return sum("A-017" in sheet.texts and "audit 1a2b3c4d" in sheet.texts for sheet in self.sim.sheets)


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    bench = Bench(request.param)
    with bench.sim:
        yield bench
        bench.printer.close()


every_level = pytest.mark.parametrize("bench", list(PROFILE_OF), indirect=True, ids=lambda level: level.name.lower())


def at_level(*levels: Level) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("bench", levels, indirect=True, ids=lambda level: level.name.lower())


@every_level
def test_level_is_found_out_and_a_ticket_confirmed(bench: Bench, request: pytest.FixtureRequest) -> None:
    assert bench.printer.print_slip(SLIP) == Printed()
    assert bench.printer.level == bench.sim.engine.settings.level
    assert bench.whole() == 1


@every_level
def test_open_cover_is_seen_before(bench: Bench) -> None:
    bench.sim.open_cover()
    assert bench.printer.print_slip(SLIP) == NotPrinted(CoverOpen())
    bench.sim.close_cover()
    assert bench.printer.print_slip(SLIP) == Printed()


@every_level
def test_fault_in_the_middle_is_never_called_printed(bench: Bench) -> None:
    bench.sim.engine.at_length(40, bench.sim.open_cover)
    assert bench.printer.print_slip(SLIP) == Uncertain("cover_open")
    assert bench.printer.resolve(None) == Unresolved(CoverOpen())


@at_level(Level.PRESENTER, Level.FENCE)
def test_printer_that_goes_on_by_itself_proves_its_ticket(bench: Bench) -> None:
    bench.sim.engine.at_length(40, lambda: bench.sim.load_paper(0))
    assert bench.printer.print_slip(SLIP) == Uncertain("paper_out")
    assert bench.printer.resolve(None) == Unresolved(PaperOut())
    bench.sim.load_paper()
    assert bench.printer.resolve(None) == Printed()
    assert bench.whole() == 1


@at_level(Level.STATUS)
def test_without_proof_the_strip_is_voided(bench: Bench) -> None:
    bench.sim.engine.at_length(40, bench.sim.drop_link)
    assert bench.printer.print_slip(SLIP) == Uncertain("no_answer")
    assert bench.printer.resolve(None) == Fragment()
    assert bench.printer.void_fragment() == Printed()
    assert "BATAL / VOID" in bench.sim.sheets[-1].texts[0]


@at_level(Level.STATUS, Level.FENCE)
def test_print_from_before_our_time_is_settled_on_a_printer_not_met_yet(bench: Bench) -> None:
    assert bench.printer.resolve(0) == Fragment()
    assert bench.printer.level == bench.sim.engine.settings.level


@at_level(Level.STATUS, Level.FENCE, Level.PRESENTER)
def test_printer_that_does_not_count_says_none(bench: Bench) -> None:
    assert isinstance(bench.printer.status(), Ready)
    assert bench.printer.cut_counter() is None


@at_level(Level.PRESENTER)
def test_ticket_left_in_the_mouth_is_dropped_before_the_next(bench: Bench) -> None:
    assert bench.printer.print_slip(SLIP) == Printed()
    assert bench.sim.engine.now.in_mouth
    bench.sim.engine.at_length(40, bench.sim.open_cover)
    assert bench.printer.print_slip(SLIP) == Uncertain("cover_open")
    assert not bench.sim.engine.now.in_mouth


@at_level(Level.PROCESS_ID)
def test_printer_without_power_at_the_start_is_learnt_later(bench: Bench) -> None:
    bench.sim.open_cover()
    assert bench.printer.status() == CoverOpen()
    bench.sim.close_cover()
    assert bench.printer.status() == Ready()
    assert bench.printer.cut_counter() == 0


class FileSettings:
    """The settings of a printer that is a plain file."""

    profile = "generic-58"

    def __init__(self, path: Path) -> None:
        self.url = f"file://{path}"


def test_file_takes_everything_and_proves_nothing(tmp_path: Path) -> None:
    printer = open_printer(FileSettings(tmp_path / "tickets.bin"))
    assert printer.status() == Unknown()
    assert may_print(printer.status())
    assert printer.print_slip(SLIP) == Uncertain("write_only")
    assert printer.level is Level.WRITE_ONLY
    assert printer.resolve(None) == Unresolved(Unknown())
    assert printer.cut_counter() is None
    printer.close()
    assert b"A-017" in (tmp_path / "tickets.bin").read_bytes()


def test_missing_port_is_a_status(tmp_path: Path) -> None:
    printer = open_printer(FileSettings(tmp_path / "missing" / "port"))
    assert printer.status() == NoAnswer("port_missing")
    assert printer.print_slip(SLIP) == NotPrinted(NoAnswer("port_missing"))
    assert printer.cut_counter() is None


def test_serial_line_without_a_printer_is_no_answer() -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    printer = EscPosPrinter(lambda: open_transport(f"serial://{os.ttyname(theirs)}"), profile_named("TM-m30"), QUICK)
    assert printer.status() == NoAnswer()
    printer.close()
    assert os.read(ours, 100) == b"\x10\x04\x01"
    os.close(ours)
    os.close(theirs)


@at_level(Level.PROCESS_ID)
def test_print_that_is_not_confirmed_in_time_is_uncertain(bench: Bench) -> None:
    bench.sim.engine.speed_mm_s = 30
    bench.printer.timings = Timings(answer_s=0.5, confirm_s=0.5)
    assert bench.printer.print_slip(SLIP) == Uncertain("timeout")


@at_level(Level.PROCESS_ID)
def test_counter_that_is_no_number_is_none(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(bench.printer.status(), Ready)
    monkeypatch.setattr("hardware.printer.questions.commands.CUT_COUNTER", b"\x1dIC")
    assert bench.printer.cut_counter() is None
