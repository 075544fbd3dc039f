"""An extract of an office's journal, as it travels to a national centre (docs/formats/journal-pull.md).

Rows travel as the very texts their hashes were computed from, so whoever receives them needs the hash before the
first one and nothing else to see that none was changed, left out or put in between.
"""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from db import journal
from db.journal import GENESIS, Fault, Head, JournalRow
from db.tx import Tx

FORMAT = 1
MOST_ROWS = 2000
CHANGED = "the row was changed after it was written"
MISSING = "the row is missing"
ILLEGIBLE = "the row cannot be read"


class Extract(NamedTuple):
    """Some rows behind row ``after``; ``before`` and ``last`` are the hashes stored at both ends of them."""

    office: int
    after: int
    before: str | None  # None where the journal ends before row ``after``
    last: str | None
    head: Head
    texts: tuple[str, ...]


class Verified(NamedTuple):
    """What an extract is worth: the rows that hold, and the first one that does not."""

    rows: tuple[JournalRow, ...]
    fault: Fault | None


class NotAnExtract(ValueError):
    """What was received cannot be read."""


def take(tx: Tx, after: int, limit: int) -> Extract:
    """Return at most ``limit`` rows of the office's journal behind row ``after``."""
    rows = journal.legible_rows_after(tx, max(after - 1, 0), min(max(limit, 1), MOST_ROWS) + (after > 0))
    before: str | None = GENESIS
    if after > 0:
        before = rows.pop(0).hash if rows and rows[0].seq == after else None
    last, texts = before, []
    for row in rows:
        texts.append(journal.hashed_text(str(last), tx.office, row))
        last = row.hash
    return Extract(tx.office, after, before, last, journal.read_head(tx), tuple(texts))


def encode(extract: Extract) -> bytes:
    """Return the lines of an extract: one that describes it, then the text of each row."""
    described = {
        "format": FORMAT,
        "office": extract.office,
        "after": extract.after,
        "before": extract.before,
        "last": extract.last,
        "head": list(extract.head),
    }
    return "\n".join((json.dumps(described), *extract.texts, "")).encode("ascii")


def decode(lines: bytes) -> Extract:
    """Return the extract that ``lines`` hold; raises NotAnExtract."""
    try:
        first, *texts = lines.decode("ascii").splitlines()
        described = json.loads(first)
        if described["format"] != FORMAT:
            raise NotAnExtract(f"format {described['format']} is not the format {FORMAT} of this program")
        seq, end = described["head"]
        before, last = _hash_or_none(described["before"]), _hash_or_none(described["last"])
        return Extract(int(described["office"]), int(described["after"]), before, last, Head(seq, end), tuple(texts))
    except NotAnExtract:
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnExtract(f"the answer is no extract of a journal ({type(error).__name__})") from None


def verified(extract: Extract, office: int, end: Head) -> Verified:
    """Return the rows that continue the chain of ``office``, which ends at ``end``, and the place where they do not."""
    if fault := _misfit(extract, office, end):
        return Verified((), fault)
    rows: list[JournalRow] = []
    for text in extract.texts:
        row = _row_of(text, office, end)
        if isinstance(row, Fault):
            return Verified(_before(row, rows), row)
        rows.append(row)
        end = Head(row.seq, row.hash)
    if extract.last != end.hash:
        fault = Fault(end.seq, CHANGED)
        return Verified(_before(fault, rows), fault)
    if not rows and extract.head.seq > end.seq:
        return Verified((), Fault(end.seq + 1, MISSING))
    return Verified(tuple(rows), None)


def _misfit(extract: Extract, office: int, end: Head) -> Fault | None:
    """Return why an extract cannot be one that was asked for."""
    if extract.office != office:
        return Fault(end.seq + 1, f"office {extract.office} answers instead of {office}")
    if extract.head.seq < end.seq:
        return Fault(extract.head.seq + 1, f"the journal ends before this row; it had {end.seq} rows when last pulled")
    if extract.after != end.seq or extract.before != end.hash:
        return Fault(end.seq, "the row is another than the one pulled before: the history was rewritten")
    return None


def _before(fault: Fault, rows: list[JournalRow]) -> tuple[JournalRow, ...]:
    return tuple(row for row in rows if row.seq < fault.seq)


def _row_of(text: str, office: int, end: Head) -> JournalRow | Fault:
    try:
        previous, its_office, seq, at, day, kind, actor, subject, data, req = json.loads(text)
        moment, its_day = datetime.fromisoformat(at), date.fromisoformat(day)
    except (ValueError, TypeError):
        return Fault(end.seq + 1, ILLEGIBLE)
    if seq != end.seq + 1 or its_office != office:
        return Fault(end.seq + 1, MISSING)
    if previous != end.hash:
        return Fault(end.seq, CHANGED)
    # A stranger may send anything.
    kinds = (type(seq), type(kind), type(actor), type(subject), type(data), type(req))
    if kinds not in _KINDS or moment.tzinfo is None:
        return Fault(end.seq + 1, ILLEGIBLE)
    return JournalRow(seq, moment, its_day, kind, actor, subject, data, req, journal.hash_of_text(text))


_KINDS = ((int, str, str, str, str, str), (int, str, str, str, str, type(None)))


def _hash_or_none(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError("a hash is a text")
