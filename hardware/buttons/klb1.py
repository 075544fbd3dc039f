"""The frames of KLB/1, the open line protocol of the button boxes (docs/formats/klb1.md). Pure."""

import re
from binascii import crc_hqx
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

FIRST_ADDRESS, LAST_ADDRESS, BROADCAST = 0x01, 0xF7, 0xFF
LAST_SEQ = 0xFF
OLDEST_AGE = 0xFF
AGE_STEP_S = 0.05
EVENTS_IN_A_REPORT = 3
LONGEST_FRAME = 64
GAP_S = 0.02


class EventKind(StrEnum):
    """What happened to a key."""

    DOWN = "D"
    UP = "U"
    STUCK = "S"


@dataclass(frozen=True)
class Event:
    """One entry of a box's ring; ``age`` counts steps of 50 ms and stops at ``OLDEST_AGE``."""

    seq: int
    key: int
    kind: EventKind
    age: int


@dataclass(frozen=True)
class Query:
    """Master to box: the newest event accepted (0: none) in the box's epoch, and the lamp byte."""

    address: int
    ack: int
    epoch: int
    lamp: int


@dataclass(frozen=True)
class Report:
    """Box to master: its newest event (0: none), epoch, held keys as bits, and unacknowledged events, oldest first."""

    address: int
    newest: int
    epoch: int
    held: int
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Identify:
    """Master to all: say who you are."""


@dataclass(frozen=True)
class Identity:
    """Box to master: the answer to ``Identify``."""

    address: int
    uid: int
    firmware: int


@dataclass(frozen=True)
class SetAddress:
    """Master to all: the box with this ``uid`` takes this ``address``."""

    uid: int
    address: int


Frame = Query | Report | Identify | Identity | SetAddress

_ADDRESS = r"(?!00|F[89A-F])[0-9A-F]{2}"
_EVENT = r"(?!00)[0-9A-F]{2}[0-7][DUS][0-9A-F]{2}"
_FRAME = re.compile(
    rf"(?P<Q>({_ADDRESS})Q([0-9A-F]{{2}})([0-9A-F]{{4}})([0-9A-F]{{2}}))"
    rf"|(?P<R>({_ADDRESS})R([0-9A-F]{{2}})([0-9A-F]{{4}})([0-9A-F]{{2}})((?:{_EVENT}){{0,3}}))"
    r"|(?P<I>FFI00)"
    rf"|(?P<J>({_ADDRESS})J00([0-9A-F]{{8}})([0-9A-F]{{2}}))"
    rf"|(?P<A>FFA00([0-9A-F]{{8}})({_ADDRESS}))"
)
_SEALED = re.compile(rb":([0-9A-Z]{5,56})\*([0-9A-F]{4})\r\n")
_EVENT_TEXT_LENGTH = 6


def encode_frame(frame: Frame) -> bytes:
    """Return the bytes of ``frame``; a value outside its field is a ``ValueError``."""
    body = _body(frame)
    if _parse(body) != frame:
        raise ValueError(f"{frame} does not fit into a KLB/1 frame")
    return seal(body.encode("ascii"))


def seal(body: bytes) -> bytes:
    """Return ``body`` between its colon, its checksum and its line end."""
    return b":%b*%04X\r\n" % (body, crc_hqx(body, 0xFFFF))


def decode_frame(line: bytes) -> Frame | None:
    """Return the frame that ``line``, from colon to line end, holds, or nothing if any byte of it is wrong."""
    sealed = _SEALED.fullmatch(line)
    if sealed is None or crc_hqx(sealed[1], 0xFFFF) != int(sealed[2], 16):
        return None
    return _parse(sealed[1].decode("ascii"))


class FrameDecoder:
    """Finds frames in a stream that may be cut anywhere and hold anything between them.

    A colon always begins a frame, since no frame has one inside: after any damage the next frame is read whole.
    """

    def __init__(self, gap_s: float = GAP_S) -> None:
        self._gap_s = gap_s
        self._buffer = bytearray()
        self._fed_at = float("-inf")
        self.dropped = 0

    def feed(self, data: bytes, now: float = 0.0) -> list[Frame]:
        """Return the frames completed by ``data``, which came at the moment ``now``."""
        if now - self._fed_at > self._gap_s:
            self._drop()
        self._fed_at = now
        frames: list[Frame] = []
        for byte in data:
            frames += self._take(byte)
        return frames

    def _take(self, byte: int) -> list[Frame]:
        if byte == ord(":"):
            self._drop()
        elif not self._buffer:
            return []
        self._buffer.append(byte)
        if byte != ord("\n"):
            if len(self._buffer) >= LONGEST_FRAME:
                self._drop()
            return []
        frame = decode_frame(bytes(self._buffer))
        if frame is None:
            self._drop()
            return []
        self._buffer.clear()
        return [frame]

    def _drop(self) -> None:
        self.dropped += bool(self._buffer)
        self._buffer.clear()


def _body(frame: Frame) -> str:
    match frame:
        case Query(address, ack, epoch, lamp):
            return f"{address:02X}Q{ack:02X}{epoch:04X}{lamp:02X}"
        case Report(address, newest, epoch, held, events):
            return f"{address:02X}R{newest:02X}{epoch:04X}{held:02X}" + "".join(map(_event_text, events))
        case Identify():
            return f"{BROADCAST:02X}I00"
        case Identity(address, uid, firmware):
            return f"{address:02X}J00{uid:08X}{firmware:02X}"
        case SetAddress(uid, address):
            return f"{BROADCAST:02X}A00{uid:08X}{address:02X}"
        case _:
            assert_never(frame)


def _event_text(event: Event) -> str:
    return f"{event.seq:02X}{event.key}{event.kind}{event.age:02X}"


def _parse(body: str) -> Frame | None:
    found = _FRAME.fullmatch(body)
    if found is None:
        return None
    fields = [field for field in found.groups() if field is not None][1:]
    match found.lastgroup:
        case "Q":
            return Query(*(int(field, 16) for field in fields))
        case "R":
            address, newest, epoch, held = (int(field, 16) for field in fields[:4])
            return Report(address, newest, epoch, held, _parse_events(fields[4]))
        case "J":
            return Identity(*(int(field, 16) for field in fields))
        case "A":
            return SetAddress(*(int(field, 16) for field in fields))
        case _:
            return Identify()


def _parse_events(text: str) -> tuple[Event, ...]:
    steps = range(0, len(text), _EVENT_TEXT_LENGTH)
    return tuple(_parse_event(text[at : at + _EVENT_TEXT_LENGTH]) for at in steps)


def _parse_event(text: str) -> Event:
    return Event(seq=int(text[:2], 16), key=int(text[2]), kind=EventKind(text[3]), age=int(text[4:], 16))
