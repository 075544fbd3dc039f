"""``kill -9`` of the spooler at every step of one ticket: whoever comes after it brings the ticket to its end."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from hardware.printer import EscPosPrinter, profile_named
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim
from hardware.printer.transport import open_transport
from office import printing
from office.context import open_office
from tests.bench._offices import TEMPLATE, a_config, a_visitor, slip_of
from tests.bench._printing import Pace, Papers, finish, mend, sheets_in, tear_off

ROOT = Path(__file__).resolve().parents[2]
FATES = ("none", "paper")
_PAPER_ENDS_MM = 70
_SPEED_MM_S = 300
_LIMIT_S = 40.0


@dataclass(frozen=True)
class Kill:
    """At which step of which fate the spooler is killed, and how far into the step; step 0 is nowhere."""

    fate: str
    step: int
    when: str = "before"


@dataclass
class Killed:
    """What came of one kill."""

    kill: Kill
    papers: Papers
    trace: str
    died: bool


def every_kill(folder: Path, pace: Pace) -> list[Kill]:
    """Find out the steps of a good ticket and of one whose paper ends, and return all the ways to die in them.

    ``folder`` holds the office that all others are copies of.
    """
    kills = []
    for fate in FATES:
        trace = _killed(Kill(fate, 0), folder / f"steps-{fate}", pace).trace
        kills += [kill for step, kind in enumerate(trace, 1) for kill in _ways_to_die(fate, step, kind)]
    return kills


def _ways_to_die(fate: str, step: int, kind: str) -> Iterator[Kill]:
    yield Kill(fate, step, "before")
    yield Kill(fate, step, "after")
    if kind == "p":
        yield Kill(fate, step, "halfway")


def kill_all(kills: Sequence[Kill], folder: Path, pace: Pace, at_once: int) -> list[Killed]:
    """Kill a spooler for each of them."""
    with ThreadPoolExecutor(at_once) as pool:
        numbered = enumerate(kills)
        return list(pool.map(lambda each: _killed(each[1], folder / f"kill-{each[0]:03d}", pace), numbered))


def _killed(kill: Kill, folder: Path, pace: Pace) -> Killed:
    folder.mkdir()
    like = folder.parent / TEMPLATE
    with PrinterSim(EngineSettings(speed_mm_s=_SPEED_MM_S), out=folder) as sim:
        config = a_config(folder, f'[printer]\nurl = "{sim.url}"', like)
        office = open_office(config)
        job = a_visitor(office).job_id
        if kill.fate == "paper":
            sim.engine.at_length(_PAPER_ENDS_MM, lambda: _paper_ends(sim))
        victim = _start(folder, kill)
        died = _until(victim, lambda: printing.job_state(office, job).value == "printed")
        printer = EscPosPrinter(lambda: open_transport(sim.url), profile_named("generic-80"), pace.timings)
        finish(office, printer, job, lambda: mend(sim))
        printer.close()
        tear_off(sim, lambda: open_transport(sim.url))
        code = slip_of(office, job).qr
        office.store.close()
    trace = (folder / "trace").read_text("ascii")
    return Killed(kill, Papers(kill.step, code, sheets_in(folder)), trace, died)


def _paper_ends(sim: PrinterSim) -> None:
    """Take the paper out, and let somebody put in a new roll a little later."""
    sim.load_paper(0)
    threading.Timer(1.0, sim.load_paper).start()


def _start(folder: Path, kill: Kill) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.bench._victim", str(folder / "loket.toml"), str(kill.step), kill.when]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen([*command, str(folder / "trace")], cwd=ROOT, stdout=log, stderr=log)


def _until(victim: "subprocess.Popen[bytes]", done: Callable[[], bool]) -> bool:
    """Wait until the victim is dead, or its ticket is printed and it is ended; tell whether it died by its fuse."""
    deadline = time.monotonic() + _LIMIT_S
    while victim.poll() is None and not done() and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        victim.wait(0.5)
    except subprocess.TimeoutExpired:
        victim.kill()
        victim.wait(10)
        return False
    return victim.returncode == -9
