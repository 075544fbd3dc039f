"""Transactions of the store: all or nothing, one moment for readers, and what the journal is told."""

from datetime import timedelta

import pytest

from db import StoreRefused, Tx, open_store
from db.entry import Entry
from db.journal import read_head, rows_after
from db.queries import counters
from domain.clock import FixedClock
from domain.services import Stage
from office.context import Office
from tests.helpers.offices import MORNING, TODAY
from tests.helpers.visits import contents


def entry(kind: str = "tried", **changes: object) -> Entry:
    fields = {"kind": kind, "at": MORNING, "day": TODAY, "actor": "test", "subject": "office:7"} | changes
    return Entry(**fields)  # type: ignore[arg-type]


def add_counter(tx: Tx) -> None:
    counters.add(tx, 77, (Stage.PAYMENT,))


def test_exception_undoes_everything(office: Office) -> None:
    def fail_half_way() -> None:
        with office.store.begin() as tx:
            add_counter(tx)
            tx.record(entry())
            raise ZeroDivisionError

    before = contents(office)
    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert contents(office) == before


def test_giving_up_undoes_everything(office: Office) -> None:
    before = contents(office)
    with office.store.begin() as tx:
        add_counter(tx)
        tx.record(entry())
        tx.give_up()
    assert contents(office) == before


def test_reader_sees_one_moment(office: Office) -> None:
    with office.store.read() as reader:
        before = read_head(reader)
        with office.store.begin() as tx:
            tx.record(entry())
        assert read_head(reader) == before
    with office.store.read() as reader:
        assert read_head(reader).seq == before.seq + 1


def test_entries_of_one_transaction_stand_in_order_without_a_gap(office: Office) -> None:
    with office.store.begin() as tx:
        for kind in ("one", "two", "three"):
            tx.record(entry(kind))
    with office.store.read() as tx:
        assert [(row.seq, row.kind) for row in rows_after(tx, 1, 10)] == [(2, "one"), (3, "two"), (4, "three")]


def test_transaction_that_says_nothing_leaves_the_journal_alone(office: Office) -> None:
    with office.store.begin() as tx:
        add_counter(tx)
    with office.store.read() as tx:
        assert read_head(tx).seq == 1


def test_naive_moment_is_refused_and_undone(office: Office, clock: FixedClock) -> None:
    before = contents(office)
    with pytest.raises(ValueError, match="without a time zone"), office.store.begin() as tx:
        tx.record(entry(at=clock.now().replace(tzinfo=None) + timedelta(0)))
    assert contents(office) == before


@pytest.mark.parametrize("url", ["", "office.db", "mysql://server/loket", "sqlite://office.db"])
def test_address_of_another_kind_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreRefused, match="must begin with sqlite:/// or postgresql://"):
        open_store(url, 7)


def test_offices_in_one_store_do_not_see_each_other(office: Office) -> None:
    from db.store import Store

    neighbour = Store(office.store._engine, 8)
    with neighbour.read() as tx:
        assert read_head(tx).seq == 0
        assert counters.every(tx) == []
