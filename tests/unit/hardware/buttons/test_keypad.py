"""USB keypads on a pipe that stands for the device, and on a device of the kernel's own where there is one."""

import errno
import fcntl
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from config.devices import KeypadBox, KeypadLine
from config.faults import ConfigError
from hardware.buttons import BoxReport, BoxState, Lamp, open_line
from hardware.buttons.evdev import KEY_CODES, KeyEvent, Move, Overflow, encode_event
from hardware.buttons.keypad import KeyAt, KeypadButtonLine
from hardware.buttons.model import Press

KEYS = {"KP1": KeyAt("1", "KP1"), "KP2": KeyAt("2", "KP2"), "KPENTER": KeyAt("1", "KPENTER")}
UINPUT = Path("/dev/uinput")


class Keypad:
    """A pipe, and fingers that write events into it; time stands still until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "event0"
        os.mkfifo(self.path)
        self.now = 100.0
        self.line = KeypadButtonLine("L3", str(self.path), KEYS, clock=lambda: self.now)
        self._writer = os.open(self.path, os.O_RDWR)

    def move(self, key: str, move: Move, at: float | None = None) -> None:
        self.write(encode_event(KeyEvent(KEY_CODES[key], move, self.now if at is None else at)))

    def write(self, data: bytes) -> None:
        os.write(self._writer, data)

    def unplug(self) -> None:
        os.close(self._writer)

    def plug(self) -> None:
        self._writer = os.open(self.path, os.O_RDWR)

    def presses(self) -> list[tuple[str, str]]:
        return [(press.box, press.key) for press in self.line.poll()]

    def states(self) -> dict[str, BoxState]:
        return {report.box: report.state for report in self.line.states()}


@pytest.fixture
def keypad(tmp_path: Path) -> Iterator[Keypad]:
    made = Keypad(tmp_path)
    made.line.poll()
    with closing(made.line):
        yield made


def test_keys_are_told_apart_and_each_press_comes_once(keypad: Keypad) -> None:
    for key in ("KP1", "KP2", "KPENTER"):
        keypad.move(key, Move.DOWN)
        keypad.move(key, Move.UP)
    assert keypad.presses() == [("1", "KP1"), ("2", "KP2"), ("1", "KPENTER")]
    assert keypad.presses() == []
    assert set(keypad.states().values()) == {BoxState.PRESENT}


def test_held_key_repeats_nothing_and_is_told_when_it_sticks(keypad: Keypad) -> None:
    keypad.move("KP1", Move.DOWN)
    keypad.move("KP1", Move.REPEAT)
    assert keypad.presses() == [("1", "KP1")]
    keypad.now += 10
    assert keypad.states() == {"1": BoxState.KEY_STUCK, "2": BoxState.PRESENT}
    keypad.move("KP1", Move.UP)
    assert keypad.presses() == []
    assert keypad.states()["1"] is BoxState.PRESENT


def test_key_without_a_meaning_is_swallowed(keypad: Keypad) -> None:
    keypad.move("SPACE", Move.DOWN)
    keypad.move("SPACE", Move.UP)
    assert keypad.presses() == []


def test_press_that_waited_keeps_its_age(keypad: Keypad) -> None:
    keypad.move("KP1", Move.DOWN, at=keypad.now - 2.5)
    (press,) = keypad.line.poll()
    assert press.age_s == pytest.approx(2.5)


def test_events_the_kernel_threw_away_are_counted(keypad: Keypad) -> None:
    keypad.move("KP1", Move.DOWN)
    keypad.write(encode_event(Overflow()))
    assert keypad.presses() == [("1", "KP1")]
    assert keypad.line.states() == (BoxReport("1", BoxState.PRESENT, 1), BoxReport("2", BoxState.PRESENT, 1))


def test_unplugged_keypad_is_a_state_and_works_again(keypad: Keypad) -> None:
    keypad.move("KP1", Move.DOWN)
    keypad.presses()
    keypad.unplug()
    assert keypad.presses() == []
    assert set(keypad.states().values()) == {BoxState.PORT_MISSING}
    assert keypad.line.fileno() is None
    keypad.plug()
    keypad.now += 0.1
    assert keypad.line.wait_s() == pytest.approx(0.1)
    assert keypad.presses() == []
    keypad.now += 0.2
    keypad.presses()
    keypad.move("KP2", Move.DOWN)
    assert keypad.presses() == [("2", "KP2")]
    assert keypad.line.wait_s() > 1


def test_device_that_fails_is_let_go(keypad: Keypad, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bytes:
        raise OSError(errno.ENODEV, "No such device")

    monkeypatch.setattr("hardware.buttons.keypad.os.read", gone)
    assert keypad.presses() == []
    assert set(keypad.states().values()) == {BoxState.PORT_MISSING}


def test_device_another_program_holds_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> int:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr("hardware.buttons.keypad.fcntl.ioctl", busy)
    keypad = Keypad(tmp_path)
    assert keypad.presses() == []
    assert set(keypad.states().values()) == {BoxState.PORT_MISSING}
    keypad.unplug()


def test_device_is_asked_for_a_clock_that_never_jumps_and_held_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("hardware.buttons.keypad.fcntl.ioctl", lambda _, request, __: asked.append(request))
    keypad = Keypad(tmp_path)
    keypad.presses()
    assert asked == [0x400445A0, 0x40044590]
    assert set(keypad.states().values()) == {BoxState.PRESENT}
    keypad.line.close()


def test_lamps_are_not_there_but_boxes_are_known(keypad: Keypad) -> None:
    keypad.line.set_lamp("1", Lamp(1))
    with pytest.raises(KeyError):
        keypad.line.set_lamp("9", Lamp(1))


def a_section(path: Path, key: str) -> KeypadLine:
    boxes = (KeypadBox(counter=4, keys={key: "call_next"}),)
    return KeypadLine(name="L3", url=str(path), driver="keypad", boxes=boxes)


def test_line_is_opened_from_the_configuration(tmp_path: Path) -> None:
    line = open_line(a_section(tmp_path / "none", "KPENTER"))
    assert line.poll() == []
    assert line.states() == (BoxReport("4", BoxState.PORT_MISSING),)


def test_key_that_no_keypad_has_is_a_config_error_that_lists_the_keys(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'"L3", keys: there is no key "KP99"; there are: .*KPENTER'):
        open_line(a_section(tmp_path / "none", "KP99"))


class KernelKeypad:
    """A keypad that the kernel itself makes, with keys that this test moves."""

    _CREATE, _DESTROY, _SETUP = 0x5501, 0x5502, 0x405C5503
    _SET_EVENT, _SET_KEY = 0x40045564, 0x40045565

    def __init__(self) -> None:
        self._device = os.open(UINPUT, os.O_WRONLY | os.O_NONBLOCK)
        fcntl.ioctl(self._device, self._SET_EVENT, 1)
        for key in KEYS:
            fcntl.ioctl(self._device, self._SET_KEY, KEY_CODES[key])
        name = b"Loket test keypad"
        fcntl.ioctl(self._device, self._SETUP, struct.pack("@HHHH80sI", 3, 0x1234, 0x5678, 1, name, 0))
        fcntl.ioctl(self._device, self._CREATE)

    def path(self) -> Path:
        names = Path("/sys/class/input").glob("event*/device/name")
        ours = (name.parts[-3] for name in names if name.read_text().strip() == "Loket test keypad")
        return Path("/dev/input") / next(ours, "none")

    def press(self, key: str) -> None:
        for value in (Move.DOWN, Move.UP):
            os.write(self._device, encode_event(KeyEvent(KEY_CODES[key], value, 0.0)) + bytes(24))

    def close(self) -> None:
        fcntl.ioctl(self._device, self._DESTROY)
        os.close(self._device)


@pytest.mark.skipif(not os.access(UINPUT, os.W_OK), reason="/dev/uinput is not there, or may not be written")
def test_keypad_of_the_kernel_is_held_alone_and_read() -> None:
    with closing(KernelKeypad()) as keys:
        until(lambda: keys.path().exists())
        line = KeypadButtonLine("L3", str(keys.path()), KEYS)
        line.poll()
        keys.press("KPENTER")
        presses: list[Press] = []
        until(lambda: bool(presses.extend(line.poll()) or presses))
        assert [(press.box, press.key) for press in presses] == [("1", "KPENTER")]
        line.close()


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 10
    while not done() and time.monotonic() < limit:
        time.sleep(0.01)
    assert done()
