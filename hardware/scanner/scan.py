"""Scanning files instead of a camera: what `loket scan` prints, by the code path of the kiosk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np

from hardware.scanner.decode import decode_frame
from hardware.scanner.sources import PICTURE_ENDINGS, load_picture

VIDEO_ENDINGS = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm", ".mjpeg"})
# A file does not move on while it is looked at, so each gets the whole cascade however busy the machine.
FILE_BUDGET_S = 10.0


def scan_paths(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with the text of ours in it, or with an empty text; folders are walked in the order of names."""
    for path in paths:
        for file in _files_in(path):
            yield file, scan_file(file)


def scan_file(path: Path) -> str:
    """Return the text of ours in one picture or video; empty where there is none, or more than one."""
    if path.suffix.lower() in VIDEO_ENDINGS:
        return _scan_video(path)
    image = load_picture(path)
    return "" if image is None else decode_frame(image, FILE_BUDGET_S).text or ""


def tab_line(path: Path, text: str) -> str:
    """Return one line of the list: the path, a tab and the text."""
    return f"{path}\t{text}"


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    endings = PICTURE_ENDINGS | VIDEO_ENDINGS
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in endings)


def _scan_video(path: Path) -> str:
    capture = cv2.VideoCapture(str(path))
    try:
        while True:
            got, image = capture.read()
            if not got:
                return ""
            text = decode_frame(image.astype(np.uint8, copy=False), FILE_BUDGET_S).text
            if text is not None:
                return text
    finally:
        capture.release()
