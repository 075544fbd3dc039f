"""Another program's look at a copy of the store: Python's own SQLite and the text of docs/formats/journal.md.

It runs as a process of its own and imports nothing of Loket, so that a fault of ours, or of the SQLite we ship, does
not hide itself. Give it a copy that nobody else has open; prints a JSON object per line, the last one is the answer.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote

GENESIS = "0" * 64
TOLD_EVERY = 20_000
COLUMNS = ("office", "seq", "at", "day", "kind", "actor", "subject", "data", "req", "hash")

Row = tuple[Any, ...]
Answer = dict[str, Any]


class Chains:
    """The chains of the offices in one journal, followed row by row."""

    def __init__(self) -> None:
        self.ends: dict[int, tuple[int, str, str]] = {}
        self.fault = ""

    def follow(self, row: Row) -> None:
        """Take the next row, in the order of COLUMNS, ``at`` as ``2026-11-24T01:00:00.250000+00:00``."""
        office, seq, at, *_, said = row
        before, last, _ = self.ends.get(office, (0, GENESIS, ""))
        text = json.dumps([last, *row[:-1]], separators=(",", ":"), default=repr)
        if (seq, said) != (before + 1, hashlib.sha256(text.encode()).hexdigest()) and not self.fault:
            self.fault = f"the journal of office {office} does not hold at row {before + 1}"
        self.ends[office] = (seq, said, at)

    def compare(self, heads: Iterable[tuple[int, int, str]]) -> None:
        """Hold the ends of the chains against what the table ``head`` says."""
        ends = {office: (seq, said) for office, (seq, said, _) in self.ends.items()}
        if not self.fault and ends != {office: (seq, said) for office, seq, said in heads if seq}:
            self.fault = "the journal does not end where its head says"


def look(path: str, wanted: dict[int, int]) -> Iterator[Answer]:
    """Yield how far the look is, and at last what is in the copy; ``wanted`` asks for the hash of an office's row."""
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)) as connection:
            yield from _look(connection, wanted)
    except sqlite3.Error as error:
        yield {"fault": f"it cannot be read ({error})"}


def _look(connection: sqlite3.Connection, wanted: dict[int, int]) -> Iterator[Answer]:
    fault = _damage(connection)
    tables = {} if fault else _counts(connection)
    if fault or "journal" not in tables:
        yield {"fault": fault or "it holds no journal"}
        return
    chains, hashes = Chains(), {}
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY office, seq")
    for number, row in enumerate(rows, 1):
        chains.follow((*row[:2], str(row[2]).replace("Z", "+00:00"), *row[3:]))
        if wanted.get(row[0]) == row[1]:
            hashes[row[0]] = row[-1]
        if number % TOLD_EVERY == 0:
            yield {"rows": number, "of": tables["journal"]}
    chains.compare(connection.execute("SELECT office, seq, hash FROM head"))
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    yield {
        "fault": chains.fault,
        "tables": tables,
        "ends": chains.ends,
        "hashes": hashes,
        "version": version and version[0],
    }


def _damage(connection: sqlite3.Connection) -> str:
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        return f"it is damaged ({said})"
    lonely = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {lonely[0]} points nowhere" if lonely else ""


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()}


def main(path: str, *wanted: str) -> None:
    """Look at the copy at ``path``; each further argument ``office:seq`` asks for the hash of a row."""
    asked = {int(office): int(seq) for office, _, seq in (word.partition(":") for word in wanted)}
    for step in look(path, asked):
        print(json.dumps(step), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
