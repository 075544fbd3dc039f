"""A dump takes the place of the tables of a PostgreSQL store, in one transaction of the server."""

import subprocess
from pathlib import Path

from psycopg import sql

from db.copies import Contents
from db.dumps import count_tables
from db.errors import StoreRefused, StoreUnavailable
from db.files import CHUNK
from db.progress import Step, Watch
from db.schema import metadata
from db.server_programs import address, complaint, connected, find

FUNCTIONS = ("journal_refuse", "journal_nudge")  # the triggers' own (db.schema)


def refuse_while_used(url: str) -> None:
    """Raise StoreUnavailable while a process of the office is connected to the database."""
    with connected(url) as connection:
        found = connection.execute(
            "SELECT count(*), string_agg(DISTINCT coalesce(host(client_addr), 'the server itself'), ', ') "
            "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'loket'"
        ).fetchone()
    if found and found[0]:
        raise StoreUnavailable(f"the store is in use from {found[1]}: end the office's processes first, then try again")


def replace(url: str, backup: Path, watch: Watch, expected: Contents) -> None:
    """Put the tables of ``backup`` in the place of those there are: all of them, or none."""
    with connected(url) as connection:
        reader, writer = find("pg_restore", connection), find("psql", connection)
    info, environment = address(url)
    psql = subprocess.Popen(
        [writer, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={info}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )
    dump = subprocess.Popen(
        [reader, "--no-owner", "--no-privileges", "--file=-", backup],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    with psql, dump:
        _feed(psql, dump, watch)
        said = psql.stderr.read() if psql.stderr else b""
    if psql.returncode:
        raise complaint(writer, said)
    if dump.returncode:
        raise StoreRefused(f"{backup} cannot be read to its end")
    _compare(url, backup, expected)


def _feed(psql: "subprocess.Popen[bytes]", dump: "subprocess.Popen[bytes]", watch: Watch) -> None:
    """Have psql drop the old tables and run the dump; without the last word nothing of it counts."""
    assert psql.stdin is not None
    assert dump.stdout is not None
    done = 0
    try:
        with psql.stdin as script:
            script.write(f"BEGIN;\n{_dropped()}\n".encode())
            while chunk := dump.stdout.read(CHUNK):
                script.write(chunk)
                done += len(chunk)
                watch(Step("restore", done, 0))
            if dump.wait() == 0:
                script.write(b"\nCOMMIT;\n")
    except BrokenPipeError:
        dump.kill()  # psql has ended, and says why


def _dropped() -> str:
    tables = sql.SQL(", ").join(
        sql.SQL("public.{}").format(sql.Identifier(name)) for name in (*metadata.tables, "alembic_version")
    )
    functions = sql.SQL(", ").join(sql.SQL("public.{}()").format(sql.Identifier(name)) for name in FUNCTIONS)
    statement = sql.SQL("DROP TABLE IF EXISTS {}; DROP FUNCTION IF EXISTS {};")
    return statement.format(tables, functions).as_string(None)


def _compare(url: str, backup: Path, expected: Contents) -> None:
    with connected(url) as connection:
        found = count_tables(connection)
        if any(found.get(name) != count for name, count in expected.tables.items()):
            raise StoreRefused(f"the database holds other rows than {backup}: restore it into an empty database")
