"""Events of input devices as the kernel writes them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons.evdev import KEY_CODES, EventReader, KeyEvent, Move, Overflow, encode_event

HEADER = Path("/usr/include/linux/input-event-codes.h")
MOVES = st.builds(KeyEvent, st.integers(0, 0x2FF), st.sampled_from(Move), st.integers(0, 10**9).map(lambda n: n / 64))
EVENTS = st.one_of(MOVES, st.just(Overflow()))


@pytest.mark.skipif(not HEADER.exists(), reason="the headers of Linux are not installed")
def test_keys_have_the_numbers_of_linux() -> None:
    numbers = dict(re.findall(r"#define KEY_(\w+)\s+(\d+)", HEADER.read_text(encoding="utf-8")))
    assert {name: int(numbers[name]) for name in KEY_CODES} == KEY_CODES


@given(st.lists(EVENTS, max_size=8), st.data())
def test_events_come_back_wherever_the_stream_is_cut(events: list[KeyEvent | Overflow], data: st.DataObject) -> None:
    stream, reader = b"".join(map(encode_event, events)), EventReader()
    cut = data.draw(st.integers(0, len(stream)))
    assert reader.feed(stream[:cut]) + reader.feed(stream[cut:]) == events


@given(st.lists(st.binary(max_size=100), max_size=20))
def test_anything_may_be_read_and_little_is_kept(pieces: list[bytes]) -> None:
    reader = EventReader()
    read = [event for piece in pieces for event in reader.feed(piece)]
    assert len(read) <= sum(map(len, pieces)) // 24


def test_what_is_no_key_is_left_out() -> None:
    key = encode_event(KeyEvent(96, Move.DOWN, 1.5))
    reports, scans = bytes(24), key[:16] + b"\x04\x00\x04\x00" + key[20:]
    unknown = key[:20] + b"\x07\x00\x00\x00"
    assert EventReader().feed(reports + scans + unknown + key) == [KeyEvent(96, Move.DOWN, 1.5)]
