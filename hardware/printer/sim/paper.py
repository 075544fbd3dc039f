"""The paper of the simulated printer: rows of dots under the head, and sheets cut off above it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Rows = NDArray[np.bool_]

HEAD_TO_BLADE = 96  # dots: what the head has printed last is still below the blade
_EDGE = 32  # dots of paper on either side of what the head reaches


@dataclass(frozen=True)
class Sheet:
    """One piece of paper that came out: its dots, and what was printed on it."""

    rows: Rows
    texts: tuple[str, ...]
    codes: tuple[str, ...]

    def image(self) -> Image.Image:
        """Return the sheet as a picture, with the unprinted edges of the paper."""
        paper = np.pad(self.rows, ((0, 0), (_EDGE, _EDGE)))
        return Image.fromarray(np.where(paper, 24, 253).astype(np.uint8))

    def save(self, path: Path) -> None:
        """Write the picture so that nobody ever sees half of it."""
        unfinished = path.with_suffix(".part")
        self.image().save(unfinished, format="PNG")
        unfinished.replace(path)


class Strip:
    """The paper that hangs from the roll: it grows below and is cut above."""

    def __init__(self, dots: int) -> None:
        """Start with the paper that lies between head and blade."""
        self._dots = dots
        self._rows: list[Rows] = [np.zeros((HEAD_TO_BLADE, dots), dtype=np.bool_)]
        self._length = HEAD_TO_BLADE
        self._texts: list[tuple[int, str]] = []
        self._codes: list[tuple[int, str]] = []

    @property
    def grown(self) -> int:
        """Return the dots of paper that have passed the head since the last cut."""
        return self._length - HEAD_TO_BLADE

    def grow(self, rows: Rows) -> None:
        """Add rows printed by the head."""
        self._rows.append(rows)
        self._length += len(rows)

    def note_text(self, text: str) -> None:
        """Remember a line of text that the head has just printed."""
        self._texts.append((self._length, text))

    def note_code(self, code: str) -> None:
        """Remember a QR that the head has just printed."""
        self._codes.append((self._length, code))

    def cut(self) -> Sheet:
        """Cut at the blade; what is below it stays on the roll."""
        blade = max(0, self._length - HEAD_TO_BLADE)
        rows = np.concatenate(self._rows)
        sheet = Sheet(rows[:blade], _before(self._texts, blade), _before(self._codes, blade))
        self._rows = [rows[blade:]]
        self._length -= blade
        self._texts = _after(self._texts, blade)
        self._codes = _after(self._codes, blade)
        return sheet


def _before(notes: list[tuple[int, str]], blade: int) -> tuple[str, ...]:
    return tuple(note for row, note in notes if row <= blade)


def _after(notes: list[tuple[int, str]], blade: int) -> list[tuple[int, str]]:
    return [(row - blade, note) for row, note in notes if row > blade]
