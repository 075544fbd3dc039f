"""Tickets through the spooler and the store to a printer that fails at random: what comes out of it?

Beside it, with the same seeds, what an obvious program makes of the same printer: python-escpos, its
``paper_status``, and a retry after every error.
"""

import dataclasses
import importlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from daemons.door import Door
from daemons.health import Health
from daemons.spooler.queue import Queue
from daemons.spooler.spooler import Spooler
from domain.printing import PrintState
from hardware.printer import EscPosPrinter, Profile, Timings, encode_slip, profile_named
from hardware.printer.commands import FEED_AND_CUT, RESET
from hardware.printer.library import new_encoder
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.line import SerialPrinterSim
from hardware.printer.sim.printer import SimulatedPrinter
from hardware.printer.sim.server import PrinterSim
from hardware.printer.sim.usb import UsbPrinterSim
from hardware.printer.transport import Transport, open_transport
from hardware.printer.usb import UsbAddress, UsbTransport
from office import printing
from office.context import Office
from tests.bench._offices import a_visitor, slip_of
from tests.bench._sheets import Read, read_sheets
from tests.helpers.slips import a_slip

KINDS = ("none", "paper", "cover", "jam", "reset_once", "reset_twice", "power")
CABLES = ("tcp", "tcp", "tcp", "serial", "usb")
_HAND_S = 0.3
_MOST_TURNS = 80


@dataclass(frozen=True)
class Pace:
    """How fast paper and driver are: as in an office, or in a hurry."""

    timings: Timings
    speeds: Sequence[int]


REAL = Pace(Timings(), (150, 200, 300))
HURRIED = Pace(Timings(answer_s=1, stall_s=3, confirm_s=5, settle_s=0.8, recover_s=0.5, poll_s=0.02), (600,))


@dataclass
class Fate:
    """Everything that one seed decides: the printer, its cable, and what goes wrong where on the paper."""

    seed: int
    pace: Pace
    kind: str = field(init=False)
    cable: str = field(init=False)
    profile: Profile = field(init=False)
    settings: EngineSettings = field(init=False)
    places_mm: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        self.kind = chance.choice(KINDS)
        self.cable = chance.choice(CABLES)
        paper = profile_named(chance.choice(("generic-80", "generic-58")))
        self.profile = dataclasses.replace(paper, native_qr=chance.random() < 0.5)
        buffer_bytes, speed = chance.choice((256, 512, 1024, 2048, 4096)), chance.choice(self.pace.speeds)
        self.settings = EngineSettings(paper.dots, paper.dots_per_mm, speed, buffer_bytes)
        first = chance.uniform(1, 150)
        self.places_mm = (first, first + chance.uniform(5, 60))

    def befall(self, sim: SimulatedPrinter) -> None:
        """Let it happen when the paper has come so far."""
        acts: dict[str, Callable[[], None]] = {
            "paper": lambda: sim.load_paper(0),
            "cover": sim.open_cover,
            "jam": sim.jam_at_cut,
            "reset_once": sim.drop_link,
            "reset_twice": sim.drop_link,
            "power": sim.power_off,
        }
        places = self.places_mm if self.kind == "reset_twice" else self.places_mm[:1]
        for place in places:
            sim.engine.at_length(place, acts.get(self.kind, lambda: None))


def mend(sim: SimulatedPrinter) -> None:
    """Do what a person does who is called to a printer."""
    sim.load_paper()
    sim.close_cover()
    sim.free_cutter()
    sim.power_on()


@dataclass(frozen=True)
class Papers:
    """What came out for one ticket, and what should have."""

    seed: int
    code: str
    sheets: tuple[Path, ...]
    believed: bool = True


