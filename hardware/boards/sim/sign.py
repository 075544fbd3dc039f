"""A simulated Alpha sign on a pseudo terminal."""

import logging
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from hardware.boards.alpha import FrameDecoder, SignText
from hardware.boards.sim.panel import draw, lay_out
from hardware.simulation import Channel, Noise, PtyPort

_log = logging.getLogger(__name__)


class SignSimulator:
    """Shows the newest text it heard whole. Owned by one thread, which calls ``step`` when bytes come."""

    def __init__(self, link: Path, log: Path | None = None, seed: int = 0) -> None:
        self.port = PtyPort(link)
        self.port.plug()
        self.shown = SignText(())
        self._log = log
        self._wire = Channel(Random(seed))
        self._decoder = FrameDecoder()

    def step(self, now: float) -> None:
        """Hear what has come."""
        data = self.port.read()
        self._keep(data)
        for piece in self._wire.carry(data):
            for text in self._decoder.feed(piece, now):
                self.shown = text

    def obey(self, command: Mapping[str, Any]) -> None:
        """Do what a command says; one that means nothing here is logged and left."""
        match command:
            case {"do": "unplug"}:
                self.port.unplug()
                self.shown = SignText(())
            case {"do": "plug"}:
                self.port.plug()
            case {"do": "noise"}:
                self._wire.noise = Noise.from_command(command)
            case _:
                _log.warning("the command %s does not fit a sign", dict(command))

    def state(self) -> dict[str, Any]:
        """Return what a person standing before the sign sees."""
        return {
            "kind": "alpha",
            "plugged": self.port.is_plugged,
            "lines": list(self.shown.lines),
            "mode": self.shown.mode.name.lower(),
            "color": self.shown.color.name.lower(),
        }

    def picture(self) -> Image.Image:
        """Return the sign as a camera sees it."""
        return draw(lay_out(self.shown.lines), self.shown.color)

    def close(self) -> None:
        """Let the port vanish."""
        self.port.unplug()

    def _keep(self, data: bytes) -> None:
        if self._log is not None and data:
            with self._log.open("ab") as log:
                log.write(data)
