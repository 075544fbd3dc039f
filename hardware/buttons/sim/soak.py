"""Presses on a bad cable in simulated time: is any of them lost or done twice?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from hardware.buttons.box import Box, BoxSide, MakeBox
from hardware.buttons.master import Master
from hardware.buttons.model import Press
from hardware.buttons.track import Timings
from hardware.simulation import Channel, Noise

# What a byte takes on a line of 57600 baud.
_BYTE_S = 10 / 57600
_STEP_S = 0.0005
_AFTERWARDS_S = 15.0
_HELD_S = (0.05, 0.4)
_BETWEEN_S = (0.5, 4.0)


@dataclass(frozen=True)
class SoakResult:
    """What became of the presses; ``late`` ones came too old to call anybody by."""

    presses: int
    acted_on: int
    late: int
    lost: int
    doubled: int
    delays_s: tuple[float, ...] = field(repr=False)


@dataclass
class _Finger:
    """One person who presses key 0 of one box again and again."""

    box: BoxSide
    moves: Iterator[tuple[float, bool]]
    next_move: tuple[float, bool] | None
    pressed_at: list[float] = field(default_factory=list)


class Soak:
    """A line with several boxes, each pressed at random moments, for some simulated time."""

    def __init__(
        self, boxes: int, noise: Noise, seed: int, timings: Timings | None = None, make_box: MakeBox = Box
    ) -> None:
        self._random = Random(seed)
        self._now = 0.0
        self._timings = timings or Timings()
        self._master = Master("L1", range(1, boxes + 1), self._timings)
        self._cable = Channel(self._random, noise)
        self._on_the_wire: list[tuple[float, bytes, bool]] = []
        addresses = range(1, boxes + 1)
        self._boxes = [make_box(address, address, self._random.getrandbits(16)) for address in addresses]
        self._got: list[tuple[float, Press]] = []

    def run(self, seconds: float) -> SoakResult:
        """Press for ``seconds``, then let the line deliver what is left, and count."""
        fingers = [self._finger(box, seconds) for box in self._boxes]
        while self._now < seconds + _AFTERWARDS_S:
            self._step(fingers)
        return self._count(fingers)

    def _step(self, fingers: list[_Finger]) -> None:
        for finger in fingers:
            self._move(finger)
        for piece, to_boxes in self._arrived():
            if to_boxes:
                self._tell_boxes(piece)
            else:
                self._got += [(self._now, press) for press in self._master.receive(piece, self._now)]
        for box in self._boxes:
            self._carry(box.send(self._now), to_boxes=False)
        self._carry(self._master.send(self._now), to_boxes=True)
        self._now += max(_STEP_S, min(self._waits(fingers)))

    def _tell_boxes(self, piece: bytes) -> None:
        for box in self._boxes:
            box.receive(piece, self._now)

    def _move(self, finger: _Finger) -> None:
        while finger.next_move is not None and finger.next_move[0] <= self._now:
            _, down = finger.next_move
            finger.box.set_contact(0, down, self._now)
            finger.pressed_at += [self._now] if down else []
            finger.next_move = next(finger.moves, None)

    def _carry(self, frame: bytes, to_boxes: bool) -> None:
        at = self._now + len(frame) * _BYTE_S
        self._on_the_wire += [(at, piece, to_boxes) for piece in self._cable.carry(frame)]

    def _arrived(self) -> list[tuple[bytes, bool]]:
        arrived = [(piece, to_boxes) for at, piece, to_boxes in self._on_the_wire if at <= self._now]
        self._on_the_wire = [each for each in self._on_the_wire if each[0] > self._now]
        return arrived

    def _waits(self, fingers: list[_Finger]) -> Iterator[float]:
        yield self._master.wait_s(self._now)
        yield from (at - self._now for at, _, _ in self._on_the_wire)
        yield from (finger.next_move[0] - self._now for finger in fingers if finger.next_move is not None)
        yield from (wait for box in self._boxes if (wait := box.wait_s(self._now)) is not None)

    def _finger(self, box: BoxSide, until: float) -> _Finger:
        moves = self._moves(until)
        return _Finger(box, moves, next(moves, None))

    def _moves(self, until: float) -> Iterator[tuple[float, bool]]:
        at = self._random.uniform(*_BETWEEN_S)
        while at < until:
            up = at + self._random.uniform(*_HELD_S)
            yield at, True
            yield up, False
            at = up + self._random.uniform(*_BETWEEN_S)

    def _count(self, fingers: list[_Finger]) -> SoakResult:
        """Match presses and deliveries by their numbers: each press makes two events, down and up."""
        got = Counter((press.box, press.number) for _, press in self._got)
        delays = tuple(at - self._pressed_at(fingers, press) for at, press in self._got)
        made = sum(len(finger.pressed_at) for finger in fingers)
        accepted = sum(self._accepted(finger) for finger in fingers)
        return SoakResult(
            presses=made,
            acted_on=len(got),
            late=accepted - len(got),
            lost=made - accepted,
            doubled=sum(got.values()) - len(got),
            delays_s=delays,
        )

    def _pressed_at(self, fingers: list[_Finger], press: Press) -> float:
        return fingers[int(press.box) - 1].pressed_at[(press.number - 1) // 2]

    def _accepted(self, finger: _Finger) -> int:
        mark = self._master.marks().get(finger.box.address)
        events = 0 if mark is None else mark.number
        report = self._master.states(self._now)[finger.box.address - 1]
        return (events - report.lost) // 2
