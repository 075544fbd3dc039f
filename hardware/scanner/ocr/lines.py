"""Where lines of text stand on a picture, cut out, straightened and brought to the reader's height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scanner.frames import Image
from hardware.scanner.ocr.models import Network

Points = NDArray[np.float32]

FINDER_SIDE, LARGEST_SCALE = 736, 2.0
LIKELY, LEAST_MEAN, LEAST_HEIGHT = 0.3, 0.5, 3.0
# The finder marks the hearts of lines; their boxes are this much larger, as it was trained.
UNCLIP = 1.6
LINE_HEIGHT, LEAST_ASPECT, LARGEST_ASPECT = 48, 3.0, 26.0
SLANTED_DEGREES = 8.0

SEARCHED_SIDE, DARKEST, STRONGEST_EDGE = 480, 60.0, 0.5


@dataclass(frozen=True)
class Line:
    """One line, upright or upside down, and how many times as long as high it is."""

    image: Image
    aspect: float


@dataclass(frozen=True)
class Search:
    """How the part with text is looked for: wide and safe, or close for small text."""

    edge_reach: float
    dense_part: float
    margin: float
    both_directions: bool


WIDE = Search(edge_reach=9.0, dense_part=0.4, margin=0.06, both_directions=False)
CLOSE = Search(edge_reach=7.0, dense_part=0.35, margin=0.12, both_directions=True)


def text_area(image: Image, search: Search = WIDE) -> Image:
    """Return the part of the picture where edges are dense, with its contrast stretched."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    shrink = max(max(grey.shape) / SEARCHED_SIDE, 1.0)
    density = _density(cv2.resize(grey, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA), search)
    dense = (density > search.dense_part * density.max()).astype(np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dense)
    if count < 2:
        return stretched(image)
    label = int(np.bincount(labels.ravel(), weights=density.ravel(), minlength=count)[1:].argmax()) + 1
    left, top, width, height = (round(float(side) * shrink) for side in boxes[label][:4])
    margin = round(search.margin * max(width, height))
    part = image[max(top - margin, 0) : top + height + margin, max(left - margin, 0) : left + width + margin]
    return stretched(part)


def _density(small: NDArray[Any], search: Search) -> NDArray[np.float32]:
    lightness = np.log(small.astype(np.float32) + DARKEST)
    across, down = (
        cv2.GaussianBlur(
            np.minimum(np.abs(cv2.Sobel(lightness, cv2.CV_32F, x, 1 - x)), STRONGEST_EDGE), (0, 0), search.edge_reach
        ).astype(np.float32)
        for x in (1, 0)
    )
    # Letters have edges in both directions; a lamp, a door or a phone's rim has them in one.
    density: NDArray[np.float32] = np.minimum(across, down) if search.both_directions else across + down
    return density


def stretched(image: Image) -> Image:
    """Return the picture with its darkest shade black and its lightest white."""
    low, high = (float(shade) for shade in np.percentile(image, (1, 99)))
    scaled = (image.astype(np.float32) - low) * np.float32(255 / max(high - low, 20.0))
    shades: Image = np.clip(scaled, 0, 255).astype(np.uint8)
    return shades


def find_lines(area: Image, finder: Network) -> list[Line]:
    """Return the lines of a part of a picture; a slanted text is turned upright first and looked at again."""
    boxes = _boxes(area, finder)
    slant = _slant(boxes)
    if abs(slant) > SLANTED_DEGREES:
        area = _turned(area, slant)
        boxes = _boxes(area, finder)
    lines = (_cut_out(area, box) for box in boxes)
    return [line for line in lines if LEAST_ASPECT <= line.aspect <= LARGEST_ASPECT]


def _boxes(area: Image, finder: Network) -> list[Points]:
    """Return the four corners of each line, clockwise from its top left when it is held upright."""
    height, width = area.shape[:2]
    scale = min(FINDER_SIDE / max(height, width), LARGEST_SCALE)
    rows, columns = (max(round(side * scale / 32), 1) * 32 for side in (height, width))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    likely = finder.run(cv2.resize(area, (columns, rows), interpolation=way).astype(np.uint8, copy=False))[0]
    hearts = cv2.dilate((likely > LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(hearts, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    stretch = np.array([width / columns, height / rows], np.float32)
    found = (_box(likely, np.asarray(contour, np.int32)) for contour in contours)
    return [_upright(box * stretch) for box in found if box is not None]


def _box(likely: NDArray[np.float32], contour: NDArray[np.int32]) -> Points | None:
    centre, (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < LEAST_HEIGHT:
        return None
    left, top, across, down = cv2.boundingRect(contour)
    mask = np.zeros((down, across), np.uint8)
    cv2.drawContours(mask, [contour - (left, top)], -1, 1, -1)
    if cv2.mean(likely[top : top + down, left : left + across], mask)[0] < LEAST_MEAN:
        return None
    larger = UNCLIP * width * height / (width + height)
    return cv2.boxPoints((centre, (width + larger, height + larger), angle)).astype(np.float32)


def _upright(box: Points) -> Points:
    """Return the corners so that the long side comes first and runs to the right."""
    sides = np.hypot(*(np.roll(box, -1, axis=0) - box).T)
    if sides[0] < sides[1]:
        box = np.roll(box, -1, axis=0)
    if box[1, 0] < box[0, 0]:
        box = np.roll(box, -2, axis=0)
    return box


def _slant(boxes: list[Points]) -> float:
    """Return by how many degrees the long lines fall to the right, 0 where there are none."""
    along = [box[1] - box[0] for box in boxes]
    heights = [float(np.hypot(*(box[2] - box[1]))) for box in boxes]
    long = [side for side, height in zip(along, heights, strict=True) if float(np.hypot(*side)) > 2.5 * height]
    if not long:
        return 0.0
    return float(np.median([np.degrees(np.arctan2(side[1], side[0])) for side in long]))


def _turned(area: Image, degrees: float) -> Image:
    height, width = area.shape[:2]
    matrix = np.array(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1), np.float64)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(height * sine + width * cosine), round(height * cosine + width * sine))
    matrix[:, 2] = matrix[:, 2] + (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    mode = cv2.BORDER_REPLICATE
    return cv2.warpAffine(area, matrix, size, flags=cv2.INTER_CUBIC, borderMode=mode).astype(np.uint8, copy=False)


def _cut_out(area: Image, box: Points) -> Line:
    across, down = (float(np.hypot(*(box[corner + 1] - box[corner]))) for corner in (0, 1))
    aspect = across / max(down, 1.0)
    width = max(round(min(aspect, LARGEST_ASPECT) * LINE_HEIGHT), LINE_HEIGHT)
    upright = np.array([[0, 0], [width, 0], [width, LINE_HEIGHT], [0, LINE_HEIGHT]], np.float32)
    (right, down_right), (left, down_left) = box[1] - box[0], box[2] - box[1]
    is_clockwise = right * down_left > down_right * left
    target = upright if is_clockwise else upright[[3, 2, 1, 0]]
    matrix = cv2.getPerspectiveTransform(box, target)
    image = cv2.warpPerspective(
        area, matrix, (width, LINE_HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return Line(image.astype(np.uint8, copy=False), aspect)
