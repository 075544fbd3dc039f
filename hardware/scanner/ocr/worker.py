"""Reads text on a thread of its own, beside the eye that reads QR codes from every frame."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from dataclasses import dataclass

from hardware.scanner.frames import Image
from hardware.scanner.ocr.models import Models, load_models
from hardware.scanner.ocr.read import SEARCHES, read_code
from hardware.scanner.ocr.votes import Votes
from hardware.scanner.watch import ScannedText, Source


@dataclass(frozen=True)
class _Offered:
    image: Image
    at: float
    person: int


class TextWorker:
    """Takes the newest frame when it is free, looks at it in one way, and keeps what is beyond doubt.

    Owned by one thread; no call blocks but `close`. A frame offered while it works replaces
    the one that waits, so that it never falls behind.
    """

    def __init__(self, prefix: str, models: Models | None = None) -> None:
        self._prefix = prefix
        self._models = models
        self._waiting: queue.Queue[_Offered | None] = queue.Queue(maxsize=1)
        self._found: queue.Queue[tuple[int, ScannedText]] = queue.Queue()
        self._person = 0
        self._thread = threading.Thread(target=self._work, name="text", daemon=True)

    def start(self) -> None:
        """Load the models and begin; raises OcrMissing where they are not installed."""
        self._models = self._models or load_models()
        self._thread.start()

    def offer(self, image: Image, at: float) -> None:
        """Offer a frame; the newest one waits, older ones are dropped."""
        self._put(_Offered(image, at, self._person))

    def take(self) -> ScannedText | None:
        """Return a code read from the text that this person held up, once."""
        while True:
            try:
                person, scanned = self._found.get_nowait()
            except queue.Empty:
                return None
            if person == self._person:
                return scanned

    def reset(self) -> None:
        """Begin with the next person: what is read from now on out of older frames is dropped."""
        self._person += 1

    def close(self, timeout_s: float = 5.0) -> bool:
        """End the thread; false if it did not end in time."""
        if not self._thread.is_alive():
            return True
        self._put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _put(self, offered: _Offered | None) -> None:
        with suppress(queue.Empty):
            self._waiting.get_nowait()
        self._waiting.put(offered)

    def _work(self) -> None:
        votes, person, turn = Votes(), 0, 0
        while (offered := self._waiting.get()) is not None:
            if offered.person != person:
                person = offered.person
                votes.reset()
            search = SEARCHES[turn % len(SEARCHES)]
            turn += 1
            assert self._models is not None
            code = votes.see(read_code(offered.image, self._models, self._prefix, searches=(search,)), offered.at)
            if code is not None:
                self._found.put((person, ScannedText(code, Source.OCR, offered.at)))
