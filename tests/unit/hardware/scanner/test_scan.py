"""Scanning files, and the sources that pictures come from."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanner.capture import Captured, state_of
from hardware.scanner.frames import Image
from hardware.scanner.scan import FileScanner, scan_paths, tab_line
from hardware.scanner.sources import (
    LARGEST_FRAME,
    FolderSource,
    SourceLost,
    VideoSource,
    empty_hall,
    fitted,
    load_picture,
    open_source,
)

PAYLOAD = "PK1:" + "A7B0$%" * 20


def code(content: str = PAYLOAD) -> Image:
    """Return a clean picture of a code."""
    made = qrcode.QRCode(border=6)
    made.add_data(content)
    made.make(fit=True)
    return np.kron(np.where(np.array(made.get_matrix()), 20, 235), np.ones((6, 6))).astype(np.uint8)


def film(path: Path, frames: list[Image]) -> Path:
    """Write frames as a video."""
    height, width = frames[0].shape
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (width, height))
    for frame in frames:
        writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cv2.imwrite(str(tmp_path / "b.png"), code())
    cv2.imwrite(str(tmp_path / "a.jpg"), np.full((200, 200), 99, np.uint8))
    film(tmp_path / "c.avi", [np.full_like(code(), 128), code()])
    film(tmp_path / "d.avi", [np.full((120, 160), 128, np.uint8)] * 3)
    (tmp_path / "e.png").write_bytes(b"no picture")
    (tmp_path / "f.txt").write_text(PAYLOAD)
    return tmp_path


def test_scan_paths_walks_a_folder_in_order(folder: Path) -> None:
    found = [(path.name, text) for path, text in scan_paths([folder])]
    assert found == [("a.jpg", ""), ("b.png", PAYLOAD), ("c.avi", PAYLOAD), ("d.avi", ""), ("e.png", "")]


def test_scan_paths_takes_files_as_they_are_given(folder: Path) -> None:
    paths = [folder / "b.png", folder / "missing.png", folder / "f.txt"]
    assert list(scan_paths(paths)) == [(paths[0], PAYLOAD), (paths[1], ""), (paths[2], "")]


def test_a_line_is_path_tab_text() -> None:
    assert tab_line(Path("a/b.png"), PAYLOAD) == f"a/b.png\t{PAYLOAD}"


@given(content=st.binary(max_size=400))
def test_damaged_files_hold_nothing(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.png"
    path.write_bytes(content)
    assert FileScanner().scan(path) == ""


@pytest.mark.parametrize("cut", [10, 200, 2000])
def test_half_a_picture_never_raises(folder: Path, cut: int) -> None:
    whole = (folder / "b.png").read_bytes()
    (folder / "b.png").write_bytes(whole[:cut])
    assert FileScanner().scan(folder / "b.png") in ("", PAYLOAD)


def test_a_folder_shows_its_newest_picture(folder: Path) -> None:
    source = FolderSource(folder, frames_per_s=1000)
    (folder / "e.png").unlink()
    cv2.imwrite(str(folder / "z.png"), np.full((40, 50), 77, np.uint8))
    assert int(source.read()[5, 5, 0]) == 77
    (folder / "z.png").unlink()
    assert FileScanner().scan(folder / "b.png") == PAYLOAD
    source.close()


def test_a_folder_that_goes_away_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "camera"
    folder.mkdir()
    source = FolderSource(folder, frames_per_s=1000)
    assert np.array_equal(source.read(), empty_hall())
    folder.rmdir()
    with pytest.raises(SourceLost, match="gone"):
        source.read()


def test_a_video_begins_again(folder: Path) -> None:
    source = VideoSource(str(folder / "c.avi"))
    shades = [int(source.read()[20, 20, 0]) for _ in range(5)]
    source.close()
    assert [shade > 180 for shade in shades] == [False, True, False, True, False]


@pytest.mark.parametrize("url", ["folder:/does/not/exist", "video:/does/not/exist.mp4"])
def test_a_source_that_is_not_there_is_lost(url: str) -> None:
    with pytest.raises(SourceLost):
        open_source(url)


def test_a_large_picture_is_brought_to_the_largest_frame() -> None:
    assert fitted(np.zeros((4000, 3000, 3), np.uint8)).shape[:2] == (1080, 810)
    assert fitted(np.zeros((*LARGEST_FRAME, 3), np.uint8)).shape[:2] == LARGEST_FRAME


def test_a_missing_file_is_no_picture(tmp_path: Path) -> None:
    assert load_picture(tmp_path / "missing.jpg") is None
    (tmp_path / "empty.jpg").touch()
    assert load_picture(tmp_path / "empty.jpg") is None


def test_a_covered_camera_is_black() -> None:
    assert state_of(np.full((720, 1280, 3), 3, np.uint8)) is Captured.BLACK
    assert state_of(empty_hall()) is Captured.OK
