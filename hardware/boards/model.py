"""What every LED board has in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class BoardState(StrEnum):
    """How a board is; most of them never answer, so a board whose port is there counts as well."""

    READY = "ready"
    NO_ANSWER = "no_answer"
    PORT_MISSING = "port_missing"


@dataclass(frozen=True)
class Size:
    """How much a board shows; what does not fit is cut off."""

    lines: int
    columns: int

    def fit(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Return the part of ``lines`` that the board has room for."""
        return tuple(line[: self.columns] for line in lines[: self.lines])


class Board(Protocol):
    """A board that shows a few lines of text. Not thread-safe; owned by the counter bus."""

    @property
    def name(self) -> str:
        """The board's name in the configuration."""

    @property
    def size(self) -> Size:
        """How much the board shows."""

    def show(self, lines: Sequence[str], flash: bool = False) -> None:
        """Show these lines in the place of all others, now or as soon as the board is there."""

    def poll(self) -> None:
        """Do what is due: find a port that came back, say again what has to be shown."""

    def state(self) -> BoardState:
        """Return how the board is."""

    def close(self) -> None:
        """Let the port go; the board goes on showing what it has."""
