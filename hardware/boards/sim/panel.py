"""The picture of an LED sign: round LEDs behind smoked acrylic, in a black housing."""

from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from hardware.boards.sim.dots import HEIGHT, PITCH, Dots, line_of_dots

COLUMNS, ROWS = 120, 18
LETTERS = (COLUMNS + 1) // PITCH
_DOT_PX = 10
_MARGIN_PX, _RIM_PX = 26, 16
_ACRYLIC = np.array((13, 10, 9), dtype=np.float32)
_DARK_LED = np.array((38, 27, 22), dtype=np.float32)

Picture = NDArray[np.float32]


class Light(Enum):
    """How the dots of a board shine, as red, green and blue."""

    RED = (255, 46, 24)
    GREEN = (96, 255, 60)
    AMBER = (255, 150, 16)
    CYAN = (70, 255, 205)  # the phosphor of a pole


def lay_out(lines: Sequence[str]) -> Dots:
    """Return which LEDs shine for ``lines``: centred, and cut where the sign ends."""
    panel = np.zeros((ROWS, COLUMNS), dtype=np.bool_)
    fitting = [line.strip()[:LETTERS] for line in lines][: ROWS // (HEIGHT + 1)]
    step = ROWS // max(1, len(fitting))
    for place, line in enumerate(fitting):
        dots = line_of_dots(line)
        top, left = place * step + (step - HEIGHT) // 2, (COLUMNS - dots.shape[1]) // 2
        panel[top : top + HEIGHT, left : left + dots.shape[1]] = dots
    return panel


def draw(panel: Dots, color: Light) -> Image.Image:
    """Return the board as a camera sees it."""
    light = np.array(color.value, dtype=np.float32)
    disc, core = _tile(0.36), _tile(0.17)
    lit = np.kron(panel.astype(np.float32), disc)
    hot = np.kron(panel.astype(np.float32), core)
    dark = np.kron((~panel).astype(np.float32), disc)
    glow = _blurred(lit, _DOT_PX * 0.45) * 0.55 + _blurred(lit, _DOT_PX * 2.2) * 0.5
    picture = _ACRYLIC + _layer(dark, _DARK_LED) + _layer(lit * 0.9 + glow, light) + _layer(hot * 0.6, 255 - light)
    return _housed(Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)))


def _layer(strength: Picture, color: Picture) -> Picture:
    return np.multiply.outer(strength, color).astype(np.float32)


def _tile(radius: float) -> Picture:
    """Return one LED's disc with a soft edge; ``radius`` in pitches."""
    at = (np.arange(_DOT_PX, dtype=np.float32) + 0.5) / _DOT_PX - 0.5
    distance = np.hypot(at[:, np.newaxis], at[np.newaxis, :])
    return np.clip((radius - distance) * _DOT_PX + 0.5, 0, 1).astype(np.float32)


def _blurred(layer: Picture, radius: float) -> Picture:
    image = Image.fromarray((layer * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) / np.float32(255)


def _housed(face: Image.Image) -> Image.Image:
    edge = _MARGIN_PX + _RIM_PX
    width, height = face.width + 2 * edge, face.height + 2 * edge
    sign = Image.new("RGB", (width, height), (228, 226, 222))
    pen = ImageDraw.Draw(sign)
    pen.rounded_rectangle((2, 2, width - 3, height - 3), 18, fill=(30, 30, 32), outline=(62, 62, 66), width=2)
    window = (_RIM_PX, _RIM_PX, width - _RIM_PX - 1, height - _RIM_PX - 1)
    pen.rounded_rectangle(window, 8, fill=(13, 10, 9), outline=(4, 4, 4), width=3)
    sign.paste(face, (edge, edge))
    sign.paste((255, 255, 255), (0, 0), _shine(width, height))
    return sign


def _shine(width: int, height: int) -> Image.Image:
    """Return the ceiling's light on the acrylic: a faint, slanted band."""
    band = Image.new("L", (width, height), 0)
    corners = [(0.62, 0), (0.78, 0), (0.70, 1), (0.54, 1)]
    ImageDraw.Draw(band).polygon([(x * width, y * height) for x, y in corners], fill=9)
    return band.filter(ImageFilter.GaussianBlur(12))
