"""A cable to a server, in the hands of the test: whole, cut, unplugged, or with a box in it that swallows answers."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

LOOK_S = 0.2
_RESET = struct.pack("ii", 1, 0)


class Cable(StrEnum):
    """What a cable does with what is sent through it."""

    WHOLE = "whole"
    CUT = "cut"
    """Connections end at once, and new ones are refused: the server's process is gone."""
    UNPLUGGED = "unplugged"
    """Nothing comes through, and nobody says so; what was sent arrives when it is plugged in again."""
    DEAF = "deaf"
    """What is asked comes through, what is answered does not, ever: a half-open connection."""
    FORGETFUL = "forgetful"
    """All is well until something was written: the answer to its commit is swallowed, and every later one."""


@dataclass(eq=False)
class _Wire:
    """One connection through the cable."""

    near: socket.socket
    far: socket.socket
    lost_something: bool = False
    ways_ended: int = 0
    wrote: bool = False

    def swallows(self, answer: bytes, state: Cable) -> bool:
        """Whether an answer of PostgreSQL does not come out at the near end."""
        self.wrote = self.wrote or b"INSERT 0 " in answer
        commits = self.wrote and b"COMMIT\x00" in answer
        self.wrote = self.wrote and not commits
        forgets = state is Cable.FORGETFUL and (commits or self.lost_something)
        self.lost_something = self.lost_something or forgets or state is Cable.DEAF
        return self.lost_something

    def reset(self) -> None:
        for end in (self.near, self.far):
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@dataclass
class Line:
    """A port of loopback that leads to a server's port, as well as its cable does."""

    far_port: int
    port: int = 0
    state: Cable = Cable.WHOLE
    _door: socket.socket | None = None
    _wires: set[_Wire] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _ended: bool = False

    def open(self) -> None:
        """Begin to lead."""
        self._door = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self._door.settimeout(LOOK_S)
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._serve, name="cable", daemon=True).start()

    def put(self, state: Cable) -> None:
        """Do something to the cable; connections that lost bytes do not outlive the return of the rest."""
        with self._changed:
            self.state = state
            broken = [wire for wire in self._wires if state is Cable.CUT or wire.lost_something]
            self._changed.notify_all()
        for wire in broken:
            self._end(wire)

    def close(self) -> None:
        """Take the cable away."""
        self._ended = True
        self.put(Cable.CUT)

    def _serve(self) -> None:
        assert self._door is not None
        with self._door as door:
            while not self._ended:
                self._wait_until_plugged_in()
                with contextlib.suppress(TimeoutError):
                    self._admit(door.accept()[0])

    def _admit(self, near: socket.socket) -> None:
        near.settimeout(None)
        try:
            far = socket.create_connection(("127.0.0.1", self.far_port), timeout=2)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        wire = _Wire(near, far)
        with self._changed:
            self._wires.add(wire)
            refused = self.state is Cable.CUT
        if refused:
            self._end(wire)
            return
        for source, sink, answers in ((near, far, False), (far, near, True)):
            threading.Thread(target=self._lead, args=(wire, source, sink, answers), daemon=True).start()

    def _lead(self, wire: _Wire, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._wait_until_plugged_in()
                if not (answers and wire.swallows(data, self.state)):
                    sink.sendall(data)
            self._wait_until_plugged_in()
            sink.shutdown(socket.SHUT_WR)
            wire.ways_ended += 1
        if wire.ways_ended != 1:
            self._end(wire)

    def _wait_until_plugged_in(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self.state is not Cable.UNPLUGGED)

    def _end(self, wire: _Wire) -> None:
        with self._changed:
            self._wires.discard(wire)
        wire.reset()


@contextlib.contextmanager
def a_line_to(port: int) -> Iterator[Line]:
    """Give a whole line to a port of loopback."""
    line = Line(port)
    line.open()
    try:
        yield line
    finally:
        line.close()
