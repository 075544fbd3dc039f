"""The driver of a USB keypad: reads its keys below the console and keeps them from everybody else."""

import errno
import fcntl
import os
import secrets
import struct
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hardware.buttons.evdev import KEY_CODES, EventReader, KeyEvent, Move, Overflow
from hardware.buttons.model import BoxReport, BoxState, Lamp, Press

# The requests of linux/input.h: hold the device alone; give its times by another clock.
_EVIOCGRAB, _EVIOCSCLOCKID = 0x40044590, 0x400445A0
_CLOCK_MONOTONIC = struct.pack("@i", 1)
_RETRY_S = 0.2
_STUCK_S = 10.0
_READ_BYTES = 4096


@dataclass(frozen=True)
class KeyAt:
    """Which box a key belongs to, and its name there."""

    box: str
    key: str


class KeypadButtonLine:
    """A ``ButtonLine`` without lamps. A press that came while nobody was looking keeps its age.

    Keys that stand for nothing are swallowed all the same: what hangs at a counter must not type into a console.
    """

    def __init__(
        self,
        name: str,
        path: str,
        keys: Mapping[str, KeyAt],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep what each key stands for; a name that no key has is a ``ValueError``."""
        self.name = name
        self._path = path
        self._keys = {_code_of(key): at for key, at in keys.items()}
        self._boxes = {at.box: 0 for at in keys.values()}
        self._clock = clock
        self._device: int | None = None
        self._retry_at = float("-inf")
        self._epoch = secrets.randbelow(0x10000)
        self._presses = 0
        self._reader = EventReader()
        self._down: dict[int, float] = {}

    def poll(self) -> list[Press]:
        """Return the presses since the last call."""
        now = self._clock()
        if self._device is None and not self._open(now):
            return []
        return [press for event in self._reader.feed(self._read()) for press in self._judge(event, now)]

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """A keypad has no lamps; a box it does not have is a ``KeyError``."""
        self._boxes[box]

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box."""
        return tuple(BoxReport(box, self._state(box), lost) for box, lost in self._boxes.items())

    def fileno(self) -> int | None:
        """Return the descriptor that tells of a key."""
        return self._device

    def wait_s(self) -> float:
        """Return for how long there is nothing to do, unless a key moves."""
        return _STUCK_S if self._device is not None else max(0.0, self._retry_at - self._clock())

    def close(self) -> None:
        """Let the device go."""
        device, self._device = self._device, None
        self._down.clear()
        if device is not None:
            os.close(device)

    def _open(self, now: float) -> bool:
        if now < self._retry_at:
            return False
        self._retry_at = now + _RETRY_S
        try:
            device = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return False
        if not _hold_alone(device):
            os.close(device)
            return False
        self._device, self._reader = device, EventReader()
        return True

    def _read(self) -> bytes:
        assert self._device is not None
        try:
            data = os.read(self._device, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""  # unplugged: the kernel says ENODEV
        if not data:
            self.close()
        return data

    def _judge(self, event: KeyEvent | Overflow, now: float) -> list[Press]:
        if isinstance(event, Overflow):
            self._boxes = {box: lost + 1 for box, lost in self._boxes.items()}
            self._down.clear()
            return []
        if event.move is Move.UP:
            self._down.pop(event.code, None)
            return []
        at = self._keys.get(event.code)
        if event.move is Move.REPEAT or at is None:
            return []
        self._down[event.code] = now
        self._presses += 1
        return [Press(self.name, at.box, at.key, self._epoch, self._presses, max(0.0, now - event.at))]

    def _state(self, box: str) -> BoxState:
        if self._device is None:
            return BoxState.PORT_MISSING
        now = self._clock()
        held = (now - since for code, since in self._down.items() if self._keys[code].box == box)
        return BoxState.KEY_STUCK if max(held, default=0.0) >= _STUCK_S else BoxState.PRESENT


def _code_of(name: str) -> int:
    if name not in KEY_CODES:
        raise ValueError(f'there is no key "{name}"; there are: {", ".join(KEY_CODES)}')
    return KEY_CODES[name]


def _hold_alone(device: int) -> bool:
    """Take the device from everybody else; False while another program holds it."""
    try:
        fcntl.ioctl(device, _EVIOCSCLOCKID, _CLOCK_MONOTONIC)
        fcntl.ioctl(device, _EVIOCGRAB, 1)
    except OSError as error:
        # A pipe is no input device: it types into no console, and there is nothing to hold.
        return error.errno == errno.ENOTTY
    return True
