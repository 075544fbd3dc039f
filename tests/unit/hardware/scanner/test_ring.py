"""Frames through shared memory: the newest one, whole, or none."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.scanner.ring import SLOT_PIXELS, Ring


@pytest.fixture
def ring() -> Iterator[Ring]:
    made = Ring.create()
    yield made
    made.close()


def test_a_new_ring_has_no_frame_and_no_life(ring: Ring) -> None:
    assert ring.newest() is None
    assert ring.life() == (0, 0)


def test_both_sides_see_the_same_memory(ring: Ring) -> None:
    other = Ring(os.dup(ring.fd))
    other.beat(123, 2)
    other.write(np.full((20, 30, 3), 7, np.uint8), 2_500_000_000)
    frame = ring.newest()
    other.close()
    assert ring.life() == (123, 2)
    assert frame is not None
    assert (frame.image.shape, int(frame.image.max()), frame.sequence, frame.at) == ((20, 30, 3), 7, 1, 2.5)


def test_only_newer_frames_are_given(ring: Ring) -> None:
    for shade in range(5):
        ring.write(np.full((20, 30), shade, np.uint8), shade)
    frame = ring.newest(after=2)
    assert frame is not None
    assert (frame.sequence, int(frame.image[0, 0])) == (5, 4)
    assert ring.newest(after=5) is None


def test_a_frame_stays_as_it_was_when_the_ring_goes_on(ring: Ring) -> None:
    ring.write(np.full((20, 30), 9, np.uint8), 1)
    frame = ring.newest()
    for _ in range(6):
        ring.write(np.zeros((20, 30), np.uint8), 2)
    assert frame is not None
    assert int(frame.image.min()) == 9


def test_a_frame_too_large_for_a_slot_is_refused(ring: Ring) -> None:
    with pytest.raises(ValueError, match="larger than a slot"):
        ring.write(np.zeros((SLOT_PIXELS + 1, 1), np.uint8), 1)


def test_a_reader_never_sees_half_a_frame(ring: Ring) -> None:
    writer = threading.Thread(
        target=lambda: [ring.write(np.full((90, 160, 3), shade % 251, np.uint8), 1) for shade in range(3000)]
    )
    writer.start()
    spreads, last = set(), 0
    while writer.is_alive():
        frame = ring.newest(after=last)
        for seen in [frame] * (frame is not None):
            last = seen.sequence
            spreads.add(int(seen.image.max()) - int(seen.image.min()))
    writer.join()
    assert spreads == {0}


@settings(max_examples=50)
@given(st.binary(min_size=40, max_size=40))
def test_a_ring_full_of_nonsense_gives_no_exception(nonsense: bytes) -> None:
    made = Ring.create()
    os.pwrite(made.fd, nonsense, 0)
    frame = made.newest()
    made.close()
    assert frame is None or frame.image.size > 0
