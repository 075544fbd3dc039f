"""The eye: the camera's thread, which shows every picture and reads the codes in it."""

import logging
import threading
import time

import numpy as np
from PySide6.QtCore import QObject, Signal

from hardware.scanner.camera import Camera, CameraState
from hardware.scanner.decode import NOTHING, Decoded, FrameReader
from hardware.scanner.ring import Frame
from hardware.scanner.watch import Watch
from kiosk.preview import FrameBox
from kiosk.stillness import Stillness

log = logging.getLogger(__name__)

LOOK_S = 0.02
IDLE_LOOK_S = 0.2
STILL_DECODE_S = 0.1
PREVIEW_S = 1 / 16
STATE_S = 0.5
USABLE = frozenset({CameraState.OK, CameraState.STARTING})


class Eye(QObject):
    """Owns the camera; one scan is one ``scanned``, whatever the number of pictures it stands in."""

    scanned = Signal(str)
    hint = Signal(str)
    usable = Signal(bool)
    state_changed = Signal(str)

    def __init__(self, camera: Camera, box: FrameBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = camera
        self._box = box
        self._watch = Watch()
        self._reader = FrameReader()
        self._stillness = Stillness()
        self._decoded = NOTHING
        self._stop = threading.Event()
        self._awake = threading.Event()
        self._forget = threading.Event()
        self._thread = threading.Thread(target=self._run, name="eye", daemon=True)
        self._state = CameraState.STARTING
        self._hint = ""
        self._shown_at = self._decoded_at = 0.0

    def start(self) -> None:
        """Open the eye; connect the signals first."""
        self._thread.start()

    def set_awake(self, awake: bool) -> None:
        """Show and read every picture, or, when no code is expected, only look whether something comes."""
        if awake:
            self._awake.set()
        else:
            self._awake.clear()

    def next_person(self) -> None:
        """Forget the picture; what is still held up was the last person's and is no scan of the next one."""
        self._forget.set()
        self._box.empty()

    def close(self, timeout_s: float = 3.0) -> bool:
        """Close the eye and let go of the camera; false if it did not end within ``timeout_s``."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._camera.start()
        try:
            self._look_until_stopped()
        finally:
            self._camera.close()

    def _look_until_stopped(self) -> None:
        told_at = 0.0
        while not self._stop.wait(LOOK_S if self._awake.is_set() else IDLE_LOOK_S):
            now = time.monotonic()
            if self._forget.is_set():
                self._forget.clear()
                self._watch.reset(now)
            if now - told_at >= STATE_S:
                told_at = now
                self._tell_state()
            frame = self._camera.newest()
            if frame is not None:
                self._show(frame, now)
                self._read(self._decode(frame), frame.at)

    def _show(self, frame: Frame, now: float) -> None:
        if self._awake.is_set() and now - self._shown_at >= PREVIEW_S and frame.image.ndim == 3:
            self._shown_at = now
            self._box.put(np.ascontiguousarray(frame.image[:, :, :3]))

    def _decode(self, frame: Frame) -> Decoded:
        # Somebody who holds still gets some tries a second; an empty hall with nobody expected gets one.
        moved = not self._stillness.is_still(frame.image)
        if moved or (self._awake.is_set() and frame.at - self._decoded_at >= STILL_DECODE_S):
            self._decoded = self._reader.read(frame.image)
            self._decoded_at = frame.at
        return self._decoded

    def _read(self, decoded: Decoded, at: float) -> None:
        scan = self._watch.see(decoded, at)
        if scan is not None:
            self.scanned.emit(scan.text)
        hint = "many" if decoded.is_ambiguous else "other" if decoded.other_codes and not decoded.texts else ""
        if hint != self._hint:
            self._hint = hint
            self.hint.emit(hint)

    def _tell_state(self) -> None:
        state, before = self._camera.state(), self._state
        if state is before:
            return
        self._state = state
        log.log(logging.INFO if state in USABLE else logging.WARNING, "camera: %s", state.value)
        self.state_changed.emit(state.value)
        if (state in USABLE) is not (before in USABLE):
            self.usable.emit(state in USABLE)
