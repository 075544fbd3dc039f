"""What the master knows of one KLB/1 box: which events it accepted, and whether the box is well. Pure."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from hardware.buttons.klb1 import AGE_STEP_S, LAST_SEQ, OLDEST_AGE, Event, EventKind, Query, Report
from hardware.buttons.model import LAMP_OFF, BoxState, Press

RING = 16
_EPOCHS_REMEMBERED = 8


@dataclass(frozen=True)
class Timings:
    """The times of a KLB/1 line, in seconds but for ``absent_after``."""

    poll_s: float = 0.05
    """From one query of a box to the next."""
    answer_s: float = 0.03
    """How long the line is kept free for an answer."""
    absent_after: int = 5
    """Queries without an answer until a box counts as absent."""
    given_up_after_s: float = 3.0
    """A box that was silent for so long is asked seldom, so that it does not slow the others."""
    seldom_s: float = 1.0
    """From one query of a box given up to the next."""
    stale_s: float = 3.0
    """A press older than this is acknowledged, but nobody is called by it."""
    conflict_s: float = 10.0
    """How long an address stays refused after two boxes answered to it."""
    identify_s: float = 0.45
    """How long all boxes together may take to say who they are."""


@dataclass(frozen=True)
class Mark:
    """The newest event of a box that was accepted, kept for the next start of the program."""

    epoch: int
    number: int


def seq_of(number: int) -> int:
    """Return the sequence number, 1 to 255, that the ``number``-th event of an epoch carries."""
    return (number - 1) % LAST_SEQ + 1


class BoxTrack:
    """The master's side of one box.

    Sequence numbers come round after 255 events; ``number`` goes on counting, so that no two presses of an epoch
    share a name.
    """

    def __init__(self, line: str, address: int, timings: Timings, mark: Mark | None = None) -> None:
        self.address = address
        self.lamp = LAMP_OFF
        self.lost = 0
        self.due_at = float("-inf")
        self._line = line
        self._timings = timings
        self._mark = mark
        self._epoch: int | None = None
        self._number: int | None = None
        self._past_epochs: deque[int] = deque(maxlen=_EPOCHS_REMEMBERED)
        self._conflict_until = float("-inf")
        self._missed = 0
        self._silent_since: float | None = None
        self._seen = False
        self._stuck: set[int] = set()

    @property
    def mark(self) -> Mark | None:
        """The newest accepted event, if there is one."""
        if self._epoch is None or self._number is None:
            return self._mark
        return Mark(self._epoch, self._number)

    def query(self, now: float) -> Query:
        """Return the question to put to the box now, and plan the next one."""
        self.due_at = now + self._timings.poll_s
        ack = 0 if self._number is None else seq_of(self._number)
        return Query(self.address, ack, self._epoch or 0, self.lamp.to_byte())

    def miss(self, now: float, damaged: bool) -> None:
        """Note that the box did not answer, or not legibly: it is asked again at once, until it is given up.

        On a bad cable most answers are lost; to ask less often then would lose presses to their age.
        """
        self._missed += 1
        if damaged or self._silent_since is None:
            self._silent_since = now
        given_up = now - self._silent_since >= self._timings.given_up_after_s
        self.due_at = now + self._timings.seldom_s if given_up else now

    def take(self, report: Report, now: float) -> list[Press]:
        """Accept what is new in ``report`` and return the presses to act on."""
        self._missed = 0
        self._silent_since = None
        self._seen = True
        self._enter_epoch(report.epoch, now)
        # A key may have come up while its own event was lost with the ring; the held bits cannot be.
        self._stuck = {key for key in self._stuck if report.held >> key & 1}
        return [press for event in report.events for press in self._accept(event, now)]

    def state(self, now: float) -> BoxState:
        """Return how the box is."""
        if self._is_absent():
            return BoxState.NO_ANSWER
        if now < self._conflict_until:
            return BoxState.ADDRESS_CONFLICT
        if self._stuck:
            return BoxState.KEY_STUCK
        return BoxState.PRESENT if self._seen else BoxState.UNKNOWN

    def _is_absent(self) -> bool:
        return self._missed >= self._timings.absent_after

    def _enter_epoch(self, epoch: int, now: float) -> None:
        if epoch == self._epoch:
            return
        # A box that was switched off comes back with a new epoch. An old one that comes back is a second box.
        if epoch in self._past_epochs:
            self._conflict_until = now + self._timings.conflict_s
        if self._epoch is not None:
            self._past_epochs.append(self._epoch)
        self._epoch = epoch
        self._number = None
        self._stuck.clear()

    def _accept(self, event: Event, now: float) -> Iterator[Press]:
        number = self._number_of(event.seq)
        if number is None:
            return
        self.lost += 0 if self._number is None else number - self._number - 1
        self._number = number
        if event.kind is EventKind.STUCK:
            self._stuck.add(event.key)
        if event.kind is EventKind.DOWN and self._may_act_on(event, now):
            yield self._press(event, number)

    def _number_of(self, seq: int) -> int | None:
        """Return the number of an event that was not accepted before."""
        if self._number is None:
            return self._first_number(seq)
        ahead = (seq - seq_of(self._number)) % LAST_SEQ
        # The box holds 16 events, so what it repeats is at most 15 behind the newest one accepted.
        return self._number + ahead if 0 < ahead <= LAST_SEQ - RING else None

    def _first_number(self, seq: int) -> int:
        if self._mark is None or self._mark.epoch != self._epoch:
            return seq
        ahead = (seq - seq_of(self._mark.number)) % LAST_SEQ
        return max(seq, self._mark.number + (ahead if ahead <= LAST_SEQ // 2 else ahead - LAST_SEQ))

    def _may_act_on(self, event: Event, now: float) -> bool:
        fresh = event.age < OLDEST_AGE and event.age * AGE_STEP_S <= self._timings.stale_s
        return fresh and now >= self._conflict_until

    def _press(self, event: Event, number: int) -> Press:
        assert self._epoch is not None
        return Press(self._line, str(self.address), str(event.key), self._epoch, number, event.age * AGE_STEP_S)
