"""The ends of the journals, and the papers that bear witness to them."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from db.journal import HEAD_DIGITS, Head, read_head
from db.schema import head, journal
from db.statement import Statement
from db.tx import Tx

PIECE = 200_000  # rows


class Witnessed(NamedTuple):
    """The row of the journal whose hash stands on a paper."""

    seq: int
    at: datetime


class _OfficeHead(NamedTuple):
    office: int
    seq: int
    hash: str


def heads(tx: Tx) -> dict[int, Head]:
    """Return the end of every office's journal in the store."""
    return {row.office: Head(row.seq, row.hash) for row in _HEADS.all(tx)}


def find_paper(tx: Tx, digits: str) -> Witnessed | None:
    """Return the row that the digits on a ticket name, None where the journal has none: it is older than the paper.

    Looks from the end, a piece at a time: papers are of today, and a server answers each question within its limits.
    """
    for high in range(read_head(tx).seq, 0, -PIECE):
        found = _WITNESSED.first(tx, office=tx.office, digits=digits.lower(), low=high - PIECE, high=high)
        if found is not None:
            return found
    return None


_HEADS = Statement(lambda _: select(head.c.office, head.c.seq, head.c.hash), _OfficeHead)
_WITNESSED = Statement(
    lambda _: (
        select(journal.c.seq, journal.c.at)
        .where(
            journal.c.office == bindparam("office"),
            journal.c.seq > bindparam("low"),
            journal.c.seq <= bindparam("high"),
            func.substr(journal.c.hash, 1, HEAD_DIGITS) == bindparam("digits"),
        )
        .order_by(journal.c.seq.desc())
        .limit(1)
    ),
    Witnessed,
)
