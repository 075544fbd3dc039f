"""The journal's rows: canonical JSON, and hashes that do not depend on who computes them."""

import hashlib
import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entry import canonical
from db.journal import GENESIS, JournalRow, row_hash

FORMAT = Path(__file__).resolve().parents[3] / "docs" / "formats" / "journal.md"
ROW = JournalRow(
    1, datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23), "booked", "kiosk:K1", "booking:1", "{}", None, ""
)


def documented() -> list[tuple[list[object], str]]:
    """Return the arrays and hashes that the description of the format gives as examples."""
    blocks = re.findall(r"```\n(\[\".*\])\n([0-9a-f]{64})\n```", FORMAT.read_text(encoding="utf-8"))
    return [(json.loads(array), digest) for array, digest in blocks]


def test_hashes_are_those_of_the_description() -> None:
    examples = documented()
    assert len(examples) == 2
    for (previous, office, seq, at, day, *said), digest in examples:
        row = JournalRow(
            seq,
            datetime.fromisoformat(str(at)),
            date.fromisoformat(str(day)),
            *said,
            hash="",  # type: ignore[arg-type]
        )
        assert row_hash(str(previous), int(str(office)), row) == digest


def test_description_can_be_followed_without_this_program() -> None:
    for array, digest in documented():
        text = json.dumps(array, separators=(",", ":"))
        assert hashlib.sha256(text.encode("ascii")).hexdigest() == digest


CHANGES = {
    "seq": 2,
    "at": ROW.at + timedelta(microseconds=1),
    "day": date(2026, 11, 24),
    "kind": "cancelled",
    "actor": "kiosk:K2",
    "subject": "booking:2",
    "data": '{"a":1}',
    "req": "f00d",
}


@pytest.mark.parametrize(("column", "value"), CHANGES.items(), ids=CHANGES.keys())
def test_every_column_is_in_the_hash(column: str, value: object) -> None:
    changed = ROW._replace(**{column: value})
    assert row_hash(GENESIS, 7, changed) != row_hash(GENESIS, 7, ROW)


def test_office_and_previous_row_are_in_the_hash() -> None:
    hashes = {row_hash(GENESIS, 7, ROW), row_hash(GENESIS, 8, ROW), row_hash("f" * 64, 7, ROW)}
    assert len(hashes) == 3


@given(st.integers(-14, 14))
def test_hash_is_that_of_the_moment_not_of_the_zone(hours: int) -> None:
    elsewhere = ROW._replace(at=ROW.at.astimezone(timezone(timedelta(hours=hours))))
    assert row_hash(GENESIS, 7, elsewhere) == row_hash(GENESIS, 7, ROW)


@given(st.binary())
def test_what_json_cannot_hold_gives_a_hash_all_the_same(raw: bytes) -> None:
    assert row_hash(GENESIS, 7, ROW._replace(kind=raw)) != row_hash(GENESIS, 7, ROW)  # type: ignore[arg-type]


values = st.one_of(st.text(), st.integers(), st.booleans(), st.none())


@given(st.dictionaries(st.text(), values))
def test_canonical_text_is_ascii_and_reads_back(data: dict[str, str | int | bool | None]) -> None:
    text = canonical(data)
    assert text.isascii()
    assert json.loads(text) == data
    assert canonical(dict(reversed(data.items()))) == text
    assert ROW._replace(data=text).facts == data
