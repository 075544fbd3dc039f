"""What every board promises: the one in memory, and the driver on a sign that hears real bytes."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from config.devices import AlphaBoard
from hardware.boards import Board, BoardState, FakeBoard, open_board
from hardware.boards.sim.__main__ import play
from hardware.boards.sim.sign import SignSimulator
from hardware.simulation import ControlPipe, StateFile, send_command

PATIENCE_S = 20.0


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


class SignBench:
    """The driver on a simulated sign: what it shows is read from its state file."""

    def __init__(self, folder: Path) -> None:
        self.board = open_board(AlphaBoard(name="B1", url=str(folder / "port")))
        self._control, self._state = folder / "control", folder / "state.json"

    def unplug(self) -> None:
        assert send_command(self._control, do="unplug")

    def plug(self) -> None:
        assert send_command(self._control, do="plug")

    def lines(self) -> list[str]:
        return list(json.loads(self._state.read_text())["lines"])

    def flashes(self) -> bool:
        return bool(json.loads(self._state.read_text())["mode"] == "flash")


@contextmanager
def a_fake_bench(folder: Path) -> Iterator[Bench]:
    yield FakeBench()


@contextmanager
def a_sign_bench(folder: Path) -> Iterator[Bench]:
    sign, control, stopped = SignSimulator(folder / "port"), ControlPipe(folder / "control"), threading.Event()
    state = StateFile(folder / "state.json")
    state.write(sign.state())
    player = threading.Thread(target=play, args=(sign, control, state, None, stopped.is_set))
    player.start()
    bench = SignBench(folder)
    try:
        with closing(bench.board):
            yield bench
    finally:
        stopped.set()
        player.join()
        sign.close()
        control.close()


@pytest.fixture(params=[a_fake_bench, a_sign_bench])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with request.param(tmp_path) as made:
        yield made


def wait(bench: Bench, done: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not done() and time.monotonic() < limit:
        bench.board.poll()
        time.sleep(0.01)
    assert done()


def test_lines_are_shown(bench: Bench) -> None:
    bench.board.show(["A-017", "LOKET 3"])
    wait(bench, lambda: bench.lines() == ["A-017", "LOKET 3"])
    assert bench.board.state() is BoardState.READY
    assert not bench.flashes()


def test_new_lines_take_the_place_of_all_others(bench: Bench) -> None:
    bench.board.show(["A-017", "LOKET 3"])
    bench.board.show(["B-002"], flash=True)
    wait(bench, lambda: bench.lines() == ["B-002"])
    assert bench.flashes()


def test_newest_lines_are_shown_after_the_plug_was_out(bench: Bench) -> None:
    bench.board.show(["A-017"])
    wait(bench, lambda: bench.lines() == ["A-017"])
    bench.unplug()
    wait(bench, lambda: bench.board.state() is BoardState.PORT_MISSING)
    bench.board.show(["A-018"])
    bench.board.show(["A-019"])
    bench.plug()
    wait(bench, lambda: bench.lines() == ["A-019"])
    assert bench.board.state() is BoardState.READY


def test_same_lines_are_shown_again_after_the_plug_was_out(bench: Bench) -> None:
    bench.board.show(["A-017"])
    wait(bench, lambda: bench.lines() == ["A-017"])
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
