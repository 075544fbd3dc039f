"""The hand scanner's thread: each scan becomes the same signal as a picture of the camera."""

import logging
import select
import threading

from PySide6.QtCore import QObject, Signal

from hardware.reader import ReaderState, SerialReader

log = logging.getLogger(__name__)


class HandReader(QObject):
    """Owns the scanner; connect the signals before ``start``."""

    scanned = Signal(str)
    state_changed = Signal(str)

    def __init__(self, reader: SerialReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._stop = threading.Event()
        self._forget = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hand reader", daemon=True)
        self._state: ReaderState | None = None

    def start(self) -> None:
        """Read from now on."""
        self._thread.start()

    def next_person(self) -> None:
        """What still lies under the scanner is no scan of the next person."""
        self._forget.set()

    def close(self, timeout_s: float = 3.0) -> None:
        """Let go of the scanner."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._stop.is_set():
            if self._forget.is_set():
                self._forget.clear()
                self._reader.next_person()
            for scan in self._reader.poll():
                self.scanned.emit(scan.text)
            self._tell_state()
            ready = self._reader.fileno()
            select.select([] if ready is None else [ready], [], [], self._reader.wait_s())
        self._reader.close()

    def _tell_state(self) -> None:
        state, before = self._reader.state(), self._state
        if state is before:
            return
        self._state = state
        log.log(logging.INFO if state is ReaderState.READY else logging.WARNING, "hand scanner: %s", state.value)
        self.state_changed.emit(state.value)
