"""Logical replication into a national centre: what an office publishes, and the tables that take it in.

An allow-list: a column that is not named here does not leave the office, so that a new one is private until somebody
decides otherwise. What tells people apart (names, birth dates, addresses, NIKs, what is computed from them, booking
codes, slips) is not named.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from db.schema import metadata

NAME = "national_centre"
PUBLISHED = {
    "service": "office code number data",
    "slot": "office id day service_group starts_at capacity taken",
    "booking": "office serial service day slot starts_at issue status channel reschedules booked_at",
    "ticket": "office id day letter issuer number label booking service language ticket_class stage state rank counter "
    "target waiting_since issued_at version",
    "call": "office id ticket counter stage called_at recalled_at recalls started_at ended_at outcome",
    "journal": "office seq at day kind actor subject data req hash",
    "head": "office seq hash",
}


def publication() -> str:
    """Return the statement by which an office publishes these columns."""
    tables = ",\n    ".join(f"{table} ({', '.join(columns.split())})" for table, columns in PUBLISHED.items())
    return f"CREATE PUBLICATION {NAME} FOR TABLE\n    {tables};"


def tables() -> Iterator[str]:
    """Yield the statements that make the centre's tables, with these columns and no others."""
    dialect: Any = postgresql.dialect()  # type: ignore[no-untyped-call]
    for name, columns in PUBLISHED.items():
        yield f"{str(CreateTable(_reduced(name, columns.split())).compile(dialect=dialect)).strip()};"


def _reduced(name: str, columns: list[str]) -> Table:
    """Return a table with some of its columns; the checks were made at the office."""
    whole = metadata.tables[name]
    kept = [Column(column, whole.c[column].type, nullable=whole.c[column].nullable) for column in columns]
    return Table(name, MetaData(), *kept, PrimaryKeyConstraint(*whole.primary_key.columns.keys()))
