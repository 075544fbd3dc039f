"""Opens the line that the configuration describes."""

import select
from collections.abc import Iterable
from pathlib import Path
from typing import assert_never

from config.devices import KeypadBox, KeypadLine, KlbBox, KlbLine, ModbusBox, ModbusLine
from config.faults import ConfigError
from hardware.buttons.keypad import KeyAt, KeypadButtonLine
from hardware.buttons.line import KlbButtonLine
from hardware.buttons.maps import MODULE_MAPS
from hardware.buttons.memory import LineMemory
from hardware.buttons.modbus import ModbusButtonLine, Wiring
from hardware.buttons.model import ButtonLine
from hardware.buttons.track import Timings
from hardware.buttons.unit import ModbusTimings
from hardware.serial_port import SerialPort


def box_name(box: KlbBox | ModbusBox | KeypadBox) -> str:
    """Return the name a box has in its line's presses and states.

    It is an address, or unit and input as in "1.0", or the counter that some keys of a keypad stand for.
    """
    match box:
        case KlbBox():
            return str(box.address)
        case ModbusBox():
            return f"{box.unit}.{box.input}"
        case KeypadBox():
            return str(box.counter)
        case _:
            assert_never(box)


def open_line(line: KlbLine | ModbusLine | KeypadLine, memory: Path | None = None) -> ButtonLine:
    """Return the line; a port that is not there is a state of its boxes, and is opened when it comes.

    A box on an input its module does not have, or a key that no keypad has, is a ``ConfigError``.
    ``memory`` is a file that lets presses keep their names when the program starts again.
    """
    match line:
        case KlbLine():
            return _open_klb(line, memory)
        case ModbusLine():
            return open_modbus(line)
        case KeypadLine():
            return _open_keypad(line)
        case _:
            assert_never(line)


def open_modbus(line: ModbusLine) -> ModbusButtonLine:
    """Return a line of Modbus RTU units, which may also write the registers of digits."""
    wirings = [Wiring(box_name(box), box.unit, box.input) for box in line.boxes]
    timings = ModbusTimings(poll_s=line.poll_ms / 1000)
    try:
        return ModbusButtonLine(line.name, line.url, line.baud, wirings, MODULE_MAPS[line.module], timings)
    except ValueError as error:
        raise ConfigError(f'[[lines]] "{line.name}": {error}. Correct the key "input" of that box.') from error


def wait_for(lines: Iterable[ButtonLine], at_most_s: float) -> None:
    """Wait until one of the lines has something to do."""
    waiting = list(lines)
    descriptors = [line.fileno() for line in waiting]
    limit_s = min([at_most_s, *(line.wait_s() for line in waiting)])
    select.select([each for each in descriptors if each is not None], [], [], limit_s)


def _open_klb(line: KlbLine, memory: Path | None) -> KlbButtonLine:
    return KlbButtonLine(
        line.name,
        SerialPort(line.url, line.baud),
        [box.address for box in line.boxes],
        Timings(poll_s=line.poll_ms / 1000),
        LineMemory(memory),
    )


def _open_keypad(line: KeypadLine) -> KeypadButtonLine:
    keys = {key: KeyAt(box_name(box), key) for box in line.boxes for key in box.keys}
    try:
        return KeypadButtonLine(line.name, line.url, keys)
    except ValueError as error:
        raise ConfigError(f'[[lines]] "{line.name}", keys: {error}.') from error
