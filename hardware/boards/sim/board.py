"""What the simulated boards have in common: a port that may be pulled, a bad cable, a picture."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from hardware.boards.sim.panel import Light, draw, lay_out
from hardware.simulation import Channel, Noise, PtyPort

_log = logging.getLogger(__name__)


class SimulatedBoard(ABC):
    """Shows what it understood of the bytes it heard. Owned by one thread, which calls ``step`` when bytes come."""

    kind: str

    def __init__(self, link: Path, log: Path | None = None, seed: int = 0) -> None:
        self.port = PtyPort(link)
        self.port.plug()
        self._log = log
        self._wire = Channel(Random(seed))
        self.forget()

    def step(self, now: float) -> None:
        """Hear what has come."""
        data = self.port.read()
        self._keep(data)
        for piece in self._wire.carry(data):
            self.hear(piece, now)

    def obey(self, command: Mapping[str, Any]) -> None:
        """Do what a command says; one that means nothing here is logged and left."""
        match command:
            case {"do": "unplug"}:
                self.port.unplug()
                self.forget()
            case {"do": "plug"}:
                self.port.plug()
            case {"do": "noise"}:
                self._wire.noise = Noise.from_command(command)
            case _:
                _log.warning("the command %s does not fit a sign", dict(command))

    def state(self) -> dict[str, Any]:
        """Return what a person standing before the board sees."""
        return {
            "kind": self.kind,
            "plugged": self.port.is_plugged,
            "lines": list(self.lines()),
            "mode": self.mode(),
            "color": self.light().name.lower(),
        }

    def picture(self) -> Image.Image:
        """Return the board as a camera sees it."""
        return draw(lay_out(self.lines()), self.light())

    def close(self) -> None:
        """Let the port vanish."""
        self.port.unplug()

    @abstractmethod
    def hear(self, data: bytes, now: float) -> None:
        """Take in what came over the wire."""

    @abstractmethod
    def forget(self) -> None:
        """Be as after power-on."""

    @abstractmethod
    def lines(self) -> tuple[str, ...]:
        """Return the lines that stand on it."""

    @abstractmethod
    def light(self) -> Light:
        """Return how it shines."""

    def mode(self) -> str:
        """Return whether it flashes by itself."""
        return "hold"

    def _keep(self, data: bytes) -> None:
        if self._log is not None and data:
            with self._log.open("ab") as log:
                log.write(data)
