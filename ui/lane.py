"""A lane: one thread for one slow thing (store, printer, port), results back on the GUI thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


@dataclass(frozen=True)
class Job:
    """Work for the lane's thread and who hears of its end."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    owner: QObject


@dataclass(frozen=True)
class Outcome:
    """What became of a job: a value, or the error that ended it."""

    job: Job
    value: Any = None
    error: Exception | None = None


class Lane(QObject):
    """Runs jobs one after another in a thread of its own; create and call it on the GUI thread."""

    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        # A daemon: work stuck in a dead network must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` in the lane, then call ``then`` with its result on the GUI thread.

        Without ``failed`` an error is raised on the GUI thread, where the app's policy for bugs takes it.
        Nothing is called once ``owner`` (by default the lane) is gone or the lane is closed.
        """
        self._jobs.put(Job(work, then, failed, owner or self))

    def close(self, timeout_s: float = 2.0) -> bool:
        """Stop after the present job; false if it did not end within ``timeout_s``."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None and not self._closed:
            outcome = self._do(job)
            if shiboken6.isValid(self):
                self._ended.emit(outcome)

    @staticmethod
    def _do(job: Job) -> Outcome:
        try:
            return Outcome(job, value=job.work())
        except Exception as error:  # noqa: BLE001  carried to the GUI thread, where it is handled or raised
            return Outcome(job, error=error)

    def _on_ended(self, outcome: Outcome) -> None:
        job = outcome.job
        if self._closed or not shiboken6.isValid(job.owner):
            return
        if outcome.error is None:
            job.then(outcome.value)
        elif job.failed is not None:
            job.failed(outcome.error)
        else:
            raise outcome.error
