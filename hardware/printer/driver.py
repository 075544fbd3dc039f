"""The driver of an ESC/POS ticket printer: check, print, confirm, and settle what is uncertain."""

import itertools
import secrets
import time
from collections.abc import Callable

from domain.slip import Slip
from hardware.printer import commands
from hardware.printer.answers import (
    Answer,
    AutoStatus,
    Block,
    BuffersCleared,
    PaperFence,
    ProcessDone,
    RealTimeStatus,
)
from hardware.printer.decode import paper_from_fence, status_from_auto, status_from_bytes
from hardware.printer.encode import encode_slip, encode_void
from hardware.printer.link import Link, SendStalled
from hardware.printer.profile import Level, Profile
from hardware.printer.status import (
    CutterError,
    Fragment,
    NoAnswer,
    NotPrinted,
    Printed,
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
from hardware.printer.transport import LinkLost, Transport

_LONGEST_TICKET_MM = 300
_CLEAR_S = 3.0


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
            status = self._status(link, self.timings.answer_s)
            if isinstance(status, CutterError):
                self._leave_error(link)
                status = self._status(link, self.timings.answer_s)
            if self._level is None and may_print(status):
                self._level = self._probe(link)
            return status
        except (LinkLost, SendStalled) as loss:
            return self._lost(loss)

    def cut_counter(self) -> int | None:
        """Return the cuts of the printer's life, or None where it does not count or not answer."""
        if self.level < Level.PROCESS_ID:
            return None
        try:
            return self._open().ask(commands.CUT_COUNTER, _counted, self.timings.answer_s)
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
            self._link = Link(self._connect(), self._finished)
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

    def _lost(self, loss: LinkLost | SendStalled) -> NoAnswer:
        """Close the link: an answer that comes late would be taken for the next one."""
        self.close()
        return NoAnswer(loss.code) if isinstance(loss, LinkLost) else NoAnswer()

    def _status(self, link: Link, patience_s: float) -> PrinterStatus:
        if not link.transport.answers:
            return Unknown()
        told = []
        for number in (1, 2, 3, 4):
            value = link.ask(commands.ask_status(number), _real_time, patience_s)
            if value is None:
                raise LinkLost
            told.append(value)
        return status_from_bytes(*told)

    def _probe(self, link: Link) -> Level:
        """Find out how much an idle printer can tell, never more than its profile says."""
        best = self._profile.best if link.transport.answers else Level.WRITE_ONLY
        questions = (
            (Level.PROCESS_ID, commands.process_id("LKT0"), _finished),
            (Level.FENCE, commands.PAPER_FENCE, _fence),
        )
        for level, question, wanted in questions:
            if best >= level and link.ask(question, wanted, self.timings.settle_s) is not None:
                return level
        return min(best, Level.STATUS)

    # Printing.

    def _print(self, body: bytes) -> PrintOutcome:
        status = self.status()
        if not may_print(status):
            return NotPrinted(status)
        try:
            link = self._open()
            self._begin_job()
            link.send(self._framed(body), self.timings.stall_s)
            return self._confirm(link)
        except (LinkLost, SendStalled) as loss:
            return Uncertain(self._lost(loss).code)

    def _begin_job(self) -> None:
        self._job = f"{next(self._numbers) % 1000:03d}"
        self._finished.clear()

    def _framed(self, body: bytes) -> bytes:
        match self.level:
            case Level.PROCESS_ID | Level.PRESENTER:
                # ESC @ would switch the automatic status off again, so it comes first.
                head = commands.RESET + commands.AUTO_STATUS_ON
                return head + body + commands.process_id("B" + self._job) + self._cut()
            case Level.FENCE:
                return commands.RESET + body + commands.FEED_AND_CUT + commands.PAPER_FENCE
            case _:
                return commands.RESET + body + commands.FEED_AND_CUT

    def _cut(self) -> bytes:
        return commands.FEED_AND_CUT + commands.process_id("C" + self._job)

    def _confirm(self, link: Link) -> PrintOutcome:
        if self.level == Level.WRITE_ONLY:
            return Uncertain("write_only")
        if self.level == Level.STATUS:
            return self._watch_print(link)
        if self.level == Level.FENCE:
            verdict = link.await_answer(_judge_fence, self.timings.confirm_s)
        else:
            verdict = link.await_answer(self._judge, self.timings.confirm_s)
        return self._why_silent(link) if verdict is None else verdict

    def _judge(self, answer: Answer) -> PrintOutcome | None:
        match answer:
            case ProcessDone(mark) if mark == "C" + self._job:
                return Printed()
            case AutoStatus():
                told = status_from_auto(answer)
                return None if isinstance(told, Ready) else Uncertain(told.code)
            case _:
                return None

    def _watch_print(self, link: Link) -> PrintOutcome:
        """Look at the printer until a ticket of the greatest length must be out."""
        until = time.monotonic() + 1 + _LONGEST_TICKET_MM / self._profile.speed_mm_s
        while True:
            status = self._status(link, self.timings.confirm_s)
            if not isinstance(status, Ready):
                return Uncertain(status.code)
            if time.monotonic() >= until:
                return Printed()
            link.listen(self.timings.poll_s)

    def _why_silent(self, link: Link) -> Uncertain:
        status = self._status(link, self.timings.answer_s)
        return Uncertain("timeout" if isinstance(status, Ready) else status.code)

    # Settling.

    def _resolve(self, link: Link, before: int | None) -> Resolution:
        if self._settles(link):
            return Printed()
        cleared = link.ask(commands.CLEAR_BUFFERS, _cleared, _CLEAR_S)
        if cleared is None and self.level >= Level.PROCESS_ID:
            raise LinkLost
        status = self._await_ready(link)
        if not isinstance(status, Ready):
            return Unresolved(status)
        count = None if before is None else link.ask(commands.CUT_COUNTER, _counted, self.timings.answer_s)
        if before is not None and count == before + 1:
            return Printed()
        if "B" + self._job in self._finished:
            return self._cut_again(link)
        return Fragment()

    def _settles(self, link: Link) -> bool:
        """Let a healthy printer go on by itself for a while; tell whether the ticket came out."""
        until = time.monotonic() + self.timings.settle_s
        while "C" + self._job not in self._finished:
            left = until - time.monotonic()
            if left <= 0 or not isinstance(self._status(link, self.timings.answer_s), Ready):
                return False
            link.listen(min(left, self.timings.poll_s))
        return True

    def _await_ready(self, link: Link) -> PrinterStatus:
        until = time.monotonic() + self.timings.recover_s
        while True:
            status = self._status(link, self.timings.answer_s)
            if isinstance(status, Ready) or time.monotonic() >= until:
                return status
            if isinstance(status, CutterError):
                self._leave_error(link)
            link.listen(self.timings.poll_s)

    def _leave_error(self, link: Link) -> None:
        link.send(commands.CLEAR_AFTER_ERROR, self.timings.answer_s)
        link.listen(self.timings.poll_s)

    def _cut_again(self, link: Link) -> Resolution:
        """Cut off a ticket whose print is complete and whose cut is not proved."""
        link.send(self._cut(), self.timings.stall_s)
        if isinstance(link.await_answer(self._judge, self.timings.confirm_s), Printed):
            return Printed()
        return Unresolved(self._status(link, self.timings.answer_s))


def _real_time(answer: Answer) -> int | None:
    return answer.value if isinstance(answer, RealTimeStatus) else None


def _counted(answer: Answer) -> int | None:
    is_count = isinstance(answer, Block) and answer.header == 0x5F and answer.data.isdigit()
    return int(answer.data) if isinstance(answer, Block) and is_count else None


def _finished(answer: Answer) -> str | None:
    return answer.mark if isinstance(answer, ProcessDone) else None


def _fence(answer: Answer) -> int | None:
    return answer.value if isinstance(answer, PaperFence) else None


def _cleared(answer: Answer) -> bool | None:
    return True if isinstance(answer, BuffersCleared) else None


def _judge_fence(answer: Answer) -> PrintOutcome | None:
    if not isinstance(answer, PaperFence):
        return None
    told = paper_from_fence(answer)
    return Printed() if isinstance(told, Ready) else Uncertain(told.code)
