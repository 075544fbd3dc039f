"""One open way to a printer: send and listen at once, with a limit on every wait."""

import time
from collections import deque
from collections.abc import Callable
from typing import TypeVar

from hardware.printer.answers import Answer, AnswerReader, Flow, PaperFence, ProcessDone
from hardware.printer.transport import Transport

Found = TypeVar("Found")

FENCE_MARK = "fence"
_CHUNK = 4096


class SendStalled(Exception):
    """The printer stopped taking data; ``sent`` bytes are on their way."""

    def __init__(self, sent: int) -> None:
        """Keep how far the sending got."""
        super().__init__(f"the printer took {sent} bytes and no more")
        self.sent = sent


class Link:
    """A transport and the answers that came over it, in order. Raises ``LinkLost`` from any call.

    Finished process ids, and the fence, also go into ``finished``, which outlives the link: no later
    question may push aside the news that a ticket is out.
    """

    def __init__(self, transport: Transport, finished: set[str], presenter: bool = False, mute: bool = False) -> None:
        """Take over an open transport; a ``mute`` printer is asked nothing."""
        self.transport = transport
        self.answers = transport.answers and not mute
        self._finished = finished
        self._reader = AnswerReader(presenter)
        self._answers: deque[Answer] = deque(maxlen=256)
        self._flowing = True

    def has_finished(self, mark: str) -> bool:
        """Tell whether the print that ends in ``mark`` is done."""
        return mark in self._finished

    def send(self, data: bytes, timeout_s: float) -> None:
        """Send everything, listening meanwhile; raise ``SendStalled`` after ``timeout_s`` without progress."""
        sent, deadline = 0, time.monotonic() + timeout_s
        while sent < len(data):
            taken = self.transport.send(data[sent : sent + _CHUNK]) if self._flowing else 0
            sent += taken
            if taken:
                deadline = time.monotonic() + timeout_s
            elif time.monotonic() >= deadline:
                raise SendStalled(sent)
            if sent < len(data):
                self.listen(0.05, writing=self._flowing)

    def ask(self, command: bytes, wanted: Callable[[Answer], Found], timeout_s: float) -> Found | None:
        """Forget what came before, send a command, and return the first answer that fits."""
        self.listen(0)
        self._answers.clear()
        self.send(command, timeout_s)
        return self.await_answer(wanted, timeout_s)

    def await_answer(self, wanted: Callable[[Answer], Found], timeout_s: float) -> Found | None:
        """Return the first answer for which ``wanted`` gives something; the others are used up."""
        deadline = time.monotonic() + timeout_s
        while True:
            while self._answers:
                found = wanted(self._answers.popleft())
                if found is not None:
                    return found
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self.listen(left)

    def listen(self, timeout_s: float, writing: bool = False) -> None:
        """Wait a while and take in what has come."""
        self.transport.wait(timeout_s, writing)
        for answer in self._reader.feed(self.transport.receive()):
            self._take(answer)

    def _take(self, answer: Answer) -> None:
        match answer:
            case Flow(flowing):
                self._flowing = flowing
            case ProcessDone(mark):
                self._finished.add(mark)
            case PaperFence():
                self._finished.add(FENCE_MARK)
            case _:
                pass
        self._answers.append(answer)

    def close(self) -> None:
        """Let go of the transport."""
        self.transport.close()
