"""Cyclic garbage is collected in the GUI thread only.

Python collects cycles in whichever thread happens to allocate. When such a cycle holds a QObject, its destructor runs
in that thread, and a timer or a window destroyed there ends the process ("Timers cannot be stopped from another
thread", then a segmentation fault: seen in tests that make and drop many windows).
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000


class GuiCollector(QObject):
    """Takes the collector's work over for as long as it lives; make it in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """Collect the oldest generation that is due, as the collector itself would have."""
        pairs = enumerate(zip(gc.get_count(), self._thresholds, strict=True))
        due = [age for age, (count, limit) in pairs if count > limit]
        if due:
            gc.collect(max(due))
