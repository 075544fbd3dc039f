"""Every camera: never blocks, gives the newest frame once, says how it is, and comes back by itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from hardware.scanner.camera import CameraState, ProcessCamera, Timings, open_camera
from hardware.scanner.ring import Frame
from hardware.scanner.sources import UnknownSource

QUICK = Timings(frozen_after_s=0.6, starting_s=20.0, restart_after_s=0.05)
PATIENCE_S = 20.0


def shade(value: int) -> np.ndarray:
    """Return a small picture of one grey."""
    return np.full((120, 160, 3), value, np.uint8)


def put(path: Path, value: int) -> None:
    """Put a picture into a folder at once, as `mv` does."""
    part = path.with_name(f".{path.name}")
    part.write_bytes(cv2.imencode(".png", shade(value))[1].tobytes())
    part.rename(path)


def until(met: Callable[[], bool]) -> bool:
    """Wait until something is so; say whether it ever was."""
    ends = time.monotonic() + PATIENCE_S
    while not (so := met()) and time.monotonic() < ends:
        time.sleep(0.01)
    return so


def sees(camera: ProcessCamera, value: int) -> bool:
    """Say whether the newest frame has this shade in its middle."""
    frame = camera.newest()
    return frame is not None and abs(int(frame.image[60, 80, 0]) - value) < 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "hall.jpg", 90)
    return tmp_path


@pytest.fixture
def camera(folder: Path) -> Iterator[ProcessCamera]:
    opened = open_camera(f"folder:{folder}", QUICK)
    assert isinstance(opened, ProcessCamera)
    opened.start()
    yield opened
    opened.close()


@pytest.fixture
def video(tmp_path: Path) -> str:
    path = str(tmp_path / "film.avi")
    writer = cv2.VideoWriter(path, cv2.VideoWriter.fourcc(*"MJPG"), 25, (160, 120))
    for value in (60, 120, 180):
        writer.write(shade(value))
    writer.release()
    return path


@pytest.mark.parametrize("url", ["", "folder:", "device:", "device:x", "http://example.org", "file:/tmp"])
def test_open_camera_refuses_an_unknown_address(url: str) -> None:
    with pytest.raises(UnknownSource, match="none of folder:PATH"):
        open_camera(url)


def test_frames_come_once_and_in_order(camera: ProcessCamera) -> None:
    frames: list[Frame] = []

    def collected() -> bool:
        frames.extend(frame for frame in [camera.newest()] if frame is not None)
        return len(frames) >= 5

    assert until(collected)
    numbers = [frame.sequence for frame in frames]
    assert numbers == sorted(set(numbers))
    assert all(before.at < after.at for before, after in pairwise(frames))
    assert camera.state() is CameraState.OK


def test_a_picture_put_into_the_folder_is_held_up_until_it_is_taken_away(camera: ProcessCamera, folder: Path) -> None:
    assert until(lambda: sees(camera, 90))
    put(folder / "phone.png", 200)
    assert until(lambda: sees(camera, 200))
    put(folder / "next.png", 30)
    assert until(lambda: sees(camera, 30))
    (folder / "next.png").unlink()
    (folder / "phone.png").unlink()
    assert until(lambda: sees(camera, 90))


def test_half_a_picture_is_not_shown(camera: ProcessCamera, folder: Path) -> None:
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n")
    assert until(lambda: sees(camera, 90))
    assert camera.state() is CameraState.OK


def test_a_black_camera_is_told(camera: ProcessCamera, folder: Path) -> None:
    put(folder / "covered.png", 1)
    assert until(lambda: camera.state() is CameraState.BLACK)


def test_a_lost_camera_is_told_and_comes_back(camera: ProcessCamera, folder: Path) -> None:
    assert until(lambda: camera.state() is CameraState.OK)
    away = folder.rename(folder.with_name("away"))
    assert until(lambda: camera.state() is CameraState.ABSENT)
    away.rename(folder)
    assert until(lambda: camera.state() is CameraState.OK)


def test_a_killed_camera_comes_back(camera: ProcessCamera) -> None:
    assert until(lambda: sees(camera, 90))
    first = camera.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert until(lambda: sees(camera, 90) and camera.pid not in (None, first))


def test_a_frozen_camera_is_told_and_replaced(camera: ProcessCamera) -> None:
    assert until(lambda: sees(camera, 90))
    first = camera.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    assert until(lambda: camera.state() is CameraState.FROZEN)
    assert until(lambda: camera.state() is CameraState.OK)
    assert camera.pid != first


def test_a_video_plays_round_and_round(video: str) -> None:
    camera = open_camera(f"video:{video}", QUICK)
    camera.start()
    frames: dict[int, int] = {}

    def played() -> bool:
        frames.update((frame.sequence, int(frame.image[60, 80, 0])) for frame in [camera.newest()] if frame is not None)
        return {round(value / 60) for value in frames.values()} == {1, 2, 3} and max(frames) > 6

    try:
        assert until(played)
    finally:
        camera.close()


def test_no_camera_is_absent() -> None:
    camera = open_camera("device:77", QUICK)
    camera.start()
    try:
        assert until(lambda: camera.state() is CameraState.ABSENT)
        assert camera.newest() is None
    finally:
        camera.close()


def test_a_closed_camera_leaves_no_process_and_no_file_behind(folder: Path) -> None:
    before = set(os.listdir("/proc/self/fd"))
    camera = open_camera(f"folder:{folder}", QUICK)
    assert isinstance(camera, ProcessCamera)
    camera.start()
    pid = camera.pid
    camera.close()
    camera.close()
    assert camera.state() is CameraState.CLOSED
    assert not Path(f"/proc/{pid}").exists()
    assert set(os.listdir("/proc/self/fd")) == before
