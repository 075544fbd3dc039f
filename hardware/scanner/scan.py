"""Scanning files instead of a camera: what `loket scan` prints, by the code path of the kiosk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np

from hardware.scanner.decode import Decoded, decode_frame
from hardware.scanner.frames import Image
from hardware.scanner.ocr.models import Models, is_installed, load_models
from hardware.scanner.ocr.read import read_code
from hardware.scanner.ocr.votes import Votes
from hardware.scanner.sources import PICTURE_ENDINGS, load_picture

VIDEO_ENDINGS = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm", ".mjpeg"})
# A file does not move on while it is looked at, so each gets the whole cascade however busy the machine.
FILE_BUDGET_S = 10.0
PREFIX = "BTM"
FRAMES_A_SECOND, FRAMES_A_TEXT = 30, 10
"""Of a video, the text of every tenth frame is read: as many as the kiosk's slower thread gets to see."""


def scan_paths(paths: Iterable[Path], prefix: str = PREFIX) -> Iterator[tuple[Path, str]]:
    """Yield each file with the text of ours in it, or with an empty text; folders are walked in the order of names."""
    scanner = FileScanner(prefix)
    for path in paths:
        for file in _files_in(path):
            yield file, scanner.scan(file)


class FileScanner:
    """Reads pictures and videos as the kiosk does: the QR code first, and the text where that can be read here."""

    def __init__(self, prefix: str = PREFIX) -> None:
        self._prefix = prefix
        self._models: Models | None = None

    def scan(self, path: Path) -> str:
        """Return the text of ours in a file; empty where there is none, or more than one."""
        if path.suffix.lower() in VIDEO_ENDINGS:
            return self._scan_video(path)
        image = load_picture(path)
        return "" if image is None else self.scan_picture(image)

    def scan_picture(self, image: Image) -> str:
        """Return the text of ours in a picture."""
        decoded = decode_frame(image, FILE_BUDGET_S)
        if decoded.texts or not is_installed():
            return decoded.text or ""
        guess = read_code(image, self._loaded(), self._prefix, FILE_BUDGET_S)
        return "" if guess is None else guess.code

    def _scan_video(self, path: Path) -> str:
        votes = Votes()
        for number, image in enumerate(_frames_of(path)):
            decoded = decode_frame(image, FILE_BUDGET_S)
            text = decoded.text or self._text_of(image, number, decoded, votes)
            if text is not None:
                return text
        return ""

    def _text_of(self, image: Image, number: int, decoded: Decoded, votes: Votes) -> str | None:
        if number % FRAMES_A_TEXT or decoded.texts or not is_installed():
            return None
        return votes.see(read_code(image, self._loaded(), self._prefix, FILE_BUDGET_S), number / FRAMES_A_SECOND)

    def _loaded(self) -> Models:
        if self._models is None:
            self._models = load_models()
        return self._models


def tab_line(path: Path, text: str) -> str:
    """Return one line of the list: the path, a tab and the text."""
    return f"{path}\t{text}"


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    endings = PICTURE_ENDINGS | VIDEO_ENDINGS
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in endings)


def _frames_of(path: Path) -> Iterator[Image]:
    capture = cv2.VideoCapture(str(path))
    try:
        while True:
            got, image = capture.read()
            if not got:
                return
            yield image.astype(np.uint8, copy=False)
    finally:
        capture.release()
