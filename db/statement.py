"""Statements written once in SQLAlchemy Core, compiled once per engine, and run on the driver's own cursor.

Compiling a statement costs as much as running it. The queries of a check-in run hundreds of times an hour on a small
machine, so each is compiled at its first use and the text, the order of its parameters and the converters of its
columns are kept. What runs is the same SQL that Core would have sent.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Dialect
from sqlalchemy.sql.elements import ClauseElement

from db.tx import Tx

Row = TypeVar("Row", bound=tuple[Any, ...])
Converter = Callable[[Any], Any]


class _Compiled(NamedTuple):
    sql: str
    fill: Callable[[dict[str, Any]], Any]  # the values by name -> as the driver takes them
    read: Callable[[Sequence[Any]], Any]  # a row of the driver -> the NamedTuple


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
        compiled = self._for(tx.dialect)
        count: int = tx.execute(compiled.sql, compiled.fill(values)).rowcount
        return count

    def run_many(self, tx: Tx, rows: Iterable[dict[str, Any]]) -> None:
        """Run it once for each row, in one dialogue with the engine."""
        compiled = self._for(tx.dialect)
        tx.execute_many(compiled.sql, [compiled.fill(row) for row in rows])

    def first(self, tx: Tx, **values: Any) -> Row | None:
        """Run it and return the first row, or None."""
        compiled = self._for(tx.dialect)
        raw = tx.execute(compiled.sql, compiled.fill(values)).fetchone()
        return None if raw is None else compiled.read(raw)

    def only(self, tx: Tx, **values: Any) -> Row:
        """Run it and return the row that must be there; a missing one is a bug."""
        row = self.first(tx, **values)
        assert row is not None, "a statement that always yields a row yielded none"
        return row

    def all(self, tx: Tx, **values: Any) -> list[Row]:
        """Run it and return every row."""
        compiled = self._for(tx.dialect)
        return [compiled.read(raw) for raw in tx.execute(compiled.sql, compiled.fill(values)).fetchall()]

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _compile(self._make(dialect.name), dialect, self._row)
        return found


class Count(NamedTuple):
    """The row of a statement that counts or yields one number."""

    value: int


class Nothing(NamedTuple):
    """The row of a statement that yields none."""


def _compile(clause: ClauseElement, dialect: Dialect, row: type[Any]) -> _Compiled:
    compiled: Any = clause.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    converters = {
        name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
        for parameter, name in compiled.bind_names.items()
    }
    defaults = {name: parameter.value for parameter, name in compiled.bind_names.items() if not parameter.required}
    returned = getattr(clause, "selected_columns", None) or compiled.returning or ()
    readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in returned]
    binds = [(name, converters[name]) for name in compiled.positiontup or converters]
    return _Compiled(str(compiled), _filler(binds, defaults, positional=dialect.positional), _reader(readers, row))


def _filler(
    binds: Sequence[tuple[str, Converter | None]], defaults: dict[str, Any], *, positional: bool
) -> Callable[[dict[str, Any]], Any]:
    """Return what puts values in their places; a name may stand behind several placeholders."""
    if defaults:
        fill = _filler(binds, {}, positional=positional)
        return lambda values: fill(defaults | values)
    if not positional:
        return lambda values: {n: values[n] if c is None else c(values[n]) for n, c in binds}
    if len(binds) > 1 and all(convert is None for _, convert in binds):
        return itemgetter(*(name for name, _ in binds))
    return lambda values: [values[n] if c is None else c(values[n]) for n, c in binds]


def _reader(readers: Sequence[Converter | None], row: type[Any]) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a row; most columns come from the driver as they are wanted."""
    converted = [(place, convert) for place, convert in enumerate(readers) if convert is not None]
    if not converted:
        return row._make  # type: ignore[no-any-return]

    def read(raw: Sequence[Any]) -> Any:
        values = list(raw)
        for place, convert in converted:
            values[place] = convert(values[place])
        return row(*values)

    return read
