"""Runs a simulated line: ``python -m hardware.buttons.sim --kind klb1 --link PORT --control FIFO``.

The FIFO takes one JSON object a line; a box is called by its address, as "3", or by unit and input, as "1.0":

    {"do": "press", "box": "3", "key": 0, "ms": 80}      close a contact for 80 ms
    {"do": "hold", "box": "3"}  {"do": "release", ...}   close it, open it
    {"do": "take_away", "box": "3"}  {"do": "put_back"}  cut the box off the line, connect it again
    {"do": "restart", "box": "3"}                        switch it off and on
    {"do": "twin", "box": "3"}                           connect a second box with its address
    {"do": "noise", "bit_errors": 0.001, "lost": 0.4, "doubled": 0.2}
    {"do": "unplug"}  {"do": "plug"}                     pull the line's own plug
"""

import argparse
import select
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hardware.buttons.maps import MODULE_MAPS, WAVESHARE_IO_8CH
from hardware.buttons.sim.klb import KlbLineSimulator
from hardware.buttons.sim.line import SimulatedLine
from hardware.buttons.sim.modbus import ModbusLineSimulator
from hardware.simulation import ControlPipe, StateFile, until_stopped

_LONGEST_WAIT_S = 0.25


def main(arguments: Sequence[str] | None = None) -> None:
    """Play the boxes until told to stop by SIGTERM or SIGINT."""
    options = _parser().parse_args(arguments)
    stopped = until_stopped()
    line = _make_line(options)
    line.byte_s = 10 / options.baud if options.baud else 0.0
    control = ControlPipe(options.control)
    try:
        play(line, control, StateFile(options.state), stopped)
    finally:
        line.close()
        control.close()


def play(line: SimulatedLine, control: ControlPipe, state: StateFile, stopped: Callable[[], bool]) -> None:
    """Run the line until ``stopped``; it looks four times a second."""
    while not stopped():
        now = time.monotonic()
        for command in control.commands():
            line.obey(command, now)
        line.step(now)
        state.write(line.state(now))
        descriptors = [each for each in (control.fileno(), line.port.fileno()) if each is not None]
        select.select(descriptors, [], [], min(_LONGEST_WAIT_S, line.wait_s(time.monotonic())))


def _make_line(options: argparse.Namespace) -> SimulatedLine:
    if options.kind == "klb1":
        return KlbLineSimulator(options.link, options.boxes, seed=options.seed)
    module = MODULE_MAPS[options.map]
    return ModbusLineSimulator(options.link, options.boxes, module, options.seed, options.digits)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.buttons.sim", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kind", choices=("klb1", "modbus"), required=True)
    parser.add_argument("--link", type=Path, required=True, help="where the serial port appears")
    parser.add_argument("--control", type=Path, required=True, help="FIFO for commands, one JSON object a line")
    parser.add_argument("--state", type=Path, help="JSON file that shows lamps and held keys")
    parser.add_argument("--boxes", type=_numbers, default=[1], help='addresses of the boxes or units, such as "1,2,3"')
    parser.add_argument("--map", choices=sorted(MODULE_MAPS), default=WAVESHARE_IO_8CH.name, help="kind of module")
    parser.add_argument("--digits", type=_numbers, default=[], help="units of LED digits on a Modbus line")
    parser.add_argument("--baud", type=int, default=0, help="let bytes take their time on the wire (0: none)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the noise and of the boxes' epochs")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()
