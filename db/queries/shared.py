"""Pieces that the statements of several tables have in common."""

from typing import Any

from sqlalchemy import Table, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement, ColumnElement


def of_office(table: Table) -> ColumnElement[bool]:
    """Return the condition every statement begins with."""
    return table.c.office == bindparam("office")


def is_(column: ColumnElement[Any], *words: str) -> ColumnElement[bool]:
    """Return ``column = 'word'`` with the word in the text of the SQL.

    A bound parameter would hide from the planner that a partial index fits. The words are the program's own.
    """
    if len(words) == 1:
        return column == literal_column(f"'{words[0]}'")
    return column.in_([literal_column(f"'{word}'") for word in words])


def insert_numbered(table: Table, number: str, engine: str, *names: str, once: bool = False) -> ClauseElement:
    """Return an insert of the columns ``names`` that gives the row the next number and returns it.

    PostgreSQL has an identity for that; SQLite counts up behind its one write lock. With ``once`` a row that
    breaks a unique rule is left out and nothing is returned, instead of an error in one of two writers at once.
    """
    make: Any = sqlite_insert if engine == "sqlite" else postgresql_insert
    values: dict[str, Any] = {"office": bindparam("office")}
    values |= {name: bindparam(name, type_=table.c[name].type) for name in names}
    if engine == "sqlite":
        values[number] = (
            select(func.coalesce(func.max(table.c[number]), 0) + 1).where(of_office(table)).scalar_subquery()
        )
    statement: Any = make(table).values(values)
    if once:
        statement = statement.on_conflict_do_nothing()
    numbered: ClauseElement = statement.returning(table.c[number])
    return numbered
