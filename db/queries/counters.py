"""Counters: who sits where, for which stages, and what an undo would restore."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import is_, of_office
from db.schema import counter as t
from db.statement import Nothing, Statement
from db.tx import Tx
from domain.services import Stage


class CounterRow(NamedTuple):
    """One counter as it is stored; ``state`` is closed, open or paused."""

    number: int
    stages: str
    state: str
    officer: str
    priority_run: int
    pressed_at: datetime | None
    last_act: str
    last_act_at: datetime | None

    @property
    def stage_list(self) -> tuple[Stage, ...]:
        """Return the stages it serves, in order."""
        return tuple(Stage(word) for word in self.stages.split(",") if word)


def lock(tx: Tx, number: int) -> CounterRow | None:
    """Return a counter and keep others from changing it until the commit."""
    return _LOCK.first(tx, office=tx.office, number=number)


def by_number(tx: Tx, number: int) -> CounterRow | None:
    """Return a counter."""
    return _BY_NUMBER.first(tx, office=tx.office, number=number)


def every(tx: Tx) -> list[CounterRow]:
    """Return all counters in the order of their numbers."""
    return _ALL.all(tx, office=tx.office)


def count_open(tx: Tx, stage: Stage) -> int:
    """Return how many counters are open for a stage."""
    return sum(stage.value in row.stages.split(",") for row in _OPEN.all(tx, office=tx.office))


def add(tx: Tx, number: int, stages: tuple[Stage, ...]) -> None:
    """Write a closed counter where there is none of this number."""
    _ADD.run(tx, office=tx.office, number=number, stages=join_stages(stages), state="closed")


def save(tx: Tx, row: CounterRow) -> None:
    """Write a counter that was locked."""
    _SAVE.run(tx, office=tx.office, **{f"{name}_": value for name, value in row._asdict().items()})


def join_stages(stages: tuple[Stage, ...]) -> str:
    """Return stages as the column holds them."""
    return ",".join(stage.value for stage in stages)


class _Stages(NamedTuple):
    stages: str


def _add(engine: str) -> ClauseElement:
    names = ("office", "number", "stages", "state")
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    if engine == "sqlite":
        return sqlite_insert(t).values(values).on_conflict_do_nothing()
    return postgresql_insert(t).values(values).on_conflict_do_nothing()


def _lock(engine: str) -> ClauseElement:
    statement = select(*_COLUMNS).where(of_office(t), t.c.number == bindparam("number"))
    return statement.with_for_update() if engine == "postgresql" else statement


_COLUMNS = tuple(t.c[name] for name in CounterRow._fields)
_LOCK = Statement(_lock, CounterRow)
_BY_NUMBER = Statement(lambda _: select(*_COLUMNS).where(of_office(t), t.c.number == bindparam("number")), CounterRow)
_ALL = Statement(lambda _: select(*_COLUMNS).where(of_office(t)).order_by(t.c.number), CounterRow)
_OPEN = Statement(lambda _: select(t.c.stages).where(of_office(t), is_(t.c.state, "open")), _Stages)
_ADD = Statement(_add, Nothing)
_SAVE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.number == bindparam("number_"))
        .values({name: bindparam(f"{name}_", type_=t.c[name].type) for name in CounterRow._fields if name != "number"})
    ),
    Nothing,
)
