"""The printer's two fonts as dots, in every size it can print them."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from hardware.printer.sim.paper import Rows

_FONTS = Path(__file__).parent / "fonts"
_INK = 118  # of 255: a dot burns where the outline covers about half of it


def cell_size(small: bool) -> tuple[int, int]:
    """Return the width and height in dots of a character of font A or, small, font B."""
    return (9, 17) if small else (12, 24)


@lru_cache(maxsize=4096)
def glyph(char: str, small: bool, wide: int, high: int, bold: bool, smooth: bool) -> Rows:
    """Return the dots of one character; unsmoothed large sizes repeat the dots of the small one."""
    if smooth:
        return _drawn(char, small, wide, high, bold)
    return np.kron(_drawn(char, small, 1, 1, bold), np.ones((high, wide), dtype=np.bool_)).astype(np.bool_)


def _drawn(char: str, small: bool, wide: int, high: int, bold: bool) -> Rows:
    width, height = cell_size(small)
    natural = Image.new("L", (width * high, height * high))
    draw = ImageDraw.Draw(natural)
    draw.text((0, height * high * 0.8), char, font=_font(small, high, bold), fill=255, anchor="ls")
    fitted = natural if wide == high else natural.resize((width * wide, height * high), Image.Resampling.LANCZOS)
    return np.asarray(fitted) > _INK


@lru_cache(maxsize=64)
def _font(small: bool, high: int, bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSansMono-Bold.ttf" if bold else "DejaVuSansMono.ttf"
    return ImageFont.truetype(_FONTS / name, (15 if small else 20) * high)
