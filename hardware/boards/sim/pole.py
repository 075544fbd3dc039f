"""A simulated CD5220 pole."""

from hardware.boards.cd5220 import PoleDecoder
from hardware.boards.sim.board import SimulatedBoard
from hardware.boards.sim.panel import Light


class PoleSimulator(SimulatedBoard):
    """Shows every line as soon as it is complete."""

    kind = "cd5220"
    _decoder: PoleDecoder

    def hear(self, data: bytes, now: float) -> None:
        """Take in what came over the wire."""
        self._decoder.feed(data)

    def forget(self) -> None:
        """Be as after power-on."""
        self._decoder = PoleDecoder()

    def lines(self) -> tuple[str, ...]:
        """Return the lines that stand on it, without empty ones at the end."""
        shown = self._decoder.shown
        return (shown.upper, shown.lower) if shown.lower else (shown.upper,) if shown.upper else ()

    def light(self) -> Light:
        """Return the colour of its tube."""
        return Light.CYAN
