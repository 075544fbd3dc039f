"""The simulated printer as its neighbours meet it: a port, a control file, a state file, and PNGs."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hardware.printer.sim.__main__ import main
from hardware.printer.sim.control import ControlFile, change_control, load_state
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim

ROOT = Path(__file__).resolve().parents[4]


def wait_for(condition: Callable[[], Any], what: str) -> None:
    """Wait until something is so; a machine may be slow, but not for ever."""
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)


def connected(sim: PrinterSim) -> socket.socket:
    return socket.create_connection(("127.0.0.1", sim.port), timeout=5)


@pytest.fixture
def sim(tmp_path: Path) -> Iterator[PrinterSim]:
    with PrinterSim(EngineSettings(speed_mm_s=0, buffer_bytes=256), out=tmp_path) as sim:
        yield sim


@pytest.fixture
def control(sim: PrinterSim, tmp_path: Path) -> Iterator[Path]:
    file = ControlFile(sim, tmp_path / "printer.json")
    file.start()
    yield tmp_path / "printer.json"
    file.stop()


def test_state_is_written_before_anything_happens(control: Path) -> None:
    state = load_state(control)
    assert state["online"]
    assert (state["sheets"], state["paper_mm"], state["near_end"]) == (0, 80_000, False)


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        ({"cover": "open"}, "cover_open", True),
        ({"paper_mm": 0}, "paper_mm", 0),
        ({"paper_mm": 300}, "near_end", True),
        ({"power": "off"}, "power", False),
        ({"cable": "out"}, "cable", "out"),
        ({"cutter": "stuck"}, "cutter_stuck", True),
    ],
)
def test_control_file_breaks_and_mends(control: Path, change: dict[str, Any], key: str, value: object) -> None:
    healthy = load_state(control)[key]
    change_control(control, **change)
    wait_for(lambda: load_state(control)[key] == value, f"{key} never became {value}")
    change_control(control, cover="closed", paper_mm=80_001, power="on", cable="in", cutter="free")
    wait_for(lambda: load_state(control)[key] in (healthy, 80_001), f"{key} was never mended")


def test_wrong_value_is_logged_and_the_rest_obeyed(control: Path, caplog: pytest.LogCaptureFixture) -> None:
    change_control(control, paper_mm="much", speed_mm_s=100, zzz=1, power="off")
    wait_for(lambda: not load_state(control)["power"], "the rest was not obeyed")
    assert "printer.json: 'much' is no value for paper_mm" in caplog.text


def test_half_written_control_file_is_left_for_the_next_look(control: Path) -> None:
    control.write_text('{"cover": "op', "utf-8")
    time.sleep(0.1)
    assert not load_state(control)["cover_open"]
    control.write_text('{"cover": "open"}', "utf-8")
    wait_for(lambda: load_state(control)["cover_open"], "the whole file was not read")


def test_state_of_a_printer_that_never_ran_is_empty(tmp_path: Path) -> None:
    assert load_state(tmp_path / "none.json") == {}


def test_cut_sheets_become_pictures_and_are_counted(sim: PrinterSim, control: Path, tmp_path: Path) -> None:
    with connected(sim) as host:
        host.sendall(b"A-017\n\x1dVB\x00" * 2)
        wait_for(lambda: load_state(control)["sheets"] == 2, "no two sheets came out")
    assert [sheet.texts for sheet in sim.sheets] == [("A-017",), ("A-017",)]
    with Image.open(tmp_path / "sheet-0002.png") as picture:
        assert picture.width == 576 + 2 * 32


def test_picture_larger_than_the_buffer_goes_through(sim: PrinterSim) -> None:
    picture = b"\x1dv0\x00\x48\x00\x00\x04" + b"\xaa" * 72 * 1024
    with connected(sim) as host:
        host.sendall(picture + b"\x1dVB\x00")
        wait_for(lambda: len(sim.sheets) == 1, "the picture never came out")
    assert len(sim.sheets[0].rows) == 1024 + 96


def test_clear_works_with_a_full_buffer_and_an_open_cover(sim: PrinterSim) -> None:
    sim.open_cover()
    with connected(sim) as host:
        host.sendall(b"lost\n" * 2000 + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08")
        assert host.recv(10) == b"\x37\x25\x00"
        sim.close_cover()
        host.sendall(b"kept\n\x1dVB\x00")
        wait_for(lambda: sim.sheets, "nothing came out")
    assert sim.sheets[0].texts == ("kept",)


def test_unasked_status_comes_at_once_and_at_each_change(sim: PrinterSim) -> None:
    with connected(sim) as host:
        host.sendall(b"\x1da\x0e")
        assert host.recv(4) == b"\x10\x00\x00\x0f"
        sim.open_cover()
        assert host.recv(4) == b"\x38\x00\x00\x0f"
        sim.close_cover()
        assert host.recv(4) == b"\x10\x00\x00\x0f"
        sim.load_paper(0)
        assert host.recv(4) == b"\x18\x00\x0f\x0f"


def test_orderly_end_of_the_host_loses_nothing(sim: PrinterSim) -> None:
    with connected(sim) as host:
        host.sendall(b"line\n" * 500 + b"\x1dVB\x00")
    wait_for(lambda: sim.sheets, "the rest was lost")
    assert len(sim.sheets[0].texts) == 500


def test_printer_without_power_is_not_on_the_network(sim: PrinterSim) -> None:
    sim.power_off()
    wait_for(lambda: not sim.reachable, "the port stayed open")
    with pytest.raises(ConnectionRefusedError):
        connected(sim)
    sim.power_on()
    connected(sim).close()


def test_printer_process_serves_and_says_where(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hardware.printer.sim", "--port", "0", "--out", str(tmp_path), "--speed", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().split()[3].rpartition(":")[2].rstrip(","))
        with socket.create_connection(("127.0.0.1", port), timeout=10) as host:
            host.sendall(b"A-017\n\x1dVB\x00\x10\x04\x01")
            assert host.recv(1) == b"\x12"
            wait_for((tmp_path / "sheet-0001.png").exists, "no picture")
        process.terminate()
        assert process.wait(20) == 0
    assert json.loads((tmp_path / "printer.state.json").read_text())["sheets"] == 1


def test_port_in_use_is_a_sentence_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["--port", str(port), "--out", str(tmp_path)]) == 2
    assert f"127.0.0.1:{port} cannot be used" in capsys.readouterr().err
