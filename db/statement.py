"""Statements written once in SQLAlchemy Core, compiled once per engine, and run on the driver's own cursor.

Compiling a statement costs as much as running it. The queries of a check-in run hundreds of times an hour on a small
machine, so each is compiled at its first use and the text, the order of its parameters and the converters of its
columns are kept. What runs is the same SQL that Core would have sent.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Dialect
from sqlalchemy.sql.elements import ClauseElement

from db.tx import Tx

Row = TypeVar("Row", bound=tuple[Any, ...])
Converter = Callable[[Any], Any]


class _Compiled(NamedTuple):
    sql: str
    defaults: dict[str, Any]
    binds: tuple[tuple[str, Converter | None], ...]  # in the order of the placeholders, where those have no names
    columns: tuple[tuple[int, Converter], ...]  # only those that must be converted


class Statement(Generic[Row]):
    """One statement and the NamedTuple its rows become.

    ``make`` receives the engine's name ("sqlite" or "postgresql"), for the few places where they differ.
    """

    def __init__(self, make: Callable[[str], ClauseElement], row: type[Row]) -> None:
        self._make = make
        self._row = row
        self._compiled: dict[str, _Compiled] = {}

    def run(self, tx: Tx, **values: Any) -> int:
        """Run it and return the number of rows it touched."""
        count: int = self._execute(tx, values).rowcount
        return count

    def run_many(self, tx: Tx, rows: Iterable[dict[str, Any]]) -> None:
        """Run it once for each row, in one dialogue with the engine."""
        compiled = self._for(tx.dialect)
        tx.execute_many(compiled.sql, [_filled(compiled, tx.dialect, row) for row in rows])

    def first(self, tx: Tx, **values: Any) -> Row | None:
        """Run it and return the first row, or None."""
        raw = self._execute(tx, values).fetchone()
        return None if raw is None else self._convert(raw, self._for(tx.dialect).columns)

    def only(self, tx: Tx, **values: Any) -> Row:
        """Run it and return the row that must be there; a missing one is a bug."""
        row = self.first(tx, **values)
        assert row is not None, "a statement that always yields a row yielded none"
        return row

    def all(self, tx: Tx, **values: Any) -> list[Row]:
        """Run it and return every row."""
        columns = self._for(tx.dialect).columns
        return [self._convert(raw, columns) for raw in self._execute(tx, values).fetchall()]

    def _execute(self, tx: Tx, values: dict[str, Any]) -> Any:
        compiled = self._for(tx.dialect)
        return tx.execute(compiled.sql, _filled(compiled, tx.dialect, values))

    def _convert(self, raw: Sequence[Any], columns: tuple[tuple[int, Converter], ...]) -> Row:
        values = list(raw)
        for place, convert in columns:
            values[place] = convert(values[place])
        return self._row(*values)

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _compile(self._make(dialect.name), dialect)
        return found


class Count(NamedTuple):
    """The row of a statement that counts or yields one number."""

    value: int


class Nothing(NamedTuple):
    """The row of a statement that yields none."""


def _filled(compiled: _Compiled, dialect: Dialect, values: dict[str, Any]) -> Any:
    """Return the values as the driver takes them; a name may stand behind several placeholders."""
    if compiled.defaults:
        values = compiled.defaults | values
    if dialect.positional:
        return [values[n] if c is None else c(values[n]) for n, c in compiled.binds]
    return {n: values[n] if c is None else c(values[n]) for n, c in compiled.binds}


def _compile(clause: ClauseElement, dialect: Dialect) -> _Compiled:
    compiled: Any = clause.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    converters = {
        name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
        for parameter, name in compiled.bind_names.items()
    }
    defaults = {name: parameter.value for parameter, name in compiled.bind_names.items() if not parameter.required}
    returned = getattr(clause, "selected_columns", None) or compiled.returning or ()
    read = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in returned]
    names = compiled.positiontup or converters
    return _Compiled(
        sql=str(compiled),
        defaults=defaults,
        binds=tuple((name, converters[name]) for name in names),
        columns=tuple((place, convert) for place, convert in enumerate(read) if convert is not None),
    )
