"""The demultiplexer of what a printer sends: exact on any split, unshaken by noise."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.answers import (
    LONGEST_BLOCK,
    Answer,
    AnswerReader,
    AutoStatus,
    Block,
    BuffersCleared,
    Flow,
    PaperFence,
    PresenterStatus,
    ProcessDone,
    RealTimeStatus,
)

real_time = st.sampled_from([value for value in range(256) if value & 0x93 == 0x12])
calm = st.integers(0, 255).map(lambda value: value & 0x6F)
auto = st.tuples(st.sampled_from([value for value in range(256) if value & 0x93 == 0x10]), calm, calm, calm)
mark = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=4, max_size=4)
counter = st.integers(0, 10**9)

messages = st.one_of(
    real_time.map(lambda value: (bytes((value,)), RealTimeStatus(value))),
    auto.map(lambda values: (bytes(values), AutoStatus(*values))),
    calm.map(lambda value: (bytes((value,)), PaperFence(value))),
    mark.map(lambda text: (b"\x37\x22" + text.encode() + b"\x00", ProcessDone(text))),
    st.just((b"\x37\x25\x00", BuffersCleared())),
    counter.map(lambda number: (b"\x5f%d\x00" % number, Block(0x5F, b"%d" % number))),
    st.sampled_from([(b"\x11", Flow(True)), (b"\x13", Flow(False))]),
)


def read(chunks: list[bytes], presenter: bool = False) -> list[Answer]:
    reader = AnswerReader(presenter)
    return [answer for chunk in chunks for answer in reader.feed(chunk)]


def split(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]


@given(st.lists(messages, max_size=30), st.lists(st.integers(0, 10_000), max_size=20))
def test_any_split_gives_the_same_answers(sent: list[tuple[bytes, Answer]], cuts: list[int]) -> None:
    stream = b"".join(data for data, _ in sent)
    assert read(split(stream, cuts)) == [answer for _, answer in sent]


@given(auto, real_time, st.integers(1, 3))
def test_real_time_answer_may_stand_inside_a_status(values: tuple[int, int, int, int], byte: int, at: int) -> None:
    whole = bytes(values)
    stream = whole[:at] + bytes((byte,)) + whole[at:]
    assert read([stream]) == [RealTimeStatus(byte), AutoStatus(*values)]


@given(mark, st.sampled_from([0x12, 0x16, 0x1A, 0x1E]), st.integers(2, 6))
def test_real_time_answer_may_stand_inside_a_block(text: str, byte: int, at: int) -> None:
    whole = b"\x37\x22" + text.encode() + b"\x00"
    stream = whole[:at] + bytes((byte,)) + whole[at:]
    assert read([stream]) == [RealTimeStatus(byte), ProcessDone(text)]


@given(st.binary(max_size=2000), st.booleans())
def test_noise_raises_nothing_and_fills_no_memory(noise: bytes, presenter: bool) -> None:
    reader = AnswerReader(presenter)
    for byte in noise:
        reader.feed(bytes((byte,)))
        assert reader.held_bytes <= LONGEST_BLOCK


@given(st.binary(max_size=200))
def test_after_noise_and_a_pause_of_zeros_the_reader_is_exact_again(noise: bytes) -> None:
    answers = read([noise + bytes(4), b"\x37\x25\x00"])
    assert answers[-1] == BuffersCleared()


def test_status_that_breaks_off_gives_way_to_the_next() -> None:
    assert read([b"\x10\x00", b"\x14\x00\x00\x0f"]) == [AutoStatus(0x14, 0, 0, 0x0F)]


def test_block_without_an_end_is_dropped() -> None:
    assert read([b"\x5f" + b"x" * 200 + b"\x16"])[-1] == RealTimeStatus(0x16)


def test_other_block_keeps_header_and_data() -> None:
    assert read([b"\x37\x23\x31\x00"]) == [Block(0x37, b"\x23\x31")]


def test_kiosk_printers_full_status_is_six_bytes() -> None:
    assert read([b"\x10\x0f\x24\x00\x00\x01"], presenter=True) == [PresenterStatus(0x24, 0, 0, 1)]


def test_other_printers_know_no_full_status() -> None:
    assert read([b"\x10\x0f\x24\x00"]) == [AutoStatus(0x10, 0x0F, 0x24, 0)]


@pytest.mark.parametrize("byte", [0x80, 0x91, 0xFF, 0x1D, 0x33])
def test_byte_of_no_class_is_dropped(byte: int) -> None:
    assert read([bytes((byte,)), b"\x16"]) == [RealTimeStatus(0x16)]
