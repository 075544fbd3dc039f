"""What every button line promises: the one in memory, and the drivers on simulators that speak real bytes."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from config.devices import KeypadBox, KeypadLine, KlbBox, KlbLine, ModbusBox, ModbusLine
from hardware.buttons import (
    BoxState,
    ButtonLine,
    FakeButtonLine,
    Lamp,
    Pattern,
    Press,
    open_line,
    wait_for,
)
from hardware.buttons.evdev import KEY_CODES, KeyEvent, Move, encode_event
from hardware.buttons.sim.__main__ import play
from hardware.buttons.sim.klb import KlbLineSimulator
from hardware.buttons.sim.line import SimulatedLine
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.simulation import ControlPipe, StateFile, send_command

PATIENCE_S = 20.0


class Bench(Protocol):
    """A line with two boxes, and hands to play with them."""

    line: ButtonLine
    boxes: tuple[str, str]
    key: str  # of the second box

    def hold(self, box: str) -> None: ...
    def release(self, box: str) -> None: ...
    def unplug(self) -> None: ...
    def plug(self) -> None: ...


class BusBench(Bench, Protocol):
    """Boxes with lamps, each of which may be taken off the line."""

    def take_away(self, box: str) -> None: ...
    def put_back(self, box: str) -> None: ...
    def shown(self, box: str) -> int: ...


class FakeBench:
    """The line in memory."""

    key = "0"

    def __init__(self) -> None:
        self.line = FakeButtonLine("L1", ("1", "2"))
        self.boxes = ("1", "2")
        self.hold = self.line.press
        self.unplug = self.line.unplug
        self.plug = self.line.plug
        self.take_away = self.line.take_away
        self.put_back = self.line.put_back

    def release(self, box: str) -> None:
        """A press in memory has no length."""

    def shown(self, box: str) -> int:
        return self.line.shown(box).bits


class SimulatedBench:
    """A driver on a simulator: commands go through its FIFO, lamps are read from its state file."""

    key = "0"

    def __init__(self, folder: Path, line: ButtonLine, boxes: tuple[str, str]) -> None:
        self.line = line
        self.boxes = boxes
        self._control, self._state = folder / "control", folder / "state.json"

    def hold(self, box: str) -> None:
        self._command(do="hold", box=box)

    def release(self, box: str) -> None:
        self._command(do="release", box=box)

    def unplug(self) -> None:
        self._command(do="unplug")

    def plug(self) -> None:
        self._command(do="plug")

    def take_away(self, box: str) -> None:
        self._command(do="take_away", box=box)

    def put_back(self, box: str) -> None:
        self._command(do="put_back", box=box)

    def shown(self, box: str) -> int:
        return int(json.loads(self._state.read_text())["boxes"][box]["lamps"])

    def _command(self, **command: object) -> None:
        assert send_command(self._control, **command)


@contextmanager
def a_fake_bench(folder: Path) -> Iterator[BusBench]:
    yield FakeBench()


@contextmanager
def a_klb_bench(folder: Path) -> Iterator[BusBench]:
    boxes = (KlbBox(address=1, counter=1), KlbBox(address=2, counter=2))
    line = open_line(KlbLine(name="L1", url=str(folder / "port"), driver="klb1", boxes=boxes))
    with running(KlbLineSimulator(folder / "port", [1, 2]), folder), closing(line):
        yield SimulatedBench(folder, line, ("1", "2"))


@contextmanager
def a_modbus_bench(folder: Path) -> Iterator[BusBench]:
    boxes = (ModbusBox(unit=1, input=0, counter=1), ModbusBox(unit=2, input=3, counter=2))
    line = open_line(ModbusLine(name="L1", url=str(folder / "port"), driver="modbus_rtu", boxes=boxes))
    with running(ModbusLineSimulator(folder / "port", [1, 2]), folder), closing(line):
        yield SimulatedBench(folder, line, ("1.0", "2.3"))


class KeypadBench:
    """The driver on a pipe that stands for an input device; its two boxes are two keys."""

    key = "KP9"

    def __init__(self, folder: Path) -> None:
        self.boxes = ("1", "2")
        self._path = folder / "event0"
        boxes = (KeypadBox(counter=1, keys={"KP0": "call_next"}), KeypadBox(counter=2, keys={"KP9": "call_next"}))
        self.line = open_line(KeypadLine(name="L1", url=str(self._path), driver="keypad", boxes=boxes))
        os.mkfifo(self._path)
        self.plug()

    def hold(self, box: str) -> None:
        self._move(box, Move.DOWN)

    def release(self, box: str) -> None:
        self._move(box, Move.UP)

    def unplug(self) -> None:
        os.close(self._fingers)

    def plug(self) -> None:
        self._fingers = os.open(self._path, os.O_RDWR)

    def _move(self, box: str, move: Move) -> None:
        key = KEY_CODES["KP0" if box == "1" else "KP9"]
        os.write(self._fingers, encode_event(KeyEvent(key, move, time.monotonic())))


@contextmanager
def a_keypad_bench(folder: Path) -> Iterator[KeypadBench]:
    bench = KeypadBench(folder)
    with closing(bench.line):
        yield bench
    bench.unplug()


@contextmanager
def running(simulator: SimulatedLine, folder: Path) -> Iterator[None]:
    control, stopped = ControlPipe(folder / "control"), threading.Event()
    arguments = (simulator, control, StateFile(folder / "state.json"), stopped.is_set)
    player = threading.Thread(target=play, args=arguments)
    player.start()
    try:
        yield
    finally:
        stopped.set()
        player.join()
        simulator.close()
        control.close()


BUSES = [a_fake_bench, a_klb_bench, a_modbus_bench]


@pytest.fixture(params=[*BUSES, a_keypad_bench])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with request.param(tmp_path) as made:
        yield made


@pytest.fixture(params=BUSES)
def bus_bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BusBench]:
    with request.param(tmp_path) as made:
        yield made


def play_until(bench: Bench, done: Callable[[list[Press]], bool]) -> list[Press]:
    """Poll the line until ``done``, and a little longer, in case something comes twice."""
    presses: list[Press] = []
    limit = time.monotonic() + PATIENCE_S
    while not done(presses) and time.monotonic() < limit:
        presses += bench.line.poll()
        wait_for([bench.line], 0.05)
    return presses + play_for(bench, 0.12)


def play_for(bench: Bench, seconds: float) -> list[Press]:
    presses: list[Press] = []
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        presses += bench.line.poll()
        wait_for([bench.line], 0.05)
    return presses


def press(bench: Bench, box: str) -> list[Press]:
    """Hold a key until the press has come, so that even a line that only shows levels cannot miss it."""
    bench.hold(box)
    presses = play_until(bench, lambda got: len(got) >= 1)
    bench.release(box)
    return presses + play_for(bench, 0.15)


def states_of(bench: Bench) -> dict[str, BoxState]:
    return {report.box: report.state for report in bench.line.states()}


def settle(bench: Bench) -> None:
    play_until(bench, lambda _: set(states_of(bench).values()) == {BoxState.PRESENT})


def test_press_comes_once_with_its_box_and_key(bench: Bench) -> None:
    settle(bench)
    (came,) = press(bench, bench.boxes[1])
    assert (came.line, came.box, came.key) == ("L1", bench.boxes[1], bench.key)


def test_presses_come_in_order_and_each_has_a_name_of_its_own(bench: Bench) -> None:
    settle(bench)
    presses = [came for box in (*bench.boxes, *bench.boxes) for came in press(bench, box)]
    assert [came.box for came in presses] == [*bench.boxes, *bench.boxes]
    assert len({came.event_id for came in presses}) == 4


def test_lamp_reaches_its_box_and_no_other(bus_bench: BusBench) -> None:
    settle(bus_bench)
    bus_bench.line.set_lamp(bus_bench.boxes[0], Lamp(1))
    play_until(bus_bench, lambda _: bus_bench.shown(bus_bench.boxes[0]) == 1)
    assert [bus_bench.shown(box) for box in bus_bench.boxes] == [1, 0]
    bus_bench.line.set_lamp(bus_bench.boxes[0], Lamp(0, Pattern.FAST))
    play_until(bus_bench, lambda _: bus_bench.shown(bus_bench.boxes[0]) == 0)
    assert bus_bench.shown(bus_bench.boxes[0]) == 0


def test_unknown_box_has_no_lamp(bench: Bench) -> None:
    with pytest.raises(KeyError):
        bench.line.set_lamp("99", Lamp(1))


def test_pulled_plug_is_a_state_and_everything_works_after_it(bench: Bench) -> None:
    settle(bench)
    bench.unplug()
    play_until(bench, lambda _: BoxState.PORT_MISSING in states_of(bench).values())
    assert set(states_of(bench).values()) == {BoxState.PORT_MISSING}
    bench.plug()
    settle(bench)
    assert [came.box for came in press(bench, bench.boxes[0])] == [bench.boxes[0]]


def test_lamp_of_the_time_without_a_plug_shines_after_it(bus_bench: BusBench) -> None:
    settle(bus_bench)
    bus_bench.unplug()
    play_until(bus_bench, lambda _: BoxState.PORT_MISSING in states_of(bus_bench).values())
    bus_bench.line.set_lamp(bus_bench.boxes[1], Lamp(1))
    bus_bench.plug()
    play_until(bus_bench, lambda _: bus_bench.shown(bus_bench.boxes[1]) == 1)
    assert bus_bench.shown(bus_bench.boxes[1]) == 1


def test_missing_box_is_a_state_and_the_other_one_works(bus_bench: BusBench) -> None:
    settle(bus_bench)
    here, away = bus_bench.boxes
    bus_bench.take_away(away)
    play_until(bus_bench, lambda _: states_of(bus_bench)[away] is BoxState.NO_ANSWER)
    assert states_of(bus_bench) == {here: BoxState.PRESENT, away: BoxState.NO_ANSWER}
    assert [came.box for came in press(bus_bench, here)] == [here]
    bus_bench.put_back(away)
    settle(bus_bench)
    assert states_of(bus_bench)[away] is BoxState.PRESENT


def test_line_may_be_closed_twice(bench: Bench) -> None:
    settle(bench)
    bench.line.close()
    bench.line.close()
    assert bench.line.fileno() is None
