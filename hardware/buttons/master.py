"""The master of a KLB/1 line: who is asked when, and what the answers mean. Pure; time is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hardware.buttons.klb1 import FrameDecoder, Identify, Identity, Report, SetAddress, encode_frame
from hardware.buttons.model import BoxReport, Lamp, Press
from hardware.buttons.track import BoxTrack, Mark, Timings


@dataclass
class _Waiting:
    """The line is kept free until then, for the answer of this box (``None``: of anybody)."""

    until: float
    track: BoxTrack | None
    heard: bool = False


class Master:
    """Asks one box at a time, each in its turn, and accepts each of its events once."""

    def __init__(
        self,
        line: str,
        addresses: Iterable[int],
        timings: Timings | None = None,
        marks: Mapping[int, Mark] | None = None,
    ) -> None:
        self._timings = timings or Timings()
        known = marks or {}
        self._tracks = {address: BoxTrack(line, address, self._timings, known.get(address)) for address in addresses}
        self._decoder = FrameDecoder()
        self._waiting: _Waiting | None = None
        self._orders: list[bytes] = []
        self.identities: dict[int, int] = {}

    def send(self, now: float) -> bytes:
        """Return the frame to put on the line now: nothing while an answer may come or nobody is due."""
        if not self._line_is_free(now):
            return b""
        if self._orders:
            self._waiting = _Waiting(now + self._timings.identify_s, None)
            return self._orders.pop(0)
        track = min(self._tracks.values(), key=lambda each: each.due_at, default=None)
        if track is None or track.due_at > now:
            return b""
        self._waiting = _Waiting(now + self._timings.answer_s, track)
        return encode_frame(track.query(now))

    def receive(self, data: bytes, now: float) -> list[Press]:
        """Take in what came from the line and return the presses to act on, oldest first."""
        presses: list[Press] = []
        if self._waiting is not None:
            self._waiting.heard |= bool(data)
        for frame in self._decoder.feed(data, now):
            match frame:
                case Report() if frame.address in self._tracks:
                    presses += self._take(frame, now)
                case Identity():
                    self.identities[frame.uid] = frame.address
                case _:
                    pass  # another master's query, or a box that is not of this office
        return presses

    def link_lost(self, now: float) -> None:
        """Forget the question in the air: its answer will not come."""
        self._waiting = None
        for track in self._tracks.values():
            track.due_at = now

    def set_lamp(self, address: int, lamp: Lamp) -> None:
        """Let the box show ``lamp`` from its next query on."""
        self._tracks[address].lamp = lamp

    def identify(self) -> None:
        """Ask all boxes for their unique numbers; ``identities`` fills with the answers."""
        self.identities.clear()
        self._orders.append(encode_frame(Identify()))

    def set_address(self, uid: int, address: int) -> None:
        """Give the box with this unique number an address, after which it says who it is."""
        self._orders += [encode_frame(SetAddress(uid, address)), encode_frame(Identify())]

    def states(self, now: float) -> tuple[BoxReport, ...]:
        """Return the state of every box."""
        return tuple(BoxReport(str(key), track.state(now), track.lost) for key, track in self._tracks.items())

    def marks(self) -> dict[int, Mark]:
        """Return what the next start of the program has to know."""
        return {key: track.mark for key, track in self._tracks.items() if track.mark is not None}

    def wait_s(self, now: float) -> float:
        """Return for how long there is nothing to send, unless an answer comes."""
        if self._waiting is not None:
            return max(0.0, self._waiting.until - now)
        due_at = min((track.due_at for track in self._tracks.values()), default=now + self._timings.seldom_s)
        return 0.0 if self._orders else max(0.0, due_at - now)

    def _line_is_free(self, now: float) -> bool:
        if self._waiting is None:
            return True
        if now < self._waiting.until:
            return False
        if self._waiting.track is not None:
            self._waiting.track.miss(now, self._waiting.heard)
        self._waiting = None
        return True

    def _take(self, report: Report, now: float) -> list[Press]:
        track = self._tracks[report.address]
        if self._waiting is not None and self._waiting.track is track:
            self._waiting = None
        return track.take(report, now)
