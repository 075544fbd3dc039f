"""The spooler as a process, with a simulated printer on TCP: killed, started twice, ended, told nonsense."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.devices import DeviceState
from domain.printing import PrintState
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.paper import Sheet
from hardware.printer.sim.server import PrinterSim
from office import printing
from office.devices import devices
from tests.helpers.branches import Branch, Process, a_branch
from tests.helpers.daemons import a_visitor
from tests.helpers.offices import postgres_server
from tests.helpers.postgres import Server
from tests.helpers.running import wait_until

__all__ = ["postgres_server"]
pytestmark = pytest.mark.processes


@pytest.fixture
def sim() -> Iterator[PrinterSim]:
    """Give a printer on a free port."""
    with PrinterSim(EngineSettings(speed_mm_s=400)) as printer:
        yield printer


@pytest.fixture
def branch(sim: PrinterSim) -> Iterator[Branch]:
    """Give an office with that printer."""
    port = int(sim.url.rpartition(":")[2])
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder), printer_port=port) as branch:
        yield branch


def until_printed(branch: Branch, job_id: int) -> None:
    wait_until(lambda: printing.job_state(branch.office, job_id) is PrintState.PRINTED, f"paper {job_id}")


def whole(sheet: Sheet) -> bool:
    """Whether a sheet is a ticket from its number to its last line, and not a void one."""
    ends = any(text.startswith("audit") for text in sheet.texts)
    return ends and len(sheet.codes) == 1 and not void(sheet)


def void(sheet: Sheet) -> bool:
    """Whether a sheet is marked so that nobody takes it for a ticket."""
    return any("BATAL / VOID" in text for text in sheet.texts)


def is_copy(sheet: Sheet) -> bool:
    """Whether a ticket says that it is a reprint."""
    return any("CETAK ULANG" in text for text in sheet.texts)


def printer_state(branch: Branch) -> tuple[DeviceState, str]:
    """Return what the office knows of its printer."""
    return next(((each.state, each.detail) for each in devices(branch.office)), (DeviceState.OFFLINE, "unheard"))


def test_tickets_come_out_and_the_end_is_clean(branch: Branch, sim: PrinterSim) -> None:
    spooler = branch.daemon("spooler")
    jobs = [a_visitor(branch.office) for _ in range(3)]
    for job in jobs:
        until_printed(branch, job.job_id)
    assert [whole(sheet) for sheet in sim.sheets] == [True] * 3
    assert [any(job.ticket.label in text for text in sheet.texts) for job, sheet in zip(jobs, sim.sheets, strict=True)]
    assert printer_state(branch) == (DeviceState.OK, "")
    assert spooler.end() == 0
    assert "Rina" not in spooler.said()


def test_store_wakes_the_spooler(branch: Branch, sim: PrinterSim) -> None:
    branch.daemon("spooler")
    wait_until(lambda: printer_state(branch)[0] is DeviceState.OK, "the printer")
    until_printed(branch, a_visitor(branch.office).job_id)
    assert len(sim.sheets) == 1


def test_paper_that_ends_in_the_middle_blocks_then_voids_then_reprints(branch: Branch, sim: PrinterSim) -> None:
    sim.engine.at_length(60, lambda: sim.load_paper(0))
    visitor = a_visitor(branch.office)
    branch.daemon("spooler")
    wait_until(lambda: printing.job_state(branch.office, visitor.job_id) is PrintState.BLOCKED, "the alarm")
    assert printer_state(branch) == (DeviceState.FAULT, "paper_out")
    sim.load_paper()
    until_printed(branch, visitor.job_id)
    check_papers(sim)
    wait_until(lambda: printer_state(branch) == (DeviceState.OK, ""), "the end of the alarm")


def check_papers(sim: PrinterSim) -> None:
    """Exactly one whole ticket came out, a copy if a strip was voided, and every other sheet says that it is void."""
    tickets = [sheet for sheet in sim.sheets if whole(sheet)]
    others = [sheet for sheet in sim.sheets if not whole(sheet)]
    assert len(tickets) == 1, [sheet.texts for sheet in sim.sheets]
    assert all(void(sheet) for sheet in others), [sheet.texts for sheet in others]
    assert is_copy(tickets[0]) == bool(others)


# kill -9


@pytest.mark.parametrize("millimetres", [2, 60, 110])
def test_kill_while_printing_leaves_one_whole_ticket(branch: Branch, sim: PrinterSim, millimetres: int) -> None:
    killed = kill_at(branch, sim, millimetres, lambda: None)
    wait_until(lambda: killed.popen.poll() is not None, "the end of the spooler")
    branch.daemon("spooler")
    until_all_printed(branch)
    check_papers(sim)


def test_kill_and_power_cut_at_once_leave_a_void_and_one_copy(branch: Branch, sim: PrinterSim) -> None:
    killed = kill_at(branch, sim, 60, lambda: sim.engine.change(power=False))
    wait_until(lambda: killed.popen.poll() is not None, "the end of the spooler")
    sim.power_on()
    branch.daemon("spooler")
    until_all_printed(branch)
    check_papers(sim)
    assert len(sim.sheets) == 2


def test_kill_between_two_tickets_prints_each_once(branch: Branch, sim: PrinterSim) -> None:
    first = branch.daemon("spooler")
    until_printed(branch, a_visitor(branch.office).job_id)
    first.kill()
    second = a_visitor(branch.office)
    branch.daemon("spooler")
    until_printed(branch, second.job_id)
    assert [whole(sheet) and not is_copy(sheet) for sheet in sim.sheets] == [True, True]


def kill_at(branch: Branch, sim: PrinterSim, millimetres: int, besides: Callable[[], None]) -> Process:
    """Start a spooler with one ticket to print, which is killed when that much of it is on paper."""
    a_visitor(branch.office)
    spooler = branch.daemon("spooler")

    def strike() -> None:
        spooler.popen.kill()
        besides()

    sim.engine.at_length(millimetres, strike)
    return spooler


def until_all_printed(branch: Branch) -> None:
    """Wait until no paper is on its way."""
    wait_until(lambda: not printing.unfinished_jobs(branch.office) and not printing.is_waiting(branch.office), "papers")


# The store goes away


@pytest.mark.postgres
def test_server_that_dies_while_a_ticket_is_printed_hears_of_it_later(sim: PrinterSim, postgres_server: Server) -> None:
    url, port = postgres_server.new_database("spooler"), int(sim.url.rpartition(":")[2])
    with tempfile.TemporaryDirectory(prefix="lk-") as folder, a_branch(Path(folder), url, port) as branch:
        sim.engine.at_length(60, postgres_server.kill9)
        visitor = a_visitor(branch.office)
        spooler = branch.daemon("spooler")
        wait_until(lambda: "the store is away" in spooler.said(), "the loss of the store")
        postgres_server.start_again()
        until_printed(branch, visitor.job_id)
        assert [whole(sheet) and not is_copy(sheet) for sheet in sim.sheets] == [True]
        wait_until(lambda: spooler.said().count("the store is back") == 1, "the return of the store")
        assert spooler.end() == 0


# Starting


def test_second_spooler_says_so_and_leaves(branch: Branch, sim: PrinterSim) -> None:
    first = branch.daemon("spooler")
    wait_until(lambda: printer_state(branch)[0] is DeviceState.OK, "the printer")
    second = branch.daemon("spooler")
    assert second.wait() == 2
    assert f"P1 has a spooler already (process {first.popen.pid})" in second.said()
    first.kill()
    third = branch.daemon("spooler")
    until_printed(branch, a_visitor(branch.office).job_id)
    assert third.end() == 0


def test_missing_printer_is_a_state_and_is_found_when_it_comes(branch: Branch, sim: PrinterSim) -> None:
    sim.set_cable("out")
    visitor = a_visitor(branch.office)
    branch.daemon("spooler", "--wait")
    wait_until(lambda: printer_state(branch) == (DeviceState.OFFLINE, "no_answer"), "the missing printer")
    assert printing.job_state(branch.office, visitor.job_id) is PrintState.QUEUED
    sim.set_cable("in")
    until_printed(branch, visitor.job_id)
    check_papers(sim)


def test_missing_store_is_a_sentence(branch: Branch) -> None:
    text = branch.world.config.read_text("utf-8").replace("loket.db", "other.db")
    branch.world.config.write_text(text, "utf-8")
    spooler = branch.daemon("spooler")
    assert spooler.wait() == 2
    assert "other.db" in spooler.said()
    assert "Traceback" not in spooler.said()
