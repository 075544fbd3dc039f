"""Opens the line that the configuration describes."""

import select
from collections.abc import Iterable
from pathlib import Path

from config.faults import ConfigError
from config.model import KlbBox, KlbLine, ModbusBox, ModbusLine
from hardware.buttons.line import KlbButtonLine
from hardware.buttons.memory import LineMemory
from hardware.buttons.modbus import ModbusButtonLine, ModbusTimings, Wiring
from hardware.buttons.model import ButtonLine
from hardware.buttons.track import Timings
from hardware.serial_port import SerialPort


def box_name(box: KlbBox | ModbusBox) -> str:
    """Return the name a box has in its line's presses and states: its address, or unit and input as in "1.0"."""
    return str(box.address) if isinstance(box, KlbBox) else f"{box.unit}.{box.input}"


def open_line(line: KlbLine | ModbusLine, memory: Path | None = None) -> ButtonLine:
    """Return the line; a port that is not there is a state of its boxes, and is opened when it comes.

    A box on an input its module does not have is a ``ConfigError``.
    ``memory`` is a file that lets presses keep their names when the program starts again.
    """
    return _open_modbus(line) if isinstance(line, ModbusLine) else _open_klb(line, memory)


def wait_for(lines: Iterable[ButtonLine], at_most_s: float) -> None:
    """Wait until one of the lines has something to do."""
    waiting = list(lines)
    descriptors = [line.fileno() for line in waiting]
    limit_s = min([at_most_s, *(line.wait_s() for line in waiting)])
    select.select([each for each in descriptors if each is not None], [], [], limit_s)


def _open_modbus(line: ModbusLine) -> ModbusButtonLine:
    wirings = [Wiring(box_name(box), box.unit, box.input) for box in line.boxes]
    timings = ModbusTimings(poll_s=line.poll_ms / 1000)
    try:
        return ModbusButtonLine(line.name, line.url, line.baud, wirings, timings=timings)
    except ValueError as error:
        raise ConfigError(f'[[lines]] "{line.name}": {error}. Correct the key "input" of that box.') from error


def _open_klb(line: KlbLine, memory: Path | None) -> KlbButtonLine:
    return KlbButtonLine(
        line.name,
        SerialPort(line.url, line.baud),
        [box.address for box in line.boxes],
        Timings(poll_s=line.poll_ms / 1000),
        LineMemory(memory),
    )
