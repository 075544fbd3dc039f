"""Statements written once in SQLAlchemy Core, compiled once per engine, and run on the driver's own cursor.

Compiling a statement costs as much as running it. The queries of a check-in run hundreds of times an hour on a small
machine, so each is compiled at its first use and the text, the order of its parameters and the converters of its
columns are kept. What runs is the same SQL that Core would have sent.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Dialect
from sqlalchemy.sql.elements import ClauseElement

from db.tx import Tx

Row = TypeVar("Row", bound=tuple[Any, ...])
Converter = Callable[[Any], Any]


class _Compiled(NamedTuple):
    sql: str
    names: tuple[str, ...]
    defaults: dict[str, Any]
    bind: dict[str, Converter]
    columns: tuple[Converter | None, ...]


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
        filled = compiled.defaults | values if compiled.defaults else values
        for name, convert in compiled.bind.items():
            filled[name] = convert(filled[name])
        if tx.dialect.positional:
            return tx.execute(compiled.sql, tuple(filled[name] for name in compiled.names))
        return tx.execute(compiled.sql, filled)

    def _convert(self, raw: Sequence[Any], columns: tuple[Converter | None, ...]) -> Row:
        return self._row(*[v if c is None else c(v) for v, c in zip(raw, columns, strict=True)])

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


def _compile(clause: ClauseElement, dialect: Dialect) -> _Compiled:
    compiled: Any = clause.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    bind = {}
    for parameter, name in compiled.bind_names.items():
        convert = parameter.type.dialect_impl(dialect).bind_processor(dialect)
        if convert is not None:
            bind[name] = convert
    defaults = {name: parameter.value for parameter, name in compiled.bind_names.items() if not parameter.required}
    returned = getattr(clause, "selected_columns", None) or compiled.returning or ()
    columns = tuple(c.type.dialect_impl(dialect).result_processor(dialect, None) for c in returned)
    names = tuple(compiled.positiontup or ())
    return _Compiled(str(compiled), names, defaults, bind, columns)
