"""What the kiosk can tell a person from the frames: too far, too near, too dark, a reflection, moving, another code.

Pure: `look_at` measures a frame, `hint_for` judges it, and `Guide` holds a hint still,
so that it comes within a second and never flickers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scanner.decode import Decoded
from hardware.scanner.frames import Image, grey_of

LONGER_SIDE = 320
EDGE_REACH, DARKEST = 5.0, 20.0
# Edges as dense as this are a code; a hall with people stays below 0.5, a text mostly too.
DENSE = 0.65
BURNT_OUT = 250


class Hint(StrEnum):
    """What to tell the person; the kiosk has the words."""

    NONE = "none"
    TOO_FAR = "too_far"
    TOO_NEAR = "too_near"
    TOO_DARK = "too_dark"
    GLARE = "glare"
    MOVING = "moving"
    OTHER_CODE = "other_code"
    SEVERAL_CODES = "several_codes"


@dataclass(frozen=True)
class Sight:
    """What a frame looks like: lengths as parts of its shorter side, brightness from 0 to 255."""

    small: Image
    busy: float
    """How dense the edges are where they are densest."""
    width: float
    """How wide the busy patch is; 0 without one."""
    cut: bool
    """The busy patch runs out of the picture on two opposite sides, or three."""
    brightness: float
    glare: float
    """How much of the busy patch is burnt out, in one piece."""


@dataclass(frozen=True)
class Limits:
    """From where on a hint is given."""

    too_far: float = 0.175
    too_near: float = 0.8
    too_dark: float = 50.0
    glare: float = 0.05
    moving: float = 9.0


def look_at(image: Image) -> Sight:
    """Measure a frame, in about a millisecond."""
    shrink = LONGER_SIDE / max(image.shape[:2])
    small = grey_of(cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.uint8))
    lightness = np.log(small.astype(np.float32) + DARKEST)
    across, down = (
        cv2.GaussianBlur(np.abs(cv2.Sobel(lightness, cv2.CV_32F, x, 1 - x)), (0, 0), EDGE_REACH) for x in (1, 0)
    )
    # A code has edges in both directions everywhere; a lamp, a door or a phone's rim has them in one.
    density = np.minimum(across, down)
    busy = float(density.max())
    left, top, width, height = _patch(density, max(DENSE, 0.5 * busy))
    patch = small[top : top + height, left : left + width]
    ends = (left <= 1, top <= 1, left + width >= small.shape[1] - 1, top + height >= small.shape[0] - 1)
    return Sight(
        small,
        busy,
        min(width, height) / min(small.shape),
        (ends[0] and ends[2]) or (ends[1] and ends[3]) or sum(ends) > 2,
        float(np.percentile(patch if patch.size else small, 90)),
        _burnt_out(patch),
    )


def _patch(density: NDArray[np.float32], above: float) -> tuple[int, int, int, int]:
    count, labels, boxes, _ = cv2.connectedComponentsWithStats((density > above).astype(np.uint8))
    if count < 2:
        return 0, 0, 0, 0
    label = int(np.bincount(labels.ravel(), weights=density.ravel(), minlength=count)[1:].argmax()) + 1
    left, top, width, height = (int(side) for side in boxes[label][:4])
    return left, top, width, height


def _burnt_out(patch: Image) -> float:
    """Return how much of a patch is a burnt-out spot, larger than the light parts of a code are."""
    if not patch.size:
        return 0.0
    spots = cv2.erode((patch >= BURNT_OUT).astype(np.uint8), np.ones((5, 5), np.uint8))
    return float(spots.mean())


def moved(before: Sight | None, now: Sight) -> float:
    """Return by how many grey levels two frames differ on average, 0 for the first."""
    if before is None or before.small.shape != now.small.shape:
        return 0.0
    return float(cv2.absdiff(before.small, now.small).mean())


def hint_for(sight: Sight, movement: float, decoded: Decoded, limits: Limits | None = None) -> Hint:
    """Return what would help most now; NONE when a code of ours was read, or when nobody holds anything up."""
    at = limits or Limits()
    if decoded.is_ambiguous:
        return Hint.SEVERAL_CODES
    if decoded.texts:
        return Hint.NONE
    if decoded.other_codes:
        return Hint.OTHER_CODE
    if sight.busy < DENSE:
        return Hint.NONE
    if movement > at.moving:
        return Hint.MOVING
    if sight.brightness < at.too_dark:
        return Hint.TOO_DARK
    if sight.cut or sight.width > at.too_near:
        return Hint.TOO_NEAR
    if sight.width < at.too_far:
        return Hint.TOO_FAR
    return Hint.GLARE if sight.glare > at.glare else Hint.NONE


class Guide:
    """Shows a hint only once it has held for ``settle_s``, and then for ``stay_s`` at least."""

    def __init__(self, settle_s: float = 0.5, stay_s: float = 1.5) -> None:
        self._settle_s = settle_s
        self._stay_s = stay_s
        self._shown, self._shown_at = Hint.NONE, float("-inf")
        self._coming, self._coming_since = Hint.NONE, float("-inf")

    def see(self, hint: Hint, at: float) -> Hint:
        """Take what a frame suggests; return what to show now."""
        if hint is not self._coming:
            self._coming, self._coming_since = hint, at
        settled = at - self._coming_since >= self._settle_s
        stayed = self._shown is Hint.NONE or at - self._shown_at >= self._stay_s
        if self._coming is not self._shown and settled and stayed:
            self._shown, self._shown_at = self._coming, at
        return self._shown

    def reset(self) -> None:
        """Begin with the next person."""
        self._shown = self._coming = Hint.NONE
        self._shown_at = self._coming_since = float("-inf")
