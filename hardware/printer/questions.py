"""What a driver asks a printer, one question at a time, and what the answers mean."""

from collections.abc import Callable
from typing import TypeVar

from hardware.printer import commands
from hardware.printer.answers import (
    Answer,
    Block,
    BuffersCleared,
    PaperFence,
    PresenterStatus,
    ProcessDone,
    RealTimeStatus,
)
from hardware.printer.decode import status_from_bytes
from hardware.printer.link import Link
from hardware.printer.loss import LinkLost
from hardware.printer.profile import Level
from hardware.printer.status import PrinterStatus, may_print

Kind = TypeVar("Kind")

_CLEAR_S = 3.0


def read_status(link: Link, patience_s: float) -> PrinterStatus:
    """Ask DLE EOT 1 to 4, each after the answer to the one before; raise ``LinkLost`` on silence."""
    if not link.answers:
        return link.transport.glance()
    return status_from_bytes(*(_ask_byte(link, number, patience_s) for number in (1, 2, 3, 4)))


def read_cut_counter(link: Link, patience_s: float) -> int | None:
    """Ask how many cuts the printer has made in its life; None where it does not say."""
    return link.ask(commands.CUT_COUNTER, _count, patience_s)


def read_mouth(link: Link, patience_s: float) -> bool | None:
    """Ask a kiosk printer whether a ticket is in its mouth; None from any other printer."""
    return link.ask(commands.PRESENTER_STATUS, _mouth, patience_s)


def clear_buffers(link: Link) -> bool:
    """Let the printer forget what it has received; it does so off line and in the middle of a picture too."""
    return _answers(link, commands.CLEAR_BUFFERS, BuffersCleared, _CLEAR_S)


def leave_error(link: Link, patience_s: float) -> None:
    """Let a printer whose blade is free again leave its error; it drops what it had received."""
    link.send(commands.CLEAR_AFTER_ERROR, patience_s)
    link.listen(patience_s)


def probe_level(link: Link, best: Level, patience_s: float) -> Level | None:
    """Find out how much a printer can tell, never more than ``best``; None while it is not ready for that."""
    if not link.answers:
        return Level.WRITE_ONLY
    if not may_print(read_status(link, patience_s)):
        return None
    if best == Level.PRESENTER and _answers(link, commands.PRESENTER_STATUS, PresenterStatus, patience_s):
        return Level.PRESENTER
    if best >= Level.PROCESS_ID and _answers(link, commands.process_id("LKT0"), ProcessDone, patience_s):
        return Level.PROCESS_ID
    if best >= Level.FENCE and _answers(link, commands.PAPER_FENCE, PaperFence, patience_s):
        return Level.FENCE
    return min(best, Level.STATUS)


def _ask_byte(link: Link, number: int, patience_s: float) -> int:
    answer = link.ask(commands.ask_status(number), _is(RealTimeStatus), patience_s)
    if answer is None:
        raise LinkLost
    return answer.value


def _answers(link: Link, question: bytes, kind: type[Answer], patience_s: float) -> bool:
    return link.ask(question, _is(kind), patience_s) is not None


def _is(kind: type[Kind]) -> Callable[[Answer], Kind | None]:
    return lambda answer: answer if isinstance(answer, kind) else None


def _count(answer: Answer) -> int | None:
    match answer:
        case Block(0x5F, digits) if digits.isdigit():
            return int(digits)
        case _:
            return None


def _mouth(answer: Answer) -> bool | None:
    return answer.in_mouth if isinstance(answer, PresenterStatus) else None
