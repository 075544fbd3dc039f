"""A canvas with smooth shapes and wrapped words, for pictures that look like a phone's screen.

Shapes are drawn twice as large and scaled down, since Pillow draws them without
smoothing; letters are drawn at their own size.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
TWICE = 2

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Word = tuple[tuple[str, bool], ...]
"""The pieces of a word, each with whether it is bold; no space between them."""


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the one typeface of the messages."""
    name = "Inter-SemiBold.otf" if bold else "Inter-Regular.otf"
    return ImageFont.truetype(str(FONTS / name), size)


def words_of(line: str) -> list[Word]:
    """Split a line into words; what stands between two stars is bold, as in the messages themselves."""
    words: list[Word] = []
    bold = False
    for raw in line.split():
        pieces: list[tuple[str, bool]] = []
        for number, piece in enumerate(raw.split("*")):
            bold = bold != (number > 0)
            pieces.append((piece, bold))
        words.append(tuple((piece, heavy) for piece, heavy in pieces if piece))
    return [word for word in words if word]


def word_width(word: Word, size: int) -> float:
    """Return how wide a word is, without the space after it."""
    return sum(font(size, bold).getlength(piece) for piece, bold in word)


def row_width(row: Sequence[Word], size: int) -> float:
    """Return how wide a row of words is."""
    return sum(word_width(word, size) for word in row) + font(size).getlength(" ") * max(len(row) - 1, 0)


def wrapped(line: str, size: int, width: float) -> list[list[Word]]:
    """Break a line into rows no wider than ``width``; a single longer word has a row to itself."""
    rows: list[list[Word]] = [[]]
    for word in words_of(line):
        if rows[-1] and row_width([*rows[-1], word], size) > width:
            rows.append([])
        rows[-1].append(word)
    return rows


class Canvas:
    """A picture in the making."""

    def __init__(self, width: int, height: int, colour: str) -> None:
        self._image = Image.new("RGB", (width, height), colour)
        self._brush = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """Return the picture as a file's bytes."""
        out = io.BytesIO()
        self._image.save(out, "PNG", optimize=True)
        return out.getvalue()

    def paste(self, picture: Image.Image, corner: Point) -> None:
        """Put a finished picture on the canvas."""
        self._image.paste(picture, (round(corner[0]), round(corner[1])))

    def plain(self, box: Box, colour: str) -> None:
        """Fill a rectangle."""
        self._brush.rectangle(box, fill=colour)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape of straight sides."""
        self._brush.polygon(list(points), fill=colour)

    def arc(self, box: Box, colour: str, line: int) -> None:
        """Draw the upper part of a circle."""
        self._brush.arc(box, 200, 340, fill=colour, width=line)

    def text(self, at: Point, text: str, size: int, colour: str, *, bold: bool = False, anchor: str = "la") -> None:
        """Write one run of letters."""
        self._brush.text(at, text, fill=colour, font=font(size, bold), anchor=anchor)

    def rows(self, rows: Iterable[Sequence[Word]], corner: Point, size: int, height: int, colour: str) -> float:
        """Write rows of words; return where the last one ends."""
        y = corner[1]
        for row in rows:
            x = corner[0]
            for word in row:
                for piece, bold in word:
                    self.text((x, y), piece, size, colour, bold=bold)
                    x += font(size, bold).getlength(piece)
                x += font(size).getlength(" ")
            y += height
        return y

    def rounded(self, box: Box, radius: float, colour: str) -> None:
        """Fill a rectangle with round corners."""
        left, top, right, bottom = (round(side) for side in box)
        width, height = right - left, bottom - top
        mask = Image.new("L", (width * TWICE, height * TWICE), 0)
        whole = (0, 0, mask.width - 1, mask.height - 1)
        ImageDraw.Draw(mask).rounded_rectangle(whole, radius * TWICE, fill=255)
        self._image.paste(colour, (left, top), mask.resize((width, height), Image.Resampling.LANCZOS))

    def strokes(self, lines: Sequence[Sequence[Point]], colour: str, width: int) -> None:
        """Draw lines with round ends."""
        points = [point for line in lines for point in line]
        left, top = (int(min(values)) - width for values in zip(*points, strict=True))
        right, bottom = (int(max(values)) + width + 1 for values in zip(*points, strict=True))
        mask = Image.new("L", ((right - left) * TWICE, (bottom - top) * TWICE), 0)
        brush = ImageDraw.Draw(mask)
        for line in lines:
            scaled = [((x - left) * TWICE, (y - top) * TWICE) for x, y in line]
            brush.line(scaled, fill=255, width=width * TWICE, joint="curve")
            for x, y in (scaled[0], scaled[-1]):
                brush.ellipse((x - width, y - width, x + width, y + width), fill=255)
        small = mask.resize((right - left, bottom - top), Image.Resampling.LANCZOS)
        self._image.paste(colour, (left, top), small)
