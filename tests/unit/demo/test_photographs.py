"""The demo's photographs: from a seed, and readable by the kiosk."""

from __future__ import annotations

import random
from pathlib import Path

import base45
import numpy as np
import pytest

from demo.photographs import HARD, HEIGHT, WIDTH, photograph, save_photographs
from domain.text import Language
from hardware.scanner.decode import Decoded, decode_frame
from hardware.scanner.scan import scan_paths
from office.message_image import Chat, Theme, render_message

PAYLOAD = "PK1:" + base45.b45encode(random.Random(5).randbytes(80)).decode()
MILD_SEEDS = range(12)


@pytest.fixture(scope="module", params=Theme, ids=lambda theme: theme.name.lower())
def message(request: pytest.FixtureRequest) -> bytes:
    """Return a message on a light and on a dark phone."""
    lines = ("Halo *Budi Santoso*, pendaftaran Anda diterima.", "Hari: *Rabu, 25 November 2026*")
    return render_message(lines, PAYLOAD, "BTM-D6TN-7PN7", Language.ID, Chat(theme=request.param))


def test_mild_photographs_are_read_back(message: bytes) -> None:
    read = [decode_frame(photograph(message, seed), 10.0).text for seed in MILD_SEEDS]
    assert set(read) <= {PAYLOAD, None}
    assert read.count(PAYLOAD) >= 0.95 * len(MILD_SEEDS)


def test_hard_photographs_never_give_another_text(message: bytes) -> None:
    read = [decode_frame(photograph(message, seed, HARD), 10.0) for seed in range(5)]
    assert {text for decoded in read for text in decoded.texts} == {PAYLOAD}


def test_the_same_seed_gives_the_same_photograph(message: bytes) -> None:
    first, again, other = (photograph(message, seed) for seed in (3, 3, 4))
    assert first.shape == (HEIGHT, WIDTH, 3)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_saved_photographs_are_scanned_by_name(message: bytes, tmp_path: Path) -> None:
    paths = save_photographs([("0001", message), ("0002", message)], tmp_path, seed=9)
    assert [path.name for path in paths] == ["0001.jpg", "0002.jpg"]
    assert dict(scan_paths([tmp_path])) == {paths[0]: PAYLOAD, paths[1]: PAYLOAD, tmp_path / "hall.jpg": ""}


def test_the_empty_hall_holds_nothing(message: bytes, tmp_path: Path) -> None:
    save_photographs([], tmp_path, seed=9)
    assert list(scan_paths([tmp_path / "hall.jpg"])) == [(tmp_path / "hall.jpg", "")]
    assert decode_frame(np.zeros((HEIGHT, WIDTH, 3), np.uint8)) == Decoded()


def test_a_message_that_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        photograph(b"GIF89a", 1)
