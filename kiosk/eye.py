"""The eye: the camera's thread, which shows every picture and reads the codes in it."""

import logging
import threading
import time

import numpy as np
from PySide6.QtCore import QObject, Signal

from hardware.scanner.camera import Camera, CameraState
from hardware.scanner.decode import Decoded, decode_frame
from hardware.scanner.watch import Watch
from kiosk.preview import FrameBox

log = logging.getLogger(__name__)

LOOK_S = 0.02
IDLE_LOOK_S = 0.2
PREVIEW_S = 1 / 16
STATE_S = 0.5
USABLE = frozenset({CameraState.OK, CameraState.STARTING})


class Eye(QObject):
    """Owns the camera; one scan is one ``scanned``, whatever the number of pictures it stands in."""

    scanned = Signal(str)
    hint = Signal(str)
    usable = Signal(bool)

    def __init__(self, camera: Camera, box: FrameBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = camera
        self._box = box
        self._watch = Watch()
        self._stop = threading.Event()
        self._awake = threading.Event()
        self._forget = threading.Event()
        self._thread = threading.Thread(target=self._run, name="eye", daemon=True)
        self._told: tuple[bool, str] = (True, "")

    def start(self) -> None:
        """Open the eye; connect the signals first."""
        self._thread.start()

    def set_awake(self, awake: bool) -> None:
        """Look at every picture, or, with nobody there, at some in a second."""
        if awake:
            self._awake.set()
        else:
            self._awake.clear()

    def next_person(self) -> None:
        """What is held up now was the last person's: it is no scan of the next one."""
        self._forget.set()

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
        shown_at = told_at = 0.0
        while not self._stop.wait(LOOK_S if self._awake.is_set() else IDLE_LOOK_S):
            now = time.monotonic()
            if self._forget.is_set():
                self._forget.clear()
                self._watch.reset(now)
            if now - told_at >= STATE_S:
                told_at = now
                self._tell_state()
            frame = self._camera.newest()
            if frame is None:
                continue
            if now - shown_at >= PREVIEW_S and frame.image.ndim == 3:
                shown_at = now
                self._box.put(np.ascontiguousarray(frame.image[:, :, :3]))
            self._read(decode_frame(frame.image), frame.at)

    def _read(self, decoded: Decoded, at: float) -> None:
        scan = self._watch.see(decoded, at)
        if scan is not None:
            self.scanned.emit(scan.text)
        hint = "many" if decoded.is_ambiguous else "other" if decoded.other_codes and not decoded.texts else ""
        usable, told = self._told
        if hint != told:
            self._told = (usable, hint)
            self.hint.emit(hint)

    def _tell_state(self) -> None:
        state = self._camera.state()
        usable, hint = self._told
        if (state in USABLE) is not usable:
            log.warning("camera: %s", state.value)
            self._told = (not usable, hint)
            self.usable.emit(not usable)
