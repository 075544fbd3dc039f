"""One open transaction, as the queries see it."""

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

    def record(self, entry: Entry) -> None:
        """Have the journal say so when the transaction commits."""
        self.entries.append(entry)

    def give_up(self) -> None:
        """Leave nothing of this transaction behind: the rules said no after something was written."""
        self.given_up = True
