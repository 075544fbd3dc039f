"""The QR symbol, versions 2 to 6: where its fixed patterns, format and data lie (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.uint8]
Cells = NDArray[np.intp]

VERSIONS = range(2, 7)
FINDER = 7
FORMAT_MASK = 0x5412
FORMAT_POLYNOMIAL = 0x537
LIGHT, DARK, DATA = 0, 1, 2

# By version, for each level: codewords of correction in a block, and number of blocks.
LEVELS = "LMQH"
_LEVEL_BITS = {"L": 1, "M": 0, "Q": 3, "H": 2}
_TOTAL = {2: 44, 3: 70, 4: 100, 5: 134, 6: 172}
_CORRECTION: dict[int, dict[str, tuple[int, int]]] = {
    2: {"L": (10, 1), "M": (16, 1), "Q": (22, 1), "H": (28, 1)},
    3: {"L": (15, 1), "M": (26, 1), "Q": (18, 2), "H": (22, 2)},
    4: {"L": (20, 1), "M": (18, 2), "Q": (26, 2), "H": (16, 4)},
    5: {"L": (26, 1), "M": (24, 2), "Q": (18, 4), "H": (22, 4)},
    6: {"L": (18, 2), "M": (16, 4), "Q": (24, 4), "H": (28, 4)},
}


@dataclass(frozen=True)
class Format:
    """What the format bits say: the level of correction and the number of the mask."""

    level: str
    mask: int

    @property
    def bits(self) -> int:
        """Return the fifteen bits as they stand in the symbol."""
        data = _LEVEL_BITS[self.level] << 3 | self.mask
        rest = data << 10
        for shift in range(4, -1, -1):
            if rest >> (shift + 10) & 1:
                rest ^= FORMAT_POLYNOMIAL << shift
        return (data << 10 | rest) ^ FORMAT_MASK


FORMATS = tuple(Format(level, mask) for level in LEVELS for mask in range(8))


def size_of(version: int) -> int:
    """Return how many modules a side has."""
    return 17 + 4 * version


@cache
def fixed_patterns(version: int) -> Grid:
    """Return LIGHT and DARK where every symbol of this version is the same, DATA elsewhere.

    The format bits, which are neither, count as DATA here; `data_cells` leaves them out.
    """
    size = size_of(version)
    grid = np.full((size, size), DATA, np.uint8)
    grid[6, :] = (np.arange(size) + 1) % 2
    grid[:, 6] = (np.arange(size) + 1) % 2
    for top, left in ((0, 0), (0, size - FINDER), (size - FINDER, 0)):
        _draw_rings(grid, top + 3, left + 3, 4)
    _draw_rings(grid, size - FINDER, size - FINDER, 2)
    grid[size - 8, 8] = DARK
    return grid


def _draw_rings(grid: Grid, row: int, column: int, reach: int) -> None:
    """Draw a finder (reach 4, with its light border) or an alignment pattern (reach 2) around a centre."""
    for y in range(max(row - reach, 0), min(row + reach + 1, len(grid))):
        for x in range(max(column - reach, 0), min(column + reach + 1, len(grid))):
            ring = max(abs(y - row), abs(x - column))
            light = (2, 4) if reach == 4 else (1,)
            grid[y, x] = LIGHT if ring in light else DARK


@cache
def format_cells(version: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the two places of the fifteen format bits, each (row, column) from the lowest bit up."""
    size = size_of(version)
    down = [(row, 8) for row in (0, 1, 2, 3, 4, 5, 7, 8)] + [(size - 15 + bit, 8) for bit in range(8, 15)]
    across = [(8, size - 1 - bit) for bit in range(8)] + [(8, 7)] + [(8, 14 - bit) for bit in range(9, 15)]
    return tuple(down), tuple(across)


@cache
def data_cells(version: int) -> Cells:
    """Return (row, column) of every data bit in the order of reading: upwards and downwards in pairs of columns."""
    free = fixed_patterns(version) == DATA
    for place in format_cells(version):
        for row, column in place:
            free[row, column] = False
    return np.array([cell for cell in _zigzag(size_of(version)) if free[cell]], np.intp)


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    rights = [column for column in range(size - 1, 6, -2)] + [5, 3, 1]
    for number, right in enumerate(rights):
        rows = range(size - 1, -1, -1) if number % 2 == 0 else range(size)
        for row in rows:
            yield row, right
            yield row, right - 1


@cache
def mask_grid(version: int, mask: int) -> Grid:
    """Return 1 where a mask turns the module over."""
    i, j = np.indices((size_of(version), size_of(version)))
    product = i * j
    rules = (
        (i + j) % 2,
        i % 2,
        j % 3,
        (i + j) % 3,
        (i // 2 + j // 3) % 2,
        product % 2 + product % 3,
        (product % 2 + product % 3) % 2,
        ((i + j) % 2 + product % 3) % 2,
    )
    turned: Grid = (rules[mask] == 0).astype(np.uint8)
    return turned


@dataclass(frozen=True)
class Block:
    """One block of the error correction: the places of its codewords in the stream, data first."""

    places: tuple[int, ...]
    correction: int


@cache
def blocks_of(version: int, level: str) -> tuple[Block, ...]:
    """Return the blocks whose codewords are dealt out in turn over the stream."""
    correction, count = _CORRECTION[version][level]
    data = _TOTAL[version] - correction * count
    short, longer = divmod(data, count)
    lengths = [short + (number >= count - longer) for number in range(count)]
    places: list[list[int]] = [[] for _ in range(count)]
    place = 0
    for turn in range(short + 1):
        for number in range(count):
            if turn < lengths[number]:
                places[number].append(place)
                place += 1
    for _ in range(correction):
        for number in range(count):
            places[number].append(place)
            place += 1
    return tuple(Block(tuple(each), correction) for each in places)
