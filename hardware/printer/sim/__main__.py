"""Run the simulated printer: ``python -m hardware.printer.sim --port 9100 --out sheets --control printer.json``.

With ``--serial LINK`` it stands behind a serial port instead of a network port.
"""

import argparse
import signal
import sys
import threading
from pathlib import Path

from hardware.printer.profile import PROFILES
from hardware.printer.sim.control import ControlFile
from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.line import SerialPrinterSim
from hardware.printer.sim.server import PrinterSim


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; return the exit code."""
    options = _parser().parse_args(arguments)
    profile = PROFILES[options.profile]
    speed = profile.speed_mm_s if options.speed is None else options.speed
    settings = EngineSettings(profile.dots, profile.dots_per_mm, speed, options.buffer, profile.best)
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        sim = _printer(options, settings)
    except OSError as error:
        where = options.serial or f"{options.host}:{options.port}"
        print(f"printer simulator: {where} cannot be used: {error.strerror}", file=sys.stderr)
        return 2
    control = ControlFile(sim, options.control or options.out / "printer.json")
    with sim:
        control.start()
        print(f"printer simulator on {sim.url}, sheets in {options.out}", flush=True)
        _wait_for_end()
        control.stop()
    return 0


def _printer(options: argparse.Namespace, settings: EngineSettings) -> PrinterSim | SerialPrinterSim:
    if options.serial is not None:
        return SerialPrinterSim(options.serial, settings, options.out, options.baud)
    return PrinterSim(settings, options.port, options.host, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hardware.printer.sim", description="A ticket printer.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=9100, help="port to listen on; 0 takes a free one")
    parser.add_argument("--serial", type=Path, metavar="LINK", help="where a serial port appears, instead")
    parser.add_argument("--baud", type=int, default=115_200, help="speed of the serial port")
    parser.add_argument("--out", type=Path, default=Path("out/tickets"), help="folder for a PNG of each sheet")
    parser.add_argument("--control", type=Path, help="JSON file of faults (default: printer.json in --out)")
    parser.add_argument("--profile", choices=sorted(PROFILES), default="generic-80", help="paper and head")
    parser.add_argument("--speed", type=float, help="paper speed in mm/s (default: the profile's); 0 prints at once")
    parser.add_argument("--buffer", type=int, default=4096, help="bytes of the receive buffer")
    return parser


def _wait_for_end() -> None:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


if __name__ == "__main__":
    sys.exit(main())
