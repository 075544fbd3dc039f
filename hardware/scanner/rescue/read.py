"""The rescue itself: from a grey picture to the bytes of a damaged code, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.scanner.frames import Image
from hardware.scanner.rescue.blurred import find_blurred_finders
from hardware.scanner.rescue.content import NotACode, content_of
from hardware.scanner.rescue.correction import correct
from hardware.scanner.rescue.deblur import deblurred
from hardware.scanner.rescue.finders import Finder, find_finders
from hardware.scanner.rescue.grid import Place, Values, places_of, sample
from hardware.scanner.rescue.regions import regions_of
from hardware.scanner.rescue.symbol import (
    FORMATS,
    Block,
    Format,
    blocks_of,
    data_cells,
    format_cells,
    mask_grid,
)

LEAST_FIT, LEAST_FIT_BLURRED = 0.45, 0.5
NOISES = (0.01, 0.05)
# How much each module is set off from its neighbours, and over how many modules light and dark are compared.
LIGHTNESSES = ((0.0, 9), (0.6, 9), (0.0, 5))
MOST_FORMATS = 2
SPARE = 3
"""Codewords of correction never used up: a wrong block passes with a chance of 256 ** -3 at most."""


def read_damaged(grey: Image) -> tuple[bytes, ...]:
    """Return the content of a damaged code, if one can be read with certainty."""
    for region in regions_of(grey):
        for find in (find_finders, find_blurred_finders):
            content = _read_region(region, find(region))
            if content is not None:
                return (content,)
    return ()


def _read_region(region: Image, finders: Sequence[Finder]) -> bytes | None:
    for place in places_of(region, finders):
        for samples in _samples(region, place):
            content = _content(samples, place.version)
            if content is not None:
                return content
    return None


def _samples(region: Image, place: Place) -> Iterator[Values]:
    """Yield the brightness of the modules, as it is and then with the blur undone; nothing where no code lies."""
    if place.fit > LEAST_FIT:
        yield sample(region, place)
    if place.fit > LEAST_FIT_BLURRED:
        for noise in NOISES:
            yield deblurred(region, place, noise)


def _content(samples: Values, version: int) -> bytes | None:
    for lightness in _lightnesses(samples):
        for form in _likely_formats(lightness, version):
            data = _data(lightness, version, form)
            if data is None:
                continue
            try:
                return content_of(data)
            except NotACode:
                continue
    return None


def _lightnesses(samples: Values) -> Iterator[Values]:
    """Yield how far each module is above (light) or below (dark) its surroundings, in some ways."""
    beyond = samples < 0
    filled = np.where(beyond, np.float32(samples[~beyond].mean()), samples) if beyond.any() else samples
    for sharpness, reach in LIGHTNESSES:
        sharp = filled + np.float32(sharpness) * (filled - cv2.blur(filled, (3, 3)))
        light = cv2.dilate(sharp, np.ones((reach, reach), np.uint8))
        dark = cv2.erode(sharp, np.ones((reach, reach), np.uint8))
        middle = cv2.blur((light + dark) / 2, (3, 3))
        yield np.where(beyond, np.float32(0), sharp - middle).astype(np.float32)


def _likely_formats(lightness: Values, version: int) -> list[Format]:
    cells = np.array(format_cells(version))
    seen = lightness[cells[..., 0], cells[..., 1]]

    def unlike(form: Format) -> float:
        dark = np.array([form.bits >> bit & 1 for bit in range(15)])
        return float((np.where(dark, 1.0, -1.0) * seen).sum())

    return sorted(FORMATS, key=unlike)[:MOST_FORMATS]


def _data(lightness: Values, version: int, form: Format) -> bytes | None:
    """Return the data codewords after correction of every block; None if one of them is beyond it."""
    cells = data_cells(version)
    dark = (lightness < 0).astype(np.uint8) ^ mask_grid(version, form.mask)
    count = len(cells) // 8
    bits = dark[cells[:, 0], cells[:, 1]][: count * 8]
    codewords = np.packbits(bits)
    trust = np.abs(lightness[cells[:, 0], cells[:, 1]][: count * 8]).reshape(count, 8).min(axis=1)
    out = bytearray()
    for block in blocks_of(version, form.level):
        data = _mended_block(codewords, trust, block)
        if data is None:
            return None
        out += data
    return bytes(out)


def _mended_block(codewords: NDArray[np.uint8], trust: Values, block: Block) -> bytes | None:
    """Correct a block, trusting ever fewer of its codewords."""
    places = np.array(block.places)
    word = [int(value) for value in codewords[places]]
    doubtful = np.argsort(trust[places], kind="stable")
    most = block.correction - SPARE
    for erased in (0, most // 3, most * 2 // 3, most):
        mended = correct(word, block.correction, [int(place) for place in doubtful[:erased]], SPARE)
        if mended is not None:
            return bytes(mended[: -block.correction])
    return None
