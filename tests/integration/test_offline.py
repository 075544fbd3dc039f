"""A kiosk, its counters and a real PostgreSQL server on a cable that is cut, unplugged, or swallows answers."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.keys import make_key
from db import Feed, StoreUnavailable, admin, open_store
from domain.printing import PrintState
from domain.text import Language
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim
from kiosk.desk import OfficeDesk
from kiosk.events import CheckIn, Found, LookUp, TicketShown
from kiosk.fronts import EitherOffice
from kiosk.standby import Standby
from office import calling
from office.context import Act, Office, open_office
from office.founding import found_office
from office.invariants import check_invariants
from office.mirror import mirror_path, open_mirror
from office.outcomes import Booked
from office.papers import void_papers
from office.printing import job_state
from office.views import board, queue
from tests.helpers.cables import Cable, Line, a_line_to
from tests.helpers.mirrors import a_kiosk_config
from tests.helpers.offices import COUNTERS, ZONE, a_booking, open_counters
from tests.helpers.postgres import Server, running
from tests.helpers.running import wait_until
from tests.helpers.shifted import an_open_hour

pytestmark = [pytest.mark.postgres, pytest.mark.processes]  # processes: they measure time, and so run alone

NOTICED_S = 3.5
SILENT = (Cable.CUT, Cable.UNPLUGGED, Cable.DEAF)


@dataclass
class Site:
    """A kiosk and a counter behind one cable, and the office as the server itself has it."""

    office: Office
    counter: Office
    line: Line
    standby: Standby
    desk: OfficeDesk
    asks: int = 0

    def look_up(self, booked: Booked) -> object:
        """Show a booking to the kiosk."""
        self.asks += 1
        return self.desk.answer(LookUp(self.asks, booked.payload))

    def check_in(self, booked: Booked) -> TicketShown:
        """Check in at the kiosk, whoever answers."""
        assert isinstance(self.look_up(booked), Found)
        return self.give_birth_date(booked)

    def give_birth_date(self, booked: Booked) -> TicketShown:
        """Answer the kiosk's second question."""
        self.asks += 1
        born = booked.booking.person.birth_date
        shown = self.desk.answer(CheckIn(self.asks, booked.payload, born, Language.ID))
        assert isinstance(shown, TicketShown), shown
        return shown

    def wait_for_server(self) -> None:
        """Wait until the kiosk is at its server again."""
        wait_until(lambda: self.standby.breaker.is_closed, "the server", 20)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Run a server that syncs to the disk, as it may be killed."""
    with running(durable=True) as server:
        yield server


@pytest.fixture
def site(server: Server, tmp_path: Path) -> Iterator[Site]:
    """Give a kiosk that is at its server."""
    clock = an_open_hour(ZONE)
    url = server.new_database(f"offline_{time.monotonic_ns()}")
    admin.create(url)
    with closing(open_store(url, 7)) as store:
        found_office(store, clock.now(), ZONE, counters=COUNTERS)
    with a_line_to(server.port) as line:
        config = a_kiosk_config(tmp_path, url.replace(f":{server.port}/", f":{line.port}/"))
        make_key(config.keys.folder)
        direct = open_office(a_kiosk_config(tmp_path, url, "K0"), clock)
        far = open_office(config, clock)
        path = mirror_path(config)
        assert path is not None
        standby = Standby(config, open_mirror(path, 7), lambda: far, clock=clock)
        standby.start()
        site = Site(direct, far, line, standby, OfficeDesk(EitherOffice(lambda: far, standby), "kiosk:K1"))
        site.wait_for_server()
        yield site
        line.put(Cable.WHOLE)
        assert standby.close()
        for office in (direct, far):
            office.store.close()


def test_papers_come_out_of_the_one_printer_with_and_without_the_server(site: Site, tmp_path: Path) -> None:
    booked = [a_booking(site.office) for _ in range(3)]
    with PrinterSim(EngineSettings(speed_mm_s=400)) as printer, a_spooler(tmp_path / "K1.toml", printer):
        first = site.check_in(booked[0])
        wait_until(lambda: site.desk.paper(first.job_id) is PrintState.PRINTED, "a paper with the server")
        site.line.put(Cable.DEAF)
        alone = site.check_in(booked[1])
        wait_until(lambda: site.desk.paper(alone.job_id) is PrintState.PRINTED, "a paper without the server")
        site.line.put(Cable.WHOLE)
        site.wait_for_server()
        last = site.check_in(booked[2])
        wait_until(lambda: site.desk.paper(last.job_id) is PrintState.PRINTED, "a paper with the server again")
        printed = [" ".join(sheet.texts) for sheet in printer.sheets]
    assert [label in sheet for label, sheet in zip(("A-001", "A-K1-001", "A-002"), printed, strict=True)] == [True] * 3


@contextmanager
def a_spooler(config: Path, printer: PrinterSim) -> Iterator[None]:
    """Run the spooler of the kiosk's printer as a process of its own."""
    config.write_text(config.read_text("utf-8").replace("file:paper.bin", printer.url), "utf-8")
    process = subprocess.Popen([sys.executable, "-m", "loket", "daemon", "spooler", "--config", str(config)])
    try:
        yield
    finally:
        process.terminate()
        assert process.wait(30) == 0


