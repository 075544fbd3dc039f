"""Where the modules of a damaged code lie on the picture: placed by two finders, then fitted to all fixed patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scanner.frames import Image
from hardware.scanner.rescue.finders import Finder, Points
from hardware.scanner.rescue.symbol import DARK, DATA, FINDER, VERSIONS, fixed_patterns, size_of

Values = NDArray[np.float32]

MOST_UNLIKE, MOST_FINDERS, BEST_PLACES = 1.7, 5, 4
SEARCH_REACHES, THROWS = (2.0, 1.4, 1.0, 0.7, 0.5, 0.4), 120
FITTING_STEPS = (0.8, 0.4, 0.2, 0.1)
MOST_ROUNDS = 8
LEAST_ROUGH_FIT = 0.3
FAR = 20_000.0
DISTINCTNESS_WEIGHT = 0.5
# Where the value of a module is taken: nine points around its middle.
INSIDE = np.array([(x, y) for y in (-0.25, 0.0, 0.25) for x in (-0.25, 0.0, 0.25)], np.float32)
# By role: the corner of the code it stands in, and how far the pair's direction is turned from the x axis.
TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT = (0, 0), (1, 0), (0, 1)
ROLES = ((TOP_LEFT, TOP_RIGHT, 0.0), (BOTTOM_LEFT, TOP_LEFT, -90.0), (BOTTOM_LEFT, TOP_RIGHT, -45.0))
# The place of each role's corner among the four corners clockwise; the fourth never has a finder.
CORNER_OF = {TOP_LEFT: 0, TOP_RIGHT: 1, BOTTOM_LEFT: 3}
LOWER_RIGHT = 2


@dataclass(frozen=True)
class Place:
    """A guess of where a code lies: its version, its corners clockwise from top left, and how well it fits.

    ``loose`` are the corners that no finder holds.
    """

    version: int
    corners: Points
    fit: float
    loose: tuple[int, ...]

    @property
    def module(self) -> float:
        """Return how many pixels a module is wide, on average."""
        return float(np.sqrt(abs(cv2.contourArea(self.corners)))) / size_of(self.version)

    def is_near(self, other: Place) -> bool:
        """Say whether both mean the same."""
        apart = float(np.abs(self.corners - other.corners).max())
        return self.version == other.version and apart < 2 * self.module


def places_of(grey: Image, finders: Sequence[Finder]) -> Iterator[Place]:
    """Yield the likeliest places of a code, fitted to the picture, the likeliest first."""
    rough: list[Place] = []
    for place in sorted(_rough_places(grey, finders), key=lambda place: -place.fit):
        if place.fit > LEAST_ROUGH_FIT and not any(place.is_near(other) for other in rough):
            rough.append(place)
    for place in rough[:BEST_PLACES]:
        yield _fitted(grey, place)


def sample(grey: Image, place: Place) -> Values:
    """Return the brightness of every module, the mean of some points inside each; -1 outside the picture."""
    size = size_of(place.version)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) + 0.5
    points = np.stack([x, y], axis=-1)[:, :, None, :] + INSIDE
    seen = _look_up(grey, place.corners[None], place.version, points.reshape(-1, 2), outside=-255.0)
    values: Values = seen[0].reshape(size, size, len(INSIDE)).mean(axis=2)
    return values


def _rough_places(grey: Image, finders: Sequence[Finder]) -> Iterator[Place]:
    for first, second in permutations(finders[:MOST_FINDERS], 2):
        if max(first.side, second.side) > MOST_UNLIKE * min(first.side, second.side):
            continue
        for role, other_role, turned in ROLES:
            for version in _likely_versions(first, second, diagonal=turned == -45.0):
                place = _placed(version, ((first, role), (second, other_role)), turned, finders)
                if place is not None:
                    yield replace(place, fit=float(_fits(grey, place.corners[None], version)[0]))


def _likely_versions(first: Finder, second: Finder, *, diagonal: bool) -> list[int]:
    module = (first.side + second.side) / 2 / FINDER
    modules = float(np.hypot(*(second.centre - first.centre))) / module / (2**0.5 if diagonal else 1.0)
    version = (modules + FINDER - 17) / 4
    return [each for each in VERSIONS if abs(each - version) < 1.0 + 0.12 * each]


def _placed(
    version: int,
    pair: tuple[tuple[Finder, tuple[int, int]], tuple[Finder, tuple[int, int]]],
    turned: float,
    finders: Sequence[Finder],
) -> Place | None:
    """Return the code's place if the two finders play these roles; a third one where it is expected is used too."""
    (first, _), (second, _) = pair
    size = size_of(version)
    direction = second.centre - first.centre
    angle = float(np.arctan2(direction[1], direction[0])) - np.radians(turned)
    matrix = _homography(pair, angle, size)
    if matrix is None:
        return None
    missing = next(role for role in (TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT) if role not in (pair[0][1], pair[1][1]))
    expected = cv2.perspectiveTransform(_finder_corners(missing, size).mean(axis=0)[None, None], matrix)[0, 0]
    third = [finder for finder in finders if float(np.hypot(*(finder.centre - expected))) < finder.side]
    loose: tuple[int, ...] = (CORNER_OF[missing], LOWER_RIGHT)
    if third and third[0] is not first and third[0] is not second:
        better = _homography([*pair, (third[0], missing)], angle, size)
        matrix = matrix if better is None else better
        loose = (LOWER_RIGHT,)
    square = np.array([[0, 0], [size, 0], [size, size], [0, size]], np.float32)
    corners = cv2.perspectiveTransform(square[None], matrix)[0].astype(np.float32)
    sound = cv2.isContourConvex(corners) and np.abs(corners).max() < FAR
    return Place(version, corners, 0.0, loose) if sound else None


