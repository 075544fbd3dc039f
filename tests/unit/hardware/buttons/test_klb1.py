"""KLB/1 frames: the documented vectors, any split, any noise, any damage."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.buttons import klb1
from hardware.buttons.klb1 import (
    LONGEST_FRAME,
    Event,
    EventKind,
    FrameDecoder,
    Identify,
    Identity,
    Query,
    Report,
    SetAddress,
    decode_frame,
    encode_frame,
)

DOCUMENT = Path(__file__).parents[4] / "docs/formats/klb1.md"
VECTORS = re.findall(r"^\| `(:[^`]+)` \| (\w+\(.*\)) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
WORDS = {name: getattr(klb1, name) for name in ("Query", "Report", "Event", "Identify", "Identity", "SetAddress")}

addresses = st.integers(0x01, 0xF7)
bytes_ = st.integers(0, 0xFF)
epochs = st.integers(0, 0xFFFF)
uids = st.integers(0, 0xFFFFFFFF)
events = st.builds(Event, st.integers(1, 0xFF), st.integers(0, 7), st.sampled_from(EventKind), bytes_)
frames = st.one_of(
    st.builds(Query, addresses, bytes_, epochs, bytes_),
    st.builds(Report, addresses, bytes_, epochs, bytes_, st.lists(events, max_size=3).map(tuple)),
    st.builds(Identify),
    st.builds(Identity, addresses, uids, bytes_),
    st.builds(SetAddress, uids, addresses),
)
noise = st.binary(max_size=80).map(lambda junk: junk.replace(b":", b""))


def test_vectors_are_all_there() -> None:
    assert len(VECTORS) == 6


@pytest.mark.parametrize(("line", "meaning"), VECTORS)
def test_vector_of_the_document_holds(line: str, meaning: str) -> None:
    frame = eval(meaning, WORDS | {kind.name: kind for kind in EventKind})
    assert encode_frame(frame) == line.encode() + b"\r\n"
    assert decode_frame(line.encode() + b"\r\n") == frame


@given(frames)
def test_frame_comes_back_as_it_was(frame: klb1.Frame) -> None:
    data = encode_frame(frame)
    assert decode_frame(data) == frame
    assert len(data) <= LONGEST_FRAME


@given(st.lists(frames, min_size=1, max_size=6), st.data())
def test_decoder_does_not_care_where_the_stream_is_cut(sent: list[klb1.Frame], data: st.DataObject) -> None:
    stream = b"".join(map(encode_frame, sent))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=12)))
    decoder = FrameDecoder()
    pieces = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert [frame for piece in pieces for frame in decoder.feed(piece)] == sent
    assert decoder.dropped == 0


@given(st.lists(st.tuples(noise, frames), min_size=1, max_size=5))
def test_decoder_finds_every_frame_between_noise(parts: list[tuple[bytes, klb1.Frame]]) -> None:
    decoder = FrameDecoder()
    found = [frame for junk, sent in parts for frame in decoder.feed(junk + encode_frame(sent))]
    assert found == [sent for _, sent in parts]


@given(frames, st.data())
def test_decoder_refuses_a_frame_with_one_flipped_bit(frame: klb1.Frame, data: st.DataObject) -> None:
    line = bytearray(encode_frame(frame))
    line[data.draw(st.integers(0, len(line) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert FrameDecoder().feed(bytes(line)) == []


@given(frames, st.data())
def test_decoder_refuses_a_frame_that_lost_a_byte(frame: klb1.Frame, data: st.DataObject) -> None:
    line = encode_frame(frame)
    lost = data.draw(st.integers(0, len(line) - 1))
    assert FrameDecoder().feed(line[:lost] + line[lost + 1 :]) == []


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_decoder_survives_anything_in_bounded_memory(pieces: list[bytes]) -> None:
    decoder = FrameDecoder()
    for piece in pieces:
        decoder.feed(piece)
    decoder.feed(b":" * 10_000)
    frame = Identify()
    assert decoder.feed(encode_frame(frame)) == [frame]


@given(st.text(alphabet="0123456789ABCDEFQRIJDUS", max_size=31))
def test_decoder_never_misreads_a_body_with_a_right_checksum(body: str) -> None:
    frame = decode_frame(klb1.seal(body.encode()))
    assert frame is None or encode_frame(frame) == klb1.seal(body.encode())


def test_decoder_drops_a_frame_with_a_gap_inside() -> None:
    decoder = FrameDecoder()
    line = encode_frame(Identify())
    assert decoder.feed(line[:5], now=1.0) == []
    assert decoder.feed(line[5:], now=1.03) == []
    assert decoder.feed(line, now=1.04) == [Identify()]
    assert decoder.dropped == 1


@pytest.mark.parametrize(
    "frame",
    [
        Query(address=0, ack=0, epoch=0, lamp=0),
        Query(address=0xF8, ack=0, epoch=0, lamp=0),
        Query(address=1, ack=256, epoch=0, lamp=0),
        Query(address=1, ack=0, epoch=0x10000, lamp=0),
        Report(address=1, newest=0, epoch=0, held=0, events=(Event(0, 0, EventKind.DOWN, 0),)),
        Report(address=1, newest=0, epoch=0, held=0, events=(Event(1, 8, EventKind.DOWN, 0),)),
        Report(address=1, newest=0, epoch=0, held=0, events=(Event(1, 0, EventKind.DOWN, 0),) * 4),
        Identity(address=1, uid=-1, firmware=0),
        SetAddress(uid=0, address=0xFF),
    ],
)
def test_encode_refuses_a_value_outside_its_field(frame: klb1.Frame) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode_frame(frame)


def test_decoder_drops_what_is_longer_than_any_frame() -> None:
    decoder = klb1.FrameDecoder()
    assert decoder.feed(b":" + b"0" * klb1.LONGEST_FRAME + b"\r\n") == []
    assert decoder.dropped == 1
    assert decoder.feed(b":FFI00*341E\r\n") == [klb1.Identify()]
