"""What a picture is to the scanner: an array of bytes, grey or blue-green-red."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

# A phone's QR needs some 60 pixels; below that there is nothing to read, and above
# the other limit a picture is no camera's and would only cost time and memory.
SMALLEST_SIDE = 16
LARGEST_SIDE = 8000


def is_picture(image: object) -> bool:
    """Say whether ``image`` has the shape of a grey, colour or colour-with-alpha picture."""
    if not isinstance(image, np.ndarray) or image.dtype != np.uint8 or image.ndim not in (2, 3):
        return False
    if image.ndim == 3 and image.shape[2] not in (1, 3, 4):
        return False
    sides = image.shape[:2]
    return bool(min(sides) >= SMALLEST_SIDE and max(sides) <= LARGEST_SIDE)


def grey_of(image: Image) -> Image:
    """Return the picture in grey, contiguous in memory."""
    if image.ndim == 2:
        return np.ascontiguousarray(image)
    match image.shape[2]:
        case 1:
            grey = image[:, :, 0]
        case 3:
            grey = cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
        case _:
            grey = cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_BGRA2GRAY).astype(np.uint8, copy=False)
    return np.ascontiguousarray(grey)
