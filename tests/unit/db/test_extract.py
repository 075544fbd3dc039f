"""An extract of a journal: what is sent arrives, and nothing that was touched on the way is believed."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.extract import Extract, NotAnExtract, decode, encode, verified
from db.journal import GENESIS, Head, JournalRow, hashed_text, row_hash

OFFICE = 7
BEGIN = Head(0, GENESIS)


def a_chain(length: int) -> list[JournalRow]:
    rows, last = [], GENESIS
    for seq in range(1, length + 1):
        at = datetime(2026, 11, 24, 1, tzinfo=UTC) + timedelta(seconds=seq)
        row = JournalRow(seq, at, date(2026, 11, 24), "recalled", "officer:siti", f"ticket:{seq}", "{}", None, "")
        last = row_hash(last, OFFICE, row)
        rows.append(row._replace(hash=last))
    return rows


def an_extract(rows: list[JournalRow], before: Head = BEGIN) -> Extract:
    hashes = [before.hash, *(row.hash for row in rows)]
    texts = tuple(hashed_text(previous, OFFICE, row) for previous, row in zip(hashes, rows, strict=False))
    return Extract(OFFICE, before.seq, before.hash, hashes[-1], Head(before.seq + len(rows), hashes[-1]), texts)


@given(st.integers(0, 6), st.integers(0, 6))
def test_what_is_sent_arrives(length: int, known: int) -> None:
    rows = a_chain(length + known)
    end = Head(known, ([BEGIN.hash] + [row.hash for row in rows])[known])
    sent = an_extract(rows[known:], end)
    assert decode(encode(sent)) == sent
    assert verified(sent, OFFICE, end) == (tuple(rows[known:]), None)


@given(st.data())
def test_no_changed_byte_is_believed(data: st.DataObject) -> None:
    rows = a_chain(4)
    lines = bytearray(encode(an_extract(rows)))
    first_text = lines.index(b"\n") + 1
    place = data.draw(st.integers(first_text, len(lines) - 2))
    lines[place] = data.draw(st.integers(0, 127).filter(lambda byte: byte != lines[place]))
    assert believed(bytes(lines)) != tuple(rows)
    assert all(row in rows for row in believed(bytes(lines)))


def believed(lines: bytes) -> tuple[JournalRow, ...]:
    """Return the rows that a centre would keep."""
    try:
        return verified(decode(lines), OFFICE, BEGIN).rows
    except NotAnExtract:
        return ()


@given(st.lists(st.integers(0, 4), max_size=6))
def test_rows_in_any_other_order_are_not_believed(order: list[int]) -> None:
    rows = a_chain(5)
    sent = an_extract(rows)
    shuffled = sent._replace(texts=tuple(sent.texts[place] for place in order))
    kept, fault = verified(shuffled, OFFICE, BEGIN)
    assert list(kept) == rows[: len(kept)]
    assert fault is not None


@given(st.binary(max_size=300))
def test_any_bytes_are_an_extract_or_refused(noise: bytes) -> None:
    with pytest.raises(NotAnExtract):
        decode(noise)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner), max_leaves=12
    )
)
def test_any_json_in_the_place_of_a_row_is_refused(value: object) -> None:
    sent = an_extract(a_chain(2))
    kept, fault = verified(sent._replace(texts=(json.dumps(value), sent.texts[1])), OFFICE, BEGIN)
    assert kept == ()
    assert fault is not None


@pytest.mark.parametrize(
    ("office", "end"),
    [(8, BEGIN), (OFFICE, Head(0, "f" * 64)), (OFFICE, Head(1, GENESIS)), (OFFICE, Head(9, GENESIS))],
    ids=["another office", "another beginning", "another place", "a longer journal"],
)
def test_extract_that_was_not_asked_for_is_refused(office: int, end: Head) -> None:
    kept, fault = verified(an_extract(a_chain(3)), office, end)
    assert kept == ()
    assert fault is not None


@pytest.mark.parametrize("described", ['{"format": 2}', "{}", "[]", '"x"', "", '{"format": 1, "office": 7}'])
def test_first_line_of_another_kind_is_refused(described: str) -> None:
    with pytest.raises(NotAnExtract):
        decode(described.encode())
