"""The capturing process: `python -m hardware.scanner.capture URL FD` moves frames from a source into the ring.

It holds nothing but the source, so that it may be killed at any moment: a frozen
driver blocks `read()` for ever, and only SIGKILL ends that.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from enum import IntEnum

import cv2
import numpy as np

from hardware.scanner.frames import Image, is_picture
from hardware.scanner.ring import Ring
from hardware.scanner.sources import FrameSource, SourceLost, UnknownSource, open_source

BLACK_BELOW = 8.0
EVERY_NTH_PIXEL = 16
RETRY_S = 0.5


class Captured(IntEnum):
    """What the capturing process tells with its heartbeat."""

    STARTING = 0
    OK = 1
    ABSENT = 2
    BLACK = 3


def state_of(image: Image) -> Captured:
    """Say whether a frame shows anything at all: a covered or dead sensor gives nearly zero everywhere."""
    sample = image[::EVERY_NTH_PIXEL, ::EVERY_NTH_PIXEL]
    return Captured.BLACK if float(np.percentile(sample, 99)) < BLACK_BELOW else Captured.OK


def capture_from(source: FrameSource, ring: Ring) -> None:
    """Move frames until the source is lost."""
    state = Captured.STARTING
    while True:
        # The beat before the read: when a driver blocks, its time stands still.
        ring.beat(time.monotonic_ns(), state)
        image = source.read()
        if not is_picture(image):
            continue
        state = state_of(image)
        ring.write(image, time.monotonic_ns())


def run(url: str, ring: Ring) -> None:
    """Open the source again and again, for as long as the process lives."""
    while True:
        try:
            source = open_source(url)
        except SourceLost:
            ring.beat(time.monotonic_ns(), Captured.ABSENT)
            time.sleep(RETRY_S)
            continue
        try:
            capture_from(source, ring)
        except SourceLost:
            source.close()
            ring.beat(time.monotonic_ns(), Captured.ABSENT)
            time.sleep(RETRY_S)


def _end_with_parent() -> None:
    """End this process when the other end of its standard input is gone, even while a driver blocks."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> int:
    """Run as a process: the address of the source, and the number of the ring's descriptor."""
    url, fd = sys.argv[1], int(sys.argv[2])
    cv2.setNumThreads(1)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # the state says it, once
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        run(url, Ring(fd))
    except UnknownSource as unknown:
        sys.stderr.write(f"{unknown}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
