"""The daemons are tested at a real office on an SQLite file."""

from collections.abc import Iterator

import pytest

from domain.clock import FixedClock
from office.context import Office
from tests.helpers.offices import MORNING, Stores, an_office, sqlite_stores


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Give empty SQLite stores."""
    return sqlite_stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 08:00 of a Tuesday in Batam."""
    return FixedClock(MORNING)


@pytest.fixture
def office(stores: Stores, clock: FixedClock) -> Iterator[Office]:
    """Give a new office."""
    opened = an_office(stores.new_url(), clock)
    yield opened
    opened.store.close()
