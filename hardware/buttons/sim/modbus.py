"""A line of simulated Modbus RTU modules; the button on input 0 of unit 1 is called "1.0"."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hardware.buttons.maps import WAVESHARE_IO_8CH, ModuleMap
from hardware.buttons.model import Lamp
from hardware.buttons.sim.line import SimulatedLine
from hardware.buttons.sim.module import Digits, Module, RtuServer, Unit

_IDLE_S = 0.5


class ModbusLineSimulator(SimulatedLine):
    """Several input modules of one kind, and LED digits, on one pair of wires."""

    kind = "modbus"

    def __init__(
        self,
        link: Path,
        units: Iterable[int],
        module: ModuleMap = WAVESHARE_IO_8CH,
        seed: int = 0,
        digits: Iterable[int] = (),
    ) -> None:
        super().__init__(link, seed)
        self._all = {unit: Module(module) for unit in units}
        self._digits = {unit: Digits() for unit in digits}
        self._connected: dict[int, Unit] = {**self._all, **self._digits}
        self._server = RtuServer(self._connected)
        self._answers: list[bytes] = []

    def hear(self, data: bytes, now: float) -> None:
        """Let every connected module hear ``data``."""
        self._answers += self._server.feed(data, now)

    def answers(self, now: float) -> list[bytes]:
        """Return the answers."""
        answers, self._answers = self._answers, []
        return answers

    def next_answer_s(self, now: float) -> float:
        """Modules only ever answer."""
        return _IDLE_S

    def set_contact(self, box: str, key: int, closed: bool, now: float) -> None:
        """Close or open the contact at an input."""
        unit, number = _split(box)
        self._all[unit].set_contact(number, closed)

    def boxes(self, now: float) -> dict[str, tuple[Lamp, int]]:
        """Return the lamp and the contact of each input."""
        return {
            f"{unit}.{number}": (Lamp(int(lamp)), int(closed))
            for unit, module in self._all.items()
            for number, (lamp, closed) in enumerate(zip(module.lamps, module.closed, strict=False))
        }

    def state(self, now: float) -> dict[str, Any]:
        """Return what a person standing before the boxes and digits sees."""
        digits = {str(unit): _text_of(each) for unit, each in self._digits.items()}
        return {**super().state(now), "digits": digits}

    def take_away(self, box: str) -> None:
        """Cut the module of this input off the line."""
        unit, _ = _split(box)
        del self._connected[unit]

    def put_back(self, box: str) -> None:
        """Connect it again."""
        unit, _ = _split(box)
        self._connected[unit] = self._all[unit]

    def restart(self, box: str, now: float) -> None:
        """Switch a module off and on: its counters and lamps are 0 again."""
        unit, _ = _split(box)
        self._all[unit] = Module(self._all[unit].map)
        if unit in self._connected:
            self._connected[unit] = self._all[unit]


def _text_of(digits: Digits) -> str:
    marks = (chr(each) if 0x20 <= each <= 0x7E else " " for each in digits.registers[:6])
    return "".join(marks).rstrip()


def _split(box: str) -> tuple[int, int]:
    unit, number = box.split(".")
    return int(unit), int(number)