def seconds_of(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


@pytest.mark.parametrize("state", SILENT)
def test_the_kiosk_notices_and_goes_on_and_its_paper_counts_afterwards(site: Site, state: Cable) -> None:
    before, first, second = (a_booking(site.office) for _ in range(3))
    assert site.check_in(before).label == "A-001"
    site.line.put(state)
    given: list[TicketShown] = []
    waits = [seconds_of(lambda booked=booked: given.append(site.check_in(booked))) for booked in (first, second)]
    assert [shown.label for shown in given] == ["A-K1-001", "A-K1-002"]
    assert max(waits) <= NOTICED_S
    site.line.put(Cable.WHOLE)
    site.wait_for_server()
    assert sorted(row.label for row in queue(site.office)) == ["A-001", "A-K1-001", "A-K1-002"]
    assert (void_papers(site.office), check_invariants(site.office)) == ((), [])


@pytest.mark.parametrize("state", SILENT)
def test_a_counter_says_that_the_server_is_away_and_calls_nobody(site: Site, state: Cable) -> None:
    site.check_in(a_booking(site.office))
    open_counters(site.office, 1)
    board(site.counter)
    site.line.put(state)

    def press() -> None:
        with pytest.raises(StoreUnavailable):
            calling.call_next(site.counter, Act.by("counter:1"), 1)

    assert seconds_of(press) <= NOTICED_S
    assert [row.label for row in queue(site.office)] == ["A-001"]


def look_for_ever(feed: Feed) -> None:
    while True:
        feed.wait(10)
        feed.poll()


@pytest.mark.parametrize("state", SILENT)
def test_a_reader_with_nothing_to_do_notices_too(site: Site, state: Cable) -> None:
    with closing(site.counter.store.feed()) as feed:
        site.line.put(state)

        def wait() -> None:
            with pytest.raises(StoreUnavailable):
                look_for_ever(feed)

        assert seconds_of(wait) <= NOTICED_S + 0.2


def test_a_commit_whose_answer_is_swallowed_leaves_one_paper_that_counts(site: Site) -> None:
    booked = a_booking(site.office)
    assert isinstance(site.look_up(booked), Found)
    site.line.put(Cable.FORGETFUL)
    shown = site.give_birth_date(booked)
    assert (shown.label, [row.label for row in queue(site.office)]) == ("A-K1-001", ["A-001"])
    site.line.put(Cable.WHOLE)
    site.wait_for_server()
    assert [row.label for row in queue(site.office)] == ["A-K1-001"]
    assert [(paper.label, paper.instead) for paper in void_papers(site.office)] == [("A-001", "A-K1-001")]
    assert job_state(site.office, 1) is PrintState.VOID
    assert check_invariants(site.office) == []


def test_a_commit_that_arrives_late_leaves_one_paper_that_counts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cable goes with the commit in it: the server is told only after the kiosk has given up."""
    booked = a_booking(site.office)
    assert isinstance(site.look_up(booked), Found)
    commit = type(site.counter.store._engine).commit

    def unplugged_first(*args: object, **more: bool) -> None:
        site.line.put(Cable.UNPLUGGED)
        commit(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(site.counter.store._engine, "commit", unplugged_first.__get__(site.counter.store._engine))
    shown = site.give_birth_date(booked)
    monkeypatch.undo()
    site.line.put(Cable.WHOLE)
    site.wait_for_server()
    assert shown.label == "A-K1-001"
    assert [row.label for row in queue(site.office)] == ["A-K1-001"]
    assert check_invariants(site.office) == []


def test_a_server_that_is_killed_and_started_again_is_found_again(site: Site, server: Server) -> None:
    booked, later = a_booking(site.office), a_booking(site.office)
    server.kill9()
    assert site.check_in(booked).label == "A-K1-001"
    server.start_again()
    site.wait_for_server()
    assert site.check_in(later).label == "A-001"
    assert sorted(row.label for row in queue(site.office)) == ["A-001", "A-K1-001"]
