"""Scans in a stream of bytes: any suffix, any cut, any rubbish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.reader.scans import IDLE_S, LONGEST_SCAN, ScanReader

SCANS = st.binary(min_size=1, max_size=60).map(lambda data: bytes(0x20 + byte % 0x5F for byte in data))
SUFFIXES = st.sampled_from((b"\r", b"\n", b"\r\n", b"\t", b"\x03", b"\x03\r\n"))


@given(st.lists(SCANS, max_size=5), SUFFIXES, st.sampled_from((b"", b"\x02")), st.data())
def test_scans_come_back_wherever_the_stream_is_cut(
    scans: list[bytes], suffix: bytes, prefix: bytes, data: st.DataObject
) -> None:
    stream, reader = b"".join(prefix + scan + suffix for scan in scans), ScanReader()
    cut = data.draw(st.integers(0, len(stream)))
    assert reader.feed(stream[:cut], 1.0) + reader.feed(stream[cut:], 1.01) == scans
    assert (reader.refused, reader.held_bytes) == (0, 0)


def test_pause_ends_a_scan_without_a_suffix() -> None:
    reader = ScanReader()
    assert reader.feed(b"BTM-", 1.0) == []
    assert reader.feed(b"A", 1.04) == []
    assert reader.idle(1.04 + IDLE_S / 2) == []
    assert reader.idle(1.04 + IDLE_S) == [b"BTM-A"]
    assert reader.idle(9.0) == []


def test_scan_behind_a_pause_is_another_one() -> None:
    reader = ScanReader()
    assert reader.feed(b"BTM-A", 1.0) == []
    assert reader.feed(b"BTM-B\r", 2.0) == [b"BTM-A", b"BTM-B"]


@pytest.mark.parametrize("byte", [0x00, 0x02, 0x07, 0x0B, 0x1B, 0x1F, 0x7F])
def test_scan_with_a_control_byte_is_refused_whole(byte: int) -> None:
    reader = ScanReader()
    assert reader.feed(b"BTM-A" + bytes((byte,)) + b"BTM-B\rBTM-C\r", 1.0) == [b"BTM-C"]
    assert reader.refused == 1


def test_scan_that_is_too_long_is_refused_whole() -> None:
    reader = ScanReader()
    assert reader.feed(b"x" * LONGEST_SCAN + b"\r", 1.0) == [b"x" * LONGEST_SCAN]
    assert reader.feed(b"x" * (LONGEST_SCAN + 1) + b"\rBTM-C\r", 1.0) == [b"BTM-C"]
    assert reader.refused == 1


@given(st.lists(st.binary(max_size=900), max_size=10))
def test_anything_may_come_and_little_is_kept(pieces: list[bytes]) -> None:
    reader = ScanReader()
    scans = [scan for moment, piece in enumerate(pieces) for scan in reader.feed(piece, moment / 100)]
    assert reader.held_bytes <= LONGEST_SCAN
    assert all(0 < len(scan) <= LONGEST_SCAN and min(scan) >= 0x20 for scan in scans)
