"""How many of the corpus's conversations are read right, and how long one takes: ``python -m loket bench intake``.

A reading is unsafe when a wrong name or birth date is booked without a word, a booking is made of none, or a
cancellation that nobody asked for. The rows of odd number were looked at while the rules were written.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake.reading.records import read_row

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages"
_BOOKED = ("booking", "bookings")
_COMPARED = (
    "command code date topic service media nik phone arrival_date birth_place photo photos edited forwarded reordered "
    "in_window cross_sender split unsupported"
).split()

Row = dict[str, Any]


def measure(quick: bool = False, folder: Path = CORPUS) -> dict[str, object]:
    """Read the corpus and return the shares of right and unsafe readings, by half, with the times."""
    rows = list(load(folder / "messages_public.jsonl"))
    seconds, wrong, unsafe = [], [], []
    for row in rows:
        start = time.perf_counter()
        reading = read_row(row)
        seconds.append(time.perf_counter() - start)
        wrong += [row["id"]] if faults(row["expect"], reading) else []
        unsafe += [row["id"]] if is_unsafe(row["expect"], reading) else []
    halves = {"odd": [row["id"] for row in rows[0::2]], "even": [row["id"] for row in rows[1::2]]}
    return {
        "rows": len(rows),
        "right": round(1 - len(wrong) / len(rows), 4),
        **{f"right_{name}": round(1 - len(set(ids) & set(wrong)) / len(ids), 4) for name, ids in halves.items()},
        "unsafe": len(unsafe),
        "wrong_rows": wrong,
        "unsafe_rows": unsafe,
        "ms_median": round(statistics.median(seconds) * 1000, 3),
        "ms_max": round(max(seconds) * 1000, 3),
    }


def load(path: Path) -> Iterator[Row]:
    """Yield the rows of a corpus."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def faults(expected: Row, got: Row) -> list[str]:
    """Name the facts in which a reading differs from what is expected."""
    accepted = {expected["kind"], *expected.get("accept_kinds", ())}
    if got["kind"] not in accepted:
        return ["kind"]
    if got["kind"] != expected["kind"]:
        return []
    found = [key for key in _COMPARED if key in expected and expected[key] != got.get(key)]
    found += ["person"] if _norm(expected.get("person", {})) != _norm(_good(expected, got)) else []
    found += ["people"] if [*map(_norm, expected.get("people", ()))] != [*map(_norm, got.get("people", ()))] else []
    found += ["missing"] if sorted(expected.get("missing", ())) != sorted(got.get("missing", ())) else []
    return found + (["problems"] if not _same_problems(expected, got) else [])


def is_unsafe(expected: Row, got: Row) -> bool:
    """Whether a reading does what must never happen."""
    if got["kind"] == "command" and got.get("command") == "BATAL":
        return expected.get("command") != "BATAL"
    if got["kind"] not in _BOOKED:
        return False
    if expected["kind"] not in (*_BOOKED, *expected.get("accept_kinds", ())) and expected["kind"] != "repeat":
        return True
    return not set(map(_key, _people(got))) <= set(map(_key, _people(expected)))


def _people(facts: Row) -> list[Row]:
    people = facts.get("people") or ([facts["person"]] if "person" in facts else [])
    return [person for person in people if {"name", "birth_date", "address"} <= set(person)]


def _key(person: Row) -> tuple[str, str]:
    return _squeezed(person["name"]), person["birth_date"]


def _good(expected: Row, got: Row) -> Row:
    return got.get("person", {}) if "person" in expected else {}


def _norm(person: Row) -> Row:
    return {key: _squeezed(value) if isinstance(value, str) else value for key, value in person.items()}


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same_problems(expected: Row, got: Row) -> bool:
    wanted = {(item["field"], item["code"]) for item in expected.get("problems", ())}
    found = {(item["field"], item["code"]) for item in got.get("problems", ())}
    codes = set(expected.get("accept_codes", ()))
    return wanted == found or (bool(codes) and {code for _, code in found} <= codes)
