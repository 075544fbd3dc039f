"""The driver of a line of Modbus RTU input modules, by pymodbus."""

import contextlib
import logging
import secrets
import select
import termios
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import UnsupportedOperation
from itertools import groupby

import serial
from pymodbus.client import ModbusSerialClient
from pymodbus.exceptions import ConnectionException, ModbusException
from pymodbus.pdu import ModbusPDU

from hardware.buttons.contacts import BitContact, Contact, CounterContact
from hardware.buttons.maps import WAVESHARE_IO_8CH, InputMode, ModuleMap, Table
from hardware.buttons.model import LAMP_OFF, BoxReport, BoxState, Lamp, Press
from hardware.buttons.registers import RegisterUnit
from hardware.buttons.unit import ModbusTimings, Unit
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


@dataclass
class _Button:
    """One wired input with its lamp."""

    wiring: Wiring
    contact: Contact
    lamp: Lamp = LAMP_OFF
    presses: int = 0


@dataclass
class _Inputs(Unit):
    """An input module: its buttons, the inputs from the first wired one to the last, and what its lamps were told."""

    buttons: list[_Button] = field(default_factory=list)
    span: range = range(0)
    shown: list[bool] | None = None
    refresh_at: float = float("-inf")


class _Client(ModbusSerialClient):
    """Sleeps until an answer begins: pymodbus would look for it a thousand times a second."""

    def recv(self, size: int | None) -> bytes:
        """Return what has come, nothing after the time for an answer."""
        try:
            port = self.socket.fileno() if self.socket else -1
        except (AttributeError, UnsupportedOperation):
            port = -1  # "loop://" and its like have no descriptor
        if port >= 0 and not select.select([port], [], [], self.comm_params.timeout_connect)[0]:
            return b""
        return bytes(super().recv(size))


class ModbusButtonLine:
    """A ``ButtonLine`` that serves one unit in each ``poll``, which waits ``answer_s`` at most.

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
        self._client = _Client(url, baudrate=baud, timeout=self._timings.answer_s, retries=0)
        self._connect_at = float("-inf")
        self._modules = [self._make_module(*group) for group in groupby(wired, key=_unit_of)]
        self._buttons = {button.wiring.box: button for unit in self._modules for button in unit.buttons}
        self._units: list[_Inputs | RegisterUnit] = [*self._modules]

    def registers_of(self, unit: int, first: int) -> RegisterUnit:
        """Return the registers of a unit that only shows, to be filled from any thread; before the first ``poll``."""
        registers = RegisterUnit(unit, self._clock(), self._timings, first=first, is_connected=self._has_port)
        self._units.append(registers)
        return registers

    def poll(self) -> list[Press]:
        """Write to the unit that is due, and read its inputs where it has any."""
        now = self._clock()
        unit = min(self._units, key=_next_at, default=None)
        if unit is None or unit.next_at > now or not self._is_connected(now):
            return []
        try:
            return self._serve(unit, now)
        except ConnectionException:
            self._client.close()  # type: ignore[no-untyped-call]  # untyped there
        except (ModbusException, OSError, termios.error):
            unit.miss(self._clock())
        return []

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """Let the output beside the input show ``lamp``: any of its four lamps."""
        self._buttons[box].lamp = lamp

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box: that of its unit."""
        return tuple(
            BoxReport(button.wiring.box, self._state(unit)) for unit in self._modules for button in unit.buttons
        )

    def fileno(self) -> int | None:
        """There is nothing to wait on: ``poll`` waits for the answer itself."""
        return None

    def wait_s(self) -> float:
        """Return how long until a unit is due."""
        now = self._clock()
        if not self._client.connected:
            return max(0.0, self._connect_at - now)
        due_at = min((unit.next_at for unit in self._units), default=now + self._timings.seldom_s)
        return max(0.0, due_at - now)

    def close(self) -> None:
        """Let the port go."""
        self._client.close()  # type: ignore[no-untyped-call]  # untyped there

    def _make_module(self, number: int, wirings: Iterable[Wiring]) -> _Inputs:
        buttons = [_Button(wiring, _contact_of(self._module)) for wiring in wirings]
        wired = [button.wiring.input for button in buttons]
        span = range(min(wired), max(wired) + 1)
        return _Inputs(number, self._clock(), self._timings, buttons=buttons, span=span)

    def _has_port(self) -> bool:
        return bool(self._client.connected)

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

    def _serve(self, unit: _Inputs | RegisterUnit, now: float) -> list[Press]:
        if isinstance(unit, RegisterUnit):
            self._write_registers(unit)
            return []
        values = self._read(unit)
        unit.hear(now, self._timings.poll_s)
        presses = self._judge(unit, values)
        if not presses:
            # What cannot be written now is written at the next turn; what was read stays read.
            with contextlib.suppress(ModbusException, OSError, termios.error):
                self._clear_latches(unit, values)
                self._write_lamps(unit, now)
        return presses

    def _write_registers(self, unit: RegisterUnit) -> None:
        values = unit.wanted
        if values:
            _checked(self._client.write_registers(unit.first, list(values), device_id=unit.number))
        unit.written = values
        unit.hear(self._clock(), self._timings.refresh_s)

    def _read(self, unit: _Inputs) -> list[int]:
        """Return the values of the inputs from the first wired one to the last: a shorter answer is damaged less."""
        width = self._module.width
        count, first = len(unit.span) * width, self._module.first + unit.span.start * width
        read = _READERS[self._module.table]
        answer = _checked(read(self._client, first, count=count, device_id=unit.number))
        values: Sequence[int] = answer.registers if self._module.mode is InputMode.COUNTER else answer.bits
        if len(values) < count:
            raise ModbusException(f"unit {unit.number} sent {len(values)} values of {count}")
        return list(_joined(values[:count], width))

    def _judge(self, unit: _Inputs, values: list[int]) -> list[Press]:
        now = self._clock()
        told = ((button, values[button.wiring.input - unit.span.start]) for button in unit.buttons)
        return [press for button, value in told for press in self._new(button, value, now)]

    def _clear_latches(self, unit: _Inputs, values: Iterable[int]) -> None:
        if self._module.clear is None or not any(values):
            return
        _checked(self._client.write_coil(self._module.clear, True, device_id=unit.number))
        for button in unit.buttons:
            button.contact.clear()

    def _new(self, button: _Button, value: int, now: float) -> Iterator[Press]:
        for _ in range(button.contact.read(value, now)):
            button.presses += 1
            yield Press(self.name, button.wiring.box, _KEY, self._epoch, button.presses)

    def _write_lamps(self, unit: _Inputs, now: float) -> None:
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

    def _state(self, unit: _Inputs) -> BoxState:
        if not self._client.connected:
            return BoxState.PORT_MISSING
        if unit.is_absent:
            return BoxState.NO_ANSWER
        return BoxState.PRESENT if unit.seen else BoxState.UNKNOWN


def _next_at(unit: Unit) -> float:
    return unit.next_at


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
