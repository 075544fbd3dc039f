"""One answer out of the guesses of many frames: a doubtful code must be read twice."""

from __future__ import annotations

from hardware.scanner.ocr.read import Guess

CERTAIN = 0.95
TOGETHER_S = 4.0


class Votes:
    """Lets a certain guess through at once, and a doubtful one when a second frame says the same.

    Two different codes within the time mean that one of them is wrong, or that two
    papers are in view: then nothing passes until both are forgotten.
    """

    def __init__(self, together_s: float = TOGETHER_S) -> None:
        self._together_s = together_s
        self._seen: list[tuple[float, Guess]] = []

    def see(self, guess: Guess | None, at: float) -> str | None:
        """Take what a frame gave; return the code if it is now beyond doubt."""
        self._seen = [(when, other) for when, other in self._seen if at - when <= self._together_s]
        if guess is None:
            return None
        self._seen.append((at, guess))
        if len({other.code for _, other in self._seen}) > 1:
            return None
        enough = guess.sure >= CERTAIN or len(self._seen) > 1
        return guess.code if enough else None

    def reset(self) -> None:
        """Begin with the next person."""
        self._seen.clear()
