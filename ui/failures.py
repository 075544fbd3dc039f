"""What an app does about a bug: log it, show "out of service", end with 70 so that it is started again."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

log = logging.getLogger(__name__)

EXIT_BUG = 70
CALM_MS = 3000


class FailurePolicy(QObject):
    """Takes every exception nobody caught, from slots and from threads, once."""

    failed = Signal()

    def __init__(self, parent: QObject | None = None, calm_ms: int = CALM_MS) -> None:
        super().__init__(parent)
        self._calm_ms = calm_ms
        self._seen = False
        self.failed.connect(self._leave, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the process's hook for uncaught exceptions; connect ``failed`` to the window first."""
        sys.excepthook = self.on_exception
        threading.excepthook = self.on_thread_exception

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the bug and begin to leave; a second bug on the way out is only logged."""
        log.critical("out of service", exc_info=(kind, error, trace))
        if not self._seen:
            self._seen = True
            self.failed.emit()

    def on_thread_exception(self, failure: threading.ExceptHookArgs) -> None:
        """Treat a thread's death as the app's."""
        if failure.exc_value is not None:
            self.on_exception(failure.exc_type, failure.exc_value, failure.exc_traceback)

    def _leave(self) -> None:
        QTimer.singleShot(self._calm_ms, self, self._exit)

    def _exit(self) -> None:
        QCoreApplication.exit(EXIT_BUG)
