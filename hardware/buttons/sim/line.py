"""What the simulated lines have in common: a port, fingers on keys, and commands."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from typing import Any

from hardware.buttons.model import Lamp
from hardware.simulation import Channel, Noise, PtyPort

_log = logging.getLogger(__name__)
_PRESS_MS = 80.0


class SimulatedLine(ABC):
    """A line on a pseudo terminal. Owned by one thread, which calls ``step`` when ``wait_s`` has passed.

    ``byte_s`` is what a byte takes on the wire; a pseudo terminal alone is as fast as the machine.
    """

    def __init__(self, link: Path, seed: int = 0) -> None:
        self.port = PtyPort(link)
        self.port.plug()
        self.byte_s = 0.0
        self._question_bytes = 0
        self._on_the_wire: list[tuple[float, bytes]] = []
        self._to_boxes = Channel(Random(seed))
        self._to_host = Channel(Random(seed + 1))
        self._fingers: list[tuple[float, str, int, bool]] = []

    def step(self, now: float) -> None:
        """Move fingers and bytes up to the moment ``now``."""
        while self._fingers and self._fingers[0][0] <= now:
            _, box, key, down = heappop(self._fingers)
            self.set_contact(box, key, down, now)
        asked = self.port.read()
        self._question_bytes = len(asked) or self._question_bytes
        for piece in self._to_boxes.carry(asked):
            self.hear(piece, now)
        for answer in self.answers(now):
            at = now + (self._question_bytes + len(answer)) * self.byte_s
            self._on_the_wire += [(at, piece) for piece in self._to_host.carry(answer)]
        while self._on_the_wire and self._on_the_wire[0][0] <= now:
            self.port.write(self._on_the_wire.pop(0)[1])

    def wait_s(self, now: float) -> float:
        """Return for how long nothing happens, unless the host speaks."""
        waits = [self.next_answer_s(now)]
        waits += [self._fingers[0][0] - now] if self._fingers else []
        waits += [self._on_the_wire[0][0] - now] if self._on_the_wire else []
        return max(0.0, min(waits))

    def obey(self, command: Mapping[str, Any], now: float) -> None:
        """Do what a command says; one that means nothing here is logged and left."""
        try:
            done = self._obey(command, now)
        except (KeyError, ValueError, TypeError, IndexError) as error:
            _log.warning("the command %s does not fit this line: %r", dict(command), error)
            return
        if not done:
            _log.warning("the command %s is unknown", dict(command))

    def state(self, now: float) -> dict[str, Any]:
        """Return what a person standing before the boxes sees."""
        boxes = {box: _seen(lamp, held) for box, (lamp, held) in self.boxes(now).items()}
        return {"kind": self.kind, "plugged": self.port.is_plugged, "boxes": boxes}

    def close(self) -> None:
        """Let the port vanish."""
        self.port.unplug()

    @property
    @abstractmethod
    def kind(self) -> str:
        """The name of the protocol."""

    @abstractmethod
    def hear(self, data: bytes, now: float) -> None:
        """Let every box hear ``data``."""

    @abstractmethod
    def answers(self, now: float) -> list[bytes]:
        """Return the answers that are due."""

    @abstractmethod
    def next_answer_s(self, now: float) -> float:
        """Return how long until an answer is due by itself."""

    @abstractmethod
    def set_contact(self, box: str, key: int, closed: bool, now: float) -> None:
        """Close or open the contact of a key."""

    @abstractmethod
    def boxes(self, now: float) -> dict[str, tuple[Lamp, int]]:
        """Return the lamp and the held keys of each box on the line."""

    @abstractmethod
    def take_away(self, box: str) -> None:
        """Cut a box off the line."""

    @abstractmethod
    def put_back(self, box: str) -> None:
        """Connect it again."""

    def restart(self, box: str, now: float) -> None:
        """Switch a box off and on."""
        raise ValueError(f"box {box} has no power switch")

    def add_twin(self, box: str, now: float) -> None:
        """Connect a second box with the same address."""
        raise ValueError(f"box {box} cannot have a twin")

    def _obey(self, command: Mapping[str, Any], now: float) -> bool:
        match command:
            case {"do": "press", "box": box}:
                key, held_s = int(command.get("key", 0)), float(command.get("ms", _PRESS_MS)) / 1000
                self._move(now, str(box), key, True)
                self._move(now + held_s, str(box), key, False)
            case {"do": "hold" | "release" as verb, "box": box}:
                self._move(now, str(box), int(command.get("key", 0)), verb == "hold")
            case {"do": "noise"}:
                self._set_noise(Noise.from_command(command))
            case {"do": "unplug"}:
                self.port.unplug()
            case {"do": "plug"}:
                self.port.plug()
            case {"do": verb, "box": box}:
                return self._obey_for_box(str(verb), str(box), now)
            case _:
                return False
        return True

    def _obey_for_box(self, verb: str, box: str, now: float) -> bool:
        match verb:
            case "take_away":
                self.take_away(box)
            case "put_back":
                self.put_back(box)
            case "restart":
                self.restart(box, now)
            case "twin":
                self.add_twin(box, now)
            case _:
                return False
        return True

    def _move(self, at: float, box: str, key: int, down: bool) -> None:
        if box not in self.boxes(time.monotonic()):
            raise KeyError(box)
        heappush(self._fingers, (at, box, key, down))

    def _set_noise(self, noise: Noise) -> None:
        self._to_boxes.noise = self._to_host.noise = noise


def _seen(lamp: Lamp, held: int) -> dict[str, Any]:
    return {"lamps": lamp.bits, "pattern": lamp.pattern.name.lower(), "beep": lamp.beep, "held": held}
