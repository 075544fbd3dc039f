"""The loop of the spooler: takes papers from the store one by one and brings each to an end.

Whatever was learnt from the printer is written down before anything else is done; while the store is away it is kept
and written as soon as the store is back.
"""

import logging
from collections import deque
from dataclasses import dataclass, replace

from daemons.door import Door
from daemons.health import Health
from daemons.service import Watchdog
from daemons.spooler import course
from daemons.spooler.course import Busy, Free, Hand, Note, Step, Stuck, Turn
from daemons.spooler.report import blocked_report, report_of
from daemons.stop import Stop
from db import Feed, StoreUnavailable
from domain.devices import DeviceReport
from hardware.printer import TicketPrinter, may_print
from office import printing
from office.printing import PrintJob

log = logging.getLogger(__name__)


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

    def __init__(self, door: Door, health: Health, printer: TicketPrinter, name: str, pace: Pace | None = None) -> None:
        self._door = door
        self._printer = printer
        self._name = name
        self._pace = pace or Pace()
        self._health = health
        self._hand: Hand = Free()
        self._owed: Turn | None = None
        self._left_over: deque[PrintJob] | None = None
        self._feed: Feed | None = None

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
                self._forget_feed()
                stop.wait(self._pace.away_s)
        self._forget_feed()

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
                sent = self._begin(hand)
                return course.after_print(sent, self._printer.print_slip(sent.job.slip))
            case Step.SETTLE:
                return course.after_settling(hand, self._printer.resolve(hand.job.cut_counter))
            case Step.VOID:
                return course.after_void(hand, self._printer.void_fragment())
            case Step.SETTLE_VOID:
                return course.after_void(hand, self._printer.resolve(None))

    def _begin(self, hand: Busy) -> Busy:
        """Journal that bytes are about to go out: a spooler that dies from here on leaves an uncertain paper."""
        counter = self._printer.cut_counter()
        self._door.ask(lambda office: printing.mark_sending(office, hand.job.id, counter))
        return replace(hand, job=replace(hand.job, cut_counter=counter))

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
                self._door.ask(lambda office: printing.mark_printed(office, job.id))
            case Note.NOT_PRINTED:
                self._door.ask(lambda office: printing.mark_not_printed(office, job.id, turn.detail))
            case Note.UNCERTAIN:
                self._door.ask(lambda office: printing.mark_uncertain(office, job.id, turn.detail))
            case Note.FRAGMENT:
                self._door.ask(lambda office: printing.mark_fragment(office, job.id))
            case Note.BLOCKED:
                self._door.ask(lambda office: printing.mark_blocked(office, job.id, turn.detail))
            case Note.VOIDED:
                return self._again(turn)
        return turn.hand

    def _again(self, turn: Turn) -> Hand:
        assert isinstance(turn.hand, Busy), "after a void comes the same number"
        hand, job = turn.hand, turn.hand.job
        again = self._door.ask(lambda office: printing.print_again(office, job.id, job.copy + 1))
        return Free() if again is None else replace(hand, job=again)

    # Between papers.

    def _take(self) -> float:
        if self._left_over is None:
            self._left_over = deque(self._door.ask(printing.unfinished_jobs))
        if self._left_over:
            self._hand = course.pick_up(self._left_over.popleft())
            return 0.0
        status = self._printer.status()
        self._tell(report_of(self._name, status))
        if not may_print(status):
            return self._pace.sick_s
        if not self._door.ask(printing.is_waiting):
            return self._pace.idle_s
        return 0.0 if self._claimed() else self._pace.idle_s

    def _claimed(self) -> bool:
        try:
            job = self._door.ask(lambda office: printing.claim_job(office, self._name))
        except StoreUnavailable:
            # It may have been committed all the same: then the paper is among the unfinished ones.
            self._left_over = None
            raise
        if job is None:
            return False
        self._hand = Busy(job, Step.PRINT)
        return True

    def _look(self, hand: Stuck) -> float:
        status = self._printer.status()
        self._hand = course.after_look(hand, status)
        if not isinstance(self._hand, Stuck):
            return 0.0
        self._tell(blocked_report(self._name) if may_print(status) else report_of(self._name, status))
        return self._pace.sick_s

    def _tell(self, report: DeviceReport) -> None:
        self._health.tell(report)
        self._health.pass_on()

    def _rest(self, stop: Stop, pause_s: float) -> None:
        """Wait until there may be something to do."""
        if isinstance(self._hand, Stuck):
            stop.wait(pause_s)
            return
        feed = self._open_feed()
        stop.wait(pause_s, [feed.fileno()])
        self._door.ask(lambda _: feed.poll())

    def _open_feed(self) -> Feed:
        if self._feed is None:
            self._feed = self._door.ask(lambda office: office.store.feed())
        return self._feed

    def _forget_feed(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()
