"""How a print is framed and proved, at each level of what a printer can tell."""

import time
from collections.abc import Callable
from typing import assert_never

from hardware.printer import commands
from hardware.printer.answers import Answer, AutoStatus, ProcessDone
from hardware.printer.decode import status_from_auto
from hardware.printer.link import FENCE_MARK, Link
from hardware.printer.profile import Level
from hardware.printer.questions import read_mouth, read_status
from hardware.printer.status import Printed, PrintOutcome, Ready, Uncertain
from hardware.printer.timings import Timings

Verdict = Printed | Uncertain


def body_mark(job: str) -> str:
    """Return the process id that says the ticket's text is on paper."""
    return "B" + job


def cut_mark(job: str) -> str:
    """Return the process id that says the ticket is cut off."""
    return "C" + job


def framed(body: bytes, level: Level, job: str) -> bytes:
    """Return a whole print: reset, body, cut, and what makes the printer tell about them."""
    match level:
        case Level.PROCESS_ID:
            # ESC @ switches the unasked status off, so it has to come first.
            head = commands.RESET + commands.AUTO_STATUS_ON
            return head + body + commands.process_id(body_mark(job)) + cut(level, job)
        case _:
            return commands.RESET + body + cut(level, job)


def cut(level: Level, job: str) -> bytes:
    """Return the end of a print: the cut, and the question whose answer proves it."""
    match level:
        case Level.PRESENTER:
            return commands.FEED_AND_CUT + commands.PRESENT
        case Level.PROCESS_ID:
            return commands.FEED_AND_CUT + commands.process_id(cut_mark(job))
        case Level.FENCE:
            return commands.FEED_AND_CUT + commands.PAPER_FENCE
        case Level.STATUS | Level.WRITE_ONLY:
            return commands.FEED_AND_CUT
        case _:
            assert_never(level)


def confirm(link: Link, level: Level, job: str, timings: Timings) -> PrintOutcome:
    """Wait for the proof of a print that has been sent, and say what became of it."""
    verdict = _verdict(link, level, job, timings)
    return _why_silent(link, timings) if verdict is None else verdict


def _verdict(link: Link, level: Level, job: str, timings: Timings) -> Verdict | None:
    match level:
        case Level.PRESENTER:
            return _watch(link, timings, timings.confirm_s, _ticket_in_mouth)
        case Level.PROCESS_ID:
            return link.await_answer(_judge_process(cut_mark(job)), timings.confirm_s)
        case Level.FENCE:
            return _watch(link, timings, timings.confirm_s, _fence_passed)
        case Level.STATUS:
            return _watch(link, timings, timings.unproved_s, None)
        case Level.WRITE_ONLY:
            return Uncertain("write_only")
        case _:
            assert_never(level)


def clear_mouth(link: Link, timings: Timings) -> None:
    """Drop the ticket that still waits in the mouth: it would pass for the next one."""
    if read_mouth(link, timings.answer_s):
        link.send(commands.EJECT, timings.answer_s)
        until = time.monotonic() + timings.answer_s
        while read_mouth(link, timings.answer_s) and time.monotonic() < until:
            link.listen(timings.poll_s)


def _judge_process(mark: str) -> Callable[[Answer], Verdict | None]:
    def judge(answer: Answer) -> Verdict | None:
        match answer:
            case ProcessDone(done) if done == mark:
                return Printed()
            case AutoStatus():
                told = status_from_auto(answer)
                return None if isinstance(told, Ready) else Uncertain(told.code)
            case _:
                return None

    return judge


def _fence_passed(link: Link, _: Timings) -> bool:
    return link.has_finished(FENCE_MARK)


def _ticket_in_mouth(link: Link, timings: Timings) -> bool:
    return bool(read_mouth(link, timings.confirm_s))


def _watch(link: Link, timings: Timings, for_s: float, proof: Callable[[Link, Timings], bool] | None) -> Verdict | None:
    """Look at a printer that says nothing by itself, until the proof comes or the time is over.

    Without a proof to look for, a printer that stayed well for the time of a longest ticket has printed.
    The first answer may wait behind the ticket in the sending buffer, hence the long patience.
    """
    until = time.monotonic() + for_s
    while True:
        status = read_status(link, timings.confirm_s)
        if not isinstance(status, Ready):
            return Uncertain(status.code)
        if proof is not None and proof(link, timings):
            return Printed()
        if time.monotonic() >= until:
            return None if proof else Printed()
        link.listen(timings.poll_s)


def _why_silent(link: Link, timings: Timings) -> Uncertain:
    status = read_status(link, timings.answer_s)
    return Uncertain("timeout" if isinstance(status, Ready) else status.code)
