"""A hand scanner on a pty: what it reads, when it is unplugged, and the program that plays it."""

import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.codes import make_code
from hardware.reader import ReaderState, SerialReader, open_reader
from hardware.reader.sim import SimulatedReader
from hardware.scanner.watch import ScannedText, Source
from hardware.serial_port import SerialPort
from hardware.simulation import send_command

ROOT = Path(__file__).parents[4]
CODE, OTHER = (make_code("BTM", lambda below, place=place: place % below) for place in (1, 2))


class Desk:
    """A scanner, its port, and a time of its own."""

    def __init__(self, folder: Path) -> None:
        self.scanner = SimulatedReader(folder / "port")
        self.now = 10.0
        self.reader = SerialReader(SerialPort(str(folder / "port"), 115_200), clock=lambda: self.now)
        self.reader.poll()

    def scan(self, text: str, suffix: str = "\r") -> None:
        self.scanner.obey({"do": "scan", "text": text, "suffix": suffix})

    def reads(self, count: int) -> list[ScannedText]:
        """Return what is read until so many scans have come."""
        found: list[ScannedText] = []
        limit = time.monotonic() + 10
        while len(found) < count and time.monotonic() < limit:
            found += self.reader.poll()
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.reader.close()
    made.scanner.close()


@pytest.mark.parametrize("suffix", ["\r", "\n", "\r\n", "\t"])
def test_code_is_read_whatever_the_suffix(desk: Desk, suffix: str) -> None:
    desk.scan(CODE, suffix)
    assert desk.reads(1) == [ScannedText(CODE, Source.SERIAL, desk.now)]


def test_code_without_a_suffix_is_read_after_a_pause(desk: Desk) -> None:
    desk.scan(CODE, "")
    until(lambda: bool(select.select([desk.reader.fileno()], [], [], 0)[0]))
    assert desk.reader.poll() == []
    desk.now += 0.05
    assert desk.reads(1) == [ScannedText(CODE, Source.SERIAL, desk.now)]


def test_code_that_stays_is_one_scan_and_others_are_counted(desk: Desk) -> None:
    for text in (CODE, CODE, "8991234567890", CODE, OTHER):
        desk.scan(text)
    assert [scan.text for scan in desk.reads(2)] == [CODE, OTHER]
    assert desk.reader.other_codes == 1


def test_code_of_the_last_person_is_none_of_the_next_while_it_stays(desk: Desk) -> None:
    desk.scan(CODE)
    desk.reads(1)
    desk.reader.next_person()
    desk.scan(CODE)
    desk.scan(OTHER)
    assert [scan.text for scan in desk.reads(1)] == [OTHER]
    desk.now += 2
    desk.scan(CODE)
    assert [scan.text for scan in desk.reads(1)] == [CODE]


def test_pulled_plug_is_a_state_and_it_reads_after_it(desk: Desk) -> None:
    assert desk.reader.state() is ReaderState.READY
    assert desk.reader.fileno() is not None
    desk.scanner.obey({"do": "unplug"})
    until(lambda: desk.reader.poll() == [] and desk.reader.state() is ReaderState.PORT_MISSING)
    assert desk.reader.wait_s() > 0.1
    desk.scanner.obey({"do": "plug"})
    desk.now += 1
    until(lambda: desk.reader.poll() == [] and desk.reader.state() is ReaderState.READY)
    assert desk.reader.wait_s() < 0.1
    desk.scan(CODE)
    assert len(desk.reads(1)) == 1


def test_command_that_means_nothing_is_told_and_left(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.scanner.obey({"do": "dance"})
    assert "does not fit a scanner" in caplog.text


def test_program_scans_on_command_until_told_to_stop(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hardware.reader.sim", "--link", str(tmp_path / "port")]
    program = subprocess.Popen([*command, "--control", str(tmp_path / "pipe")], cwd=ROOT)
    reader, found = open_reader(str(tmp_path / "port")), []
    until(lambda: reader.poll() == [] and reader.state() is ReaderState.READY)
    until(lambda: send_command(tmp_path / "pipe", do="scan", text=CODE))
    until(lambda: bool(found.extend(reader.poll()) or found))
    assert [scan.text for scan in found] == [CODE]
    reader.close()
    program.send_signal(signal.SIGTERM)
    assert program.wait(10) == 0


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done() and time.monotonic() < limit:
        time.sleep(0.01)
    assert done()
