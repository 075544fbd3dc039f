"""What the simulators of serial devices share: a pseudo terminal, a bad cable, commands, a state file."""

import errno
import json
import os
import signal
import stat
import tty
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Event
from typing import Any


@dataclass(frozen=True)
class Noise:
    """How bad the cable is, as probabilities: of each bit, and of each frame."""

    bit_errors: float = 0.0
    lost: float = 0.0
    doubled: float = 0.0

    @classmethod
    def from_command(cls, command: Mapping[str, Any]) -> "Noise":
        """Return the noise that a command such as ``{"do": "noise", "lost": 0.4}`` asks for."""
        return cls(**{key: float(value) for key, value in command.items() if key != "do"})


class Channel:
    """A cable: carries frames in one direction, with damage drawn from a seeded generator."""

    def __init__(self, random: Random, noise: Noise | None = None) -> None:
        self._random = random
        self.noise = noise or Noise()

    def carry(self, frame: bytes) -> list[bytes]:
        """Return what arrives of ``frame``: nothing, itself, or two of it, each with its own wrong bits."""
        if not frame or self._random.random() < self.noise.lost:
            return []
        copies = 2 if self._random.random() < self.noise.doubled else 1
        return [self._damage(frame) for _ in range(copies)]

    def _damage(self, frame: bytes) -> bytes:
        if not self.noise.bit_errors:
            return frame
        return bytes(byte ^ self._wrong_bits() for byte in frame)

    def _wrong_bits(self) -> int:
        return sum(1 << bit for bit in range(8) if self._random.random() < self.noise.bit_errors)


class PtyPort:
    """A serial port at the path ``link``: the device's end of a pseudo terminal, which may be pulled out."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self._device: int | None = None
        self._host: int | None = None

    def plug(self) -> None:
        """Let the port appear, under another number each time, as a USB adapter does."""
        if self._device is not None:
            return
        # The host's end stays open here as well: without it, each goodbye of the host would look like an unplug.
        self._device, self._host = os.openpty()
        tty.setraw(self._host)
        os.set_blocking(self._device, False)
        fresh = self._link.with_name(self._link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._host))
        os.replace(fresh, self._link)

    def unplug(self) -> None:
        """Let the port vanish, also from under a host that holds it open."""
        if self._device is None or self._host is None:
            return
        self._link.unlink(missing_ok=True)
        os.close(self._host)
        os.close(self._device)
        self._device = self._host = None

    @property
    def is_plugged(self) -> bool:
        """Whether the port is there."""
        return self._device is not None

    def fileno(self) -> int | None:
        """Return the descriptor to wait on, while the port is there."""
        return self._device

    def read(self, at_most: int = 4096) -> bytes:
        """Return what the host has sent."""
        if self._device is None:
            return b""
        try:
            return os.read(self._device, at_most)
        except BlockingIOError:
            return b""

    def write(self, data: bytes) -> None:
        """Send to the host; what a host that never reads leaves no room for is lost, as on a wire."""
        if self._device is None:
            return
        try:
            os.write(self._device, data)
        except BlockingIOError:
            return


class ControlPipe:
    """Commands from other processes: a FIFO that takes one JSON object a line."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            os.mkfifo(path, 0o600)
        if not stat.S_ISFIFO(path.stat().st_mode):
            raise FileExistsError(f"{path} is no FIFO: give the commands another path, or remove that file")
        # Open for both, so that it does not end when one commander leaves.
        self._descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self._rest = b""

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._descriptor

    def commands(self) -> list[dict[str, Any]]:
        """Return the commands that have come; a line that is no JSON object is the object ``{"bad": line}``."""
        try:
            self._rest += os.read(self._descriptor, 65536)
        except BlockingIOError:
            return []
        *lines, self._rest = self._rest.split(b"\n")
        return [_command(line) for line in lines if line.strip()]

    def close(self) -> None:
        """Take no more commands."""
        os.close(self._descriptor)


def send_command(path: Path, **command: Any) -> bool:
    """Give a simulator a command and return whether there is one to hear it."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.ENOENT):
            return False
        raise
    try:
        if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            return False
        os.write(descriptor, json.dumps(command).encode() + b"\n")
    finally:
        os.close(descriptor)
    return True


class StateFile:
    """A JSON file that always holds one whole state, the newest; written only when it changes."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written = ""

    def is_new(self, state: Mapping[str, Any]) -> bool:
        """Return whether ``state`` is another than the one in the file."""
        return _text(state) != self._written

    def write(self, state: Mapping[str, Any]) -> None:
        """Keep ``state``."""
        if not self.is_new(state):
            return
        self._written = _text(state)
        if self._path is not None:
            write_whole(self._path, self._written.encode())


def until_stopped() -> Callable[[], bool]:
    """Return a question that is answered with yes once SIGTERM or SIGINT has come."""
    stopped = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopped.set())
    return stopped.is_set


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file at ``path`` so that no reader sees a part of it."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    os.replace(fresh, path)


def _text(state: Mapping[str, Any]) -> str:
    return json.dumps(state, indent=1, sort_keys=True)


def _command(line: bytes) -> dict[str, Any]:
    try:
        command = json.loads(line)
    except ValueError:
        command = None
    return command if isinstance(command, dict) else {"bad": line.decode(errors="replace")}
