"""The attempts of the cascade: each looks at one grey picture in its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from hardware.scanner.frames import Image
from hardware.scanner.rescue.read import read_damaged

Look = Callable[[Image], Image]
Binarizer = zxingcpp.Binarizer
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True)
class Attempt:
    """One way to look for codes: returns the content of every QR code it finds in a grey picture."""

    name: str
    read: Callable[[Image], tuple[bytes, ...]]
    last_resort: bool = False
    """Dear, and only for pictures in which no code at all was read."""


def read_codes(grey: Image, binarizer: zxingcpp.Binarizer = Binarizer.LocalAverage) -> tuple[bytes, ...]:
    """Return the bytes of every QR code in the picture; bytes, since a text would hide NUL and bad UTF-8."""
    found = zxingcpp.read_barcodes(grey, formats=_QR_ONLY, binarizer=binarizer)
    return tuple(bytes(code.bytes) for code in found)


def _prepared(name: str, prepare: Look, binarizer: zxingcpp.Binarizer = Binarizer.LocalAverage) -> Attempt:
    return Attempt(name, lambda grey: read_codes(prepare(grey), binarizer))


def _as_it_is(grey: Image) -> Image:
    return grey


def _sharpened(sigma: float, amount: float) -> Look:
    def prepare(grey: Image) -> Image:
        blurred = cv2.GaussianBlur(grey, (0, 0), sigma)
        return cv2.addWeighted(grey, 1 + amount, blurred, -amount, 0).astype(np.uint8, copy=False)

    return prepare


def _local_threshold(block: int, below: int, blur: float = 0.0) -> Look:
    def prepare(grey: Image) -> Image:
        smooth = cv2.GaussianBlur(grey, (0, 0), blur) if blur else grey
        way = cv2.ADAPTIVE_THRESH_MEAN_C
        return cv2.adaptiveThreshold(smooth, 255, way, cv2.THRESH_BINARY, block, below).astype(np.uint8, copy=False)

    return prepare


def _doubled(grey: Image) -> Image:
    return cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC).astype(np.uint8, copy=False)


def _opened(grey: Image) -> Image:
    return cv2.morphologyEx(grey, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)).astype(np.uint8, copy=False)


FIRST = _prepared("plain", _as_it_is)

# In the order of what each found that the ones before it had missed, per millisecond.
CHEAP: tuple[Attempt, ...] = (
    _prepared("sharpened widely", _sharpened(5, 3)),
    _prepared("local threshold", _local_threshold(21, 2), Binarizer.BoolCast),
    _prepared("one threshold", _as_it_is, Binarizer.GlobalHistogram),
    _prepared("sharpened finely", _sharpened(1.5, 1.5)),
    _prepared("blurred threshold", _local_threshold(25, 3, 1.0), Binarizer.BoolCast),
    _prepared("opened", _opened),
    _prepared("doubled", _doubled),
)
RESCUE = Attempt("rescue", read_damaged, last_resort=True)

RETRIES = (*CHEAP, RESCUE)
"""For a single picture: the dear one last."""

WHEEL = (CHEAP[0], RESCUE, *CHEAP[1:4], RESCUE, *CHEAP[4:])
"""For a stream of frames, one a frame: the one that reads most comes soon, and twice."""
