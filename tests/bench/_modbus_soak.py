"""Presses at a Modbus module on a bad cable, in simulated time, through the real driver and pymodbus."""

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from random import Random
from unittest.mock import patch

from hardware.buttons.contacts import STALE_S, Contact
from hardware.buttons.maps import ICP_DAS_COUNTER, ModuleMap
from hardware.buttons.modbus import ModbusButtonLine, Wiring
from hardware.buttons.sim.module import Module, RtuServer
from hardware.simulation import Channel, Noise

BAUD = 19_200
_BYTE_S = 10 / BAUD
_ANSWERS_AFTER_S = 0.003
_HELD_S = (0.05, 0.4)
_BETWEEN_S = (0.5, 4.0)
_AFTERWARDS_S = 5.0


@dataclass(frozen=True)
class ModbusResult:
    """What became of the presses; ``late`` ones fell into a silence that is too long to call anybody by."""

    presses: int
    acted_on: int
    late: int

    @property
    def lost(self) -> int:
        """Return the presses that came to nothing though the module was heard in time."""
        return max(0, self.presses - self.acted_on - self.late)

    @property
    def doubled(self) -> int:
        """Return the presses that were done once more than they were made."""
        return max(0, self.acted_on - self.presses)


class _Wire:
    """The serial port that pymodbus opens, the module at its other end, and the time that passes between them."""

    def __init__(self, module: Module, noise: Noise, seed: int) -> None:
        self.now = 0.0
        self.module = module
        self.made = 0
        self._random = Random(seed)
        self._channel = Channel(self._random, noise)
        self._server = RtuServer({1: module})
        self._to_module: list[tuple[float, bytes]] = []
        self._to_host: list[tuple[float, bytes]] = []
        self._received = b""
        self._moves: Iterator[tuple[float, bool]] = iter(())
        self._move: tuple[float, bool] | None = None

    def press_until(self, end: float) -> None:
        """Let a finger press at random moments from now on."""
        self._moves = self._fingers(end)
        self._move = next(self._moves, None)

    # What pymodbus takes for the module ``time``.

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass: fingers move and bytes arrive meanwhile."""
        until = self.now + seconds
        while (event := self._next()) is not None and event <= until:
            self.now = max(self.now, event)
            self._happen()
        self.now = until

    # What pymodbus takes for a serial port.

    @property
    def in_waiting(self) -> int:
        return len(self._received)

    def read(self, size: int) -> bytes:
        data, self._received = self._received[:size], self._received[size:]
        return data

    def write(self, data: bytes) -> int:
        at = self.now + len(data) * _BYTE_S
        self._to_module += [(at, piece) for piece in self._channel.carry(data)]
        return len(data)

    def close(self) -> None:
        """Nothing has to be let go."""

    def _next(self) -> float | None:
        events = [at for at, _ in (*self._to_module, *self._to_host)]
        events += [self._move[0]] if self._move is not None else []
        return min(events, default=None)

    def _happen(self) -> None:
        while self._move is not None and self._move[0] <= self.now:
            self.module.set_contact(0, self._move[1])
            self.made += self._move[1]
            self._move = next(self._moves, None)
        heard = [piece for at, piece in self._to_module if at <= self.now]
        self._to_module = [each for each in self._to_module if each[0] > self.now]
        for answer in (answer for piece in heard for answer in self._server.feed(piece, self.now)):
            at = self.now + _ANSWERS_AFTER_S + len(answer) * _BYTE_S
            self._to_host += [(at, piece) for piece in self._channel.carry(answer)]
        self._received += b"".join(piece for at, piece in self._to_host if at <= self.now)
        self._to_host = [each for each in self._to_host if each[0] > self.now]

    def _fingers(self, end: float) -> Iterator[tuple[float, bool]]:
        at = self.now + self._random.uniform(*_BETWEEN_S)
        while at < end:
            up = at + self._random.uniform(*_HELD_S)
            yield at, True
            yield up, False
            at = up + self._random.uniform(*_BETWEEN_S)


def modbus_soak(noise: Noise, seed: int, seconds: float, kind: ModuleMap = ICP_DAS_COUNTER) -> ModbusResult:
    """Press for so long, and count what the driver made of it."""
    wire = _Wire(Module(kind), noise, seed)
    heard: list[float] = []
    read = Contact.read

    def noted(contact: Contact, value: int, now: float) -> int:
        heard.append(now)
        return read(contact, value, now)

    with ExitStack() as stack:
        stack.enter_context(patch("pymodbus.client.serial.time", wire))
        stack.enter_context(patch("pymodbus.transaction.transaction.monotonic", wire.time))
        stack.enter_context(patch("pymodbus.client.serial.serial.serial_for_url", lambda *_, **__: wire))
        stack.enter_context(patch.object(Contact, "read", noted))
        line = ModbusButtonLine("L2", "port", BAUD, [Wiring("1.0", 1, 0)], kind, clock=wire.time)
        acted, pressed_at = _run(line, wire, seconds)
    late = sum(_is_late(heard, at) for at in pressed_at)
    return ModbusResult(len(pressed_at), acted, late)


def _run(line: ModbusButtonLine, wire: _Wire, seconds: float) -> tuple[int, list[float]]:
    """Return how many presses the line told of, and when each was made."""
    acted, pressed_at = 0, []
    while not pressed_at and wire.now < seconds and not _settled(line, wire):
        pass
    wire.press_until(wire.now + seconds)
    end = wire.now + seconds + _AFTERWARDS_S
    while wire.now < end:
        made = wire.made
        acted += len(line.poll())
        wire.sleep(max(0.001, min(0.05, line.wait_s())))
        pressed_at += [wire.now] * (wire.made - made)
    return acted, pressed_at


def _settled(line: ModbusButtonLine, wire: _Wire) -> bool:
    """Take a turn, and tell whether the module has been heard: what is pressed before counts for nobody."""
    line.poll()
    wire.sleep(0.05)
    return line.states()[0].state == "present"


def _is_late(heard: list[float], at: float) -> bool:
    """Tell whether the reading after a press came so long after the one before that nobody may be called by it."""
    place = bisect_left(heard, at)
    return place >= len(heard) or place == 0 or heard[place] - heard[place - 1] > STALE_S