def _finder_corners(role: tuple[int, int], size: int) -> Points:
    left, top = (part * (size - FINDER) for part in role)
    return np.array([[left, top], [left + 7, top], [left + 7, top + 7], [left, top + 7]], np.float32)


def _homography(known: Sequence[tuple[Finder, tuple[int, int]]], angle: float, size: int) -> NDArray[np.float64] | None:
    modules = np.concatenate([_finder_corners(role, size) for _, role in known])
    pixels = np.concatenate([_turned_to(finder, angle) for finder, _ in known])
    return _homography_through(modules.astype(np.float64), pixels.astype(np.float64))


def _homography_through(sources: NDArray[np.float64], targets: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Return the homography that brings the sources nearest to the targets, or None if they do not define one."""
    ones, zeros = np.ones((len(sources), 1)), np.zeros((len(sources), 3))
    flat = np.hstack([sources, ones])
    across = np.hstack([flat, zeros, -targets[:, :1] * sources])
    down = np.hstack([zeros, flat, -targets[:, 1:] * sources])
    unknown, _, rank, _ = np.linalg.lstsq(np.vstack([across, down]), targets.T.ravel(), rcond=None)
    return np.append(unknown, 1.0).reshape(3, 3) if rank == 8 else None


def _turned_to(finder: Finder, angle: float) -> Points:
    """Return the finder's corners, beginning with the one that is top left when the code's x axis has this angle."""
    top_left = angle + np.radians(-135)
    towards = np.array([np.cos(top_left), np.sin(top_left)], np.float32)
    first = int(np.argmax((finder.corners - finder.centre) @ towards))
    return np.roll(finder.corners, -first, axis=0)


@cache
def _areas(version: int) -> tuple[tuple[Points, Values], ...]:
    """Return the fixed patterns, area by area: the middles of their modules, and +1 for light and -1 for dark."""
    size, grid = size_of(version), fixed_patterns(version)
    boxes = (
        (0, 8, 0, 8),
        (0, 8, size - 8, size),
        (size - 8, size, 0, 8),
        (6, 7, 8, size - 8),
        (8, size - 8, 6, 7),
        (size - 9, size - 4, size - 9, size - 4),
    )
    areas = []
    for top, bottom, left, right in boxes:
        rows, columns = np.nonzero(grid[top:bottom, left:right] != DATA)
        middles = np.column_stack([columns + left, rows + top]).astype(np.float32) + 0.5
        light = np.where(grid[top:bottom, left:right][rows, columns] == DARK, -1.0, 1.0)
        areas.append((middles, light.astype(np.float32)))
    return tuple(areas)


def _fits(grey: Image, candidates: Points, version: int) -> Values:
    """Return for each candidate how well the picture agrees with the fixed patterns, from 0 to 1."""
    areas = _areas(version)
    middles = np.concatenate([area for area, _ in areas])
    seen = _look_up(grey, candidates, version, middles, outside=0.0)
    total = np.zeros(len(candidates), np.float32)
    start = 0
    for area, light in areas:
        total += np.clip(_agreement(seen[:, start : start + len(area)], light), 0, 1)
        start += len(area)
    fits: Values = total / np.float32(len(areas))
    return fits


def _agreement(seen: Values, light: Values) -> Values:
    """Return the correlation of what is seen with what should be; flat areas agree with nothing."""
    centred = seen - seen.mean(axis=1, keepdims=True)
    expected = light - light.mean()
    spread = np.sqrt((centred**2).sum(axis=1) * (expected**2).sum())
    # Noise of a few grey levels must not count as a pattern.
    agreement: Values = ((centred @ expected) / (spread + 3.0 * len(light))).astype(np.float32)
    return agreement


def _look_up(picture: Image | Values, candidates: Points, version: int, modules: Points, outside: float) -> Values:
    """Return the picture's values at points given in modules, for each candidate's corners."""
    size = size_of(version)
    square = np.array([[0, 0], [size, 0], [size, size], [0, size]], np.float32)
    matrices = np.stack([cv2.getPerspectiveTransform(square, corners) for corners in candidates])
    flat = np.column_stack([modules, np.ones(len(modules))]).astype(np.float32)
    seen = matrices.astype(np.float32) @ flat.T
    # Corners moved until they cross give points at infinity, which are outside like any other.
    depth = np.maximum(seen[:, 2], np.float32(1e-6))
    x, y = (np.nan_to_num(seen[:, axis] / depth).clip(-FAR, FAR) for axis in (0, 1))
    values = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    height, width = picture.shape
    values[(x < -0.5) | (y < -0.5) | (x > width - 0.5) | (y > height - 0.5)] = outside
    return values


@dataclass(frozen=True)
class _View:
    """The picture prepared for fitting: smoothed by part of a module, and how far each point stands out."""

    smooth: Image
    distinct: Values


def _view(grey: Image, module: float) -> _View:
    smooth = cv2.GaussianBlur(grey, (0, 0), max(0.35 * module, 0.5)).astype(np.uint8, copy=False)
    window = (round(7 * module) | 1, round(7 * module) | 1)
    apart = np.abs(smooth.astype(np.float32) - cv2.blur(smooth, window).astype(np.float32))
    distinct: Values = apart / (cv2.blur(apart, window) + np.float32(3))
    return _View(smooth, distinct)


def _scores(view: _View, candidates: Points, version: int) -> Values:
    """Return for each candidate how well the fixed patterns fit, and how distinct all modules are in their middles."""
    size = size_of(version)
    y, x = np.mgrid[0:size, 0:size:2].astype(np.float32) + 0.5
    middles = np.column_stack([(x + np.arange(size)[:, None] % 2).ravel(), y.ravel()])
    # What is cut off must not push the code into the picture, so it counts as usual: neither distinct nor dull.
    distinct = _look_up(view.distinct, candidates, version, middles, outside=1.0).mean(axis=1)
    scores: Values = _fits(view.smooth, candidates, version) + np.float32(DISTINCTNESS_WEIGHT) * distinct
    return scores


def _fitted(grey: Image, place: Place) -> Place:
    """Move the corners until the modules fit best: the loose ones widely, then all by ever smaller steps."""
    view = _view(grey, place.module)
    place = replace(place, fit=float(_scores(view, place.corners[None], place.version)[0]))
    for number, reach in enumerate(SEARCH_REACHES):
        place = _best_of(view, place, _throws(place.loose, number) * np.float32(reach * place.module))
    one_by_one = np.concatenate([np.eye(8), -np.eye(8)]).astype(np.float32).reshape(16, 4, 2)
    for step in FITTING_STEPS:
        for _ in range(MOST_ROUNDS):
            better = _best_of(view, place, one_by_one * np.float32(step * place.module))
            if better is place:
                break
            place = better
    return replace(place, fit=float(_fits(view.smooth, place.corners[None], place.version)[0]))


@cache
def _throws(loose: tuple[int, ...], number: int) -> Points:
    """Return random moves of the loose corners; always the same ones, so that a picture gives one answer."""
    moves = np.zeros((THROWS, 4, 2), np.float32)
    moves[:, loose] = np.random.default_rng(number).standard_normal((THROWS, len(loose), 2), np.float32)
    return moves


def _best_of(view: _View, place: Place, moves: Points) -> Place:
    candidates = place.corners + moves
    scores = _scores(view, candidates, place.version)
    best = int(np.argmax(scores))
    if scores[best] <= place.fit:
        return place
    return replace(place, corners=candidates[best], fit=float(scores[best]))
