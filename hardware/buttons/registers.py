"""A unit of a Modbus line that shows what stands in its registers, such as LED digits."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hardware.buttons.unit import Unit

Registers = tuple[int, ...]


@dataclass
class RegisterUnit(Unit):
    """What has to stand in the registers of a unit, from ``first`` on.

    Shared by two threads: one says what has to stand there, the one that owns the line writes it.
    """

    first: int = 0
    is_connected: Callable[[], bool] = field(default=lambda: False, repr=False)
    wanted: Registers = ()
    written: Registers = ()

    def show(self, values: Registers) -> None:
        """Let these values stand in the registers, now or as soon as the unit is there."""
        self.wanted = values

    @property
    def next_at(self) -> float:
        """Return when the unit has to be written to: at once when something else stands there."""
        is_news = self.wanted != self.written and not self.missed
        return float("-inf") if is_news else self.due_at

    @property
    def port_is_there(self) -> bool:
        """Whether the line's port was there when it was last used."""
        return self.is_connected()
