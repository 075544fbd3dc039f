"""What every board promises: the one in memory, and the drivers on simulators that hear real bytes."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from config.devices import AlphaBoard, DigitsBoard, ModbusLine, PoleBoard
from hardware.boards import Board, BoardState, FakeBoard, open_board, open_digits
from hardware.boards.sim.__main__ import play
from hardware.boards.sim.board import SimulatedBoard
from hardware.boards.sim.pole import PoleSimulator
from hardware.boards.sim.sign import SignSimulator
from hardware.buttons import wait_for
from hardware.buttons.opening import open_modbus
from hardware.buttons.sim.__main__ import play as play_line
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.simulation import ControlPipe, StateFile, send_command

PATIENCE_S = 20.0
A_BLINK_S = 1.2


class Bench(Protocol):
    """A board, eyes before it and a hand at its plug."""

    board: Board

    def unplug(self) -> None: ...
    def plug(self) -> None: ...
    def lines(self) -> list[str]: ...
    def flashes(self) -> bool: ...


class FakeBench:
    """The board in memory."""

    def __init__(self) -> None:
        self.board = FakeBoard("B1")
        self.unplug = self.board.unplug
        self.plug = self.board.plug

    def lines(self) -> list[str]:
        return list(self.board.shown)

    def flashes(self) -> bool:
        return self.board.flashing


class SimulatedBench:
    """A driver on a simulator: what is shown is read from the state file."""

    def __init__(self, folder: Path, board: Board) -> None:
        self.board = board
        self._control, self._state = folder / "control", folder / "state.json"

    def unplug(self) -> None:
        assert send_command(self._control, do="unplug")

    def plug(self) -> None:
        assert send_command(self._control, do="plug")

    def lines(self) -> list[str]:
        return list(self.seen()["lines"])

    def flashes(self) -> bool:
        """A board that cannot flash by itself is watched for a while: is it ever dark?"""
        return self.seen()["mode"] == "flash" or self._is_ever_dark()

    def seen(self) -> dict[str, list[str] | str]:
        return dict(json.loads(self._state.read_text()))

    def _is_ever_dark(self) -> bool:
        limit, seen = time.monotonic() + A_BLINK_S, []
        while time.monotonic() < limit:
            self.board.poll()
            seen.append(self.lines())
            time.sleep(0.02)
        return [] in seen


class DigitsBench(SimulatedBench):
    """The digits stand in the state of their line."""

    def seen(self) -> dict[str, list[str] | str]:
        state = json.loads(self._state.read_text())
        text = state["digits"]["11"]
        return {"lines": [text] * bool(text and state["plugged"]), "mode": "hold"}


@contextmanager
def a_fake_bench(folder: Path) -> Iterator[Bench]:
    yield FakeBench()


@contextmanager
def a_sign_bench(folder: Path) -> Iterator[Bench]:
    board = open_board(AlphaBoard(name="B1", url=str(folder / "port")))
    with running(SignSimulator(folder / "port"), folder), closing(board):
        yield SimulatedBench(folder, board)


@contextmanager
def a_pole_bench(folder: Path) -> Iterator[Bench]:
    board = open_board(PoleBoard(name="B1", url=str(folder / "port")))
    with running(PoleSimulator(folder / "port"), folder), closing(board):
        yield SimulatedBench(folder, board)


@contextmanager
def a_digits_bench(folder: Path) -> Iterator[Bench]:
    """Let a thread own the line, as on the counter bus."""
    section = ModbusLine(name="L1", url=str(folder / "port"), driver="modbus_rtu")
    simulator = ModbusLineSimulator(folder / "port", [], digits=[11])
    line, stopped = open_modbus(section), threading.Event()
    board = open_digits(DigitsBoard(name="B1", line="L1", unit=11), line)

    def own() -> None:
        while not stopped.is_set():
            line.poll()
            wait_for([line], 0.02)

    control, state = ControlPipe(folder / "control"), StateFile(folder / "state.json")
    state.write(simulator.state(0.0))
    threads = [threading.Thread(target=own)]
    threads += [threading.Thread(target=play_line, args=(simulator, control, state, stopped.is_set))]
    with closing(line), together(threads, stopped):
        yield DigitsBench(folder, board)
    simulator.close()
    control.close()


@contextmanager
def running(simulator: SimulatedBoard, folder: Path) -> Iterator[None]:
    control, state, stopped = ControlPipe(folder / "control"), StateFile(folder / "state.json"), threading.Event()
    state.write(simulator.state())
    player = threading.Thread(target=play, args=(simulator, control, state, None, stopped.is_set))
    with together([player], stopped):
        yield
    simulator.close()
    control.close()


@contextmanager
def together(threads: list[threading.Thread], stopped: threading.Event) -> Iterator[None]:
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


@pytest.fixture(params=[a_fake_bench, a_sign_bench, a_pole_bench, a_digits_bench])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with request.param(tmp_path) as made:
        yield made


def show(bench: Bench, lines: Sequence[str], flash: bool = False) -> None:
    """Show lines and wait until those that fit are there."""
    bench.board.show(lines, flash)
    wait(bench, lambda: bench.lines() == list(bench.board.size.fit(lines)))


def wait(bench: Bench, done: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not done() and time.monotonic() < limit:
        bench.board.poll()
        time.sleep(0.01)
    assert done()


def test_lines_are_shown(bench: Bench) -> None:
    show(bench, ["A-017", "LOKET 3"])
    assert bench.board.state() is BoardState.READY
    assert not bench.flashes()


def test_new_lines_take_the_place_of_all_others(bench: Bench) -> None:
    bench.board.show(["A-017", "LOKET 3"])
    show(bench, ["B-002"], flash=True)
    assert bench.flashes()


def test_newest_lines_are_shown_after_the_plug_was_out(bench: Bench) -> None:
    show(bench, ["A-017"])
    bench.unplug()
    wait(bench, lambda: bench.board.state() is BoardState.PORT_MISSING)
    bench.board.show(["A-018"])
    bench.board.show(["A-019"])
    bench.plug()
    wait(bench, lambda: bench.lines() == ["A-019"])
    assert bench.board.state() is BoardState.READY


def test_no_lines_are_darkness(bench: Bench) -> None:
    show(bench, ["A-017"])
    bench.board.show([])
    wait(bench, lambda: bench.lines() in ([], [""]))
    assert bench.board.state() is BoardState.READY


def test_what_does_not_fit_is_cut_off(bench: Bench) -> None:
    show(bench, ["A-K1-003 > 12, B-018 > 4", "LOKET", "MORE"])
    assert len(bench.lines()) <= bench.board.size.lines


def test_same_lines_are_shown_again_after_the_plug_was_out(bench: Bench) -> None:
    show(bench, ["A-017"])
    bench.unplug()
    wait(bench, lambda: bench.lines() == [])
    bench.plug()
    wait(bench, lambda: bench.lines() == ["A-017"])
    assert bench.lines() == ["A-017"]


def test_board_may_be_closed_twice(bench: Bench) -> None:
    bench.board.show(["A-017"])
    bench.board.close()
    bench.board.close()
    assert bench.board.name == "B1"
