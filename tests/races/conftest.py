"""Races run on both engines, with real processes; LOKET_RACES_SCALE makes them longer."""

import os
from collections.abc import Iterator

import pytest

from tests.helpers.offices import Stores, found_office_at, postgres_server, stores
from tests.races.team import Team

__all__ = ["postgres_server", "stores"]


@pytest.fixture(scope="session")
def team() -> Iterator[Team]:
    """Return eight processes for the whole session."""
    opened = Team()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def scale() -> int:
    """Return how many times as long as in every test run the races last."""
    return int(os.environ.get("LOKET_RACES_SCALE", "1"))


@pytest.fixture
def url(stores: Stores) -> Iterator[str]:
    """Return the address of a newly founded office."""
    address = stores.new_url()
    found_office_at(address)
    yield address
    stores.give_back(address)
