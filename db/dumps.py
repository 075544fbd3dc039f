"""Dumps of a PostgreSQL store: written by pg_dump, read back by pg_restore, counted and followed row by row."""

import contextlib
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg import sql

from db.copies import Contents, contents_of
from db.progress import Step, Watch
from db.second_look import COLUMNS, TOLD_EVERY, Chains, Row
from db.server_programs import address, complaint, connected, find

LOOK_AGAIN_S = 0.2
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def dump(url: str, target: Path, watch: Watch) -> dict[str, int]:
    """Write one moment of the database to ``target`` and return how many rows each table had in it."""
    with connected(url) as connection:
        program = find("pg_dump", connection)
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        counts = count_tables(connection)
        info, environment = address(url)
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        with subprocess.Popen(
            [program, *options, f"--file={target}", f"--dbname={info}"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as dumping:
            _wait(dumping, target, watch)
            assert dumping.stderr is not None, "it was asked for"
            if dumping.returncode:
                raise complaint(program, dumping.stderr.read())
    return counts


def _wait(dumping: "subprocess.Popen[bytes]", target: Path, watch: Watch) -> None:
    while dumping.returncode is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            dumping.wait(LOOK_AGAIN_S)
        watch(Step("copy", target.stat().st_size if target.exists() else 0, 0))


def count_tables(connection: Any) -> dict[str, int]:
    """Return the rows of every table of the database, in the connection's transaction."""
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    count = sql.SQL("SELECT count(*) FROM public.{}")
    return {name: connection.execute(count.format(sql.Identifier(name))).fetchone()[0] for (name,) in names}


def look_at_dump(url: str, path: Path, watch: Watch, wanted: Mapping[int, int] | None = None) -> Contents:
    """Have pg_restore read a dump back, every byte of it, and look at what comes out."""
    with connected(url) as connection:
        program = find("pg_restore", connection)
    command = [str(program), "--data-only", "--file=-", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=address(url)[1]) as reading:
        assert reading.stdout is not None, "it was asked for"
        lines = (line.decode() for line in reading.stdout)
        return contents_of(_look(lines, wanted or {}, reading.wait), watch, path)


def _look(lines: Iterator[str], wanted: Mapping[int, int], wait: Callable[[], int]) -> Iterator[dict[str, Any]]:
    seen = _Seen(wanted)
    tables: dict[str, int] = {}
    for number, (table, row) in enumerate(_rows(lines, tables), 1):
        seen.take(table, row)
        if number % TOLD_EVERY == 0:
            yield {"rows": number, "of": 0}
    seen.finish()
    fault = "pg_restore cannot read it to its end" if wait() else seen.chains.fault
    fault = fault or ("" if "journal" in tables else "it holds no journal")
    yield {
        "fault": fault,
        "tables": tables,
        "ends": seen.chains.ends,
        "hashes": seen.hashes,
        "version": seen.version,
    }


class _Seen:
    """What the rows of a dump say, taken one by one."""

    def __init__(self, wanted: Mapping[int, int]) -> None:
        self.chains = Chains()
        self.hashes: dict[int, str] = {}
        self.version = ""
        self._wanted = wanted
        self._heads: list[tuple[int, int, str]] = []
        # The server writes its rows as they lie, and a later row may lie in the room of one that was undone.
        self._early: dict[tuple[int, int], Row] = {}

    def take(self, table: str, row: Mapping[str, str | None]) -> None:
        """Take the next row of a table."""
        match table:
            case "journal":
                self._follow(_journal_row(row))
            case "head":
                self._heads.append((int(row["office"] or 0), int(row["seq"] or 0), str(row["hash"])))
            case "alembic_version":
                self.version = str(row["version_num"])
            case _:
                pass

    def finish(self) -> None:
        """Hold the chains against their heads; rows that fitted nowhere make them break."""
        for _, row in sorted(self._early.items()):
            self.chains.follow(row)
        self.chains.compare(self._heads)

    def _follow(self, row: Row) -> None:
        office, seq = row[:2]
        if self._wanted.get(office) == seq:
            self.hashes[office] = row[-1]
        self._early[office, seq] = row
        while (next_row := self._early.pop((office, self._seq(office) + 1), None)) is not None:
            self.chains.follow(next_row)

    def _seq(self, office: int) -> int:
        return self.chains.ends[office][0] if office in self.chains.ends else 0


def _rows(lines: Iterator[str], tables: dict[str, int]) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield the rows of the COPY blocks, and count them."""
    for line in lines:
        if not line.startswith("COPY public."):
            continue
        head, _, columns = line.removeprefix("COPY public.").partition(" (")
        table = head.strip('"')
        names = [name.strip('"') for name in columns.partition(")")[0].split(", ")]
        tables[table] = 0
        for row in lines:
            if row == "\\.\n":
                break
            tables[table] += 1
            yield table, dict(zip(names, map(_value, row.rstrip("\n").split("\t")), strict=True))


def _value(text: str) -> str | None:
    """Undo the escapes of COPY's text format."""
    if "\\" not in text:
        return text
    if text == "\\N":
        return None
    return ESCAPED.sub(lambda found: ESCAPES.get(found[1], found[1]), text)


def _journal_row(row: Mapping[str, str | None]) -> Row:
    at = datetime.fromisoformat(str(row["at"])).astimezone(UTC).isoformat(timespec="microseconds")
    typed = {**row, "office": int(row["office"] or 0), "seq": int(row["seq"] or 0), "at": at}
    return tuple(typed[name] for name in COLUMNS)
