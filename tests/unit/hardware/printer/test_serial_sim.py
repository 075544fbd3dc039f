"""The simulated printer on a serial line: it holds the host back, and runs as a program."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from hardware.printer import EscPosPrinter, Level, NoAnswer, Printed, Ready, Timings, Uncertain, profile_named
from hardware.printer.loss import LinkLost
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.line import SerialPrinterSim
from hardware.printer.transport import open_transport
from tests.helpers.running import wait_until
from tests.helpers.slips import a_slip, is_whole

ROOT = Path(__file__).resolve().parents[4]
QUICK = Timings(answer_s=0.5, stall_s=2, confirm_s=5, settle_s=0.3, recover_s=0.5, poll_s=0.02)
RASTER = dataclasses.replace(profile_named("generic-58"), native_qr=False)


def test_small_buffer_holds_the_host_back_and_loses_nothing(tmp_path: Path) -> None:
    settings = EngineSettings(dots=384, speed_mm_s=800, buffer_bytes=256)
    with SerialPrinterSim(tmp_path / "port", settings) as sim:
        printer = EscPosPrinter(lambda: open_transport(sim.url), RASTER, QUICK)
        assert printer.print_slip(a_slip()) == Printed()
        printer.close()
    assert sum("audit 1a2b3c4d" in sheet.texts for sheet in sim.sheets) == 1


def test_silent_cable_and_pulled_adapter_differ(tmp_path: Path) -> None:
    with SerialPrinterSim(tmp_path / "port") as sim:
        printer = EscPosPrinter(lambda: open_transport(sim.url), profile_named("generic-80"), QUICK)
        assert printer.status() == Ready()
        sim.set_cable("mute")
        assert printer.status() == NoAnswer()
        sim.set_cable("out")
        wait_until(lambda: not sim.reachable, "the port to vanish")
        assert printer.status() == NoAnswer("port_missing")
        sim.set_cable("in")
        wait_until(lambda: sim.reachable, "the port")
        assert printer.status() == Ready()
        printer.close()


def test_mute_printer_gets_its_bytes_and_the_screen_asks(tmp_path: Path) -> None:
    with SerialPrinterSim(tmp_path / "port", EngineSettings(speed_mm_s=0, level=Level.WRITE_ONLY)) as sim:
        printer = EscPosPrinter(lambda: open_transport(sim.url), profile_named("mute-80"), QUICK)
        assert printer.print_slip(a_slip()) == Uncertain("write_only")
        wait_until(lambda: bool(sim.sheets), "the ticket")
        printer.close()
    assert [is_whole(sheet) for sheet in sim.sheets] == [True]


def test_program_serves_a_serial_port(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hardware.printer.sim", "--out", str(tmp_path), "--speed", "0"]
    command += ["--serial", str(tmp_path / "port")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert f"serial://{tmp_path}/port" in process.stdout.readline()
        printer = EscPosPrinter(lambda: open_transport(f"serial://{tmp_path}/port"), profile_named("TM-m30"), QUICK)
        assert printer.print_slip(a_slip()) == Printed()
        printer.close()
        process.terminate()
        assert process.wait(20) == 0
    with pytest.raises(LinkLost, match="port_missing"):
        open_transport(f"serial://{tmp_path}/port")
