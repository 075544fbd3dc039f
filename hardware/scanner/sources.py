"""Where pictures come from: a folder, a video file, or a camera of the machine."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from hardware.scanner.frames import Image

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp"})
HALL_PICTURE = "hall.jpg"
FOLDER_FRAMES_PER_S = 15
LARGEST_FRAME = (1080, 1920)


class SourceLost(Exception):
    """The source cannot be opened, or has stopped for good."""


class FrameSource(Protocol):
    """Gives one picture after the other; may block for as long as the device likes."""

    def read(self) -> Image:
        """Return the next picture; raise SourceLost when there will be no more."""

    def close(self) -> None:
        """Let go of the device."""


class UnknownSource(ValueError):
    """The address names no kind of source."""


def parse_address(url: str) -> tuple[str, str]:
    """Split ``folder:PATH``, ``video:PATH`` or ``device:NUMBER`` into kind and rest; raise UnknownSource otherwise."""
    kind, _, rest = url.partition(":")
    known = rest.isdecimal() if kind == "device" else kind in ("folder", "video") and rest != ""
    if not known:
        raise UnknownSource(f"camera: {url!r} is none of folder:PATH, video:PATH, device:NUMBER")
    return kind, rest


def open_source(url: str) -> FrameSource:
    """Open the source at an address; raise SourceLost if there is nothing to open."""
    kind, rest = parse_address(url)
    match kind:
        case "folder":
            return FolderSource(Path(rest))
        case "video":
            return VideoSource(rest)
        case _:
            return DeviceSource(int(rest))


def load_picture(path: Path) -> Image | None:
    """Return the picture in a file, or None if the file holds none (or only half of one yet)."""
    try:
        content = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError:
        return None
    if content.size == 0:
        return None
    try:
        image = cv2.imdecode(content, cv2.IMREAD_COLOR)
    except cv2.error:  # sizes beyond what the library dares to allocate
        return None
    return None if image is None else image.astype(np.uint8, copy=False)


def empty_hall(height: int = 720, width: int = 1280) -> Image:
    """Return what a camera sees when nobody stands before it: a dim hall, lighter in the middle."""
    y, x = np.mgrid[0:height, 0:width]
    distance = np.hypot((x - width / 2) / width, (y - height / 2) / height)
    shade = np.clip(112 - 90 * distance, 0, 255).astype(np.uint8)
    return np.dstack([shade, shade, shade])


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures in a folder, oldest first; the picture of the empty hall is none of them."""
    found: list[tuple[int, str, Path]] = []
    for path in folder.iterdir():
        if path.suffix.lower() not in PICTURE_ENDINGS or path.name.startswith(".") or path.name == HALL_PICTURE:
            continue
        try:
            found.append((path.stat().st_mtime_ns, path.name, path))
        except FileNotFoundError:  # taken away between listing and looking
            continue
    return [path for _, _, path in sorted(found)]


class FolderSource:
    """Shows the newest picture of a folder for as long as it lies there, else the empty hall.

    To hold up a phone is to put a picture into the folder, to take it away is to delete it.
    """

    def __init__(self, folder: Path, frames_per_s: float = FOLDER_FRAMES_PER_S) -> None:
        if not folder.is_dir():
            raise SourceLost(f"the folder {folder} does not exist")
        self._folder = folder
        self._pause_s = 1 / frames_per_s
        self._hall = load_picture(folder / HALL_PICTURE)
        self._shown: tuple[Path, int] | None = None
        self._image = self._empty()

    def read(self) -> Image:
        """Return the picture held up now."""
        time.sleep(self._pause_s)
        try:
            self._look()
        except FileNotFoundError as gone:
            raise SourceLost(f"the folder {self._folder} is gone") from gone
        return self._image

    def close(self) -> None:
        """Nothing is held open."""

    def _look(self) -> None:
        pictures = pictures_in(self._folder)
        if not pictures:
            self._shown, self._image = None, self._empty()
            return
        newest = pictures[-1]
        key = (newest, newest.stat().st_mtime_ns)
        if key == self._shown:
            return
        image = load_picture(newest)
        if image is not None:  # else it is still being written: keep the last picture and look again
            self._shown, self._image = key, fitted(image)

    def _empty(self) -> Image:
        return empty_hall() if self._hall is None else self._hall


class VideoSource:
    """Plays a video file round and round, at its own pace."""

    def __init__(self, path: str) -> None:
        self._capture = cv2.VideoCapture(path)
        if not self._capture.isOpened():
            raise SourceLost(f"the video {path} cannot be opened")
        frames_per_s = self._capture.get(cv2.CAP_PROP_FPS)
        self._pause_s = 1 / frames_per_s if 1 <= frames_per_s <= 120 else 1 / FOLDER_FRAMES_PER_S

    def read(self) -> Image:
        """Return the next frame; after the last one, the first again."""
        time.sleep(self._pause_s)
        got, image = self._capture.read()
        if not got:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            got, image = self._capture.read()
        if not got:
            raise SourceLost("the video has no frame")
        return fitted(image.astype(np.uint8, copy=False))

    def close(self) -> None:
        """Close the file."""
        self._capture.release()


class DeviceSource:
    """A camera of the machine, at the size at which QR codes are read."""

    def __init__(self, number: int, size: tuple[int, int] = (1280, 720)) -> None:
        self._capture = cv2.VideoCapture(number)
        if not self._capture.isOpened():
            raise SourceLost(f"there is no camera {number}")
        # MJPG first: the uncompressed default of most cameras allows 5 to 10 frames a second at this size.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1])
        self._capture.set(cv2.CAP_PROP_FPS, 30)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def read(self) -> Image:
        """Return the next frame, whenever the driver gives it."""
        got, image = self._capture.read()
        if not got:
            raise SourceLost("the camera gives no more frames")
        return fitted(image.astype(np.uint8, copy=False))

    def close(self) -> None:
        """Let go of the device."""
        self._capture.release()


def fitted(image: Image) -> Image:
    """Return the picture no larger than the largest frame."""
    height, width = image.shape[:2]
    factor = min(LARGEST_FRAME[0] / height, LARGEST_FRAME[1] / width, 1.0)
    if factor == 1.0:
        return image
    return cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
