"""The loop of the spooler: takes papers from the store one by one and brings each to an end.

Whatever was learnt from the printer is written down before anything else is done; while the store is away it is kept
and written as soon as the store is back. A spooler with two queues takes what it can get, the first queue first.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from daemons.health import Health
from daemons.service import Watchdog
from daemons.spooler import course
from daemons.spooler.course import Busy, Free, Hand, Note, Step, Stuck, Turn
from daemons.spooler.queue import Queue
from daemons.spooler.report import blocked_report, report_of
from daemons.stop import Stop
from db import StoreUnavailable
from domain.devices import DeviceReport
from hardware.printer import Level, PrinterStatus, TicketPrinter, may_print
from office import printing
from office.printing import PrintJob

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Pace:
    """How often the spooler looks, in seconds."""

    idle_s: float = 1.0
    """At the queue and the printer, when nothing wakes it."""
    sick_s: float = 1.0
    """At a printer that cannot print."""
    away_s: float = 1.0
    """For a store that is away."""


class Spooler:
    """Owns one printer. One thread."""

    def __init__(
        self, queues: Sequence[Queue], health: Health, printer: TicketPrinter, name: str, pace: Pace | None = None
    ) -> None:
        self._queues = queues
        self._queue = queues[0]
        self._printer = printer
        self._name = name
        self._pace = pace or Pace()
        self._health = health
        self._hand: Hand = Free()
        self._level: Level | None = None
        self._owed: Turn | None = None

    def run(self, stop: Stop) -> None:
        """Print until told to stop; a paper that is being printed is brought to its end first."""
        watchdog = Watchdog()
        while not stop.is_set:
            watchdog.pet()
            try:
                pause_s = self.turn()
                if pause_s:
                    self._rest(stop, pause_s)
            except StoreUnavailable:
                self._forget_feeds()
                stop.wait(self._pace.away_s)
        self._forget_feeds()

    def turn(self) -> float:
        """Do one thing and return for how long there is nothing more to do; raises StoreUnavailable."""
        if self._owed is not None:
            self._pay(self._owed)
        match self._hand:
            case Free():
                return self._take()
            case Stuck() as hand:
                return self._look(hand)
            case Busy() as hand:
                self._pay(self._do(hand))
                return 0.0

    # One paper.

    def _do(self, hand: Busy) -> Turn:
        match hand.step:
            case Step.PRINT:
                return self._print(hand)
            case Step.SETTLE:
                return course.after_settling(hand, self._printer.resolve(hand.job.cut_counter))
            case Step.VOID:
                return course.after_void(hand, self._printer.void_fragment())
            case Step.SETTLE_VOID:
                return course.after_void(hand, self._printer.resolve(None))

    def _print(self, hand: Busy) -> Turn:
        """Print, once it is journalled: a spooler that dies from here on leaves an uncertain paper."""
        counter = self._printer.cut_counter()
        if not self._queue.begin(hand.job, counter):
            return Turn(Free())
        sent = replace(hand, job=replace(hand.job, cut_counter=counter))
        return course.after_print(sent, self._printer.print_slip(sent.job.slip))

    def _pay(self, turn: Turn) -> None:
        """Write the note of a turn, then let it count; until it is written, it is owed."""
        self._owed = turn
        self._hand = self._written(turn)
        self._owed = None

    def _written(self, turn: Turn) -> Hand:
        held = self._hand
        assert not isinstance(held, Free), "a note is always about a paper in hand"
        job = held.job
        if turn.note is not Note.NOTHING:
            log.info("paper %d of ticket %d: %s %s", job.id, job.ticket_id, turn.note.value, turn.detail)
        match turn.note:
            case Note.NOTHING:
                pass
            case Note.PRINTED:
                self._queue.tell(lambda office: printing.mark_printed(office, job.id))
            case Note.NOT_PRINTED:
                self._queue.tell(lambda office: printing.mark_not_printed(office, job.id, turn.detail))
            case Note.UNCERTAIN:
                self._queue.tell(lambda office: printing.mark_uncertain(office, job.id, turn.detail))
            case Note.FRAGMENT:
                self._queue.tell(lambda office: printing.mark_fragment(office, job.id))
            case Note.BLOCKED:
                self._queue.tell(lambda office: printing.mark_blocked(office, job.id, turn.detail))
            case Note.VOIDED:
                return self._again(turn)
        return turn.hand

    def _again(self, turn: Turn) -> Hand:
        assert isinstance(turn.hand, Busy), "after a void comes the same number"
        again = self._queue.again(turn.hand.job)
        return Free() if again is None else replace(turn.hand, job=again)

    # Between papers.

    def _take(self) -> float:
        if self._picked_up(Queue.left_over, course.pick_up):
            return 0.0
        status = self._printer.status()
        self._tell(self._report(status))
        if not may_print(status):
            return self._pace.sick_s
        claimed = self._picked_up(Queue.claim, lambda job: Busy(job, Step.PRINT))
        return 0.0 if claimed else self._pace.idle_s

    def _picked_up(self, take: Callable[[Queue], PrintJob | None], as_hand: Callable[[PrintJob], Hand]) -> bool:
        for queue in self._queues:
            job = self._tried(queue, take)
            if job is not None:
                self._queue, self._hand = queue, as_hand(job)
                return True
        return False

    def _tried(self, queue: Queue, ask: Callable[[Queue], Answer | None]) -> Answer | None:
        """Ask a queue; one of several that is away is passed over."""
        try:
            return ask(queue)
        except StoreUnavailable:
            queue.forget_feed()
            if len(self._queues) == 1:
                raise
            return None

    def _look(self, hand: Stuck) -> float:
        status = self._printer.status()
        self._hand = course.after_look(hand, status)
        if not isinstance(self._hand, Stuck):
            return 0.0
        self._tell(blocked_report(self._name) if may_print(status) else self._report(status))
        return self._pace.sick_s

    def _report(self, status: PrinterStatus) -> DeviceReport:
        level = self._printer.level
        if level is not self._level:
            self._level = level
            log.info("printer %s: proves its tickets by %s", self._name, level.name.lower())
        return report_of(self._name, status, level)

    def _tell(self, report: DeviceReport) -> None:
        self._health.tell(report)
        if len(self._queues) == 1:
            self._health.pass_on()
            return
        with suppress(StoreUnavailable):  # told at the next turn; the other queue does not wait for that
            self._health.pass_on()

    def _rest(self, stop: Stop, pause_s: float) -> None:
        """Wait until there may be something to do."""
        if isinstance(self._hand, Stuck):
            stop.wait(pause_s)
            return
        stop.wait(pause_s, [queue.fileno() for queue in self._queues])
        for queue in self._queues:
            self._tried(queue, Queue.look)

    def _forget_feeds(self) -> None:
        for queue in self._queues:
            queue.forget_feed()
