"""A Modbus RTU module with inputs and lamps, as bytes in and bytes out. Pure."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from hardware.buttons.maps import InputMode, ModuleMap, Table

_READ_COILS, _READ_DISCRETE, _READ_HOLDING, _READ_INPUT = 1, 2, 3, 4
_WRITE_COILS, _WRITE_REGISTERS = 15, 16
_FIXED_LENGTH = 8
_SHORTEST = 4
_GAP_S = 0.02
_ILLEGAL_FUNCTION, _ILLEGAL_ADDRESS, _ILLEGAL_VALUE = 1, 2, 3
_ON, _OFF = 0xFF00, 0x0000
_MOST_BITS, _MOST_REGISTERS = 2000, 125
_TABLES = {
    _READ_COILS: Table.COILS,
    _READ_DISCRETE: Table.DISCRETE,
    _READ_HOLDING: Table.HOLDING_REGISTERS,
    _READ_INPUT: Table.INPUT_REGISTERS,
}


class Refusal(Exception):
    """A request the module answers with an exception code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Unit(Protocol):
    """A unit on the line: what stands in its tables, and what may be written there."""

    def cells(self, table: Table) -> dict[int, int]: ...
    def write_coil(self, address: int, on: bool) -> None: ...
    def write_register(self, address: int, value: int) -> None: ...


@dataclass
class Digits:
    """The registers of six LED digits; it has nothing else."""

    registers: list[int] = field(default_factory=lambda: [0] * 8)

    def cells(self, table: Table) -> dict[int, int]:
        """Return what a table holds, by address."""
        return dict(enumerate(self.registers)) if table is Table.HOLDING_REGISTERS else {}

    def write_coil(self, address: int, on: bool) -> None:
        """There are no lamps."""
        raise Refusal(_ILLEGAL_FUNCTION)

    def write_register(self, address: int, value: int) -> None:
        """Show another character."""
        if address >= len(self.registers):
            raise Refusal(_ILLEGAL_ADDRESS)
        self.registers[address] = value


@dataclass
class Module:
    """The memory of one input module, laid out by its map."""

    map: ModuleMap
    closed: list[bool] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    lamps: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.closed = [False] * self.map.inputs
        self.values = [0] * self.map.inputs
        self.lamps = [False] * self.map.outputs

    def set_contact(self, number: int, closed: bool) -> None:
        """Close or open a contact; the module shows a level, sets a latch or counts."""
        presses = closed and not self.closed[number]
        self.closed[number] = closed
        match self.map.mode:
            case InputMode.LEVEL:
                self.values[number] = int(closed)
            case InputMode.LATCH:
                self.values[number] |= presses
            case InputMode.COUNTER:
                self.values[number] = (self.values[number] + presses) % (1 << 16 * self.map.width)
            case _:
                assert_never(self.map.mode)

    def cells(self, table: Table) -> dict[int, int]:
        """Return what a table holds, by address."""
        cells: dict[int, int] = {}
        if table is self.map.table:
            words = [value >> 16 * place & 0xFFFF for value in self.values for place in range(self.map.width)]
            cells.update(enumerate(words, start=self.map.first))
        if table is Table.COILS and self.map.lamps is not None:
            cells.update(enumerate(map(int, self.lamps), start=self.map.lamps))
        return cells

    def write_coil(self, address: int, on: bool) -> None:
        """Switch a lamp, or clear the latches."""
        if address == self.map.clear:
            self.values = [0] * self.map.inputs
            return
        place = address - (self.map.lamps or 0)
        if self.map.lamps is None or not 0 <= place < self.map.outputs:
            raise Refusal(_ILLEGAL_ADDRESS)
        self.lamps[place] = on

    def write_register(self, address: int, value: int) -> None:
        """Nothing in an input module is set by registers."""
        raise Refusal(_ILLEGAL_FUNCTION)


