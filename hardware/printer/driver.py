"""The driver of an ESC/POS ticket printer: check, print, confirm, and settle what is uncertain."""

import itertools
import secrets
import time
from collections.abc import Callable

from domain.slip import Slip
from hardware.printer.encode import encode_slip, encode_void
from hardware.printer.link import FENCE_MARK, Link, SendStalled
from hardware.printer.loss import LinkLost
from hardware.printer.profile import Level, Profile
from hardware.printer.proof import body_mark, clear_mouth, confirm, cut, cut_mark, framed
from hardware.printer.questions import (
    clear_buffers,
    leave_error,
    probe_level,
    read_cut_counter,
    read_mouth,
    read_status,
)
from hardware.printer.status import (
    CutterError,
    Fault,
    Fragment,
    NoAnswer,
    NotPrinted,
    PaperOut,
    Printed,
    PrinterError,
    PrinterStatus,
    PrintOutcome,
    Ready,
    Resolution,
    Uncertain,
    Unknown,
    Unresolved,
    may_print,
)
from hardware.printer.timings import Timings
from hardware.printer.transport import Transport


class EscPosPrinter:
    """One printer behind one transport; connects when needed and again after a loss."""

    def __init__(self, connect: Callable[[], Transport], profile: Profile, timings: Timings | None = None) -> None:
        """Keep how to connect; nothing is opened yet."""
        self._connect, self._profile = connect, profile
        self.timings = timings or Timings()
        self._link: Link | None = None
        self._level: Level | None = None
        self._numbers = itertools.count(secrets.randbelow(1000))
        self._job = ""
        self._finished: set[str] = set()

    @property
    def level(self) -> Level:
        """Return what this printer can tell; before its first answer, what its profile promises."""
        return self._profile.best if self._level is None else self._level

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; one whose blade has been freed is set going again.

        Such a printer stays in its error until the host says so, and drops what it had received.
        """
        try:
            link = self._open()
            status = read_status(link, self.timings.answer_s)
            if isinstance(status, CutterError):
                leave_error(link, self.timings.poll_s)
                status = read_status(link, self.timings.answer_s)
            self._learn_level(link)
            return status
        except (LinkLost, SendStalled) as loss:
            return self._lost(loss)

    def cut_counter(self) -> int | None:
        """Return the cuts of the printer's life, or None where it does not count or not answer."""
        try:
            return self._count(self._open())
        except (LinkLost, SendStalled) as loss:
            self._lost(loss)
            return None

    def print_slip(self, slip: Slip) -> PrintOutcome:
        """Print one ticket and wait until the printer confirms it."""
        return self._print(encode_slip(slip, self._profile))

    def void_fragment(self) -> PrintOutcome:
        """Mark what hangs from the printer as void and cut it off."""
        return self._print(encode_void(self._profile))

    def resolve(self, before: int | None) -> Resolution:
        """Find out what became of the last print, given the cut counter from before it.

        A counter that moved by anything but one proves nothing: some printers save it only every
        few minutes, so it may even run backwards over a power loss.
        """
        if self.level == Level.WRITE_ONLY:
            return Unresolved(Unknown())
        try:
            return self._resolve(self._open_again(), before)
        except (LinkLost, SendStalled) as loss:
            return Unresolved(self._lost(loss))

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        link, self._link = self._link, None
        if link is not None:
            link.close()

    # The way to the printer.

    def _open(self) -> Link:
        if self._link is None:
            kiosk, mute = self._profile.best == Level.PRESENTER, self._profile.best == Level.WRITE_ONLY
            self._link = Link(self._connect(), self._finished, presenter=kiosk, mute=mute)
        return self._link

    def _open_again(self) -> Link:
        """Connect, with patience for a printer that is just being switched on."""
        until = time.monotonic() + self.timings.recover_s
        while True:
            try:
                return self._open()
            except LinkLost:
                if time.monotonic() >= until:
                    raise
            time.sleep(self.timings.poll_s)

    def _lost(self, loss: LinkLost | SendStalled) -> Fault:
        """Close the link: an answer that comes late would be taken for the next one.

        A printer that takes nothing and says nothing may still be seen to lack paper.
        """
        seen = Unknown() if self._link is None else self._link.transport.glance()
        self.close()
        if isinstance(seen, PaperOut | PrinterError):
            return seen
        return NoAnswer(loss.code) if isinstance(loss, LinkLost) else NoAnswer()

    def _count(self, link: Link) -> int | None:
        """Ask only a printer that knows the question: others would print it."""
        return read_cut_counter(link, self.timings.answer_s) if self.level == Level.PROCESS_ID else None

    def _learn_level(self, link: Link) -> None:
        if self._level is None:
            self._level = probe_level(link, self._profile.best, self.timings.settle_s)

    # Printing.

    def _print(self, body: bytes) -> PrintOutcome:
        status = self.status()
        if not may_print(status):
            return NotPrinted(status)
        try:
            link = self._open()
            self._begin_job(link)
            link.send(framed(body, self.level, self._job), self.timings.stall_s)
            return confirm(link, self.level, self._job, self.timings)
        except (LinkLost, SendStalled) as loss:
            return Uncertain(self._lost(loss).code)

    def _begin_job(self, link: Link) -> None:
        self._job = f"{next(self._numbers) % 1000:03d}"
        self._finished.clear()
        if self.level == Level.PRESENTER:
            clear_mouth(link, self.timings)

    # Settling.

    def _resolve(self, link: Link, before: int | None) -> Resolution:
        if self._settles(link):
            return Printed()
        self._clear(link)
        status = self._await_ready(link)
        if not isinstance(status, Ready):
            return Unresolved(status)
        if before is not None and self._count(link) == before + 1:
            return Printed()
        if body_mark(self._job) in self._finished:
            return self._cut_again(link)
        return Fragment()

    def _clear(self, link: Link) -> None:
        """Empty the printer's buffers where it can; one met for the first time shows here that it cannot."""
        if self.level != Level.PROCESS_ID or clear_buffers(link):
            return
        self._learn_level(link)
        if self.level == Level.PROCESS_ID:
            raise LinkLost

    def _settles(self, link: Link) -> bool:
        """Let a healthy printer go on by itself for a while; tell whether the ticket came out."""
        until = time.monotonic() + self.timings.settle_s
        while not self._is_out(link):
            left = until - time.monotonic()
            if left <= 0 or not isinstance(read_status(link, self.timings.answer_s), Ready):
                return False
            link.listen(min(left, self.timings.poll_s))
        return True

    def _is_out(self, link: Link) -> bool:
        """Look for the proof that this level has; there is none of a print before our own time."""
        if not self._job:
            return False
        if self.level == Level.PRESENTER:
            return bool(read_mouth(link, self.timings.answer_s))
        return (FENCE_MARK if self.level == Level.FENCE else cut_mark(self._job)) in self._finished

    def _await_ready(self, link: Link) -> PrinterStatus:
        until = time.monotonic() + self.timings.recover_s
        while True:
            status = read_status(link, self.timings.answer_s)
            if isinstance(status, Ready) or time.monotonic() >= until:
                return status
            if isinstance(status, CutterError):
                leave_error(link, self.timings.poll_s)
            link.listen(self.timings.poll_s)

    def _cut_again(self, link: Link) -> Resolution:
        """Cut off a ticket whose print is complete and whose cut is not proved."""
        link.send(cut(self.level, self._job), self.timings.stall_s)
        outcome = confirm(link, self.level, self._job, self.timings)
        if isinstance(outcome, Printed):
            return outcome
        return Unresolved(read_status(link, self.timings.answer_s))
