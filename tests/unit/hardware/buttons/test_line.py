"""The KLB/1 driver on a real pty: restarts, lost ports, names that last."""

import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.buttons.box import Box
from hardware.buttons.klb1 import FrameDecoder, Identity, SetAddress, encode_frame
from hardware.buttons.line import KlbButtonLine
from hardware.buttons.memory import LineMemory
from hardware.buttons.model import BoxState, Press
from hardware.buttons.track import Mark
from hardware.serial_port import SerialPort
from hardware.simulation import PtyPort


class Desk:
    """A pty with one box at its far end, moved by hand in a time of its own."""

    def __init__(self, folder: Path) -> None:
        self.pty = PtyPort(folder / "port")
        self.pty.plug()
        self.ports: list[SerialPort] = []
        self.box = Box(1, uid=5, epoch=0x7F3C)
        self.now = 1.0
        self._folder = folder

    def clock(self) -> float:
        return self.now

    def a_line(self, memory: LineMemory | None = None) -> KlbButtonLine:
        self.ports.append(SerialPort(str(self._folder / "port"), 57600))
        return KlbButtonLine("L1", self.ports[-1], [1], memory=memory, clock=self.clock)

    def kill(self) -> None:
        """Let the kernel close the ports, as it does for a program that was killed."""
        for port in self.ports:
            port.close()

    def press(self) -> None:
        for closed in (True, False):
            self.box.set_contact(0, closed, self.now)
            self.now += 0.05
            self.box.send(self.now)

    def turn(self, line: KlbButtonLine) -> list[Press]:
        """Let the line ask and the box answer, and return what the line makes of it."""
        line.poll()
        self.now += 0.005
        self.box.receive(self.heard(), self.now)
        self.now += 0.005
        self.say(line, self.box.send(self.now))
        presses = line.poll()
        self.now += 0.05
        return presses

    def heard(self) -> bytes:
        wait_for_data(self.pty.fileno())
        return self.pty.read()

    def say(self, line: KlbButtonLine, data: bytes) -> None:
        self.pty.write(data)
        wait_for_data(line.fileno())


def wait_for_data(descriptor: int | None) -> None:
    """Wait: the kernel carries bytes through a pty in its own time."""
    assert select.select([descriptor], [], [], 10.0)[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.kill()
    made.pty.unplug()


def test_press_is_acknowledged_only_after_the_caller_had_it(desk: Desk) -> None:
    line = desk.a_line()
    desk.press()
    (press,) = desk.turn(line)
    desk.kill()
    again = desk.a_line()
    assert [repeated.event_id for repeated in desk.turn(again)] == [press.event_id]
    assert desk.turn(again) == []


def test_names_of_presses_last_over_a_restart_beyond_the_255th_event(desk: Desk, tmp_path: Path) -> None:
    memory = tmp_path / "L1.json"
    line = desk.a_line(LineMemory(memory))
    names = []
    for _ in range(150):
        desk.press()
        names += [press.event_id for press in desk.turn(line)]
    desk.press()
    (last,) = desk.turn(line)
    desk.kill()
    again = desk.a_line(LineMemory(memory))
    assert last.number == 301
    assert len(set(names)) == 150
    assert [press.event_id for press in desk.turn(again)] == [last.event_id]


def test_port_that_is_not_there_is_a_state(tmp_path: Path) -> None:
    line = KlbButtonLine("L1", SerialPort(str(tmp_path / "none"), 57600), [1])
    assert line.poll() == []
    assert line.states()[0].state is BoxState.PORT_MISSING
    assert line.fileno() is None
    assert line.wait_s() == pytest.approx(0.2)


def test_port_that_vanishes_between_two_polls_is_a_state(desk: Desk) -> None:
    line = desk.a_line()
    desk.turn(line)
    desk.pty.unplug()
    assert [line.poll(), line.poll()] == [[], []]
    assert line.states()[0].state is BoxState.PORT_MISSING


def test_second_program_cannot_take_the_line(desk: Desk) -> None:
    line, second = desk.a_line(), desk.a_line()
    line.poll()
    second.poll()
    assert second.states()[0].state is BoxState.PORT_MISSING
    line.close()
    desk.now += 1
    second.poll()
    assert second.states()[0].state is BoxState.UNKNOWN


def test_boxes_say_who_they_are(desk: Desk) -> None:
    line = desk.a_line()
    line.identify()
    line.poll()
    desk.say(line, encode_frame(Identity(1, 5, 1)))
    line.poll()
    assert line.identities() == {5: 1}
    desk.heard()
    desk.now += 1
    line.set_address(5, 9)
    line.poll()
    (order,) = FrameDecoder().feed(desk.heard())
    assert order == SetAddress(5, 9)


def test_memory_forgets_nothing_it_wrote(tmp_path: Path) -> None:
    marks = {1: Mark(0x7F3C, 301), 2: Mark(1, 1)}
    LineMemory(tmp_path / "L1.json").write(marks)
    assert LineMemory(tmp_path / "L1.json").read() == marks


def test_memory_without_a_file_remembers_nothing() -> None:
    LineMemory(None).write({1: Mark(1, 1)})
    assert LineMemory(None).read() == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"1": 5}', '{"1": ["a", 2]}', '{"1": [1, 2, 3]}'])
def test_unreadable_memory_starts_anew(content: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "L1.json"
    file.write_text(content)
    assert LineMemory(file).read() == {}
    assert "unreadable" in caplog.text


def test_memory_that_cannot_be_written_costs_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    LineMemory(tmp_path / "no folder" / "L1.json").write({1: Mark(1, 1)})
    assert "cannot be written" in caplog.text
