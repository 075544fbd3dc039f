"""From one picture to the booking code in its text; never a wrong one, rather none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware.scanner.frames import Image, is_picture
from hardware.scanner.ocr.lines import CLOSE, WIDE, Line, Search, find_lines, text_area
from hardware.scanner.ocr.models import Models
from hardware.scanner.ocr.spelling import certain_code, spell

BUDGET_S = 3.0
SUREST, APART = 3.5, 1.0
MOST_LINES, PROBED_LINES = 24, 2
SEARCHES = (WIDE, CLOSE)


@dataclass(frozen=True)
class Guess:
    """A code read from text, and how sure it is, from 0 to 1."""

    code: str
    sure: float


def read_code(
    image: Image,
    models: Models,
    prefix: str,
    budget_s: float = BUDGET_S,
    searches: Iterable[Search] = SEARCHES,
    elapsed: Callable[[], float] = time.perf_counter,
) -> Guess | None:
    """Return the booking code in the picture's text; None where there is none, more than one, or a doubtful one."""
    if not is_picture(image) or image.ndim != 3:
        return None
    colour = np.ascontiguousarray(image[:, :, :3])
    started = elapsed()
    for search in searches:
        if elapsed() - started > budget_s:
            break
        guesses = _guesses(find_lines(text_area(colour, search), models.finder), models, prefix)
        if guesses:
            codes = {guess.code for guess in guesses}
            return max(guesses, key=lambda guess: guess.sure) if len(codes) == 1 else None
    return None


def _guesses(lines: Sequence[Line], models: Models, prefix: str) -> list[Guess]:
    turned = _are_upside_down(lines, models)
    found = []
    for line in lines[:MOST_LINES]:
        strips = models.reader.run(_upside_down(line.image) if turned else line.image)
        certain = certain_code(spell(strips, models.characters, prefix), SUREST, APART)
        if certain is not None:
            found.append(Guess(*certain))
    return found


def _are_upside_down(lines: Sequence[Line], models: Models) -> bool:
    """Say whether the longest lines read better when turned around."""
    probed = sorted(lines, key=lambda line: -line.aspect)[:PROBED_LINES]
    upright = sum(_legibility(models.reader.run(line.image)) for line in probed)
    return upright < sum(_legibility(models.reader.run(_upside_down(line.image))) for line in probed)


def _legibility(strips: NDArray[np.float32]) -> float:
    """Return how sure the reader is of the characters it sees, on average."""
    best = strips.max(axis=1)[strips.argmax(axis=1) > 0]
    return float(best.mean()) if best.size else 0.0


def _upside_down(image: Image) -> Image:
    return np.ascontiguousarray(image[::-1, ::-1])
