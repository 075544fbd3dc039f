"""Random faults at random places: whatever happens, exactly one whole ticket and no strip that could pass for one."""

import dataclasses
import random
from collections.abc import Callable, Iterator

import pytest

from domain.slip import Slip
from domain.text import Language
from hardware.printer import (
    EscPosPrinter,
    Fragment,
    NotPrinted,
    Printed,
    Profile,
    Timings,
    may_print,
    profile_named,
)
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.paper import Sheet
from hardware.printer.sim.server import PrinterSim
from hardware.printer.transport import open_transport

SEEDS = range(16)
QUICK = Timings(answer_s=1, stall_s=3, confirm_s=5, settle_s=0.8, recover_s=0.5, poll_s=0.02)
SLIP = Slip(
    label="A-017",
    service="Paspor baru",
    stage="Pemeriksaan berkas",
    where="Ruang A",
    day="Selasa, 24 November 2026",
    printed_at="09.12",
    wait="Kira-kira 20-30 menit",
    documents=("KTP elektronik", "Kartu Keluarga (KK)"),
    office="Kantor Imigrasi Batam",
    site="Batam Centre",
    name="Budi S.",
    language=Language.ID,
    qr="LKT:A-017",
    audit="1a2b3c4d",
)


class Trial:
    """One ticket, one printer, and the faults that one seed throws at them."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.profile = _profile(chance)
        buffer_bytes = chance.choice([256, 512, 1024, 4096])
        settings = EngineSettings(dots=self.profile.dots, speed_mm_s=600, buffer_bytes=buffer_bytes)
        self.sim = PrinterSim(settings)
        for _ in range(chance.choice([1, 1, 2])):
            self.sim.engine.at_length(chance.uniform(1, 150), chance.choice(self._faults()))

    def _faults(self) -> list[Callable[[], None]]:
        sim = self.sim
        return [lambda: sim.load_paper(0), sim.open_cover, sim.jam_at_cut, sim.drop_link, sim.power_off]

    def mend(self) -> None:
        """Do what a person does who is called to the printer."""
        self.sim.load_paper()
        self.sim.close_cover()
        self.sim.free_cutter()
        self.sim.power_on()


def _profile(chance: random.Random) -> Profile:
    profile = profile_named(chance.choice(["generic-80", "generic-58"]))
    return dataclasses.replace(profile, native_qr=chance.random() < 0.6)


def attempts(printer: EscPosPrinter, mend: Callable[[], None]) -> Iterator[str]:
    """Print until the ticket is out, as the spooler does; every step yields what it was."""
    copy, step, before = 0, "print", None
    while step != "out":
        yield step
        match step:
            case "print" if not may_print(printer.status()):
                mend()
            case "print":
                before = printer.cut_counter()
                step = after_print(printer.print_slip(dataclasses.replace(SLIP, copy=copy)))
            case "settle":
                step = after_settling(printer.resolve(before), mend)
            case "void":
                step = after_void(printer.void_fragment(), mend)
                copy += step == "print"
            case _:
                raise AssertionError(step)


def after_print(outcome: object) -> str:
    match outcome:
        case Printed():
            return "out"
        case NotPrinted():
            return "print"
        case _:
            return "settle"


def after_settling(resolution: object, mend: Callable[[], None]) -> str:
    match resolution:
        case Printed():
            return "out"
        case Fragment():
            return "void"
        case _:
            mend()
            return "settle"


def after_void(outcome: object, mend: Callable[[], None]) -> str:
    match outcome:
        case Printed():
            return "print"
        case _:
            mend()
            return "void"


def is_void(sheet: Sheet) -> bool:
    return any("BATAL / VOID" in text for text in sheet.texts)


def is_whole(sheet: Sheet) -> bool:
    return {"A-017", "audit 1a2b3c4d"} <= set(sheet.texts) and not is_void(sheet)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_one_whole_ticket_comes_out(seed: int) -> None:
    trial = Trial(seed)
    with trial.sim as sim:
        printer = EscPosPrinter(lambda: open_transport(sim.url), trial.profile, QUICK)
        steps = [step for step, _ in zip(attempts(printer, trial.mend), range(40), strict=False)]
        printer.close()
    strays = [sheet.texts for sheet in sim.sheets if sheet.rows.any() and not is_whole(sheet) and not is_void(sheet)]
    assert len(steps) < 40
    assert sum(map(is_whole, sim.sheets)) == 1
    assert strays == []
