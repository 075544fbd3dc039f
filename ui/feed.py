"""The bridge from the store's change feed to a Qt signal."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Feed(Protocol):
    """What the bridge needs of ``db.Feed``: wait, look, close; all from one thread."""

    def wait(self, timeout_s: float) -> bool: ...
    def poll(self) -> Sequence[object]: ...
    def close(self) -> None: ...


class FeedBridge(QObject):
    """Waits for the store in a thread of its own, so that a dead store never holds a frame.

    ``changed`` comes after each batch of journal rows, at least once after the start and after each return of the
    store; ``lost`` once when the store stops answering.
    """

    changed = Signal()
    lost = Signal()

    def __init__(
        self,
        open_feed: Callable[[], Feed],
        away: type[Exception],
        parent: QObject | None = None,
        wait_s: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._open_feed = open_feed
        self._away = away
        self._wait_s = wait_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feed", daemon=True)

    def start(self) -> None:
        """Begin to listen; connect the signals first."""
        self._thread.start()

    def close(self, timeout_s: float = 3.0) -> bool:
        """Stop listening; false if the thread did not end within ``timeout_s``."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except self._away as error:
                log.warning("store does not answer: %s", type(error).__name__)
                self._emit("lost")
                self._stop.wait(self._wait_s)

    def _listen(self) -> None:
        feed = self._open_feed()
        try:
            self._emit("changed")
            while not self._stop.is_set():
                if feed.wait(self._wait_s) and feed.poll():
                    self._emit("changed")
        finally:
            feed.close()

    def _emit(self, name: str) -> None:
        if not self._stop.is_set() and shiboken6.isValid(self):
            getattr(self, name).emit()
