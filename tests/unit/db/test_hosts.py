"""The hosts of an address: how they are read, and in which order they are tried."""

import pytest

from db import StoreRefused
from db.hosts import hosts_of
from db.postgresql import conninfo
from db.store import open_engine


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        ("postgresql://loket@a:5432,b:5433/loket", ["a:5432", "b:5433"]),
        ("postgresql://loket@a,b/loket", ["a:5432", "b:5432"]),
        ("postgresql://loket@a,b:5433/loket", ["a:5432", "b:5433"]),
        ("postgresql://loket@10.0.0.2/loket", ["10.0.0.2:5432"]),
        ("postgresql:///loket", ["localhost:5432"]),
    ],
)
def test_hosts_are_read_in_the_order_of_the_address(url: str, addresses: list[str]) -> None:
    assert [host.address for host in hosts_of(url)] == addresses


@pytest.mark.parametrize("url", ["postgresql://loket@a,b/loket", "postgresql://loket@a,b/l?target_session_attrs=any"])
def test_several_hosts_are_asked_for_the_one_that_takes_writes(url: str) -> None:
    assert "target_session_attrs=read-write" in conninfo(url)


def test_one_host_is_taken_as_it_is() -> None:
    assert "target_session_attrs" not in conninfo("postgresql://loket@a/loket")


def test_ports_that_fit_no_hosts_are_a_wrong_address() -> None:
    with pytest.raises(StoreRefused, match="must be like"):
        open_engine("postgresql://loket@/loket?host=a,b,c&port=1,2")
