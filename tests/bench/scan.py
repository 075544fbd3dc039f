"""How many confirmations are read from a folder of pictures, beside other readers: ``python -m tests.bench.scan``.

The folder holds a ``truth.csv`` with the columns file, type, category, res, expected and
also: type ``qr`` or ``text`` must give ``expected`` or ``also``, ``neg`` must give nothing.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.util
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from hardware.scanner.attempts import FIRST
from hardware.scanner.decode import FrameReader, decode_frame, our_text
from hardware.scanner.frames import Image, grey_of
from hardware.scanner.ocr.models import is_installed, load_models
from hardware.scanner.ocr.read import read_code
from hardware.scanner.sources import load_picture

PICTURES = Path(__file__).resolve().parents[3] / "shared" / "data" / "scans"
SHAKEN_FRAMES = 20
FRAMES_A_SECOND = 30
Reader = Callable[[Image], set[str]]


@dataclass(frozen=True)
class Case:
    """One picture with its answers; ``half`` tells the pictures looked at while tuning (0) from the others (1)."""

    path: Path
    kind: str
    category: str
    size: str
    answers: frozenset[str]
    half: int


@dataclass(frozen=True)
class Outcome:
    """What a reader made of a picture, and how long it took."""

    case: Case
    right: bool
    wrong: bool
    seconds: float


def ours(image: Image) -> set[str]:
    """Read by the cascade of the kiosk."""
    return set(decode_frame(image, budget_s=10.0).texts)


def zxing_alone(image: Image) -> set[str]:
    """Read by zxing-cpp as it is."""
    return {text for content in FIRST.read(grey_of(image)) if (text := our_text(content)) is not None}


def opencv(image: Image) -> set[str]:
    """Read by OpenCV's own detector."""
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
    return {found for found in [our_text(text.encode())] if found is not None}


def zbar(image: Image) -> set[str]:
    """Read by zbar, where it is installed."""
    pyzbar = importlib.import_module("pyzbar.pyzbar")
    return {text for code in pyzbar.decode(image) if (text := our_text(bytes(code.data))) is not None}


def readers() -> dict[str, Reader]:
    """Return the readers that can be compared on this machine."""
    known: dict[str, Reader] = {"loket": ours, "zxing-cpp": zxing_alone, "cv2.QRCodeDetector": opencv}
    if importlib.util.find_spec("pyzbar") is not None:
        known["pyzbar"] = zbar
    return known


def cases_in(folder: Path, quick: bool) -> list[Case]:
    """Return the pictures of a folder; of each category only the first two when quick."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    cases = []
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            key = (row["type"], row["category"])
            answers = frozenset({row["expected"], row["also"]} - {""})
            cases.append(Case(folder / row["file"], *key, row["res"], answers, seen[key] % 2))
            seen[key] += 1
    places = {case.path: number for key in seen for number, case in enumerate(_of(cases, key))}
    return [case for case in cases if not quick or places[case.path] < 2]


def _of(cases: Iterable[Case], key: tuple[str, str]) -> list[Case]:
    return [case for case in cases if (case.kind, case.category) == key]


def outcomes(read: Reader, cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yield what a reader makes of each picture."""
    for case in cases:
        image = load_picture(case.path)
        if image is None:
            raise SystemExit(f"{case.path} is no picture")
        started = time.perf_counter()
        found = read(image)
        seconds = time.perf_counter() - started
        yield Outcome(case, bool(found) and found <= case.answers, bool(found - case.answers), seconds)


def shaken(image: Image, frames: int = SHAKEN_FRAMES) -> Iterator[Image]:
    """Yield a picture as a trembling hand would show it: moved, turned, blurred and noisy from frame to frame."""
    chance = np.random.default_rng(image.shape[0] + int(image[::97, ::89].sum()) % 1000)
    height, width = image.shape[:2]
    for _ in range(frames):
        turned = cv2.getRotationMatrix2D((width / 2, height / 2), chance.normal(0, 1.2), chance.uniform(0.97, 1.03))
        matrix = np.array(turned, np.float64)
        matrix[:, 2] = matrix[:, 2] + chance.normal(0, 4, 2)
        moved = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT).astype(np.float32)
        noisy = moved * np.float32(chance.uniform(0.92, 1.06)) + chance.standard_normal(moved.shape, np.float32) * 2
        yield np.clip(noisy, 0, 255).astype(np.uint8)


def video(cases: Iterable[Case]) -> dict[str, object]:
    """Return how many pictures are read, as a video, within its twenty frames."""
    right = wrong = count = 0
    waits = []
    for case in cases:
        image = load_picture(case.path)
        assert image is not None
        reader, count = FrameReader(), count + 1
        for number, frame in enumerate(shaken(image), 1):
            text = reader.read(frame).text
            if text is not None:
                right += text in case.answers
                wrong += text not in case.answers
                waits.append(number / FRAMES_A_SECOND)
                break
    return {"rate": _rate(right, count), "wrong": wrong, "seconds_p95": _percentile(waits, 95)}


def _rate(right: int, count: int) -> float:
    return round(right / count, 4) if count else 0.0


def _percentile(values: list[float], part: int) -> float:
    return round(float(np.percentile(values, part)), 4) if values else 0.0


def text_reader() -> Reader:
    """Return the reader of codes in texts, with its models loaded."""
    models = load_models()

    def read(image: Image) -> set[str]:
        guess = read_code(image, models, "BTM")
        return set() if guess is None else {guess.code}

    return read


def summary(seen: list[Outcome], kind: str = "qr") -> dict[str, object]:
    """Return the figures of one reader on the pictures of a kind."""
    codes = [each for each in seen if each.case.kind == kind]
    negatives = [each for each in seen if each.case.kind == "neg"]
    times = {
        size: [each.seconds * 1000 for each in codes if each.case.size == size] for size in ("1280x720", "1920x1080")
    }
    categories = sorted({each.case.category for each in codes})
    by_category = {name: [each.right for each in codes if each.case.category == name] for name in categories}
    halves = [[each.right for each in codes if each.case.half == half] for half in (0, 1)]
    return {
        kind: _rate(sum(each.right for each in codes), len(codes)),
        f"{kind}_half_tuned_on": _rate(sum(halves[0]), len(halves[0])),
        f"{kind}_other_half": _rate(sum(halves[1]), len(halves[1])),
        "wrong": sum(each.wrong for each in seen),
        "negatives_silent": _rate(sum(not each.wrong for each in negatives), len(negatives)),
        "ms_p50": {size: _percentile(spent, 50) for size, spent in times.items()},
        "ms_p95": {size: _percentile(spent, 95) for size, spent in times.items()},
        "by_category": {name: _rate(sum(right), len(right)) for name, right in by_category.items()},
    }


def measure(quick: bool = False, folder: Path | None = None) -> dict[str, object]:
    """Return the figures of every reader on the pictures of a folder, and ours on them as videos."""
    cv2.setNumThreads(1)
    cases = cases_in(folder or PICTURES, quick)
    report: dict[str, object] = {name: summary(list(outcomes(read, cases))) for name, read in readers().items()}
    if is_installed():
        report["loket_text"] = summary(list(outcomes(text_reader(), cases)), "text")
    report["loket_video"] = video(case for case in cases if case.kind == "qr")
    report["pictures"] = len(cases)
    return report


def main() -> None:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=measure.__doc__)
    parser.add_argument("--dir", type=Path, default=PICTURES)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    print(json.dumps(measure(given.quick, given.dir), indent=2))


if __name__ == "__main__":
    main()
