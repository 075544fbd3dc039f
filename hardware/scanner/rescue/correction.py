"""Reed-Solomon over GF(256) as QR uses it, with erasures: codewords known to be unreliable count half."""

from __future__ import annotations

from collections.abc import Sequence

_POLYNOMIAL = 0x11D


def _tables() -> tuple[list[int], list[int]]:
    powers, logs = [1] * 512, [0] * 256
    value = 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logs[value] = exponent
        value = value << 1 ^ (_POLYNOMIAL if value & 0x80 else 0)
    return powers, logs


_POWERS, _LOGS = _tables()
Polynomial = list[int]
"""Coefficients from the constant term up."""


def _times(a: int, b: int) -> int:
    return _POWERS[_LOGS[a] + _LOGS[b]] if a and b else 0


def _over(a: int, b: int) -> int:
    return _POWERS[_LOGS[a] - _LOGS[b] + 255] if a else 0


def _value(polynomial: Polynomial, x: int) -> int:
    total = 0
    for coefficient in reversed(polynomial):
        total = _times(total, x) ^ coefficient
    return total


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] ^= _times(x, y)
    return out


def correct(word: Sequence[int], correction: int, erased: Sequence[int], spare: int) -> list[int] | None:
    """Return the codeword nearest to ``word``, or None when that would use up more than correction - ``spare``.

    ``erased`` are the places not to be trusted. An erasure costs one symbol of correction
    and an error two; what is spared is what still proves that the answer is no accident:
    a random word passes with a chance of 256 ** -spare at most.
    """
    length = len(word)
    syndromes = [_value(list(reversed(word)), _POWERS[power]) for power in range(correction)]
    if not any(syndromes):
        return list(word)
    if len(erased) > correction - spare:
        return None
    roots = [_POWERS[length - 1 - place] for place in erased]
    locator = _locator(syndromes, roots, correction)
    degree = len(locator) - 1
    if 2 * (degree - len(erased)) + len(erased) > correction - spare:
        return None
    places = [place for place in range(length) if _value(locator, _inverse_root(length - 1 - place)) == 0]
    if len(places) != degree:
        return None
    return _mended(list(word), syndromes, locator, places)


def _inverse_root(power: int) -> int:
    return _POWERS[(255 - power) % 255]


def _locator(syndromes: list[int], erasure_roots: list[int], correction: int) -> Polynomial:
    """Return the polynomial whose roots are the wrong places (Berlekamp-Massey, begun with the erased ones)."""
    locator: Polynomial = [1]
    for root in erasure_roots:
        locator = _product(locator, [1, root])
    previous, known = list(locator), len(erasure_roots)
    errors = 0
    for step in range(known, correction):
        previous = [0, *previous]
        gap = 0
        for power, coefficient in enumerate(locator[: step + 1]):
            gap ^= _times(coefficient, syndromes[step - power])
        if gap == 0:
            continue
        longer = _sum(locator, [_times(gap, coefficient) for coefficient in previous])
        if 2 * errors <= step - known:
            errors = step - known + 1 - errors
            previous = [_over(coefficient, gap) for coefficient in locator]
        locator = longer
    while len(locator) > 1 and locator[-1] == 0:
        locator.pop()
    return locator


def _sum(a: Polynomial, b: Polynomial) -> Polynomial:
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    return [value ^ (shorter[power] if power < len(shorter) else 0) for power, value in enumerate(longer)]


def _mended(word: list[int], syndromes: list[int], locator: Polynomial, places: list[int]) -> list[int] | None:
    """Correct the places by Forney's formula, and check that nothing is left over."""
    evaluator = _product(syndromes, locator)[: len(syndromes)]
    derivative = [coefficient if power % 2 else 0 for power, coefficient in enumerate(locator)][1:]
    for place in places:
        power = len(word) - 1 - place
        inverse = _inverse_root(power)
        slope = _value(derivative, inverse)
        if slope == 0:
            return None
        word[place] ^= _times(_POWERS[power % 255], _over(_value(evaluator, inverse), slope))
    left = (_value(list(reversed(word)), _POWERS[power]) for power in range(len(syndromes)))
    return None if any(left) else word
