"""Letters of five by seven LEDs."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 5, 7
PITCH = WIDTH + 1

Dots = NDArray[np.bool_]


def line_of_dots(text: str) -> Dots:
    """Return ``text`` in capitals, one LED apart; a letter the sign does not have is a filled block."""
    letters = glyphs()
    unknown = np.ones((HEIGHT, WIDTH), dtype=np.bool_)
    line = np.zeros((HEIGHT, PITCH * len(text)), dtype=np.bool_)
    for place, letter in enumerate(text.upper()):
        line[:, place * PITCH : place * PITCH + WIDTH] = letters.get(letter, unknown)
    return line[:, :-1]


@cache
def glyphs() -> dict[str, Dots]:
    """Return the letters the sign has."""
    text = files("hardware.boards.sim").joinpath("data/dots.txt").read_text(encoding="utf-8")
    drawn = dict(letter for block in text.split("\n\n") for letter in _letters(block.splitlines()))
    return {" ": np.zeros((HEIGHT, WIDTH), dtype=np.bool_), **drawn}


def _letters(block: Sequence[str]) -> Iterator[tuple[str, Dots]]:
    head, rows = block[0], block[1 : 1 + HEIGHT]
    for at in range(0, len(head), PITCH):
        yield head[at], np.array([[mark == "#" for mark in row[at : at + WIDTH]] for row in rows])
