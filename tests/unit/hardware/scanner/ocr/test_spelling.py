"""Codes spelled out of what the reader of lines saw: the right one or none."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import ALPHABET, is_valid, make_code
from hardware.scanner.ocr.read import Guess
from hardware.scanner.ocr.spelling import Spelled, Values, certain_code, spell
from hardware.scanner.ocr.votes import Votes

CHARACTERS = ("", *"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-: ")
PLACES = {character: place for place, character in enumerate(CHARACTERS)}
CODE = "BTM-D6TN-7PN7"
WRONG = CODE[:-1] + ALPHABET[ALPHABET.index(CODE[-1]) - 1]

codes = st.randoms(use_true_random=False).map(lambda chance: make_code("BTM", chance.randrange))


def strips(text: str, doubts: Mapping[int, str] | None = None, sure: float = 0.9) -> Values:
    """Return what a reader sees of a text: a strip per character and a gap after each; doubtful ones with a rival."""
    seen = np.full((2 * len(text), len(CHARACTERS)), 0.001, np.float32)
    for place, character in enumerate(text):
        seen[2 * place, PLACES[character]] = sure
        for rival in (doubts or {}).get(place, ""):
            seen[2 * place, PLACES[rival]] = 0.95 - sure
        seen[2 * place + 1, 0] = 0.99
    return seen


def read(text: str, doubts: Mapping[int, str] | None = None, sure: float = 0.9) -> str | None:
    """Return the code that is taken out of a text."""
    certain = certain_code(spell(strips(text, doubts, sure), CHARACTERS, "BTM"), surest=3.5, apart=1.0)
    return None if certain is None else certain[0]


@pytest.mark.parametrize(
    "text",
    [CODE, f"Kode booking: {CODE}", CODE.lower(), CODE.replace("-", ""), f"{CODE}:", f"Kode {CODE} jam 09"],
)
def test_a_code_is_found_in_a_line(text: str) -> None:
    assert read(text) == CODE


@pytest.mark.parametrize("text", ["", "Kantor Imigrasi Batam", "BTM", CODE[:-1], WRONG, CODE.replace("BTM", "XYZ")])
def test_a_line_without_a_valid_code_gives_none(text: str) -> None:
    assert read(text or " ") is None


@given(codes)
def test_every_code_is_read(code: str) -> None:
    assert read(code) == code


@given(codes, st.integers(4, 12).filter(lambda place: place != 8), st.sampled_from(ALPHABET))
def test_a_code_with_a_wrong_symbol_is_never_mended(code: str, place: int, symbol: str) -> None:
    other = code[:place] + symbol + code[place + 1 :]
    assert read(other) == (other if is_valid(other) else None)


@pytest.mark.parametrize(("place", "alike"), [(4, "0"), (5, "G"), (9, "Z"), (0, "8")])
def test_a_look_alike_outside_the_alphabet_gives_way_to_the_symbol_half_seen(place: int, alike: str) -> None:
    seen = CODE[:place] + alike + CODE[place + 1 :]
    assert read(seen, {place: CODE[place]}, 0.5) == CODE


def test_a_wrong_symbol_that_is_seen_better_than_the_right_one_is_not_mended() -> None:
    assert read(WRONG, {12: CODE[12]}, 0.5) is None


def test_two_valid_spellings_that_are_close_give_none() -> None:
    near = [Spelled(CODE, 0.1), Spelled(make_code("BTM", lambda below: 1), 0.6)]
    assert certain_code(near, surest=3.5, apart=1.0) is None
    assert certain_code(near[:1], surest=3.5, apart=1.0) is not None


@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
def test_noise_spells_no_code(seed: int, length: int) -> None:
    noise = np.random.default_rng(seed).dirichlet(np.ones(len(CHARACTERS)), length).astype(np.float32)
    assert certain_code(spell(noise, CHARACTERS, "BTM"), surest=3.5, apart=1.0) is None


def test_a_certain_guess_passes_at_once() -> None:
    assert Votes().see(Guess(CODE, 0.99), 0.0) == CODE


def test_a_doubtful_guess_needs_a_second_frame_soon() -> None:
    votes = Votes()
    assert votes.see(Guess(CODE, 0.7), 0.0) is None
    assert votes.see(None, 1.0) is None
    assert votes.see(Guess(CODE, 0.7), 2.0) == CODE
    assert votes.see(Guess(CODE, 0.7), 60.0) is None


def test_two_codes_that_contradict_each_other_give_none() -> None:
    votes = Votes()
    votes.see(Guess(CODE, 0.7), 0.0)
    assert votes.see(Guess(make_code("BTM", lambda below: 1), 0.99), 0.5) is None
    votes.reset()
    assert votes.see(Guess(CODE, 0.99), 1.0) == CODE
