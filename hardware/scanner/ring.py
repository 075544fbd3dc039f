"""Frames from one process to another: shared memory without locks, the newest frame wins.

The writer fills the slots in turn and only then names the newest one; the reader
copies it and looks whether the writer has come round meanwhile. A writer that dies
in the middle leaves the frame before it, whole.

Layout, little-endian: `heartbeat u64, state u64, newest u64`, then per slot
`sequence u64, time u64, height u32, width u32, channels u32, pad u32` and the pixels.
Times are CLOCK_MONOTONIC nanoseconds, which all processes of a machine share.
"""

from __future__ import annotations

import mmap
import os
import struct
from dataclasses import dataclass

import numpy as np

from hardware.scanner.frames import Image
from hardware.scanner.sources import LARGEST_FRAME

SLOTS = 3
HEAD = struct.Struct("<QQQ")
SLOT_HEAD = struct.Struct("<QQIIII")
SLOT_PIXELS = LARGEST_FRAME[0] * LARGEST_FRAME[1] * 3
SLOT_SIZE = SLOT_HEAD.size + SLOT_PIXELS
RING_SIZE = HEAD.size + SLOTS * SLOT_SIZE


@dataclass(frozen=True)
class Frame:
    """One picture of the camera; its number rises by one with each, its time is monotonic seconds."""

    image: Image
    sequence: int
    at: float


class Ring:
    """The memory both sides see, by a file descriptor that has no name and dies with the last of them."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._map = mmap.mmap(fd, RING_SIZE)

    @staticmethod
    def create() -> Ring:
        """Make the memory; the descriptor may be inherited by the capturing process."""
        fd = os.memfd_create("loket-camera", 0)
        os.ftruncate(fd, RING_SIZE)
        return Ring(fd)

    def close(self) -> None:
        """Unmap the memory and close the descriptor."""
        self._map.close()
        os.close(self.fd)

    def beat(self, now_ns: int, state: int) -> None:
        """Say that the capturing process lives, and what it sees."""
        struct.pack_into("<QQ", self._map, 0, now_ns, state)

    def life(self) -> tuple[int, int]:
        """Return the time of the last heartbeat and the state told with it."""
        heartbeat, state, _ = HEAD.unpack_from(self._map, 0)
        return heartbeat, state

    def write(self, image: Image, now_ns: int) -> int:
        """Publish a frame; return its number."""
        sequence = self._newest() + 1
        offset = self._offset(sequence)
        height, width = image.shape[:2]
        channels = 1 if image.ndim == 2 else image.shape[2]
        size = height * width * channels
        if size > SLOT_PIXELS:
            raise ValueError("the frame is larger than a slot")
        SLOT_HEAD.pack_into(self._map, offset, 0, now_ns, height, width, channels, 0)
        target = np.frombuffer(self._map, np.uint8, size, offset + SLOT_HEAD.size)
        np.copyto(target.reshape(image.shape), image)
        struct.pack_into("<Q", self._map, offset, sequence)
        struct.pack_into("<Q", self._map, 16, sequence)
        return sequence

    def newest(self, after: int = 0) -> Frame | None:
        """Return a copy of the newest frame numbered above ``after``; None if there is none or it was overtaken."""
        sequence = self._newest()
        if sequence <= after:
            return None
        offset = self._offset(sequence)
        number, at_ns, height, width, channels, _ = SLOT_HEAD.unpack_from(self._map, offset)
        size = height * width * channels
        if number != sequence or not 0 < size <= SLOT_PIXELS:
            return None
        pixels = np.frombuffer(self._map, np.uint8, size, offset + SLOT_HEAD.size).copy()
        if struct.unpack_from("<Q", self._map, offset)[0] != sequence:
            return None
        shape = (height, width) if channels == 1 else (height, width, channels)
        return Frame(pixels.reshape(shape), sequence, at_ns / 1e9)

    def _newest(self) -> int:
        return int(HEAD.unpack_from(self._map, 0)[2])

    @staticmethod
    def _offset(sequence: int) -> int:
        return HEAD.size + sequence % SLOTS * SLOT_SIZE
