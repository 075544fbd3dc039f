"""The booking code people type: a prefix, seven random symbols and one that checks them."""

import re
import unicodedata
from collections.abc import Callable

# 23 symbols, a prime, without pairs that eyes mix up: no 0 O 1 I J 5 S 8 B G Q V Z.
ALPHABET = "234679ACDEFHKLMNPRTUWXY"
SYMBOLS = 8

_PRIME = len(ALPHABET)
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(5, place, _PRIME) for place in range(SYMBOLS))
_PREFIX = re.compile(r"[A-Z]{2,4}")
_TYPED = re.compile(rf"([A-Z]{{2,4}})?([{ALPHABET}]{{{SYMBOLS}}})")
_TYPED_LIMIT = 40


def make_code(prefix: str, randbelow: Callable[[int], int]) -> str:
    """Return a new code such as ``BTM-4KX7-M2PA``; ``randbelow`` must come from a secure source."""
    if _PREFIX.fullmatch(prefix) is None:
        raise ValueError(f"the prefix of an office is 2 to 4 letters A to Z, not {prefix!r}")
    body = "".join(ALPHABET[randbelow(_PRIME)] for _ in range(SYMBOLS - 1))
    return _spell(prefix, body + check_symbol(prefix, body))


def check_symbol(prefix: str, body: str) -> str:
    """Return the eighth symbol for a prefix and the first seven."""
    missing = _prefix_key(prefix) - _weighted_sum(body)
    return ALPHABET[missing * pow(_WEIGHTS[SYMBOLS - 1], -1, _PRIME) % _PRIME]


def is_valid(code: str) -> bool:
    """Whether ``code`` is spelled exactly as the office prints it and its symbols agree."""
    return normalise(code) == code


def normalise(typed: str, prefix: str = "") -> str | None:
    """Return what was typed in the office's spelling, None where it is no code.

    Lower case, spaces and missing hyphens are fine. ``prefix`` completes an entry of the eight
    symbols alone, as the keypad of the kiosk gives it.
    """
    if len(typed) > _TYPED_LIMIT:
        return None
    squeezed = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", unicodedata.normalize("NFKC", typed)).upper()
    match = _TYPED.fullmatch(squeezed)
    if match is None:
        return None
    office, symbols = match[1] or prefix, match[2]
    return _spell(office, symbols) if office and _agrees(office, symbols) else None


def find_codes(text: str, prefix: str) -> list[str]:
    """Return the valid codes of the office in a longer text, each once, in order."""
    symbol, gap = f"[{ALPHABET}]", r"[\s\-]{0,3}"
    shape = rf"(?<![A-Z0-9]){re.escape(prefix)}{gap}({symbol}{{4}}){gap}({symbol}{{4}})(?![A-Z0-9])"
    found = (match[1] + match[2] for match in re.finditer(shape, text.upper()))
    return list(dict.fromkeys(_spell(prefix, symbols) for symbols in found if _agrees(prefix, symbols)))


def _agrees(prefix: str, symbols: str) -> bool:
    return _weighted_sum(symbols) == _prefix_key(prefix)


def _weighted_sum(symbols: str) -> int:
    return sum(weight * _VALUES[symbol] for weight, symbol in zip(_WEIGHTS, symbols, strict=False)) % _PRIME


def _prefix_key(prefix: str) -> int:
    return sum((ord(char) - 64) * pow(7, place, _PRIME) for place, char in enumerate(prefix)) % _PRIME


def _spell(prefix: str, symbols: str) -> str:
    return f"{prefix}-{symbols[:4]}-{symbols[4:]}"
