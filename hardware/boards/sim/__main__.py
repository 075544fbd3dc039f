"""Runs a simulated board: ``python -m hardware.boards.sim --kind alpha --link PORT --state FILE --png FILE``.

The FIFO for commands takes one JSON object a line: {"do": "unplug"}, {"do": "plug"} and
{"do": "noise", "bit_errors": 0.001, "lost": 0.4, "doubled": 0.2}.
"""

import argparse
import io
import select
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hardware.boards.sim.board import SimulatedBoard
from hardware.boards.sim.pole import PoleSimulator
from hardware.boards.sim.sign import SignSimulator
from hardware.simulation import ControlPipe, StateFile, until_stopped, write_whole

_LONGEST_WAIT_S = 0.25
_KINDS: dict[str, type[SimulatedBoard]] = {each.kind: each for each in (SignSimulator, PoleSimulator)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Play the board until told to stop by SIGTERM or SIGINT."""
    options = _parser().parse_args(arguments)
    stopped = until_stopped()
    sign = _KINDS[options.kind](options.link, options.log)
    control = ControlPipe(options.control) if options.control else None
    try:
        play(sign, control, StateFile(options.state), options.png, stopped)
    finally:
        sign.close()


def play(
    sign: SimulatedBoard,
    control: ControlPipe | None,
    state: StateFile,
    png: Path | None,
    stopped: Callable[[], bool],
) -> None:
    """Run the board until ``stopped``; it looks four times a second."""
    while not stopped():
        for command in control.commands() if control else ():
            sign.obey(command)
        sign.step(time.monotonic())
        if state.is_new(sign.state()):
            _keep_picture(sign, png)
            state.write(sign.state())
        descriptors = [each.fileno() for each in (control, sign.port) if each is not None]
        select.select([each for each in descriptors if each is not None], [], [], _LONGEST_WAIT_S)


def _keep_picture(sign: SimulatedBoard, png: Path | None) -> None:
    if png is None:
        return
    drawn = io.BytesIO()
    sign.picture().save(drawn, format="PNG")
    write_whole(png, drawn.getvalue())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.boards.sim", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kind", choices=sorted(_KINDS), default=SignSimulator.kind)
    parser.add_argument("--link", type=Path, required=True, help="where the serial port appears")
    parser.add_argument("--control", type=Path, help="FIFO for commands, one JSON object a line")
    parser.add_argument("--state", type=Path, help="JSON file with what the sign shows")
    parser.add_argument("--png", type=Path, help="picture of what the sign shows")
    parser.add_argument("--log", type=Path, help="file to which every byte heard is added")
    return parser


if __name__ == "__main__":
    main()
