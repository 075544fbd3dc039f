"""A line of simulated KLB/1 boxes."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from hardware.buttons.box import Box, BoxSide, MakeBox
from hardware.buttons.model import Lamp
from hardware.buttons.sim.line import SimulatedLine

_IDLE_S = 0.5


class KlbLineSimulator(SimulatedLine):
    """Several boxes on one pair of wires; a twin of box "3" is called "3/2"."""

    kind = "klb1"

    def __init__(self, link: Path, addresses: Iterable[int], seed: int = 0, make_box: MakeBox = Box) -> None:
        super().__init__(link, seed)
        self._make_box = make_box
        self._random = Random(seed + 2)
        self._boxes = {str(address): self._make(address) for address in addresses}
        self._away: set[str] = set()

    def hear(self, data: bytes, now: float) -> None:
        """Let every connected box hear ``data``."""
        for box in self._connected():
            box.receive(data, now)

    def answers(self, now: float) -> list[bytes]:
        """Return the answers that are due."""
        return [answer for box in self._connected() if (answer := box.send(now))]

    def next_answer_s(self, now: float) -> float:
        """Return how long until a box has something to do by itself."""
        return min([_IDLE_S, *(wait for box in self._connected() if (wait := box.wait_s(now)) is not None)])

    def set_contact(self, box: str, key: int, closed: bool, now: float) -> None:
        """Close or open the contact of a key."""
        self._boxes[box].set_contact(key, closed, now)

    def boxes(self, now: float) -> dict[str, tuple[Lamp, int]]:
        """Return the lamp and the held keys of each box."""
        return {name: (box.lamp(now), box.held()) for name, box in self._boxes.items()}

    def take_away(self, box: str) -> None:
        """Cut a box off the line; it keeps its power."""
        self._away.add(self._known(box))

    def put_back(self, box: str) -> None:
        """Connect it again."""
        self._away.discard(self._known(box))

    def restart(self, box: str, now: float) -> None:
        """Switch a box off and on: it forgets its events and draws a new epoch."""
        self._boxes[box] = self._make(self._boxes[box].address)

    def add_twin(self, box: str, now: float) -> None:
        """Connect a second box with the same address."""
        self._boxes[f"{box}/2"] = self._make(self._boxes[box].address)

    def _make(self, address: int) -> BoxSide:
        return self._make_box(address, self._random.getrandbits(32), self._random.getrandbits(16))

    def _connected(self) -> list[BoxSide]:
        return [box for name, box in self._boxes.items() if name not in self._away]

    def _known(self, box: str) -> str:
        if box not in self._boxes:
            raise KeyError(box)
        return box
