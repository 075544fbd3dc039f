"""The board driver: what it says, and when it says it again."""

import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.boards.alpha import FrameDecoder, SignText
from hardware.boards.cd5220 import PoleDecoder, PoleText
from hardware.boards.driver import ALPHA, POLE, SerialBoard
from hardware.boards.model import BoardState
from hardware.serial_port import SerialPort
from hardware.simulation import PtyPort


class Hall:
    """A board on a pty, in a time of its own."""

    def __init__(self, folder: Path) -> None:
        self.pty = PtyPort(folder / "port")
        self.pty.plug()
        self.now = 0.0
        port = SerialPort(str(folder / "port"), 9600)
        self.board = SerialBoard("B1", port, ALPHA, refresh_s=30.0, clock=lambda: self.now)

    def heard(self) -> list[SignText]:
        """Return what has come through the pty, which has its own time, or nothing if nothing was sent."""
        select.select([self.pty.fileno()], [], [], 0.1)
        return FrameDecoder().feed(self.pty.read())


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.board.close()
    made.pty.unplug()


def test_board_says_nothing_before_it_is_told(hall: Hall) -> None:
    hall.board.poll()
    assert hall.heard() == []


def test_same_lines_are_said_once_and_refreshed(hall: Hall) -> None:
    hall.board.show(["A-017"])
    hall.board.show(["A-017"])
    assert hall.heard() == [SignText(("A-017",))]
    hall.now = 29.0
    hall.board.poll()
    assert hall.heard() == []
    hall.now = 30.0
    hall.board.poll()
    assert hall.heard() == [SignText(("A-017",))]


def test_lines_are_said_again_to_a_port_that_came_back(hall: Hall) -> None:
    hall.board.show(["A-017"])
    assert hall.heard() == [SignText(("A-017",))]
    hall.pty.unplug()
    hall.board.poll()
    hall.pty.plug()
    hall.now = 1.0
    hall.board.poll()
    assert hall.heard() == [SignText(("A-017",))]


def test_pole_blinks_by_being_told_so(tmp_path: Path) -> None:
    hall, decoder = Hall(tmp_path), PoleDecoder()
    pole = SerialBoard("B2", SerialPort(str(tmp_path / "port"), 9600), POLE, clock=lambda: hall.now)
    pole.show(["A-017 > 3"], flash=True)
    assert heard_by(decoder, hall) == PoleText("A-017 > 3")
    hall.now = 0.6
    pole.poll()
    assert heard_by(decoder, hall) == PoleText()
    hall.now = 1.1
    pole.poll()
    assert heard_by(decoder, hall) == PoleText("A-017 > 3")
    pole.close()
    hall.pty.unplug()


def heard_by(decoder: PoleDecoder, hall: Hall) -> PoleText:
    select.select([hall.pty.fileno()], [], [], 1)
    decoder.feed(hall.pty.read())
    return decoder.shown


def test_board_without_its_port_keeps_what_it_has_to_say(hall: Hall) -> None:
    hall.pty.unplug()
    hall.board.show(["A-017"])
    assert hall.board.state() is BoardState.PORT_MISSING
    hall.pty.plug()
    hall.now = 1.0
    hall.board.poll()
    assert hall.board.state() is BoardState.READY
    assert hall.heard() == [SignText(("A-017",))]


def test_refused_write_is_tried_again(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SerialPort, "write", lambda *_: False)
    hall.board.show(["A-017"])
    monkeypatch.undo()
    hall.board.poll()
    assert hall.heard() == [SignText(("A-017",))]
