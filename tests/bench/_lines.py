"""Lines of buttons in real time: press to committed call, pulled plugs, and what 32 counters cost."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any, TypeVar

from config.devices import KlbBox, KlbLine, LineSection, ModbusBox, ModbusLine
from daemons.bus.buttons import ButtonWorker
from daemons.bus.hall import Hall, Parts
from daemons.door import Door
from daemons.health import Health
from daemons.stop import Stop
from hardware.buttons import BoxState, ButtonLine, open_line
from hardware.simulation import send_command
from office.context import Office
from office.outcomes import Called
from tests.bench._offices import a_visitor, an_office, open_counters

ROOT = Path(__file__).resolve().parents[2]
POLL_MS = 50
KLB_BAUD = 57_600
_PRESS_MS = 80
_PATIENCE_S = 20.0
Answer = TypeVar("Answer")
Figures = dict[str, float | int]


class StampedDoor(Door):
    """A door that notes when a call was committed."""

    def __init__(self, office: Office) -> None:
        super().__init__(lambda: office)
        self.committed_at: list[float] = []

    def ask(self, question: Callable[[Office], Answer]) -> Answer:
        """Ask, and look at the clock when the answer is a call."""
        answer = super().ask(question)
        if isinstance(answer, Called):
            self.committed_at.append(time.monotonic())
        return answer


class SimulatedLine:
    """A line of boxes or modules in a process of its own, which costs this one nothing."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.link, self._control = folder / "port", folder / "control"
        paths = ["--link", str(self.link), "--control", str(self._control)]
        command = [sys.executable, "-m", "hardware.buttons.sim", *paths, *options]
        self._process = subprocess.Popen(command, cwd=ROOT)
        until(lambda: self.link.exists() and self.tell(do="plug"), "the simulated line")

    def tell(self, **command: Any) -> bool:
        """Give it a command."""
        return send_command(self._control, **command)

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(20)


def klb_section(link: Path, boxes: int = 1) -> KlbLine:
    """Return a line of KLB/1 boxes, one for each counter."""
    found = tuple(KlbBox(address=number, counter=number, keys={"0": "call_next"}) for number in range(1, boxes + 1))
    return KlbLine(name="L1", url=str(link), driver="klb1", baud=KLB_BAUD, poll_ms=POLL_MS, boxes=found)


def modbus_section(link: Path, buttons: int = 1) -> ModbusLine:
    """Return a line of Modbus modules with eight buttons each, one for each counter."""
    places = (divmod(number, 8) for number in range(buttons))
    boxes = tuple(ModbusBox(unit=unit + 1, input=at, counter=1 + 8 * unit + at) for unit, at in places)
    return ModbusLine(name="L2", url=str(link), driver="modbus_rtu", baud=19_200, poll_ms=POLL_MS, boxes=boxes)


@contextmanager
def a_line(*options: str) -> Iterator[SimulatedLine]:
    """Run a simulated line in a short folder: the name of a pty's link is limited."""
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, closing(SimulatedLine(Path(folder), *options)) as line:
        yield line


@contextmanager
def serving(section: LineSection, office: Office) -> Iterator[StampedDoor]:
    """Let the bus's own worker serve a line in a thread."""
    door, stop = StampedDoor(office), Stop()
    health = Health(door)
    worker = ButtonWorker(section, open_line(section), Parts(door, Hall(), health))
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield door
    finally:
        stop.set()
        thread.join()
        health.close()
        stop.close()


def presses(folder: Path, count: int) -> Figures:
    """Return how long it takes from a finger on a key until the call is committed, by KLB/1 and by Modbus."""
    office = an_office(folder)
    open_counters(office, 1)
    for _ in range(2 * count + 2):
        a_visitor(office)
    try:
        with a_line("--kind", "klb1", "--baud", str(KLB_BAUD)) as line:
            klb = _press_again_and_again(line, "1", klb_section(line.link), office, count)
        with a_line("--kind", "modbus") as line:
            modbus = _press_again_and_again(line, "1.0", modbus_section(line.link), office, count)
    finally:
        office.store.close()
    return {
        **_spread("press", [each for each in klb if each is not None]),
        **_spread("modbus_press", [each for each in modbus if each is not None]),
        "presses_never_committed": klb.count(None) + modbus.count(None),
    }


