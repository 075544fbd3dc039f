"""The driver of a line of Modbus RTU input modules, by pymodbus."""

import logging
import secrets
import termios
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import serial
from pymodbus.client import ModbusSerialClient
from pymodbus.exceptions import ConnectionException, ModbusException
from pymodbus.pdu import ModbusPDU

from hardware.buttons.contacts import BitContact, Contact, CounterContact
from hardware.buttons.maps import WAVESHARE_IO_8CH, InputMode, ModuleMap, Table
from hardware.buttons.model import LAMP_OFF, BoxReport, BoxState, Lamp, Press
from hardware.serial_port import shut_out_others

# It reports every silence as an error; here a silence is a state, told once.
logging.getLogger("pymodbus.logging").setLevel(logging.CRITICAL)

_KEY = "0"
_READERS = {
    Table.DISCRETE: ModbusSerialClient.read_discrete_inputs,
    Table.COILS: ModbusSerialClient.read_coils,
    Table.INPUT_REGISTERS: ModbusSerialClient.read_input_registers,
    Table.HOLDING_REGISTERS: ModbusSerialClient.read_holding_registers,
}


@dataclass(frozen=True)
class Wiring:
    """Which input of which unit a box is."""

    box: str
    unit: int
    input: int


@dataclass(frozen=True)
class ModbusTimings:
    """The times of a Modbus line, in seconds but for ``absent_after``."""

    poll_s: float = 0.05
    """From one reading of a unit to the next."""
    answer_s: float = 0.1
    """How long a unit may take to answer."""
    absent_after: int = 5
    """Readings without an answer until a unit counts as absent."""
    given_up_after_s: float = 3.0
    """A unit that was silent for so long is read seldom, so that it does not slow the others."""
    seldom_s: float = 1.0
    """From one reading of a unit given up to the next."""
    refresh_s: float = 1.0
    """Lamps are written again so often, in case a module was switched off and on."""
    retry_s: float = 0.2
    """How often a missing port is looked for."""


@dataclass
class _Button:
    """One wired input with its lamp."""

    wiring: Wiring
    contact: Contact
    lamp: Lamp = LAMP_OFF
    presses: int = 0


@dataclass
class _Unit:
    """One module: its buttons, and when it was last heard of."""

    number: int
    buttons: list[_Button]
    heard_at: float
    due_at: float = float("-inf")
    missed: int = 0
    seen: bool = False
    latched: bool = False
    shown: list[bool] | None = None
    refresh_at: float = float("-inf")


