"""From one picture to the confirmations in it. Pure: same picture, same answer, within a time budget."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.codes import normalise
from domain.confirmation import looks_like_confirmation
from hardware.scanner.attempts import FIRST, RETRIES, WHEEL, Attempt
from hardware.scanner.frames import Image, grey_of, is_picture

# A version 40 code holds 2,953 bytes; ours hold 124. What is longer is not looked at.
LONGEST_TEXT = 200
# Only the verifier looks inside; here the prefix and the alphabet of QR's alphanumeric mode must do.
_PAYLOAD = re.compile(r"[0-9A-Z $%*+\-./:]{40,200}")
BUDGET_S = 1.0


@dataclass(frozen=True)
class Decoded:
    """What one picture holds: the texts of our own shape, and how many codes of anybody else's."""

    texts: tuple[str, ...] = ()
    other_codes: int = 0

    @property
    def text(self) -> str | None:
        """The one text of ours; None where there is none, or where two could be meant."""
        return self.texts[0] if len(self.texts) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        """Two confirmations are in view: neither may be taken."""
        return len(self.texts) > 1


NOTHING = Decoded()


def our_text(content: bytes) -> str | None:
    """Return the confirmation or booking code that ``content`` is, or None: everything else is not ours."""
    if len(content) > LONGEST_TEXT:
        return None
    try:
        text = content.decode("ascii").strip()
    except UnicodeDecodeError:
        return None
    if looks_like_confirmation(text):
        return text if _PAYLOAD.fullmatch(text) else None
    return normalise(text)


def sort_out(contents: Iterable[bytes]) -> Decoded:
    """Tell our own codes from others; the same code seen twice counts once."""
    seen = tuple(dict.fromkeys(contents))
    ours = tuple(dict.fromkeys(text for content in seen if (text := our_text(content)) is not None))
    others = sum(our_text(content) is None for content in seen)
    return Decoded(ours, others)


def decode_frame(
    image: Image,
    budget_s: float = BUDGET_S,
    attempts: Iterable[Attempt] = RETRIES,
    elapsed: Callable[[], float] = time.perf_counter,
) -> Decoded:
    """Read the picture, first as it is, then by one attempt after the other until ours is found or time is up."""
    if not is_picture(image):
        return NOTHING
    started = elapsed()
    grey = grey_of(image)
    best = sort_out(FIRST.read(grey))
    for attempt in attempts:
        if best.texts or elapsed() - started > budget_s:
            break
        if attempt.last_resort and best.other_codes:
            continue
        seen = sort_out(attempt.read(grey))
        best = Decoded(seen.texts, max(best.other_codes, seen.other_codes))
    return best


class FrameReader:
    """Reads a stream of frames: each once as it is, and by one attempt of the wheel in turn when that gave nothing.

    People hold still within some frames, so the attempts are spread over them and a
    frame never costs more than one.
    """

    def __init__(self, attempts: tuple[Attempt, ...] = WHEEL) -> None:
        self._attempts = attempts
        self._turn = 0

    def read(self, image: Image) -> Decoded:
        """Return what this frame holds."""
        attempt = self._attempts[self._turn % len(self._attempts)]
        self._turn += 1
        return decode_frame(image, attempts=(attempt,))
