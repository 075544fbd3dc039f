"""Finder patterns that are too blurred to have outlines: found by their likeness to the pattern as a whole."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from hardware.scanner.frames import Image
from hardware.scanner.rescue.finders import Finder
from hardware.scanner.rescue.grid import Values

# The region is looked at in half size; a code 150 pixels wide has modules of three to five pixels.
SHRINK = 0.5
MODULES = (2.9, 3.5, 4.2)
ANGLES = (0, 15, 30, 45, 60, 75)
LEAST_LIKENESS, MOST_FINDERS = 0.5, 5


def find_blurred_finders(region: Image) -> list[Finder]:
    """Return what looks most like finder patterns in a region, the likest first."""
    small = cv2.resize(region, None, fx=SHRINK, fy=SHRINK, interpolation=cv2.INTER_AREA).astype(np.float32)
    if min(small.shape) < 9 * MODULES[-1] * 1.5:
        return []
    kinds = [(module, angle) for module in MODULES for angle in ANGLES]
    likeness = np.stack([_likeness(small, module, angle) for module, angle in kinds])
    best, kind = likeness.max(axis=0), likeness.argmax(axis=0)
    found: list[Finder] = []
    while len(found) < MOST_FINDERS:
        _, peak, _, (x, y) = cv2.minMaxLoc(best)
        if peak < LEAST_LIKENESS:
            break
        module, angle = kinds[int(kind[y, x])]
        found.append(_finder(x, y, module, angle))
        cv2.circle(best, (x, y), round(6 * module), 0.0, -1)
    return found


def _likeness(small: Values, module: float, angle: int) -> Values:
    """Return how much the surroundings of each point look like a finder pattern, from -1 to 1."""
    pattern = _pattern(module, angle)
    reach = pattern.shape[0] // 2
    inside = cv2.matchTemplate(small, pattern, cv2.TM_CCOEFF_NORMED)
    out = np.zeros(small.shape, np.float32)
    out[reach : reach + inside.shape[0], reach : reach + inside.shape[1]] = inside
    return out


@cache
def _pattern(module: float, angle: int) -> Values:
    rings = np.array([[max(abs(x), abs(y)) for x in range(-4, 5)] for y in range(-4, 5)])
    light = np.where((rings == 2) | (rings == 4), 1.0, -1.0)
    fine = np.kron(light, np.ones((8, 8))).astype(np.float32)
    side = round(9 * module) | 1
    matrix = np.array(cv2.getRotationMatrix2D((35.5, 35.5), angle, module / 8), np.float64)
    matrix[:, 2] += side / 2 - 36
    turned = cv2.warpAffine(fine, matrix, (side, side), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    return cv2.GaussianBlur(turned, (0, 0), 0.4 * module).astype(np.float32)


def _finder(x: int, y: int, module: float, angle: int) -> Finder:
    side = 7 * module / SHRINK
    centre = np.array([x + 0.5, y + 0.5], np.float32) / np.float32(SHRINK) - np.float32(0.5)
    # OpenCV turns against the clock; the picture's y axis points down.
    corners = cv2.boxPoints(((float(centre[0]), float(centre[1])), (side, side), -angle))
    around = corners - centre
    clockwise = corners[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]
    return Finder(centre, clockwise.astype(np.float32), side)
