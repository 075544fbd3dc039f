"""The digits on a ticket against the journal they were taken from."""

from collections.abc import Iterator

import pytest

from db import journal, witness
from db.witness import find_paper
from office.context import Office
from tests.helpers.offices import MORNING, Stores, a_booking, an_office, postgres_server, stores

__all__ = ["postgres_server", "stores"]


@pytest.fixture
def office(stores: Stores) -> Iterator[Office]:
    """Give an office with a few rows in its journal."""
    opened = an_office(stores.new_url())
    for _ in range(5):
        a_booking(opened)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("piece", [1, 2, 3, 100])
def test_every_row_is_found_by_the_digits_of_its_hash(
    office: Office, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness, "PIECE", piece)
    with office.store.read() as tx:
        rows = journal.rows_after(tx, 0, 100)
        found = [find_paper(tx, row.hash[:8].upper()) for row in rows]
    assert found == [(row.seq, row.at) for row in rows]
    assert len(rows) == 6
    assert rows[-1].at == MORNING


def test_digits_of_no_row_are_not_found(office: Office) -> None:
    with office.store.read() as tx:
        assert find_paper(tx, "00000000") is None


def test_heads_of_every_office_are_told(office: Office) -> None:
    with office.store.read() as tx:
        assert witness.heads(tx) == {office.number: journal.read_head(tx)}