class RtuServer:
    """Finds requests in a stream and answers those to its modules; other units stay silent."""

    def __init__(self, modules: Mapping[int, Unit]) -> None:
        self._modules = modules
        self._buffer = b""
        self._fed_at = float("-inf")

    def feed(self, data: bytes, now: float) -> list[bytes]:
        """Return the answers to the requests completed by ``data``."""
        if now - self._fed_at > _GAP_S:
            self._buffer = b""
        self._fed_at = now
        self._buffer += data
        answers: list[bytes] = []
        while (length := _request_length(self._buffer)) and len(self._buffer) >= length:
            request, rest = self._buffer[:length], self._buffer[length:]
            if _crc(request[:-2]) != request[-2:]:
                self._buffer = self._buffer[1:]
                continue
            self._buffer = rest
            answers += self._answer(request[0], request[1:-2])
        return answers

    def _answer(self, unit: int, request: bytes) -> list[bytes]:
        module = self._modules.get(unit)
        if module is None:
            return []
        try:
            body = _execute(module, request)
        except Refusal as refusal:
            body = bytes([request[0] | 0x80, refusal.code])
        frame = bytes([unit]) + body
        return [frame + _crc(frame)]


def seal(frame: bytes) -> bytes:
    """Return ``frame`` with its checksum, as it goes over the wire."""
    return frame + _crc(frame)


def _request_length(buffer: bytes) -> int:
    """Return the length of the request at the start of ``buffer``, or 0 while it cannot be told."""
    if len(buffer) < _SHORTEST:
        return 0
    if buffer[1] not in (_WRITE_COILS, _WRITE_REGISTERS):
        return _FIXED_LENGTH
    return 9 + buffer[6] if len(buffer) > 6 else 0


def _execute(module: Unit, request: bytes) -> bytes:
    function, first, second = struct.unpack(">BHH", request[:5])
    match function:
        case 1 | 2 | 3 | 4:
            return _read(module, function, first, second)
        case 5:
            if second not in (_ON, _OFF):
                raise Refusal(_ILLEGAL_VALUE)
            module.write_coil(first, second == _ON)
            return request
        case 6:
            module.write_register(first, second)
            return request
        case 15:
            return _write_coils(module, request, first, second)
        case 16:
            return _write_registers(module, request, first, second)
        case _:
            raise Refusal(_ILLEGAL_FUNCTION)


def _read(module: Unit, function: int, first: int, count: int) -> bytes:
    bits = function in (_READ_COILS, _READ_DISCRETE)
    if not 1 <= count <= (_MOST_BITS if bits else _MOST_REGISTERS):
        raise Refusal(_ILLEGAL_VALUE)
    cells = module.cells(_TABLES[function])
    values = [cells.get(address) for address in range(first, first + count)]
    known = [value for value in values if value is not None]
    if len(known) != count:
        raise Refusal(_ILLEGAL_ADDRESS)
    data = _packed(known) if bits else struct.pack(f">{count}H", *known)
    return bytes([function, len(data)]) + data


def _write_coils(module: Unit, request: bytes, first: int, count: int) -> bytes:
    data = request[6:]
    if not 1 <= count <= 8 * len(data):
        raise Refusal(_ILLEGAL_VALUE)
    for place in range(count):
        module.write_coil(first + place, bool(data[place // 8] >> place % 8 & 1))
    return request[:5]


def _write_registers(module: Unit, request: bytes, first: int, count: int) -> bytes:
    data = request[6:]
    if not 1 <= count <= _MOST_REGISTERS or len(data) != 2 * count:
        raise Refusal(_ILLEGAL_VALUE)
    for place, value in enumerate(struct.unpack(f">{count}H", data)):
        module.write_register(first + place, value)
    return request[:5]


def _packed(bits: list[int]) -> bytes:
    value = sum(bit << place for place, bit in enumerate(bits))
    return value.to_bytes((len(bits) + 7) // 8, "little")


def _crc(frame: bytes) -> bytes:
    """Return the CRC-16 of Modbus, low byte first."""
    crc = 0xFFFF
    for byte in frame:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return struct.pack("<H", crc)
