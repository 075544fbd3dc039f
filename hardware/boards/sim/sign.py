"""A simulated Alpha sign."""

from hardware.boards.alpha import FrameDecoder, SignText
from hardware.boards.sim.board import SimulatedBoard
from hardware.boards.sim.panel import Light


class SignSimulator(SimulatedBoard):
    """Shows the newest text it heard whole."""

    kind = "alpha"
    shown: SignText
    _decoder: FrameDecoder

    def hear(self, data: bytes, now: float) -> None:
        """Take in what came over the wire."""
        for text in self._decoder.feed(data, now):
            self.shown = text

    def forget(self) -> None:
        """Be as after power-on."""
        self.shown = SignText(())
        self._decoder = FrameDecoder()

    def lines(self) -> tuple[str, ...]:
        """Return the lines that stand on it."""
        return self.shown.lines

    def light(self) -> Light:
        """Return the colour of the text."""
        return Light[self.shown.color.name]

    def mode(self) -> str:
        """Return whether it flashes by itself."""
        return self.shown.mode.name.lower()
