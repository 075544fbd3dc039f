"""The likeliest booking codes in what the reader of lines saw: spelled in the code's own alphabet, nothing else.

The reader gives, for each strip of a line, how likely each character is there. A code is
followed through the strips as the prefix, four symbols, and four symbols, with or without
hyphens; every strip costs what the best character there would have scored more. A code
the reader sees anyway costs nothing, one it half sees little.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from domain.codes import ALPHABET, SYMBOLS, normalise

Values = NDArray[np.float32]

HYPHEN, GAP_AFTER = "-", SYMBOLS // 2
HYPHENS = "-_~.\u00b7\u2013\u2014"
MOST_PATHS, MOST_COST = 48, 12.0
FAINTEST = 1e-4


@dataclass(frozen=True)
class Spelled:
    """A code and what it costs; 0 is exactly what the reader saw."""

    code: str
    cost: float


@dataclass(frozen=True)
class _Path:
    """How far a code was followed: what of it is spelled, its last character, and whether a gap came after that."""

    spelled: str
    last: str
    apart: bool


def spell(strips: Values, characters: tuple[str, ...], prefix: str) -> list[Spelled]:
    """Return the codes that may stand in a line, valid or not, the cheapest first."""
    costs = _Costs(strips, characters, prefix)
    found: dict[str, float] = {}
    paths: dict[_Path, float] = {}
    whole = len(prefix) + SYMBOLS
    for strip in range(len(strips)):
        following: dict[_Path, float] = {}
        _keep(following, _Path(prefix[0], prefix[0], False), costs.of(strip, prefix[0]))
        for path, cost in paths.items():
            for after, more in _steps(path, costs, strip, prefix):
                _keep(following, after, cost + more)
        cheapest = sorted(following.items(), key=lambda each: each[1])[:MOST_PATHS]
        paths = {path: cost for path, cost in cheapest if cost < MOST_COST}
        for path, cost in paths.items():
            if len(path.spelled) == whole and cost < found.get(path.spelled, MOST_COST):
                found[path.spelled] = cost
    ranked = sorted(found.items(), key=lambda each: each[1])
    return [Spelled(_with_hyphens(code, prefix), cost) for code, cost in ranked]


def _keep(paths: dict[_Path, float], path: _Path, cost: float) -> None:
    if cost < paths.get(path, MOST_COST):
        paths[path] = cost


def _steps(path: _Path, costs: _Costs, strip: int, prefix: str) -> Iterator[tuple[_Path, float]]:
    """Yield how a path may go on: stay, pass through a gap, a hyphen where one may stand, or the next symbol."""
    yield _Path(path.spelled, path.last, True), costs.nothing[strip]
    if not path.apart:
        yield path, costs.of(strip, path.last)
    done = len(path.spelled)
    if done == len(prefix) + SYMBOLS:
        return
    if done in (len(prefix), len(prefix) + GAP_AFTER) and path.last != HYPHEN:
        yield _Path(path.spelled, HYPHEN, False), costs.of(strip, HYPHEN)
    for symbol in prefix[done] if done < len(prefix) else ALPHABET:
        if path.apart or symbol != path.last:
            yield _Path(path.spelled + symbol, symbol, False), costs.of(strip, symbol)


class _Costs:
    """What each character costs in each strip, against the best one there."""

    def __init__(self, strips: Values, characters: tuple[str, ...], prefix: str) -> None:
        places: dict[str, list[int]] = {}
        for place, character in enumerate(characters):
            places.setdefault(character, []).append(place)
        best = np.log(np.maximum(strips.max(axis=1), FAINTEST))

        def cost(alike: str) -> list[float]:
            columns = [place for character in alike for place in places.get(character, [])]
            likely = strips[:, columns].sum(axis=1) if columns else np.zeros(len(strips), np.float32)
            dearer = best - np.log(np.maximum(likely, FAINTEST))
            return [max(float(value), 0.0) for value in dearer]

        self._of = {symbol: cost(symbol + symbol.lower()) for symbol in {*ALPHABET, *prefix}}
        self._of[HYPHEN] = cost(HYPHENS)
        self.nothing = [float(value) for value in best - np.log(np.maximum(strips[:, 0], FAINTEST))]

    def of(self, strip: int, symbol: str) -> float:
        """Return what it costs to read ``symbol`` in a strip."""
        return self._of[symbol][strip]


def _with_hyphens(code: str, prefix: str) -> str:
    middle = len(prefix) + GAP_AFTER
    return f"{prefix}-{code[len(prefix) : middle]}-{code[middle:]}"


def certain_code(spelled: list[Spelled], surest: float, apart: float) -> tuple[str, float] | None:
    """Return the code that must be meant and how sure that is, or None: silence is better than a wrong code.

    The cheapest spelling has to be a valid code, cheap in itself, and clearly cheaper than
    the next valid one. One that is not valid but plainly seen means that somebody shows a
    wrong code, which is not to be mended into another one.
    """
    if not spelled or spelled[0].cost > surest or normalise(spelled[0].code) != spelled[0].code:
        return None
    valid = [each for each in spelled if normalise(each.code) == each.code]
    gaps = [later.cost - earlier.cost for earlier, later in pairwise(valid[:2])]
    if gaps and gaps[0] < apart:
        return None
    return spelled[0].code, float(np.exp(-spelled[0].cost / SYMBOLS))
