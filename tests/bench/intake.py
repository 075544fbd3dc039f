"""How well messages are read and names told apart, and how long one message takes: ``loket bench intake``.

The corpora stand beside the repository. Rules were written with the rows of odd number in view; the even ones show
what they are worth. Then messages of the corpus are damaged at random: none may raise an exception.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import date
from pathlib import Path

from domain.names import compare_names
from intake.reading.message import read_text
from intake.reading.records import read_row
from tests.helpers.corpora import damaged, faults, is_unsafe, messages, name_pairs, texts

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "data"
DAMAGED = 500_000
DAMAGED_QUICK = 5_000
_LONGEST = 4096
_TODAY = date(2026, 11, 23)


def measure(quick: bool = False, folder: Path = CORPORA) -> dict[str, object]:
    """Return the shares of right and unsafe readings, the marks of the names, and the times of damaged messages."""
    return _read_corpus(folder) | _tell_names(folder) | _read_damaged(folder, DAMAGED_QUICK if quick else DAMAGED)


def _read_corpus(folder: Path) -> dict[str, object]:
    rows = messages(folder)
    readings = [(row["expect"], read_row(row)) for row in rows]
    right = [not faults(expected, got) for expected, got in readings]
    return {
        "messages": len(rows),
        "right": _share(right),
        "right_odd": _share(right[0::2]),
        "right_even": _share(right[1::2]),
        "unsafe": sum(is_unsafe(expected, got) for expected, got in readings),
        "wrong_rows": [row["id"] for row, good in zip(rows, right, strict=True) if not good],
    }


def _share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 4)


def _tell_names(folder: Path) -> dict[str, object]:
    pairs = name_pairs(folder)
    marks: Counter[str] = Counter()
    for pair in pairs:
        verdict = compare_names(pair["name_a"], pair["name_b"]).value
        alert, wanted = verdict != "different", pair["label"] != "different"
        marks.update(hit=alert and wanted, alerts=alert, wanted=wanted)
        marks.update(same_hit=verdict == pair["label"] == "same", same=verdict == "same")
    return {
        "name_pairs": len(pairs),
        "alert_f1": 2 * marks["hit"] / (marks["alerts"] + marks["wanted"]),
        "same_precision": marks["same_hit"] / marks["same"],
    }


def _read_damaged(folder: Path, count: int) -> dict[str, object]:
    rng = random.Random(count)
    originals = [text[:_LONGEST] for text in texts(messages(folder)) if text]
    seconds = []
    for _ in range(count):
        text = damaged(rng.choice(originals), originals, rng)
        start = time.process_time()
        read_text(text, _TODAY)
        seconds.append(time.process_time() - start)
    seconds.sort()
    return {
        "damaged": count,
        "ms_median": round(seconds[count // 2] * 1000, 3),
        "ms_p99": round(seconds[count * 99 // 100] * 1000, 3),
        "ms_max": round(seconds[-1] * 1000, 3),
    }
