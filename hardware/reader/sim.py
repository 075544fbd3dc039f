"""A hand scanner without hardware: ``python -m hardware.reader.sim --link PORT --control FIFO``.

The FIFO takes one JSON object a line: {"do": "scan", "text": "BTM-..."}, with "suffix" where it is another than a
carriage return, {"do": "unplug"} and {"do": "plug"}.
"""

import argparse
import logging
import select
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hardware.simulation import ControlPipe, PtyPort, until_stopped

_LONGEST_WAIT_S = 0.25
_log = logging.getLogger(__name__)


class SimulatedReader:
    """Sends what is held under it through a pseudo terminal. One thread."""

    def __init__(self, link: Path) -> None:
        self.port = PtyPort(link)
        self.port.plug()

    def obey(self, command: Mapping[str, Any]) -> None:
        """Do what a command says; one that means nothing here is logged and left."""
        match command:
            case {"do": "scan", "text": str(text)}:
                self.port.write((text + str(command.get("suffix", "\r"))).encode())
            case {"do": "unplug"}:
                self.port.unplug()
            case {"do": "plug"}:
                self.port.plug()
            case _:
                _log.warning("the command %s does not fit a scanner", dict(command))

    def close(self) -> None:
        """Let the port vanish."""
        self.port.unplug()


def play(reader: SimulatedReader, control: ControlPipe, stopped: Callable[[], bool]) -> None:
    """Obey commands until ``stopped``; it looks four times a second."""
    while not stopped():
        for command in control.commands():
            reader.obey(command)
        reader.port.read()  # commands for the scanner's own settings, which this one has none of
        descriptors = [each for each in (control.fileno(), reader.port.fileno()) if each is not None]
        select.select(descriptors, [], [], _LONGEST_WAIT_S)


def main(arguments: Sequence[str] | None = None) -> None:
    """Play a scanner until told to stop by SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.reader.sim", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--link", type=Path, required=True, help="where the serial port appears")
    parser.add_argument("--control", type=Path, required=True, help="FIFO for commands, one JSON object a line")
    options = parser.parse_args(arguments)
    stopped = until_stopped()
    reader, control = SimulatedReader(options.link), ControlPipe(options.control)
    try:
        play(reader, control, stopped)
    finally:
        reader.close()
        control.close()


if __name__ == "__main__":
    main()