class ModbusButtonLine:
    """A ``ButtonLine`` that reads one unit in each ``poll``, which waits ``answer_s`` at most.

    Modules neither name their presses nor repeat them, so names are drawn at each start of the program, and a press
    of the moment in which the program died is lost.
    """

    def __init__(
        self,
        name: str,
        url: str,
        baud: int,
        wirings: Iterable[Wiring],
        module: ModuleMap = WAVESHARE_IO_8CH,
        timings: ModbusTimings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._module = module
        wired = sorted(wirings, key=_unit_of)
        _refuse_missing_inputs(wired, module)
        self._timings = timings or ModbusTimings()
        self._clock = clock
        self._epoch = secrets.randbelow(0x10000)
        self._client = ModbusSerialClient(url, baudrate=baud, timeout=self._timings.answer_s, retries=0)
        self._connect_at = float("-inf")
        self._units = [self._make_unit(*group) for group in groupby(wired, key=_unit_of)]
        self._buttons = {button.wiring.box: button for unit in self._units for button in unit.buttons}

    def poll(self) -> list[Press]:
        """Write the lamps of the unit that is due and read its inputs."""
        now = self._clock()
        unit = min(self._units, key=lambda each: each.due_at)
        if unit.due_at > now or not self._is_connected(now):
            return []
        try:
            self._write_lamps(unit, now)
            values = self._read(unit)
        except ConnectionException:
            self._client.close()  # type: ignore[no-untyped-call]  # untyped there
            return []
        except (ModbusException, OSError, termios.error):
            self._miss(unit)
            return []
        unit.missed, unit.seen, unit.heard_at = 0, True, now
        unit.due_at = now + self._timings.poll_s
        return self._judge(unit, values)

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """Let the output beside the input show ``lamp``: any of its four lamps."""
        self._buttons[box].lamp = lamp

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box: that of its unit."""
        return tuple(BoxReport(button.wiring.box, self._state(unit)) for unit in self._units for button in unit.buttons)

    def fileno(self) -> int | None:
        """There is nothing to wait on: ``poll`` waits for the answer itself."""
        return None

    def wait_s(self) -> float:
        """Return how long until a unit is due."""
        now = self._clock()
        if not self._client.connected:
            return max(0.0, self._connect_at - now)
        return max(0.0, min(unit.due_at for unit in self._units) - now)

    def close(self) -> None:
        """Let the port go."""
        self._client.close()  # type: ignore[no-untyped-call]  # untyped there

    def _make_unit(self, number: int, wirings: Iterable[Wiring]) -> _Unit:
        buttons = [_Button(wiring, _contact_of(self._module)) for wiring in wirings]
        return _Unit(number, buttons, heard_at=self._clock())

    def _is_connected(self, now: float) -> bool:
        if self._client.connected:
            return True
        if now < self._connect_at:
            return False
        self._connect_at = now + self._timings.retry_s
        if not self._client.connect():
            return False
        if isinstance(self._client.socket, serial.Serial):
            shut_out_others(self._client.socket)
        return True

    def _read(self, unit: _Unit) -> list[int]:
        """Return the value of each input; a latch that was read is cleared before it is read again."""
        if unit.latched and self._module.clear is not None:
            _checked(self._client.write_coil(self._module.clear, True, device_id=unit.number))
            for button in unit.buttons:
                button.contact.clear()
        count = self._module.inputs * self._module.width
        read = _READERS[self._module.table]
        answer = _checked(read(self._client, self._module.first, count=count, device_id=unit.number))
        values: Sequence[int] = answer.registers if self._module.mode is InputMode.COUNTER else answer.bits
        if len(values) < count:
            raise ModbusException(f"unit {unit.number} sent {len(values)} values of {count}")
        return list(_joined(values[:count], self._module.width))

    def _judge(self, unit: _Unit, values: list[int]) -> list[Press]:
        now = self._clock()
        unit.latched = any(values)
        return [press for button in unit.buttons for press in self._new(button, values[button.wiring.input], now)]

    def _new(self, button: _Button, value: int, now: float) -> Iterator[Press]:
        for _ in range(button.contact.read(value, now)):
            button.presses += 1
            yield Press(self.name, button.wiring.box, _KEY, self._epoch, button.presses)

    def _write_lamps(self, unit: _Unit, now: float) -> None:
        if self._module.lamps is None:
            return
        wanted = [False] * self._module.outputs
        for button in unit.buttons:
            wanted[button.wiring.input] = button.lamp.lit(now) != 0
        if wanted == unit.shown and now < unit.refresh_at:
            return
        unit.shown = None
        _checked(self._client.write_coils(self._module.lamps, wanted, device_id=unit.number))
        unit.shown, unit.refresh_at = wanted, now + self._timings.refresh_s

    def _miss(self, unit: _Unit) -> None:
        now = self._clock()
        unit.missed += 1
        given_up = now - unit.heard_at >= self._timings.given_up_after_s
        unit.due_at = now + (self._timings.seldom_s if given_up else self._timings.poll_s)

    def _state(self, unit: _Unit) -> BoxState:
        if not self._client.connected:
            return BoxState.PORT_MISSING
        if unit.missed >= self._timings.absent_after:
            return BoxState.NO_ANSWER
        return BoxState.PRESENT if unit.seen else BoxState.UNKNOWN


def _unit_of(wiring: Wiring) -> int:
    return wiring.unit


def _refuse_missing_inputs(wirings: Iterable[Wiring], module: ModuleMap) -> None:
    for wiring in wirings:
        if not 0 <= wiring.input < module.inputs:
            raise ValueError(
                f"unit {wiring.unit} has no input {wiring.input}: {module.name} has 0 to {module.inputs - 1}"
            )


def _contact_of(module: ModuleMap) -> Contact:
    return CounterContact(16 * module.width) if module.mode is InputMode.COUNTER else BitContact()


def _checked(answer: ModbusPDU) -> ModbusPDU:
    if answer.isError():
        raise ModbusException(f"unit {answer.dev_id} refuses function {answer.function_code}")
    return answer


def _joined(values: Sequence[int], width: int) -> Iterator[int]:
    for at in range(0, len(values), width):
        yield sum(value << 16 * place for place, value in enumerate(values[at : at + width]))
