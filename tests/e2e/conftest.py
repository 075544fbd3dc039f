"""A whole office of real processes with simulated devices, on each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.offices import Stores, postgres_server, stores
from tests.helpers.running import RunningOffice, running_office

__all__ = ["postgres_server", "stores"]


@pytest.fixture
def hall(stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """Run an office with everything that stands in the hall."""
    folder: Path = tmp_path_factory.mktemp("office")
    with running_office(folder, stores.new_empty_url()) as office:
        yield office


@pytest.fixture(scope="module")
def hall_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """Run one office on SQLite for the tests of a module."""
    with running_office(tmp_path_factory.mktemp("office"), None, guests=4) as office:
        yield office
