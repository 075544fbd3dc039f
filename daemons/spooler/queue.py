"""A queue of papers: one store's, as the spooler of its printer sees it.

A kiosk that can go on without its server has two, its own and the server's, and one printer. Papers of its own must
not wait for a server that is away: what that server has to know of a paper in hand is kept in order until it is back.
Only a paper of which no byte was sent is put aside, for a server that thinks so may have it printed once more.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from daemons.door import Door
from db import Feed, StoreUnavailable
from domain.printing import PrintState
from office import printing
from office.context import Office
from office.printing import PrintJob

Answer = TypeVar("Answer")


class Queue:
    """The papers of one store for one printer. Belongs to the spooler's thread."""

    def __init__(
        self, door: Door, spooler: str, *, patient: bool = True, held_back: Callable[[], bool] = lambda: False
    ) -> None:
        """Ask at ``door`` as ``spooler``; nothing new is taken while it is ``held_back``.

        Where it is not ``patient``, the spooler goes on with other papers while the store is away.
        """
        self._door = door
        self._spooler = spooler
        self._patient = patient
        self._held_back = held_back
        self._left_over: deque[PrintJob] | None = None
        self._owed: deque[Callable[[Office], object]] = deque()
        self._feed: Feed | None = None

    def left_over(self) -> PrintJob | None:
        """Return a paper that a spooler took and never brought to an end; raises StoreUnavailable."""
        self._pay()
        if self._left_over is None:
            self._left_over = deque(self._door.ask(printing.unfinished_jobs))
        return self._left_over.popleft() if self._left_over else None

    def claim(self) -> PrintJob | None:
        """Take the next paper; raises StoreUnavailable."""
        if self._held_back() or not self._door.ask(printing.is_waiting):
            return None
        try:
            return self._door.ask(lambda office: printing.claim_job(office, self._spooler))
        except StoreUnavailable:
            # It may have been committed all the same: then the paper is among the unfinished ones.
            self._left_over = None
            raise

    def begin(self, job: PrintJob, cut_counter: int | None) -> bool:
        """Journal that bytes are about to go out; False where the paper was put aside instead."""
        try:
            self._tell_now(lambda office: printing.mark_sending(office, job.id, cut_counter))
        except StoreUnavailable:
            if self._patient:
                raise
            if not self._owed:
                self._left_over = None
                return False
            self._owed.append(lambda office: printing.mark_sending(office, job.id, cut_counter))
        return True

    def tell(self, said: Callable[[Office], object]) -> None:
        """Write down what was learnt of a paper; raises StoreUnavailable where the queue is patient."""
        try:
            self._tell_now(said)
        except StoreUnavailable:
            if self._patient:
                raise
            self._owed.append(said)

    def again(self, job: PrintJob) -> PrintJob | None:
        """Take a paper in hand once more after its strip was voided, None where it was printed meanwhile."""

        def ask(office: Office) -> PrintJob | None:
            return printing.print_again(office, job.id, job.copy + 1)

        try:
            return self._tell_now(ask)
        except StoreUnavailable:
            if self._patient:
                raise
            self._owed.append(ask)
            slip = replace(job.slip, copy=job.copy + 1)
            return replace(job, slip=slip, copy=slip.copy, state=PrintState.CLAIMED, cut_counter=None)

    def fileno(self) -> int:
        """Return the descriptor that can be read when something was written, -1 where there is none."""
        if self._feed is None:
            with suppress(StoreUnavailable):
                self._feed = self._door.ask(lambda office: office.store.feed())
        return -1 if self._feed is None else self._feed.fileno()

    def look(self) -> None:
        """Forget what woke the spooler; raises StoreUnavailable."""
        feed = self._feed
        if feed is not None:
            self._door.ask(lambda _: feed.poll())

    def forget_feed(self) -> None:
        """Stop listening until the next time."""
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()

    def _tell_now(self, said: Callable[[Office], Answer]) -> Answer:
        self._pay()
        return self._door.ask(said)

    def _pay(self) -> None:
        while self._owed:
            self._door.ask(self._owed[0])
            self._owed.popleft()
