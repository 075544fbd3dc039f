"""The QR symbol's layout, held against an encoder that knows nothing of it."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import product

import numpy as np
import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.rescue.content import NotACode, content_of
from hardware.scanner.rescue.correction import correct
from hardware.scanner.rescue.symbol import (
    DATA,
    FORMATS,
    LEVELS,
    VERSIONS,
    Grid,
    blocks_of,
    data_cells,
    fixed_patterns,
    format_cells,
    mask_grid,
)

LEVEL_NUMBERS = {"L": 1, "M": 0, "Q": 3, "H": 2}
KINDS = list(product(VERSIONS, LEVELS))


def encoded(content: str | bytes, version: int, level: str, mask: int = 3) -> Grid:
    """Return the modules of a code, 1 for dark."""
    code = qrcode.QRCode(version, LEVEL_NUMBERS[level], border=0, mask_pattern=mask)
    code.add_data(content, optimize=0)
    code.make(fit=False)
    return np.array(code.get_matrix()).astype(np.uint8)


def codewords_of(modules: Grid, version: int, mask: int = 3) -> list[int]:
    """Return the codewords as they stand in the symbol."""
    cells = data_cells(version)
    bits = (modules ^ mask_grid(version, mask))[cells[:, 0], cells[:, 1]]
    return [int(value) for value in np.packbits(bits[: len(bits) // 8 * 8])]


@pytest.mark.parametrize(("version", "level"), KINDS)
def test_fixed_patterns_are_in_every_code(version: int, level: str) -> None:
    modules, fixed = encoded("PK1:A", version, level), fixed_patterns(version)
    assert np.array_equal(modules[fixed != DATA], fixed[fixed != DATA])


@pytest.mark.parametrize(("version", "level"), KINDS)
@pytest.mark.parametrize("mask", range(8))
def test_the_format_stands_in_both_its_places(version: int, level: str, mask: int) -> None:
    modules = encoded("PK1:A", version, level, mask)
    (form,) = [form for form in FORMATS if (form.level, form.mask) == (level, mask)]
    seen = [sum(int(modules[cell]) << bit for bit, cell in enumerate(place)) for place in format_cells(version)]
    assert seen == [form.bits, form.bits]


@pytest.mark.parametrize(("version", "level"), KINDS)
@pytest.mark.parametrize("content", [b"PK1:A$ 7", b"0123456789", b"a\x00\xff"])
def test_data_is_read_in_the_encoders_order(version: int, level: str, content: bytes) -> None:
    codewords = codewords_of(encoded(content, version, level), version)
    data = b""
    for block in blocks_of(version, level):
        word = [codewords[place] for place in block.places]
        assert correct(word, block.correction, [], 0) == word
        data += bytes(word[: -block.correction])
    assert content_of(data) == content


@pytest.mark.parametrize(("version", "level"), KINDS)
def test_blocks_use_every_codeword_once(version: int, level: str) -> None:
    places = sorted(place for block in blocks_of(version, level) for place in block.places)
    assert places == list(range(len(data_cells(version)) // 8))


@given(st.sampled_from(["L", "M", "Q", "H"]), st.data())
def test_correct_mends_what_it_promises(level: str, data: st.DataObject) -> None:
    block = blocks_of(5, level)[-1]
    codewords = codewords_of(encoded("PK1:ABC$12", 5, level), 5)
    word = [codewords[place] for place in block.places]
    erased = data.draw(st.integers(0, block.correction))
    wrong = data.draw(st.integers(0, (block.correction - erased) // 2))
    places = data.draw(st.permutations(range(len(word))))[: erased + wrong]
    noise = data.draw(st.lists(st.integers(1, 255), min_size=len(places), max_size=len(places)))
    damaged = list(word)
    for place, flip in zip(places, noise, strict=True):
        damaged[place] ^= flip
    assert correct(damaged, block.correction, places[:erased], 0) == word


@pytest.mark.parametrize("erased", range(14))
def test_correct_refuses_noise(erased: int) -> None:
    chance = random.Random(erased)
    words = [list(chance.randbytes(43)) for _ in range(50)]
    assert [correct(word, 16, list(range(erased)), 3) for word in words] == [None] * len(words)


@given(st.binary(max_size=120))
def test_content_of_noise_is_bytes_or_refused(codewords: bytes) -> None:
    with suppress(NotACode):
        assert len(content_of(codewords)) <= 3 * len(codewords)