@contextmanager
def a_printer(fate: Fate, cable: str, folder: Path) -> Iterator[tuple[SimulatedPrinter, Callable[[], Transport]]]:
    """Give a printer on its cable, and the way to it."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        if cable == "usb":
            usb = stack.enter_context(UsbPrinterSim(fate.settings, folder))
            address = UsbAddress.of(usb.url)
            yield usb, lambda: UsbTransport(address, usb.backend)
        elif cable == "serial":
            serial = stack.enter_context(SerialPrinterSim(folder / "port", fate.settings, folder))
            yield serial, lambda: open_transport(serial.url)
        else:
            tcp = stack.enter_context(PrinterSim(fate.settings, out=folder))
            yield tcp, lambda: open_transport(tcp.url)


def by_the_spooler(office: Office, fate: Fate, folder: Path) -> Papers:
    """Print the ticket of one visitor as the spooler does, with a person who mends what she sees broken."""
    with a_printer(fate, fate.cable, folder) as (sim, connect):
        fate.befall(sim)
        job = a_visitor(office).job_id
        printer = EscPosPrinter(connect, fate.profile, fate.pace.timings)
        finish(office, printer, job, lambda: mend(sim))
        printer.close()
        tear_off(sim, connect)
    return Papers(fate.seed, slip_of(office, job).qr, sheets_in(folder))


def finish(office: Office, printer: EscPosPrinter, job: int, help_it: Callable[[], None]) -> None:
    """Let a new spooler work until a job is printed; whenever it waits, somebody helps."""
    door = Door(lambda: office)
    health = Health(door)
    spooler = Spooler([Queue(door, office.printer)], health, printer, office.printer)
    for _ in range(_MOST_TURNS):
        if printing.job_state(office, job) is PrintState.PRINTED:
            break
        if spooler.turn() > 0:
            time.sleep(_HAND_S)
            help_it()
    health.close()


def by_the_obvious_program(fate: Fate, folder: Path) -> Papers:
    """Print one ticket as the obvious program does; a person mends the printer a moment after it has failed."""
    slip = a_slip(f"N-{fate.seed:03d}")
    with a_printer(fate, "tcp", folder) as (sim, connect):
        assert isinstance(sim, PrinterSim)
        fate.befall(sim)
        believed = _obvious(sim, encode_slip(slip, fate.profile) + FEED_AND_CUT)
        _wait_until_still(sim)
        mend(sim)
        _wait_until_still(sim)
        tear_off(sim, connect)
    return Papers(fate.seed, slip.qr, sheets_in(folder), believed)


def _obvious(sim: PrinterSim, ticket: bytes) -> bool:
    new_encoder()  # leaves no trace of the first import
    network = importlib.import_module("escpos.printer").Network
    for _ in range(6):
        try:
            printer = network("127.0.0.1", port=sim.port, timeout=2)
            if printer.paper_status() > 0:
                printer._raw(ticket)
                printer.close()
                return True
            printer.close()
        except Exception:  # noqa: BLE001  # the obvious program tries again, whatever it was
            time.sleep(_HAND_S)
        mend(sim)
    return False


def _wait_until_still(sim: SimulatedPrinter) -> None:
    """Wait until the paper has not moved for a while."""
    before = None
    while before != (now := (sim.engine.now, len(sim.sheets))):
        before = now
        time.sleep(0.7)


def tear_off(sim: SimulatedPrinter, connect: Callable[[], Transport]) -> None:
    """Cut off what still hangs from the printer: it must be blank."""
    mend(sim)
    cuts, transport = len(sim.sheets), connect()
    transport.send(b"\x10\x05\x02" + RESET + FEED_AND_CUT)
    deadline = time.monotonic() + 5
    while len(sim.sheets) == cuts and time.monotonic() < deadline:
        transport.wait(0.02, False)
        transport.receive()
    transport.close()


def sheets_in(folder: Path) -> tuple[Path, ...]:
    """Return the pictures of all sheets that came out, oldest first."""
    return tuple(sorted(folder.glob("sheet-*.png")))


@dataclass
class Verdict:
    """What a reader of the sheets found, over all tickets."""

    tickets: int = 0
    lost: int = 0
    doubled: int = 0
    fragments_unmarked: int = 0
    voids: int = 0
    copies: int = 0
    wrong: list[int] = field(default_factory=list)

    def add(self, papers: Papers, read: Sequence[Read]) -> None:
        """Judge the papers of one ticket."""
        whole = [sheet for sheet in read if sheet.is_whole(papers.code)]
        voids = [sheet for sheet in read if sheet.is_void]
        strays = sum(not sheet.blank for sheet in read) - len(whole) - len(voids)
        lost, doubled = papers.believed and not whole, len(whole) > 1
        self.tickets += 1
        self.lost += lost
        self.doubled += doubled
        self.fragments_unmarked += strays
        self.voids += len(voids)
        self.copies += sum(sheet.is_copy for sheet in whole)
        if lost or doubled or strays:
            self.wrong.append(papers.seed)


def judge(all_papers: Sequence[Papers]) -> Verdict:
    """Read every sheet and judge."""
    verdict = Verdict()
    read = iter(read_sheets(sheet for papers in all_papers for sheet in papers.sheets))
    for papers in all_papers:
        verdict.add(papers, [next(read) for _ in papers.sheets])
    return verdict
