"""The camera as the kiosk sees it: the newest frame, a state, and nothing that ever blocks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, assert_never

from hardware.scanner.capture import Captured
from hardware.scanner.ring import Frame, Ring
from hardware.scanner.sources import parse_address


class CameraState(StrEnum):
    """What can be said of the camera now."""

    STARTING = "starting"
    OK = "ok"
    ABSENT = "absent"
    FROZEN = "frozen"
    BLACK = "black"
    CLOSED = "closed"


class Camera(Protocol):
    """A camera. Owned by one thread; no call blocks."""

    def start(self) -> None:
        """Begin to capture."""

    def newest(self) -> Frame | None:
        """Return the newest frame, if there is one that was not returned before."""

    def state(self) -> CameraState:
        """Say how the camera is."""

    def close(self) -> None:
        """End it; may be called more than once."""


@dataclass(frozen=True)
class Timings:
    """How long the camera may keep us waiting."""

    frozen_after_s: float = 3.0
    """A heartbeat older than this means that the driver blocks, or that the process hangs."""
    starting_s: float = 8.0
    """A new process gets this long to load its libraries and open the device."""
    restart_after_s: float = 0.5
    """The least time between two starts, so that a device that kills us does not eat the processor."""


def open_camera(url: str, timings: Timings | None = None) -> Camera:
    """Return the camera at ``url``, not started yet; raise UnknownSource where the address names none."""
    parse_address(url)
    return ProcessCamera(url, timings or Timings())


class ProcessCamera:
    """A camera captured by a process of its own, which is killed and started again when it no longer answers."""

    def __init__(self, url: str, timings: Timings) -> None:
        self._url = url
        self._timings = timings
        self._ring: Ring | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []
        self._started_at = 0.0
        self._returned = 0
        self._was_frozen = False

    def start(self) -> None:
        """Start the capturing process."""
        if self._ring is None:
            self._ring = Ring.create()
            self._spawn(self._ring)

    def newest(self) -> Frame | None:
        """Return the newest frame not returned before; None if there is none."""
        if self._ring is None:
            return None
        self._supervise(self._ring)
        frame = self._ring.newest(after=self._returned)
        if frame is not None:
            self._returned = frame.sequence
        return frame

    def state(self) -> CameraState:
        """Say how the camera is, starting the process again if it has died or hangs."""
        if self._ring is None:
            return CameraState.CLOSED
        self._supervise(self._ring)
        heartbeat_ns, told = self._ring.life()
        if heartbeat_ns / 1e9 < self._started_at:
            return CameraState.FROZEN if self._was_frozen else CameraState.STARTING
        return _state_from(Captured(told))

    def close(self) -> None:
        """Kill the process and give the memory back."""
        self._end_process()
        for process in self._ended:
            process.wait()
        self._ended.clear()
        if self._ring is not None:
            self._ring.close()
            self._ring = None

    @property
    def pid(self) -> int | None:
        """The number of the capturing process, if one runs."""
        return self._process.pid if self._process is not None else None

    def _supervise(self, ring: Ring) -> None:
        now = time.monotonic()
        self._ended = [process for process in self._ended if process.poll() is None]
        if self._process is not None and self._process.poll() is not None:
            self._end_process()
        if self._process is not None and self._hangs(ring, now):
            self._was_frozen = True
            self._end_process()
        if self._process is None and now - self._started_at > self._timings.restart_after_s:
            self._spawn(ring)

    def _hangs(self, ring: Ring, now: float) -> bool:
        heartbeat = ring.life()[0] / 1e9
        if heartbeat < self._started_at:
            return now - self._started_at > self._timings.starting_s
        self._was_frozen = False
        return now - heartbeat > self._timings.frozen_after_s

    def _spawn(self, ring: Ring) -> None:
        house = str(Path(__file__).resolve().parents[2])
        paths = [house, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._started_at = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hardware.scanner.capture", self._url, str(ring.fd)],
            stdin=subprocess.PIPE,
            pass_fds=(ring.fd,),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def _end_process(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._ended.append(self._process)
        self._process = None


def _state_from(told: Captured) -> CameraState:
    match told:
        case Captured.STARTING:
            return CameraState.STARTING
        case Captured.OK:
            return CameraState.OK
        case Captured.ABSENT:
            return CameraState.ABSENT
        case Captured.BLACK:
            return CameraState.BLACK
        case _:
            assert_never(told)
