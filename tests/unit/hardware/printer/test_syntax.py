"""How the simulated printer cuts its input into commands, and finds those that act at once."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.commands import CLEAR_BUFFERS
from hardware.printer.sim.realtime import RealTimeScanner
from hardware.printer.sim.syntax import Command, Control, Text, Token, Tokens

TOKENS: list[tuple[bytes, Token]] = [
    (b"A-017", Text(b"A-017")),
    (b"\n", Control(0x0A)),
    (b"\x1b@", Command(b"\x1b@", b"")),
    (b"\x1b!\x38", Command(b"\x1b!", b"\x38")),
    (b"\x1bD\x08\x10\x00", Command(b"\x1bD", b"\x08\x10\x00")),
    (b"\x1b*\x21\x02\x00abcdef", Command(b"\x1b*", b"\x21\x02\x00abcdef")),
    (b"\x1b*\x00\x03\x00abc", Command(b"\x1b*", b"\x00\x03\x00abc")),
    (b"\x1dV\x01", Command(b"\x1dV", b"\x01")),
    (b"\x1dVB\x00", Command(b"\x1dV", b"B\x00")),
    (b"\x1dv0\x00\x02\x00\x02\x00abcd", Command(b"\x1dv", b"0\x00\x02\x00\x02\x00abcd")),
    (b"\x1d(k\x03\x001Q0", Command(b"\x1d(", b"k\x03\x001Q0")),
    (b"\x1d8L\x03\x00\x00\x00abc", Command(b"\x1d8", b"L\x03\x00\x00\x00abc")),
    (b"\x1dk\x02123\x00", Command(b"\x1dk", b"\x02123\x00")),
    (b"\x1dkI\x03abc", Command(b"\x1dk", b"I\x03abc")),
    (b"\x1d*\x01\x01abcdefgh", Command(b"\x1d*", b"\x01\x01abcdefgh")),
    (b"\x1de\x03\x14", Command(b"\x1de", b"\x03\x14")),
    (b"\x1de\x05", Command(b"\x1de", b"\x05")),
    (b"\x1dg2\x00\xb2\x00", Command(b"\x1dg", b"2\x00\xb2\x00")),
    (b"\x10\x04\x01", Command(b"\x10\x04", b"\x01")),
    (b"\x10\x04\x07\x01", Command(b"\x10\x04", b"\x07\x01")),
    (CLEAR_BUFFERS, Command(b"\x10\x14", CLEAR_BUFFERS[2:])),
    (b"\x1b\xfe", Command(b"\x1b\xfe", b"")),
]


def tokens_in(chunks: list[bytes]) -> list[Token]:
    tokens, found = Tokens(), []
    for chunk in chunks:
        tokens.feed(chunk)
        while (token := tokens.next()) is not None:
            found.append(token)
    return found


def joined(found: list[Token]) -> list[Token]:
    """Return the tokens with texts that a split tore apart put together again."""
    whole: list[Token] = []
    for token in found:
        match whole, token:
            case [*_, Text(before)], Text(data):
                whole[-1] = Text(before + data)
            case _:
                whole.append(token)
    return whole


@pytest.mark.parametrize(("data", "token"), TOKENS, ids=[data[:3].hex() for data, _ in TOKENS])
def test_command_ends_where_its_maker_says(data: bytes, token: Token) -> None:
    assert tokens_in([data + b"\n"]) == [token, Control(0x0A)]
    assert tokens_in([data[:-1], data[-1:]])[-1] in (token, Text(data[-1:]))


@given(st.lists(st.sampled_from([data for data, _ in TOKENS]), max_size=20), st.integers(1, 7))
def test_any_split_gives_the_same_commands(parts: list[bytes], step: int) -> None:
    stream = b"".join(parts)
    chunks = [stream[at : at + step] for at in range(0, len(stream), step)]
    assert joined(tokens_in(chunks)) == joined(tokens_in([stream]))


@given(st.binary(max_size=600))
def test_noise_is_cut_up_without_loss(noise: bytes) -> None:
    tokens = Tokens()
    tokens.feed(noise)
    total = 0
    while (token := tokens.next()) is not None:
        total += _length(token)
    assert total <= len(noise)


def _length(token: Token) -> int:
    match token:
        case Text(data):
            return len(data)
        case Control():
            return 1
        case Command(name, data):
            return len(name) + len(data)


REAL_TIME = [b"\x10\x04\x01", b"\x10\x04\x14", b"\x10\x05\x02", CLEAR_BUFFERS]


@given(
    st.lists(st.sampled_from([*REAL_TIME, b"text", b"\x1d(k\x03\x001Q0"]), max_size=12),
    st.lists(st.integers(0, 200), max_size=6),
)
def test_real_time_commands_are_found_at_any_split(parts: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(parts)
    edges = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    scanner = RealTimeScanner()
    found = [
        (command, start + end)
        for start, stop in itertools.pairwise(edges)
        for command, end in scanner.feed(stream[start:stop])
    ]
    assert [command for command, _ in found] == [part for part in parts if part in REAL_TIME]
    assert all(stream[:end].endswith(command) for command, end in found)


@given(st.binary(max_size=300))
def test_noise_holds_at_most_one_unfinished_real_time_command(noise: bytes) -> None:
    scanner = RealTimeScanner()
    scanner.feed(noise)
    assert scanner.held_bytes < len(CLEAR_BUFFERS)


def test_almost_a_clear_is_followed_by_a_real_question() -> None:
    assert RealTimeScanner().feed(CLEAR_BUFFERS[:-1] + b"\x10\x04\x02") == [(b"\x10\x04\x02", 12)]
