"""The booking code: its arithmetic, what it catches, and how people type it."""

import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from re import findall

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import ALPHABET, check_symbol, find_codes, is_valid, make_code, normalise

PREFIXES = ("BTM", "JKT", "TPI", "BJM")
DOCUMENT = Path(__file__).parents[3] / "docs" / "formats" / "booking-code.md"


def _random_code(source: random.Random, prefix: str = "BTM") -> str:
    return make_code(prefix, source.randrange)


CODES = st.builds(_random_code, st.randoms(use_true_random=False), st.sampled_from(PREFIXES))


def test_alphabet_has_no_look_alikes_and_a_prime_number_of_symbols() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    assert not set(ALPHABET) & set("0O1IJ5S8BGQVZ")


@given(CODES)
def test_code_is_valid_and_checks_as_written_in_the_facts(code: str) -> None:
    prefix, symbols = code[:3], code[4:].replace("-", "")
    key = sum((ord(char) - 64) * 7**i for i, char in enumerate(prefix)) % 23
    assert sum(5**i * ALPHABET.index(symbol) for i, symbol in enumerate(symbols)) % 23 == key
    assert check_symbol(prefix, symbols[:7]) == symbols[7]
    assert is_valid(code)


def _with_symbols(code: str, symbols: list[str]) -> str:
    return f"{code[:3]}-{''.join(symbols[:4])}-{''.join(symbols[4:])}"


def _single_errors(code: str) -> list[str]:
    symbols = list(code[4:].replace("-", ""))
    return [
        _with_symbols(code, [*symbols[:place], wrong, *symbols[place + 1 :]])
        for place in range(8)
        for wrong in set(ALPHABET) - {symbols[place]}
    ]


def _swaps(code: str) -> list[str]:
    symbols = list(code[4:].replace("-", ""))
    swapped = []
    for left, right in combinations(range(8), 2):
        other = list(symbols)
        other[left], other[right] = other[right], other[left]
        swapped.append(_with_symbols(code, other))
    return swapped


def _twin_errors(code: str) -> list[str]:
    """Return the code with each doubled symbol mistyped as another doubled symbol."""
    symbols = list(code[4:].replace("-", ""))
    return [
        _with_symbols(code, [*symbols[:place], twin, twin, *symbols[place + 2 :]])
        for place in range(7)
        for twin in ALPHABET
        if symbols[place] == symbols[place + 1]
    ]


@pytest.mark.parametrize("errors", [_single_errors, _swaps, _twin_errors], ids=["wrong symbol", "swap", "twin"])
def test_code_catches_every(errors: Callable[[str], list[str]]) -> None:
    source = random.Random(2026)
    codes = [_random_code(source) for _ in range(200)]
    changed = [wrong for code in codes for wrong in errors(code) if wrong != code]
    assert len(changed) > 100
    assert not any(map(is_valid, changed))


def test_halves_of_two_codes_pass_about_once_in_23() -> None:
    source = random.Random(5)
    mixed = [_random_code(source)[:8] + _random_code(source)[8:] for _ in range(4000)]
    assert 0.03 < sum(map(is_valid, mixed)) / len(mixed) < 0.06


@given(CODES, st.sampled_from([str.lower, str.title, str.upper]), st.sampled_from(["", " ", "-", " - ", "–"]))
def test_typing_forgives_case_and_hyphens(code: str, case: Callable[[str], str], gap: str) -> None:
    assert normalise(case(code.replace("-", gap))) == code


@given(CODES)
def test_keypad_gives_the_eight_symbols_alone(code: str) -> None:
    assert normalise(code[4:], prefix=code[:3]) == code
    assert normalise(code[4:]) is None


@pytest.mark.parametrize(
    "typed", ["", "BTM", "BTM-0000-0000", "1234-5678", "BTM-4KX7-M2PAA", "B" * 1000, "B1M-4KX7-M2PA"]
)
def test_typing_refuses_what_is_no_code(typed: str) -> None:
    assert normalise(typed, prefix="BTM") is None


@given(st.text(max_size=60))
def test_typing_never_fails(typed: str) -> None:
    result = normalise(typed, prefix="BTM")
    assert result is None or is_valid(result)


def test_code_of_another_office_fails_under_this_prefix() -> None:
    source = random.Random(3)
    codes = [_random_code(source, "JKT") for _ in range(500)]
    assert not any(is_valid("BTM" + code[3:]) for code in codes)


@pytest.mark.parametrize("prefix", ["", "B", "btm", "BT1", "TOOLONG"])
def test_make_code_refuses_a_prefix_that_is_no_word(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        make_code(prefix, random.Random(1).randrange)


def test_find_codes_reads_them_out_of_a_message() -> None:
    source = random.Random(8)
    one, two = _random_code(source), _random_code(source)
    text = f"Kode: {one.lower()}, lagi {one}\ndan {two[:3]} {two[4:8]} {two[9:]}; bukan X{two} atau {two}7"
    assert find_codes(text, "BTM") == [one, two]


def test_find_codes_leaves_wrong_ones_out() -> None:
    code = _random_code(random.Random(8))
    assert find_codes(" ".join(_single_errors(code)), "BTM") == []


@given(st.text(max_size=200))
def test_find_codes_never_fails(text: str) -> None:
    assert all(is_valid(code) for code in find_codes(text, "BTM"))


def test_document_shows_valid_codes() -> None:
    shown = findall(r"^\| `(BTM-\w{4}-\w{4})` \| (yes|no)", DOCUMENT.read_text(encoding="utf-8"), flags=8)
    assert len(shown) >= 4
    assert [is_valid(code) for code, _ in shown] == [verdict == "yes" for _, verdict in shown]
