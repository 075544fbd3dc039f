"""PostgreSQL's own programs within reach of the product, from the same place as the server of the tests."""

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.helpers import postgres


@pytest.fixture(scope="module", autouse=True)
def server_tools() -> Iterator[None]:
    """Put the folder of the programs into PATH, as a package of the system would."""
    with pytest.MonkeyPatch.context() as patch:
        with suppress(postgres.NoPostgres):
            patch.setenv("PATH", str(postgres.find_programs()), prepend=os.pathsep)
        yield
