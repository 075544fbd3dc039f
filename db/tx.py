"""One open transaction, as the queries see it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Dialect

from db.entry import Entry


class Tx:
    """An open transaction of one office; what it records is journalled just before it commits.

    Belongs to one thread. ``db.store`` makes it; the functions in ``db.queries`` use it.
    """

    def __init__(self, dialect: Dialect, connection: Any, office: int) -> None:
        self.dialect = dialect
        self.office = office
        self.entries: list[Entry] = []
        self.given_up = False
        self._cursor = connection.cursor()

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run SQL on the driver and return its cursor; for ``db.statement`` only."""
        self._cursor.execute(sql, values)
        return self._cursor

    def execute_many(self, sql: str, rows: list[Any]) -> None:
        """Run SQL on the driver once for each row; for ``db.statement`` only."""
        self._cursor.executemany(sql, rows)

    def copy_rows(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add whole rows to a table of PostgreSQL, two to three times as fast as by INSERT."""
        with self._cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def record(self, entry: Entry) -> None:
        """Have the journal say so when the transaction commits."""
        self.entries.append(entry)

    def give_up(self) -> None:
        """Leave nothing of this transaction behind: the rules said no after something was written."""
        self.given_up = True
