"""A board in memory, for tests of whoever shows something."""

from collections.abc import Sequence

from hardware.boards.model import BoardState, Size

SIZE = Size(lines=2, columns=20)


class FakeBoard:
    """Keeps the promises of a board: it shows the newest lines once its plug is in."""

    def __init__(self, name: str, size: Size = SIZE) -> None:
        self.name = name
        self.size = size
        self.shown: tuple[str, ...] = ()
        self.flashing = False
        self._wanted: tuple[tuple[str, ...], bool] | None = None
        self._plugged = True

    def show(self, lines: Sequence[str], flash: bool = False) -> None:
        """Show these lines in the place of all others."""
        self._wanted = (self.size.fit(lines), flash)
        self.poll()

    def poll(self) -> None:
        """Show what is wanted, if the plug is in."""
        if self._plugged and self._wanted is not None:
            self.shown, self.flashing = self._wanted

    def state(self) -> BoardState:
        """Return how the board is."""
        return BoardState.READY if self._plugged else BoardState.PORT_MISSING

    def close(self) -> None:
        """Nothing has to be let go."""

    def unplug(self) -> None:
        """Pull the plug: the board forgets what it showed."""
        self._plugged = False
        self.shown, self.flashing = (), False

    def plug(self) -> None:
        """Put the plug back."""
        self._plugged = True
