"""`loket bench devices`: tickets on a printer that fails, presses on a cable that is bad, and what they cost.

Everything that counts is read by somebody else: the sheets by zbarimg and tesseract, the beside-run is python-escpos
with a retry, the Modbus driver is pymodbus. Without the readers the printing part says so and is left out.
"""

import logging
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from hardware.buttons.maps import ADAM_4150, ICP_DAS_COUNTER
from hardware.buttons.sim.soak import Soak
from hardware.simulation import Noise
from office.context import open_office
from tests.bench._fuzz import fuzz
from tests.bench._kills import every_kill, kill_all
from tests.bench._lines import counters_32, plugs, presses
from tests.bench._modbus_soak import modbus_soak
from tests.bench._offices import TEMPLATE, a_config
from tests.bench._printing import HURRIED, REAL, Fate, Pace, Papers, by_the_obvious_program, by_the_spooler, judge
from tests.bench._scratch import scratch_folder
from tests.bench._sheets import missing_program

Report = dict[str, object]
# One byte in a hundred arrives wrong, four frames in ten not at all, two in ten twice.
BAD_CABLE = Noise(bit_errors=0.01 / 8, lost=0.4, doubled=0.2)
ONE_BIT_IN_A_HUNDRED = Noise(bit_errors=0.01)


@dataclass(frozen=True)
class Size:
    """How much is done in one run."""

    tickets: int
    kill_every: int
    simulated_s: float
    presses: int
    plugs: int
    cpu_s: float
    fuzz: int
    at_once: int
    pace: Pace


FULL = Size(320, 2, 600.0, 200, 10, 20.0, 1_000_000, 5, REAL)
QUICK = Size(6, 80, 60.0, 10, 1, 1.0, 1000, 4, HURRIED)


def measure(*, quick: bool) -> Report:
    """Return what became of tickets and presses; a short run shows that everything works."""
    logging.disable(logging.WARNING)  # a thousand faults are told of, and meant
    size = QUICK if quick else FULL
    report: Report = {"bench": "devices", "quick": quick}
    with scratch_folder() as folder:
        for part in (_printing, _presses, _real_lines, _fuzzed):
            begun = time.monotonic()
            found = part(size, folder)
            print(f"{part.__name__[1:]} ({time.monotonic() - begun:.0f} s): {found}", file=sys.stderr)
            report |= found
    logging.disable(logging.NOTSET)
    return report


def _printing(size: Size, folder: Path) -> Report:
    if missing := missing_program():
        return {"printing_skipped": f"not installed: {missing}"}
    (folder / TEMPLATE).mkdir()
    a_config(folder / TEMPLATE)
    ours = judge(_in_threads(size, lambda seed: _ours(size, folder, seed)))
    theirs = judge(_in_threads(size, lambda seed: _theirs(size, folder, seed)))
    dead = kill_all(every_kill(folder, size.pace)[:: size.kill_every], folder, size.pace, size.at_once)
    killed = judge([each.papers for each in dead])
    return {
        "faults": ours.tickets,
        "tickets_lost": ours.lost + killed.lost,
        "tickets_doubled": ours.doubled + killed.doubled,
        "fragments_unmarked": ours.fragments_unmarked + killed.fragments_unmarked,
        "voids": ours.voids,
        "seeds_wrong": ours.wrong,
        "naive_lost": theirs.lost,
        "naive_doubled": theirs.doubled,
        "naive_fragments_unmarked": theirs.fragments_unmarked,
        "kills": sum(each.died for each in dead),
        "kills_wrong": killed.wrong,
    }


def _in_threads(size: Size, one: Callable[[int], Papers]) -> list[Papers]:
    with ThreadPoolExecutor(size.at_once) as pool:
        return list(pool.map(one, range(size.tickets)))


def _ours(size: Size, folder: Path, seed: int) -> Papers:
    """Print in an office of its own, so that a slow printer holds nobody up."""
    own = folder / f"ours-{seed:03d}"
    own.mkdir()
    office = open_office(a_config(own, like=folder / TEMPLATE))
    try:
        return by_the_spooler(office, Fate(seed, size.pace), own / "sheets")
    finally:
        office.store.close()


def _theirs(size: Size, folder: Path, seed: int) -> Papers:
    return by_the_obvious_program(Fate(seed, size.pace), folder / f"theirs-{seed:03d}")


def _presses(size: Size, folder: Path) -> Report:
    """Press buttons in simulated time; a press is lost when it was neither done nor too old to be done."""
    klb = [Soak(boxes, BAD_CABLE, seed).run(size.simulated_s) for seed, boxes in enumerate((1, 2))]
    modbus = [modbus_soak(BAD_CABLE, 1, size.simulated_s, kind) for kind in (ICP_DAS_COUNTER, ADAM_4150)]
    worse = Soak(1, ONE_BIT_IN_A_HUNDRED, 3).run(size.simulated_s)
    worse_modbus = modbus_soak(ONE_BIT_IN_A_HUNDRED, 3, size.simulated_s)
    return {
        "presses": sum(each.presses for each in (*klb, *modbus)),
        "presses_lost": sum(each.lost for each in (*klb, *modbus)),
        "presses_late": sum(each.late for each in (*klb, *modbus)),
        "presses_doubled": sum(each.doubled for each in (*klb, *modbus)),
        "klb1_delay_max_s": round(max(max(each.delays_s) for each in klb), 2),
        "one_bit_in_100_klb1": f"{worse.presses} made, {worse.lost} lost, {worse.late} late, {worse.doubled} doubled",
        "one_bit_in_100_modbus": f"{worse_modbus.presses} made, {worse_modbus.lost} lost, {worse_modbus.late} late",
    }


def _real_lines(size: Size, folder: Path) -> Report:
    for name in ("presses", "cpu"):
        (folder / name).mkdir()
    return {
        **presses(folder / "presses", size.presses),
        **plugs(size.plugs),
        **counters_32(folder / "cpu", size.cpu_s),
    }


def _fuzzed(size: Size, folder: Path) -> Report:
    return dict(fuzz(size.fuzz))
