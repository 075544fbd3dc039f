"""A button line in memory, for tests of whoever reads a line."""

from collections.abc import Iterable

from hardware.buttons.model import LAMP_OFF, BoxReport, BoxState, Lamp, Press

_EPOCH = 0x7F3C


class FakeButtonLine:
    """Keeps the promises of a line: a press is new once, a lamp reaches its box when the box is there."""

    def __init__(self, name: str, boxes: Iterable[str]) -> None:
        self.name = name
        self._lamps = dict.fromkeys(boxes, LAMP_OFF)
        self._shown = dict(self._lamps)
        self._numbers = dict.fromkeys(self._lamps, 0)
        self._absent: set[str] = set()
        self._plugged = True
        self._presses: list[Press] = []

    def press(self, box: str, key: str = "0", age_s: float = 0.0) -> None:
        """Press a key of a box: a box that is not reached keeps it for itself."""
        self._numbers[box] += 1
        if self._reaches(box):
            self._presses.append(Press(self.name, box, key, _EPOCH, self._numbers[box], age_s))

    def unplug(self) -> None:
        """Pull the line's plug."""
        self._plugged = False

    def plug(self) -> None:
        """Put the plug back."""
        self._plugged = True

    def take_away(self, box: str) -> None:
        """Cut one box off the line."""
        self._absent.add(box)

    def put_back(self, box: str) -> None:
        """Connect the box again."""
        self._absent.discard(box)

    def shown(self, box: str) -> Lamp:
        """Return what the lamp of the box shows."""
        return self._shown[box]

    def poll(self) -> list[Press]:
        """Return the presses since the last call."""
        self._shown.update({box: lamp for box, lamp in self._lamps.items() if self._reaches(box)})
        presses, self._presses = self._presses, []
        return presses

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """Let the box show ``lamp``."""
        if box not in self._lamps:
            raise KeyError(box)
        self._lamps[box] = lamp

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box."""
        return tuple(BoxReport(box, self._state(box)) for box in self._lamps)

    def fileno(self) -> int | None:
        """There is nothing to wait on."""
        return None

    def wait_s(self) -> float:
        """There is always something to do."""
        return 0.01

    def close(self) -> None:
        """Nothing has to be let go."""

    def _reaches(self, box: str) -> bool:
        return self._plugged and box not in self._absent

    def _state(self, box: str) -> BoxState:
        if not self._plugged:
            return BoxState.PORT_MISSING
        return BoxState.NO_ANSWER if box in self._absent else BoxState.PRESENT
