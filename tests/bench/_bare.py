"""What a check-in is compared with: the same statements by hand on the bare driver, and the least that is durable."""

import hashlib
import json
import struct
from pathlib import Path
from typing import Any

import base45
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pysqlite3 import dbapi2 as sqlite

from db.sqlite import PRAGMAS

OFFICE = 7
AT = "2026-11-24T01:00:00.000000Z"
DAY = "2026-11-24"
SLIP = json.dumps({"label": "A-001", "documents": ["a" * 40] * 6, "words": "w" * 500})

BOOKING = "SELECT * FROM booking WHERE office = ? AND serial = ?"
REQUEST = "SELECT * FROM journal WHERE office = ? AND req = ?"
LAST_AT = "SELECT at FROM journal WHERE office = ? AND seq = (SELECT max(seq) FROM journal WHERE office = ?)"
CHECK_IN = "UPDATE booking SET status = 'checked_in' WHERE office = ? AND serial = ? AND status = 'confirmed'"
NUMBER = """
    INSERT INTO series (office, letter, day, issuer, last) VALUES (?, ?, ?, '', 1)
    ON CONFLICT (office, letter, day, issuer) DO UPDATE SET last = last + 1 WHERE last < 999 RETURNING last"""
TICKET = """
    INSERT INTO ticket (office, id, day, letter, issuer, number, label, booking, service, language, ticket_class, stage,
                        state, rank, waiting_since, issued_at)
    VALUES (?, (SELECT coalesce(max(id), 0) + 1 FROM ticket WHERE office = ?), ?, ?, '', ?, ?, ?, ?, 'id', 'regular',
            'pre_check', 'waiting', ?, ?, ?) RETURNING id"""
AHEAD = """
    SELECT count(*) FROM ticket
    WHERE office = ? AND day = ? AND stage = 'pre_check' AND state = 'waiting' AND rank < ?"""
COUNTERS = "SELECT stages FROM counter WHERE office = ? AND state = 'open'"
JOB = """
    INSERT INTO print_job (office, id, ticket, printer, slip, copy, state, queued_at, changed_at)
    VALUES (?, (SELECT coalesce(max(id), 0) + 1 FROM print_job WHERE office = ?), ?, 'P1', ?, 0, 'queued', ?, ?)
    RETURNING id"""
HEAD = "SELECT seq, hash FROM head WHERE office = ?"
JOURNAL = "INSERT INTO journal VALUES (?, ?, ?, ?, 'checked_in', 'bench', ?, ?, ?, ?)"
MOVE_HEAD = "UPDATE head SET seq = ?, hash = ? WHERE office = ?"


class BareCheckIns:
    """A check-in as somebody would write it who knows the driver and nothing else.

    The signature is verified, the statements run, the row of the journal is hashed. No rule is asked, no slip
    composed, no reader nudged, and nobody else may be writing.
    """

    def __init__(self, path: Path, key: Ed25519PublicKey) -> None:
        self._connection = _durable(path)
        self._key = key
        self._acts = 0

    def check_in(self, proof: str) -> None:
        """Check in the booking of a signed text."""
        self._acts += 1
        signed = base45.b45decode(proof[4:])
        self._key.verify(signed[16:], signed[:16])
        (serial,) = struct.unpack(">I", signed[4:8])
        run, request = self._connection.cursor().execute, f"bare-{self._acts}"
        run("BEGIN IMMEDIATE")
        booking = run(BOOKING, (OFFICE, serial)).fetchone()
        assert run(REQUEST, (OFFICE, request)).fetchone() is None
        assert run(LAST_AT, (OFFICE, OFFICE)).fetchone()[0] <= AT
        assert run(CHECK_IN, (OFFICE, serial)).rowcount == 1
        self._issue(run, serial, booking[8], request)
        run("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _issue(self, run: Any, serial: int, service: str, request: str) -> None:
        letter = {"baru": "A", "penggantian": "B", "anak": "C"}[service]
        number = run(NUMBER, (OFFICE, letter, DAY)).fetchone()[0]
        label, rank = f"{letter}-{number:03d}", 1_795_482_000_000
        values = (OFFICE, OFFICE, DAY, letter, number, label, serial, service, rank, AT, AT)
        ticket = run(TICKET, values).fetchone()[0]
        run(AHEAD, (OFFICE, DAY, rank)).fetchone()
        run(COUNTERS, (OFFICE,)).fetchall()
        job = run(JOB, (OFFICE, OFFICE, ticket, SLIP, AT, AT)).fetchone()[0]
        data = json.dumps({"booking": serial, "job": job, "label": label, "stage": "pre_check"})
        seq, last = run(HEAD, (OFFICE,)).fetchone()
        row = (OFFICE, seq + 1, AT, DAY, f"ticket:{ticket}", data, request)
        digest = hashlib.sha256(json.dumps((last, *row)).encode()).hexdigest()
        run(JOURNAL, (*row, digest))
        run(MOVE_HEAD, (seq + 1, digest, OFFICE))


class RawCommits:
    """The least that is durable: one row, one commit, one sync."""

    def __init__(self, path: Path) -> None:
        self._connection = _durable(path)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")

    def commit(self) -> None:
        """Write one row for good."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO row (text) VALUES ('a ticket')")
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _durable(path: Path) -> Any:
    connection = sqlite.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection
