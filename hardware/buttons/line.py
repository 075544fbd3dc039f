"""The driver of a KLB/1 line: moves the master's bytes through a serial port."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from hardware.buttons.master import Master
from hardware.buttons.memory import LineMemory
from hardware.buttons.model import BoxReport, BoxState, Lamp, Press
from hardware.buttons.track import Timings
from hardware.serial_port import SerialPort


class KlbButtonLine:
    """A ``ButtonLine`` that never waits: ``poll`` reads what has come and asks whoever is due."""

    def __init__(
        self,
        name: str,
        port: SerialPort,
        addresses: Iterable[int],
        timings: Timings | None = None,
        memory: LineMemory | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._port = port
        self._memory = memory or LineMemory(None)
        self._master = Master(name, addresses, timings, self._memory.read())
        self._clock = clock
        self._was_open = False

    def poll(self) -> list[Press]:
        """Read what has come; then, unless that was a press, ask the next box."""
        now = self._clock()
        if not self._port.open(now):
            self._note_loss(now)
            return []
        self._was_open = True
        presses = self._master.receive(self._port.read(), now)
        if presses:
            self._memory.write(self._master.marks())
            # Asking would acknowledge: first the caller gets the chance to commit what these presses mean.
            return presses
        if query := self._master.send(now):
            self._port.write(query)
        if not self._port.is_open:
            self._note_loss(now)
        return []

    def set_lamp(self, box: str, lamp: Lamp) -> None:
        """Let the box show ``lamp`` from its next query on."""
        self._master.set_lamp(int(box), lamp)

    def states(self) -> tuple[BoxReport, ...]:
        """Return the state of every box."""
        reports = self._master.states(self._clock())
        if self._port.is_open:
            return reports
        return tuple(replace(report, state=BoxState.PORT_MISSING) for report in reports)

    def identify(self) -> None:
        """Ask all boxes for their unique numbers, to tell two with one address apart."""
        self._master.identify()

    def identities(self) -> dict[int, int]:
        """Return the addresses by the unique numbers that have answered so far."""
        return dict(self._master.identities)

    def set_address(self, uid: int, address: int) -> None:
        """Give the box with this unique number an address."""
        self._master.set_address(uid, address)

    def fileno(self) -> int | None:
        """Return the descriptor that tells of an answer."""
        return self._port.fileno()

    def wait_s(self) -> float:
        """Return for how long there is nothing to send, unless an answer comes."""
        return self._master.wait_s(self._clock()) if self._port.is_open else self._port.retry_s

    def close(self) -> None:
        """Let the port go."""
        self._memory.write(self._master.marks())
        self._port.close()

    def _note_loss(self, now: float) -> None:
        if self._was_open:
            self._was_open = False
            self._master.link_lost(now)
