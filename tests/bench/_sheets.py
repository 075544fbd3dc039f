"""What stands on sheets of paper, by readers that others wrote: zbarimg for the code, tesseract for the words."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

PROGRAMS = ("zbarimg", "tesseract")
LANGUAGE = "ind"
# To read all of a sheet would take five times as long.
_LINE_ROWS = 22
_BAR_ROWS, _BAR_INK = 20, 0.55
_INK = 128
_ALIKE = 0.75


@dataclass(frozen=True)
class Read:
    """What two strangers read on a sheet."""

    code: str
    text: str
    blank: bool = False

    @property
    def is_void(self) -> bool:
        """Tell whether the sheet says that it is worthless."""
        return _flat("BATAL") in _flat(self.text) or _stands_in("BATAL / VOID", self.text)

    @property
    def is_copy(self) -> bool:
        """Tell whether the sheet says that it is printed again."""
        return _stands_in("CETAK ULANG", self.text)

    def is_whole(self, code: str) -> bool:
        """Tell whether this is the ticket with this code, down to its last line."""
        return self.code == code and _stands_in("audit", self.text) and not self.is_void


def missing_program() -> str:
    """Return what is not installed of the readers, or nothing."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if not absent:
        told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
        absent = [] if LANGUAGE in told.stdout.split() else [f"tesseract-ocr-{LANGUAGE}"]
    return ", ".join(absent)


def read_sheets(paths: Iterable[Path], at_once: int = 2) -> list[Read]:
    """Read several sheets, in their order."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(read_sheet, paths))


def read_sheet(path: Path) -> Read:
    """Read one sheet."""
    with Image.open(path) as picture:
        ink = np.asarray(picture) < _INK
    if not ink.any():
        return Read("", "", blank=True)
    return Read(_program("zbarimg", "--quiet", "--raw", "--oneshot", str(path)).strip(), _words(ink))


def _words(ink: NDArray[np.bool_]) -> str:
    """Read what decides: the marks that are printed white on black, and the last line."""
    end = int(np.flatnonzero(ink.any(axis=1))[-1]) + 1
    return "".join(_tesseract(line) for line in (*_marks(ink), ink[max(0, end - _LINE_ROWS) : end]))


def _marks(ink: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    """Yield each dark bar with its letters, as black on white: no reader is asked to guess that."""
    dark = ink.mean(axis=1) > 0.15
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False])).astype(np.int8)))
    for top, bottom in edges.reshape(-1, 2):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        bar = ink[top:bottom, columns[0] : columns[-1] + 1]
        if bottom - top >= _BAR_ROWS and bar.mean() > _BAR_INK:
            yield ~bar


def _tesseract(line: NDArray[np.bool_]) -> str:
    large = np.pad(line, 12).repeat(3, axis=0).repeat(3, axis=1)
    png = BytesIO()
    Image.fromarray(np.where(large, 0, 255).astype(np.uint8)).save(png, format="PNG")
    return _program("tesseract", "-", "-", "-l", LANGUAGE, "--psm", "7", data=png.getvalue())


def _program(*command: str, data: bytes = b"") -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=120)
    return done.stdout.decode("utf-8", errors="replace")


def _stands_in(wanted: str, text: str) -> bool:
    """Tell whether a line of a read text is most probably the one that was printed."""
    return any(_likeness(wanted, line) >= _ALIKE for line in text.splitlines())


def _likeness(wanted: str, line: str) -> float:
    flat, longed = _flat(line), _flat(wanted)
    windows: Sequence[str] = [flat[at : at + len(longed)] for at in range(max(1, len(flat) - len(longed) + 1))]
    return max(SequenceMatcher(None, longed, window, autojunk=False).ratio() for window in windows)


def _flat(text: str) -> str:
    # Readers take one of these for the other on a coarse print.
    return re.sub(r"\s+", "", text).upper().translate(str.maketrans("OIL|", "0111"))
