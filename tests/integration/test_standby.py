"""A primary with two standbys, real ones: what was acknowledged survives the primary, and no number comes twice."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from db import StoreRefused, StoreUnavailable, admin
from db.journal import Fault
from db.promotion import Permits, promote
from db.replication import NOWHERE, Role, survey
from db.replication_faults import faults
from domain.clock import FixedClock
from office.context import Act, Office
from tests.helpers.clusters import WAITS, Trio, give_number, insist_on_number, kept_trio, trio
from tests.helpers.offices import MORNING, reopened
from tests.helpers.running import wait_until

__all__ = ["kept_trio", "trio"]
pytestmark = [pytest.mark.postgres, pytest.mark.processes]
ROOT = Path(__file__).resolve().parents[2]
COUNTERS = 4
LATER = MORNING.replace(year=2099)  # than the true time, by which the command line writes into the journal
PACE_S = 0.1  # a series has 999 numbers
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
CANCEL = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@contextmanager
def opened(url: str) -> Iterator[Office]:
    """Open the office at some of its servers."""
    office = reopened(url, FixedClock(LATER))
    with closing(office.store):
        yield office


def loket(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a technician does."""
    return subprocess.run([sys.executable, "-m", "loket", *words], cwd=ROOT, capture_output=True, text=True, timeout=60)


def roles(trio: Trio) -> list[Role]:
    return [server.role for server in survey(trio.url)]


def silently(_: str) -> None:
    """Hear of the steps and say nothing."""


def interrupted(_: str) -> None:
    """Press Ctrl-C at the first step."""
    raise KeyboardInterrupt


