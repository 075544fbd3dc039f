"""Where on a picture a code may be: the patches of dense, strong edges, cut out and brought to one size."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from hardware.scanner.frames import Image

SEARCHED_SIDE = 480
STRONGEST_EDGE = 2.0
DARKEST = 20.0
EDGE_REACH = 7.0
# Codes reach 0.5 and more, halls with people 0.35 at most.
DENSE_PART, LEAST_DENSITY = 0.5, 0.45
MOST_REGIONS = 2
LEAST_SIDE, MARGIN = 40, 0.12
# A code as wide as this has modules of six to eight pixels, which is what the rest is made for.
WANTED_SIDE, LARGEST_SCALE = 300.0, 3.0
WHOLE_PART, UNKNOWN_SIDE = 0.6, 960


def regions_of(grey: Image) -> Iterator[Image]:
    """Yield the patches in which a code may be, the busiest first, each with its code some 300 pixels wide."""
    shrink = max(max(grey.shape) / SEARCHED_SIDE, 1.0)
    small = cv2.resize(grey, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    # In logarithms an edge on a dim screen counts as much as one in the sunlit hall.
    lightness = np.log(small.astype(np.float32) + DARKEST)
    across, down = (np.abs(cv2.Sobel(lightness, cv2.CV_32F, x, 1 - x)) for x in (1, 0))
    # A code has edges in both directions everywhere; a lamp, a door or a phone's rim has them in one.
    both = cv2.GaussianBlur(np.minimum(across, STRONGEST_EDGE), (0, 0), EDGE_REACH)
    both = np.minimum(both, cv2.GaussianBlur(np.minimum(down, STRONGEST_EDGE), (0, 0), EDGE_REACH))
    if both.max() < LEAST_DENSITY:
        return
    density = cv2.GaussianBlur(np.minimum(across + down, STRONGEST_EDGE), (0, 0), EDGE_REACH)
    dense = (density > DENSE_PART * density.max()).astype(np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dense)
    busy = np.bincount(labels.ravel(), weights=density.ravel(), minlength=count)
    for label in (np.argsort(-busy[1:]) + 1)[:MOST_REGIONS]:
        left, top, width, height = (round(float(side) * shrink) for side in boxes[label][:4])
        if min(width, height) >= LEAST_SIDE:
            yield _cut_out(grey, left, top, width, height)


def _cut_out(grey: Image, left: int, top: int, width: int, height: int) -> Image:
    side = min(width, height)
    margin = round(side * MARGIN)
    patch = grey[max(top - margin, 0) : top + height + margin, max(left - margin, 0) : left + width + margin]
    scale = min(WANTED_SIDE / side, LARGEST_SCALE)
    if patch.size > WHOLE_PART * grey.size:  # no patch stands out, so nothing is known of the code's size
        patch, scale = grey, min(UNKNOWN_SIDE / max(grey.shape), 1.0)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(patch, None, fx=scale, fy=scale, interpolation=way).astype(np.uint8, copy=False)
