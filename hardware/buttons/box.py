"""The box's side of KLB/1: keys without bounce, a ring of events, the lamp. Pure; time is an argument."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from hardware.buttons.klb1 import (
    AGE_STEP_S,
    EVENTS_IN_A_REPORT,
    LAST_SEQ,
    OLDEST_AGE,
    Event,
    EventKind,
    Frame,
    FrameDecoder,
    Identify,
    Identity,
    Query,
    Report,
    SetAddress,
    encode_frame,
)
from hardware.buttons.model import LAMP_OFF, Lamp, Pattern
from hardware.buttons.track import RING

KEYS = 8
DEBOUNCE_S = 0.02
STUCK_S = 10.0
UNASKED_S = 2.0
_IDENTITY_SLOTS = 16
_IDENTITY_SLOT_S = 0.025
_UNASKED_LAMP = Lamp(0b0001, Pattern.SLOW)


@dataclass
class _Key:
    """One contact: as it is, as it counts, and since when."""

    raw: bool = False
    raw_since: float = 0.0
    down: bool = False
    down_since: float = 0.0
    stuck: bool = False


@dataclass(frozen=True)
class _Entry:
    seq: int
    key: int
    kind: EventKind
    at: float


class BoxSide(Protocol):
    """What stands at the other end of a KLB/1 line: the box below, or the firmware of a real one."""

    @property
    def address(self) -> int: ...
    def set_contact(self, key: int, closed: bool, now: float) -> None: ...
    def receive(self, data: bytes, now: float) -> None: ...
    def send(self, now: float) -> bytes: ...
    def wait_s(self, now: float) -> float | None: ...
    def lamp(self, now: float) -> Lamp: ...
    def held(self) -> int: ...


MakeBox = Callable[[int, int, int], BoxSide]
"""Makes a box of an address, a unique number and an epoch."""


@dataclass
class Box:
    """A box with eight keys; ``epoch`` is drawn at random at each power-up."""

    address: int
    uid: int
    epoch: int
    firmware: int = 1
    turnaround_s: float = 0.001
    _lamp: Lamp = LAMP_OFF
    _asked_at: float = float("-inf")
    _newest: int = 0
    _keys: list[_Key] = field(default_factory=lambda: [_Key() for _ in range(KEYS)])
    _ring: deque[_Entry] = field(default_factory=lambda: deque(maxlen=RING))
    _decoder: FrameDecoder = field(default_factory=FrameDecoder)
    _answers: list[tuple[float, Query | Identify]] = field(default_factory=list)

    def set_contact(self, key: int, closed: bool, now: float) -> None:
        """Close or open the contact of a key, as its spring does: bounces are welcome."""
        self._scan(now)
        contact = self._keys[key]
        if contact.raw != closed:
            contact.raw, contact.raw_since = closed, now

    def receive(self, data: bytes, now: float) -> None:
        """Take in what is on the line."""
        for frame in self._decoder.feed(data, now):
            self._obey(frame, now)

    def send(self, now: float) -> bytes:
        """Return the frame whose moment has come."""
        self._scan(now)
        due = [(at, question) for at, question in self._answers if at <= now]
        self._answers = [(at, question) for at, question in self._answers if at > now]
        return b"".join(encode_frame(self._answer(question, now)) for _, question in due)

    def wait_s(self, now: float) -> float | None:
        """Return how long until there is something to do, or nothing if that takes a query or a finger."""
        answers = [at for at, _ in self._answers]
        bounces = [key.raw_since + DEBOUNCE_S for key in self._keys if key.raw != key.down]
        return min((max(0.0, at - now) for at in answers + bounces), default=None)

    def lamp(self, now: float) -> Lamp:
        """Return what the lamps show: a slow blink while no master asks."""
        return self._lamp if now - self._asked_at <= UNASKED_S else _UNASKED_LAMP

    def held(self) -> int:
        """Return the keys that are down, as bits."""
        return sum(1 << key for key, contact in enumerate(self._keys) if contact.down)

    def _obey(self, frame: Frame, now: float) -> None:
        match frame:
            case Query(address, ack, epoch, lamp) if address == self.address:
                self._asked_at = now
                self._lamp = Lamp.from_byte(lamp)
                self._forget_up_to(ack, epoch)
                self._answers.append((now + self.turnaround_s, frame))
            case Identify() if not any(isinstance(question, Identify) for _, question in self._answers):
                slot = self.uid % _IDENTITY_SLOTS * _IDENTITY_SLOT_S
                self._answers.append((now + self.turnaround_s + slot, frame))
            case SetAddress(uid, address) if uid == self.uid:
                self.address = address
            case _:
                pass  # meant for another box, said by one, or about to be answered

    def _answer(self, question: Query | Identify, now: float) -> Report | Identity:
        if isinstance(question, Query):
            return self._report(now)
        return Identity(self.address, self.uid, self.firmware)

    def _forget_up_to(self, ack: int, epoch: int) -> None:
        """Drop the events the master has; an acknowledgement of anything not in the ring says nothing new."""
        if epoch != self.epoch or ack not in [entry.seq for entry in self._ring]:
            return
        while self._ring.popleft().seq != ack:
            pass

    def _scan(self, now: float) -> None:
        for key, contact in enumerate(self._keys):
            if contact.raw != contact.down and now - contact.raw_since >= DEBOUNCE_S:
                contact.down, contact.down_since, contact.stuck = contact.raw, now, False
                self._note(key, EventKind.DOWN if contact.down else EventKind.UP, now)
            if contact.down and not contact.stuck and now - contact.down_since >= STUCK_S:
                contact.stuck = True
                self._note(key, EventKind.STUCK, now)

    def _note(self, key: int, kind: EventKind, now: float) -> None:
        self._newest = self._newest % LAST_SEQ + 1
        self._ring.append(_Entry(self._newest, key, kind, now))

    def _report(self, now: float) -> Report:
        oldest = [entry for _, entry in zip(range(EVENTS_IN_A_REPORT), self._ring, strict=False)]
        events = tuple(Event(entry.seq, entry.key, entry.kind, _age(entry, now)) for entry in oldest)
        return Report(self.address, self._newest, self.epoch, self.held(), events)


def _age(entry: _Entry, now: float) -> int:
    return min(OLDEST_AGE, int((now - entry.at) / AGE_STEP_S))