def _press_again_and_again(
    line: SimulatedLine, box: str, section: LineSection, office: Office, count: int
) -> list[float | None]:
    chance = Random(1)
    with serving(section, office) as door:
        _press(line, box, door, _PATIENCE_S)  # the first one finds the box
        times = []
        for _ in range(count):
            time.sleep(0.25 + chance.random() / 10)  # anywhere within a poll
            times.append(_press(line, box, door, 3.0))
    return times


def _press(line: SimulatedLine, box: str, door: StampedDoor, limit_s: float) -> float | None:
    seen = len(door.committed_at)
    deadline = time.monotonic() + limit_s
    while True:
        pressed_at = time.monotonic()
        assert line.tell(do="press", box=box, key=0, ms=_PRESS_MS)
        again_at = min(deadline, pressed_at + 1.0)
        while len(door.committed_at) == seen and time.monotonic() < again_at:
            time.sleep(0.001)
        if len(door.committed_at) > seen:
            return door.committed_at[seen] - pressed_at
        if time.monotonic() >= deadline or limit_s < _PATIENCE_S:
            return None


def plugs(times: int) -> Figures:
    """Return the longest times until a pulled plug is seen, and until the line works again after it is put back."""
    with a_line("--kind", "klb1", "--baud", str(KLB_BAUD)) as simulated:
        line = open_line(klb_section(simulated.link))
        with closing(line):
            until(lambda: _poll(line) is BoxState.PRESENT, "the box")
            taken = [_pull_and_put_back(simulated, line) for _ in range(times)]
    seen, working = zip(*taken, strict=True)
    return {"unplug_seen_max_s": round(max(seen), 3), "working_again_max_s": round(max(working), 3)}


def _pull_and_put_back(simulated: SimulatedLine, line: ButtonLine) -> tuple[float, float]:
    pulled_at = time.monotonic()
    assert simulated.tell(do="unplug")
    seen = until(lambda: _poll(line) is BoxState.PORT_MISSING, "the loss of the plug") - pulled_at
    put_back_at = time.monotonic()
    assert simulated.tell(do="plug")
    return seen, until(lambda: _poll(line) is BoxState.PRESENT, "the box") - put_back_at


def _poll(line: ButtonLine) -> BoxState:
    line.poll()
    time.sleep(0.002)
    return line.states()[0].state


def counters_32(folder: Path, seconds: float) -> Figures:
    """Return the share of one core that 32 counters on one line take, by KLB/1 and by Modbus."""
    office = an_office(folder)
    open_counters(office, *range(1, 33))
    addresses = ",".join(map(str, range(1, 33)))
    try:
        with a_line("--kind", "klb1", "--boxes", addresses, "--baud", str(KLB_BAUD)) as line:
            klb = _share_of_a_core(klb_section(line.link, 32), office, seconds)
        with a_line("--kind", "modbus", "--boxes", "1,2,3,4", "--baud", "19200") as line:
            modbus = _share_of_a_core(modbus_section(line.link, 32), office, seconds)
    finally:
        office.store.close()
    return {"counters_32_cpu_percent": round(100 * klb, 2), "counters_32_modbus_cpu_percent": round(100 * modbus, 2)}


def _share_of_a_core(section: LineSection, office: Office, seconds: float) -> float:
    with serving(section, office):
        time.sleep(1.0)
        before = time.process_time()
        time.sleep(seconds)
        return (time.process_time() - before) / seconds


def until(done: Callable[[], bool], what: str) -> float:
    """Wait until something is so, and return when it was."""
    deadline = time.monotonic() + _PATIENCE_S
    while not done():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.001)
    return time.monotonic()


def _spread(what: str, times: Sequence[float]) -> Figures:
    if len(times) < 2:
        return {}
    p99 = quantiles(times, n=100, method="inclusive")[98]
    return {f"{what}_p50_ms": round(median(times) * 1000, 1), f"{what}_p99_ms": round(p99 * 1000, 1)}
