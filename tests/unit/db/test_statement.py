"""Statements: compiled once, their values converted and put in the right places, on both engines."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from sqlalchemy import bindparam, func, insert, select, update

from db.queries.shared import of_office
from db.schema import device as t
from db.statement import Count, Nothing, Statement
from office.context import Office

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


class Seen(NamedTuple):
    """A device and when it was last seen."""

    name: str
    last_seen: datetime


SEEN = Statement(lambda _: select(t.c.name, t.c.last_seen).where(of_office(t)).order_by(t.c.name), Seen)
ADD = Statement(lambda _: insert(t).values({c.name: bindparam(c.name, type_=c.type) for c in t.columns}), Nothing)


def row(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "office": 7,
        "name": name,
        "kind": "printer",
        "state": "ok",
        "detail": "",
        "since": NOON,
        "last_seen": NOON,
    } | changes


def test_values_are_converted_on_the_way_in_and_out(office: Office) -> None:
    with office.store.begin() as tx:
        assert ADD.run(tx, **row("P1")) == 1
        assert SEEN.only(tx, office=7) == Seen("P1", NOON)


def test_many_rows_are_written_in_one_go(office: Office) -> None:
    with office.store.begin() as tx:
        ADD.run_many(tx, [row(f"P{number}") for number in range(5)])
        assert [seen.name for seen in SEEN.all(tx, office=7)] == ["P0", "P1", "P2", "P3", "P4"]


def test_a_name_may_stand_in_several_places(office: Office) -> None:
    twice = Statement(
        lambda _: (
            update(t)
            .where(of_office(t), t.c.name == bindparam("word"))
            .values(kind=bindparam("word"), detail=bindparam("word"))
        ),
        Nothing,
    )
    with office.store.begin() as tx:
        ADD.run_many(tx, [row("P1"), row("P2")])
        assert twice.run(tx, office=7, word="P2") == 1
        twice.run_many(tx, [{"office": 7, "word": "P1"}])
        assert tx.execute("SELECT kind, detail FROM device ORDER BY name").fetchall() == [("P1", "P1"), ("P2", "P2")]


def test_values_of_the_statement_itself_are_kept(office: Office) -> None:
    reset = Statement(lambda _: update(t).where(of_office(t)).values(last_seen=NOON, detail="reset"), Nothing)
    with office.store.begin() as tx:
        ADD.run(tx, **row("P1", last_seen=datetime(2026, 1, 1, tzinfo=UTC)))
        assert reset.run(tx, office=7) == 1
        assert SEEN.all(tx, office=7) == [Seen("P1", NOON)]


def test_missing_row_is_none_or_a_bug(office: Office) -> None:
    with office.store.read() as tx:
        assert SEEN.first(tx, office=7) is None
        with pytest.raises(AssertionError, match="yielded none"):
            SEEN.only(tx, office=7)


def test_missing_value_is_a_bug_before_the_engine_is_asked(office: Office) -> None:
    with office.store.read() as tx, pytest.raises(KeyError, match="office"):
        SEEN.first(tx)


def test_statement_is_compiled_once_for_each_engine(office: Office) -> None:
    made = []

    def make(engine: str) -> Any:
        made.append(engine)
        return select(func.count()).select_from(t)

    counted = Statement(make, Count)
    with office.store.read() as tx:
        assert [counted.only(tx).value for _ in range(3)] == [0, 0, 0]
        assert made == [tx.dialect.name]
