"""Undoing blur that the picture itself tells: how the finders look against how they are says how it was blurred."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from hardware.scanner.frames import Image
from hardware.scanner.rescue.grid import Place, Values
from hardware.scanner.rescue.symbol import LIGHT, fixed_patterns, size_of

PIXELS = 4
"""Pixels a module in the straightened code."""
QUIET = 3
REACH = 7
"""The blur reaches this many pixels to each side: nearly two modules."""
KNOWN = 8 + QUIET
SMOOTHNESS = 0.02


def deblurred(region: Image, place: Place, noise: float) -> Values:
    """Return the brightness of every module after undoing the blur; ``noise`` says how timidly."""
    straight = _straightened(region, place)
    blur = _blur_of(straight, place.version)
    height, width = straight.shape
    padded = np.zeros((height, width), np.float64)
    side = 2 * REACH + 1
    padded[:side, :side] = blur
    spectrum = np.fft.rfft2(np.roll(padded, (-REACH, -REACH), axis=(0, 1)))
    mean = straight.mean()
    inverse = np.conj(spectrum) / (np.abs(spectrum) ** 2 + noise)
    sharp = np.fft.irfft2(np.fft.rfft2(straight - mean) * inverse, s=(height, width)) + mean
    return _modules(np.maximum(sharp, 0).astype(np.float32), size_of(place.version))


def _straightened(region: Image, place: Place) -> Values:
    """Return the code seen from straight ahead, with a part of its quiet zone."""
    size = size_of(place.version)
    first, last = QUIET * PIXELS - 0.5, (QUIET + size) * PIXELS - 0.5
    square = np.array([[first, first], [last, first], [last, last], [first, last]], np.float32)
    matrix = cv2.getPerspectiveTransform(square, place.corners)
    side = (size + 2 * QUIET) * PIXELS
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpPerspective(region, matrix, (side, side), flags=flags, borderMode=cv2.BORDER_REPLICATE).astype(
        np.float32
    )


def _blur_of(straight: Values, version: int) -> Values:
    """Return the blur that best explains the three finders, as weights that sum to one."""
    side = 2 * REACH + 1
    rows, seen = [], []
    for top, left, windows in _known_windows(version):
        patch = straight[top + REACH : top + KNOWN * PIXELS - REACH, left + REACH : left + KNOWN * PIXELS - REACH]
        spread = float(patch.std())
        if spread < 1.0:
            continue
        rows.append(windows)
        seen.append(((patch - patch.mean()) / spread)[::2, ::2].ravel())
    if not rows:
        return _point()
    known, target = np.concatenate(rows), np.concatenate(seen)
    normal = known.T @ known + SMOOTHNESS * len(target) * np.eye(side * side)
    blur = np.linalg.solve(normal, known.T @ target)
    blur = np.maximum(blur, 0).reshape(side, side)[::-1, ::-1]
    blur[blur < 0.1 * blur.max()] = 0
    return blur / blur.sum() if blur.sum() > 0 else _point()


def _point() -> Values:
    point = np.zeros((2 * REACH + 1, 2 * REACH + 1), np.float32)
    point[REACH, REACH] = 1
    return point


@cache
def _known_windows(version: int) -> tuple[tuple[int, int, Values], ...]:
    """Return for each finder where its known surroundings begin, and what lies around each of their pixels."""
    size = size_of(version)
    grid = np.pad(fixed_patterns(version), QUIET, constant_values=LIGHT)
    light = np.kron(np.where(grid == LIGHT, 1.0, -1.0), np.ones((PIXELS, PIXELS))).astype(np.float32)
    far = (size + QUIET - 8) * PIXELS
    out = []
    for top, left in ((0, 0), (0, far), (far, 0)):
        patch = light[top : top + KNOWN * PIXELS, left : left + KNOWN * PIXELS]
        side = 2 * REACH + 1
        windows = sliding_window_view(patch, (side, side))[::2, ::2].reshape(-1, side * side)
        out.append((top, left, windows - windows.mean(axis=0)))
    return tuple(out)


def _modules(sharp: Values, size: int) -> Values:
    inner = sharp[QUIET * PIXELS : -QUIET * PIXELS, QUIET * PIXELS : -QUIET * PIXELS]
    blocks = inner.reshape(size, PIXELS, size, PIXELS)[:, 1:3, :, 1:3]
    means: Values = blocks.mean(axis=(1, 3))
    return means
