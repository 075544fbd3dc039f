"""The corpora of messages and names: reading them, judging a reading by their rules, and damaging messages."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_BOOKED = ("booking", "bookings")
_COMPARED = (
    "command code date topic service media nik phone arrival_date birth_place photo photos edited forwarded reordered "
    "in_window cross_sender split unsupported"
).split()
_NOISE = "#|;\t*,/-\n '\"<>{}()[]=+@0123456789ABCxyzéß𝟘١۲Аb\u200b\u202e\x00\x1b🙏½²Ⅷﷺ\ud800"


def messages(folder: Path) -> list[Row]:
    """Return the conversations of the corpus with their right answers."""
    text = (folder / "messages" / "messages_public.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def name_pairs(folder: Path) -> list[dict[str, str]]:
    """Return the pairs of names with their right verdicts."""
    with (folder / "names" / "names_public.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(expected: Row, got: Row) -> list[str]:
    """Name the facts in which a reading differs from what is expected."""
    if got["kind"] not in {expected["kind"], *expected.get("accept_kinds", ())}:
        return ["kind"]
    if got["kind"] != expected["kind"]:
        return []
    found = [key for key in _COMPARED if key in expected and expected[key] != got.get(key)]
    found += ["person"] if "person" in expected and _norm(expected["person"]) != _norm(got.get("person", {})) else []
    found += ["people"] if [*map(_norm, expected.get("people", ()))] != [*map(_norm, got.get("people", ()))] else []
    found += ["missing"] if sorted(expected.get("missing", ())) != sorted(got.get("missing", ())) else []
    return found + ([] if _same_problems(expected, got) else ["problems"])


def is_unsafe(expected: Row, got: Row) -> bool:
    """Whether a reading does what must never happen.

    A wrong name or birth date is booked, a booking is made of none, or a cancellation that nobody asked for.
    """
    if got["kind"] == "command" and got.get("command") == "BATAL":
        return bool(expected.get("command") != "BATAL")
    if got["kind"] not in _BOOKED:
        return False
    if not {*_BOOKED, "repeat"} & {expected["kind"], *expected.get("accept_kinds", ())}:
        return True
    return not set(map(_identity, _whole(got))) <= set(map(_identity, _whole(expected)))


def damaged(text: str, others: list[str], rng: random.Random) -> str:
    """Return the text with noise put in, pieces taken out, doubled, or brought in from other texts."""
    letters = list(text)
    for _ in range(rng.randrange(1, 8)):
        start = rng.randrange(len(letters) + 1)
        end = min(len(letters), start + rng.randrange(20))
        other = rng.choice(others)
        at = rng.randrange(len(other) + 1)
        piece = rng.choice((rng.choice(_NOISE), "", letters[start:end] * 2, other[at : at + 60]))
        letters[start : rng.choice((start, end))] = piece
    return "".join(letters)


def texts(rows: list[Row]) -> Iterator[str]:
    """Yield the words and captions of all conversations."""
    for row in rows:
        yield from (message.get("text") or message.get("caption") or "" for message in row["messages"])


def _whole(facts: Row) -> list[Row]:
    people = facts.get("people") or ([facts["person"]] if "person" in facts else [])
    return [person for person in people if {"name", "birth_date", "address"} <= set(person)]


def _identity(person: Row) -> tuple[str, str]:
    return _squeezed(person["name"]), person["birth_date"]


def _norm(person: Row) -> Row:
    return {key: _squeezed(value) if isinstance(value, str) else value for key, value in person.items()}


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same_problems(expected: Row, got: Row) -> bool:
    wanted = {(item["field"], item["code"]) for item in expected.get("problems", ())}
    found = {(item["field"], item["code"]) for item in got.get("problems", ())}
    codes = set(expected.get("accept_codes", ()))
    return wanted == found or (bool(codes) and {code for _, code in found} <= codes)
