"""Reads a view of the store again and again: at every change, at a heartbeat, never twice at once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.lane import Lane

View = TypeVar("View")


class Refresher(QObject, Generic[View]):
    """Keeps a screen in step with the store.

    ``seen`` carries each view that was read, ``lost`` comes with each look that failed because the store is away.
    However many changes arrive while a look is under way, one more look follows it.
    """

    seen = Signal(object)
    lost = Signal()

    def __init__(
        self,
        lane: Lane,
        read: Callable[[], View],
        away: type[Exception],
        parent: QObject | None = None,
        heartbeat_ms: int = 2000,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._read = read
        self._away = away
        self._reading = False
        self._again = False
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(heartbeat_ms)
        self._heartbeat.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on at least at every heartbeat."""
        self._heartbeat.start()
        self.look()

    def look(self) -> None:
        """Read the view soon: at once, or after the look that is under way."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._lane.run(self._read, self._on_view, self._on_error, self)

    def _on_view(self, view: View) -> None:
        self._ended()
        self.seen.emit(view)

    def _on_error(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, self._away):
            raise error
        self.lost.emit()

    def _ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.look()
