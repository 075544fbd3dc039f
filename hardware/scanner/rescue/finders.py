"""The three large squares of a QR code, found as dark rings around a light ring around a dark core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scanner.frames import Image

Points = NDArray[np.float32]
Contour = NDArray[np.int32]

SMALLEST_AREA, LARGEST_PART = 40.0, 0.1
# The ring's outer border encloses 49 modules, its inner one 25, the core 9.
HOLE_PART, CORE_PART = (0.28, 0.72), (0.06, 0.34)
OFF_CENTRE = 0.2
MOST_FINDERS = 12


@dataclass(frozen=True)
class Finder:
    """One square: its centre, its four corners clockwise on the picture, and its side in pixels."""

    centre: Points
    corners: Points
    side: float


def find_finders(grey: Image) -> list[Finder]:
    """Return the squares that look like finder patterns, the best-looking first."""
    found: list[tuple[float, Finder]] = []
    for dark in _dark_parts(grey):
        for badness, finder in _rings(dark):
            _keep_best(found, badness, finder)
    found.sort(key=lambda each: each[0])
    return [finder for _, finder in found[:MOST_FINDERS]]


def _dark_parts(grey: Image) -> Iterable[Image]:
    """Tell dark from light in some ways: what light hides from one, another sees."""
    smooth = cv2.GaussianBlur(grey, (0, 0), 0.8)
    span = max(grey.shape)
    for block in (max(span // 48, 3) | 1, max(span // 20, 3) | 1):
        for below in (3, 12):
            way = cv2.ADAPTIVE_THRESH_MEAN_C
            yield cv2.adaptiveThreshold(smooth, 255, way, cv2.THRESH_BINARY_INV, block, below).astype(np.uint8)
    yield cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1].astype(np.uint8)


def _rings(dark: Image) -> Iterable[tuple[float, Finder]]:
    found, nesting = cv2.findContours(dark, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    if not found:
        return
    contours = [contour.astype(np.int32, copy=False) for contour in found]
    tree = np.asarray(nesting, np.int32).reshape(-1, 4)  # next, previous, first child, parent
    largest = dark.size * LARGEST_PART
    for index, (_, _, child, _) in enumerate(tree):
        if child < 0 or tree[child][2] < 0:
            continue
        outer = cv2.contourArea(contours[index])
        if not SMALLEST_AREA <= outer <= largest:
            continue
        badness = _badness(contours, tree, index, outer)
        if badness is not None:
            corners = _corners(contours[index])
            yield badness, Finder(corners.mean(axis=0), corners, float(np.sqrt(outer)))


def _badness(contours: list[Contour], tree: NDArray[np.int32], index: int, outer: float) -> float | None:
    """Say how far a nest of contours is from a finder's proportions; None if it is none."""
    hole_index = int(tree[index][2])
    core_index = int(tree[hole_index][2])
    hole, core = cv2.contourArea(contours[hole_index]), cv2.contourArea(contours[core_index])
    if not (HOLE_PART[0] < hole / outer < HOLE_PART[1] and CORE_PART[0] < core / outer < CORE_PART[1]):
        return None
    centres = [contours[each][:, 0, :].mean(axis=0) for each in (index, hole_index, core_index)]
    apart = max(float(np.hypot(*(centre - centres[0]))) for centre in centres[1:]) / float(np.sqrt(outer))
    box = cv2.minAreaRect(contours[index])
    fill = outer / max(box[1][0] * box[1][1], 1.0)
    if apart > OFF_CENTRE or fill < 0.6 or min(box[1]) < 0.4 * max(box[1]):
        return None
    return apart + abs(hole / outer - 25 / 49) + abs(core / outer - 9 / 49) + (1 - fill)


def _corners(contour: Contour) -> Points:
    """Return the four corners of a contour, clockwise on the picture, finer than a pixel."""
    hull = cv2.convexHull(contour)
    length = cv2.arcLength(hull, True)
    corners = cv2.boxPoints(cv2.minAreaRect(contour))
    for part in (0.05, 0.08, 0.11, 0.15):
        fewer = cv2.approxPolyDP(hull, part * length, True)
        if len(fewer) == 4:
            corners = fewer[:, 0, :]
            break
    return _sharpened(contour[:, 0, :].astype(np.float32), _clockwise(np.asarray(corners, np.float32)))


def _sharpened(outline: Points, corners: Points) -> Points:
    """Return the corners where lines through the middle parts of the four sides meet, half a pixel further out."""
    found = (_side(outline, corners[side], corners[(side + 1) % 4]) for side in range(4))
    lines = [line for line in found if line is not None]
    if len(lines) < 4:
        return corners
    crossings = np.array([np.cross(lines[side - 1], lines[side]) for side in range(4)], np.float64)
    if np.abs(crossings[:, 2]).min() < 1e-9:
        return corners
    sharp = (crossings[:, :2] / crossings[:, 2:]).astype(np.float32)
    if np.abs(sharp - corners).max() > 0.25 * float(np.hypot(*(corners[2] - corners[0]))):
        return corners
    # An outline runs through the middles of the outermost dark pixels.
    outwards = sharp - sharp.mean(axis=0)
    moved: Points = sharp + outwards / np.abs(outwards).max(axis=1, keepdims=True) * np.float32(0.5)
    return moved


def _side(outline: Points, start: Points, end: Points) -> NDArray[np.float64] | None:
    """Return the line (a, b, c) along one side of an outline, or None if too little of it is there."""
    along = end - start
    length = float(np.hypot(*along))
    part = (outline - start) @ along / max(length**2, 1e-6)
    off = np.abs((outline - start) @ np.array([-along[1], along[0]], np.float32)) / max(length, 1e-6)
    own = outline[(part > 0.15) & (part < 0.85) & (off < 0.15 * length)]
    if len(own) < 4:
        return None
    dx, dy, x, y = (float(value) for value in cv2.fitLine(own, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    return np.array([dy, -dx, dx * y - dy * x])


def _clockwise(corners: Points) -> Points:
    around = corners - corners.mean(axis=0)
    return corners[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]


def _keep_best(found: list[tuple[float, Finder]], badness: float, finder: Finder) -> None:
    """Take a finder in, unless the same one was seen better before."""
    for place, (known, other) in enumerate(found):
        if float(np.hypot(*(other.centre - finder.centre))) < 0.5 * min(other.side, finder.side):
            if badness < known:
                found[place] = (badness, finder)
            return
    found.append((badness, finder))
