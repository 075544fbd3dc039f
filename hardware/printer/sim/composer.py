"""One line in the making: characters of any size side by side, then rows of dots."""

from dataclasses import dataclass

import numpy as np

from hardware.printer.sim.glyphs import cell_size, glyph
from hardware.printer.sim.paper import Rows


@dataclass
class Style:
    """How the next characters look; the printer forgets it at ESC @."""

    small: bool = False
    bold: bool = False
    wide: int = 1
    high: int = 1
    smooth: bool = False
    invert: bool = False
    underline: int = 0
    align: int = 0
    spacing: int = 30
    gap: int = 0


class Line:
    """The characters since the last line feed, placed from the left."""

    def __init__(self, dots: int) -> None:
        """Start an empty line as wide as the head."""
        self._dots = dots
        self._pieces: list[tuple[int, Rows]] = []
        self.width = 0
        self.text = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing has been put into the line."""
        return not self._pieces

    def fits(self, style: Style) -> bool:
        """Tell whether one more character has room."""
        return self.width + cell_size(style.small)[0] * style.wide <= self._dots

    def add(self, char: str, style: Style) -> None:
        """Put one character behind the others."""
        dots = glyph(char, style.small, style.wide, style.high, style.bold, style.smooth)
        if style.underline:
            dots = dots.copy()
            dots[-style.underline :] = True
        if style.invert:
            dots = ~dots
        self._pieces.append((self.width, dots))
        self.width += dots.shape[1] + style.gap
        self.text += char

    def move_to(self, position: int) -> None:
        """Go to a position counted in dots from the left edge."""
        self.width = max(0, min(position, self._dots))

    def rows(self, style: Style) -> Rows:
        """Return the finished line, at least as high as the line spacing; the characters share a foot."""
        tallest = max((len(dots) for _, dots in self._pieces), default=0)
        height = max(style.spacing, tallest)
        indent = indent_of(self.width, self._dots, style.align)
        rows = np.zeros((height, self._dots), dtype=np.bool_)
        for x, dots in self._pieces:
            left, right = indent + x, min(indent + x + dots.shape[1], self._dots)
            top = tallest - len(dots)
            rows[top:tallest, left:right] |= dots[:, : right - left]
        return rows


def indent_of(width: int, dots: int, align: int) -> int:
    """Return where something ``width`` dots wide begins: 0 left, 1 middle, 2 right."""
    return max(0, dots - width) * min(align, 2) // 2


def placed(picture: Rows, dots: int, align: int) -> Rows:
    """Return a picture on rows as wide as the head."""
    height, width = picture.shape[0], min(picture.shape[1], dots)
    rows = np.zeros((height, dots), dtype=np.bool_)
    left = indent_of(width, dots, align)
    rows[:, left : left + width] = picture[:, :width]
    return rows