@dataclass
class Hall:
    """Several places that give numbers at once, each sending an act again until it is answered."""

    office: Office
    stop: threading.Event = field(default_factory=threading.Event)
    given: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Give numbers until told to stop; the act that is under way is brought to its end."""
        while not self.stop.wait(PACE_S):
            self.given.append(insist_on_number(self.office, Act.by("kiosk:K1")))


@contextmanager
def busy(office: Office) -> Iterator[Hall]:
    """Have some threads give numbers until the end of the block."""
    hall = Hall(office)
    threads = [threading.Thread(target=hall.work) for _ in range(COUNTERS)]
    for thread in threads:
        thread.start()
    try:
        yield hall
    finally:
        hall.stop.set()
        for thread in threads:
            thread.join()


def expect_every_number_once(trio: Trio, hall: Hall) -> None:
    """Compare what was given to people with what the store holds."""
    with psycopg.connect(trio.url, target_session_attrs="read-write") as connection:
        stored = [row[0] for row in connection.execute("SELECT label FROM ticket ORDER BY number")]
    assert sorted(hall.given) == stored == [f"D-{n:03}" for n in range(1, len(stored) + 1)]
    assert not [found for found in admin.check(hall.office.store) if isinstance(found, Fault)]


def test_number_that_one_standby_has_is_not_given_again(trio: Trio) -> None:
    with opened(trio.url) as office:
        given = [give_number(office)]
        trio.hold_back("b")
        given.append(give_number(office))  # acknowledged, since c has it
        trio.a.kill9()
        done = promote(trio.url, Permits(), silently)
        given.append(give_number(office))
    assert given == ["D-001", "D-002", "D-003"]
    assert done.server.address == trio.c.address
    assert roles(trio) == [Role.SILENT, Role.STANDBY, Role.PRIMARY]
    assert faults(survey(trio.url)) == (f"{trio.a.address} could not be asked: it does not answer",)


def test_standby_that_has_just_been_started_is_heard_to_its_end(trio: Trio) -> None:
    with opened(trio.url) as office:
        trio.hold_back("b")
        given = [give_number(office) for _ in range(20)]
        trio.c.kill9()
        trio.a.kill9()
        trio.c.start_again()
        done = promote(trio.url, Permits(), silently)
        given.append(insist_on_number(office, Act.by("kiosk:K1")))
    assert done.server.address == trio.c.address
    assert given == [f"D-{n:03}" for n in range(1, 22)]


def test_planned_change_is_undone_when_no_standby_catches_up(trio: Trio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.promotion.PATIENCE_S", 1.0)
    with opened(trio.url) as office:
        give_number(office)
        trio.hold_back("b", "c")
        trio.a.execute("SET synchronous_commit = local", "SELECT pg_logical_emit_message(true, 'more', 'work')")
        with pytest.raises(StoreUnavailable, match="waited 1 s in vain"):
            promote(trio.url, Permits(fence=True), silently)
        trio.let_go("b", "c")
        wait_until(lambda: roles(trio) == [Role.PRIMARY, Role.STANDBY, Role.STANDBY], "the old order")
        assert insist_on_number(office, Act.by("kiosk:K1")) == "D-002"


def test_without_waiting_for_a_standby_a_number_is_given_twice(trio: Trio) -> None:
    trio.wait_for("")
    with opened(trio.url) as office:
        given = [give_number(office)]
        trio.hold_back("b", "c")
        given.append(give_number(office))
        trio.a.kill9()
        with pytest.raises(StoreRefused, match="--accept-loss"):
            promote(trio.url, Permits(), silently)
        promote(trio.url, Permits(loss=True), silently)
        given.append(give_number(office))
    assert given == ["D-001", "D-002", "D-002"]


def test_commit_that_no_standby_has_is_not_acknowledged(trio: Trio) -> None:
    act = Act.by("kiosk:K1")
    with opened(trio.url) as office:
        give_number(office)
        trio.hold_back("b", "c")
        with pytest.raises(StoreUnavailable, match="does not vouch"):
            give_number(office, act)
        with pytest.raises(StoreUnavailable):
            give_number(office, act)
        trio.let_go("b")
        wait_until(lambda: not trio.a.ask(WAITING), "the commit to end")
        assert give_number(office, act) == "D-002"
        assert give_number(office) == "D-003"


def test_wait_that_was_cancelled_is_not_acknowledged_nor_is_its_repetition(trio: Trio) -> None:
    act = Act.by("kiosk:K1")
    with opened(trio.url) as office:
        trio.hold_back("b", "c")
        canceller = threading.Thread(target=lambda: wait_until(lambda: trio.a.ask(CANCEL) == 1, "a waiting commit"))
        canceller.start()
        with pytest.raises(StoreUnavailable, match="does not vouch"):
            give_number(office, act)
        canceller.join()
        # Its row can be seen now, and no standby has it: the second answer must wait for one as well.
        with pytest.raises(StoreUnavailable, match="does not vouch"):
            give_number(office, act)
        trio.let_go("c")
        wait_until(lambda: not trio.a.ask(WAITING), "the commit to end")
        assert give_number(office, act) == "D-001"


def test_kill_under_load_and_one_command_lose_and_double_nothing(trio: Trio, tmp_path: Path) -> None:
    config = str(trio.config(tmp_path))
    with opened(trio.url) as office:
        with busy(office) as hall:
            wait_until(lambda: len(hall.given) >= 20, "some numbers")
            trio.a.kill9()
            done = loket("db", "promote", "--config", config)
            assert done.returncode == 0, done.stderr
            before = len(hall.given)
            wait_until(lambda: len(hall.given) >= before + 20, "some more numbers")
        expect_every_number_once(trio, hall)
    assert "takes writes, and the journal says so" in done.stdout


def test_planned_change_fences_the_primary_first(trio: Trio, tmp_path: Path) -> None:
    config = str(trio.config(tmp_path))
    with opened(trio.url) as office:
        with busy(office) as hall:
            wait_until(lambda: len(hall.given) >= 20, "some numbers")
            with pytest.raises(StoreRefused, match="still answers"):
                promote(trio.url, Permits(), silently)
            done = loket("db", "promote", "--config", config, "--fence")
            assert done.returncode == 0, done.stderr
            before = len(hall.given)
            wait_until(lambda: len(hall.given) >= before + 20, "some more numbers")
        expect_every_number_once(trio, hall)
    trio.a.shut_down()
    trio.a.start_again()
    assert roles(trio)[0] is Role.FENCED


def test_server_fenced_earlier_has_no_say_in_the_next_promotion(trio: Trio) -> None:
    with opened(trio.url) as office:
        first = promote(trio.url, Permits(fence=True), silently).server
        assert insist_on_number(office, Act.by("kiosk:K1")) == "D-001"
        next(server for server in trio.servers if server.address == first.address).kill9()
        second = promote(trio.url, Permits(alone=True), silently).server
        assert insist_on_number(office, Act.by("kiosk:K1")) == "D-002"
    assert len({trio.a.address, first.address, second.address}) == 3
    assert roles(trio)[0] is Role.FENCED


def test_frozen_primary_that_wakes_up_acknowledges_nothing(trio: Trio) -> None:
    with opened(trio.url_of(trio.a)) as at_the_old_one, opened(trio.url) as office:
        give_number(office)
        trio.a.freeze()
        promote(trio.url, Permits(), silently)
        assert insist_on_number(office, Act.by("kiosk:K1")) == "D-002"
        trio.a.thaw()
        with pytest.raises(StoreUnavailable, match="does not vouch"):
            give_number(at_the_old_one)
    with opened(trio.url) as newcomer:  # a is the first in the address, and takes writes
        assert give_number(newcomer) == "D-003"
    assert any(fault.startswith(f"{trio.a.address} is an old primary") for fault in faults(survey(trio.url)))


def test_old_primary_comes_back_as_a_standby(trio: Trio) -> None:
    with opened(trio.url) as office:
        give_number(office)
        trio.a.kill9()
        new = promote(trio.url, Permits(), silently).server
        trio.a.start_again()
        trio.a.shut_down()
        source = f"host=127.0.0.1 port={new.address.rpartition(':')[2]} user=loket dbname=postgres"
        trio.a.run("pg_rewind", "-D", str(trio.a.folder / "data"), "--source-server", source, "-R")
        trio.a.start_again()
        wait_until(lambda: not faults(survey(trio.url)), "all three in order")
        assert sorted(roles(trio)) == [Role.PRIMARY, Role.STANDBY, Role.STANDBY]
        assert give_number(office) == "D-002"


def test_promotion_is_refused_while_another_standby_may_have_more(trio: Trio) -> None:
    trio.c.freeze()
    trio.a.kill9()
    with pytest.raises(StoreRefused, match="may be the only standby"):
        promote(trio.url, Permits(), silently)
    assert trio.b.ask("SELECT pg_is_in_recovery()") is True
    done = promote(trio.url, Permits(loss=True, alone=True), silently)
    assert done.server.waits_for == ""
    trio.c.thaw()


def test_promotion_that_was_interrupted_is_finished_by_the_next_one(trio: Trio) -> None:
    with opened(trio.url) as office:
        give_number(office)
        trio.a.kill9()
        with pytest.raises(KeyboardInterrupt):
            promote(trio.url, Permits(), interrupted)
        assert any(NOWHERE in server.follows for server in survey(trio.url))
        promote(trio.url, Permits(), silently)
        assert give_number(office) == "D-002"
        assert trio.b.ask("SHOW synchronous_standby_names") == WAITS


def test_state_is_told_to_people_and_to_monitors(trio: Trio, tmp_path: Path) -> None:
    config = str(trio.config(tmp_path))
    well = loket("db", "replication", "--config", config, "--json")
    told = json.loads(well.stdout)
    assert (well.returncode, told["faults"]) == (0, [])
    assert [server["role"] for server in told["servers"]] == ["primary", "standby", "standby"]
    assert [(each["name"], each["sync"]) for each in told["servers"][0]["followers"]] == [
        ("b", "quorum"),
        ("c", "quorum"),
    ]
    trio.a.kill9()
    ill = loket("db", "replication", "--config", config)
    assert ill.returncode == 1
    assert "Look after this: no server takes writes" in ill.stdout


def test_role_without_rights_is_refused_before_anything_is_changed(trio: Trio) -> None:
    trio.a.execute("CREATE ROLE clerk LOGIN")
    trio.a.kill9()
    with pytest.raises(StoreRefused, match="--as"):
        promote(trio.url, Permits(), silently, user="clerk")
    assert roles(trio) == [Role.SILENT, Role.STANDBY, Role.STANDBY]
    assert not any(server.is_cut_off for server in survey(trio.url))
