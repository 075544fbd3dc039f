"""A real spooler that is killed at an exact step: ``python -m tests.bench._victim CONFIG STEP WHEN TRACE``.

A step is a question to the store or bytes to the printer. ``WHEN`` is before it, after it, or halfway through its
bytes. The trace has a letter for each step that was begun; with step 0 nothing is killed.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.load import load_config
from daemons.door import Door
from daemons.spooler.bootstrap import run
from hardware.printer.transport import TcpTransport


class Fuse:
    """Counts steps, and ends the process as a power cut would."""

    def __init__(self, at: int, when: str, trace: Path) -> None:
        self._at, self._when = at, when
        self._trace = trace.open("ab", buffering=0)
        self._count = 0

    def step(self, name: bytes, whole: Callable[[], Any], half: Callable[[], Any]) -> Any:
        """Take a step, unless the fuse blows before it, halfway through it or right after it."""
        self._count += 1
        self._trace.write(name)
        blows = self._count == self._at
        if blows and self._when != "after":
            done = half() if self._when == "halfway" else None
            self._blow()
        done = whole()
        if blows:
            self._blow()
        return done

    def _blow(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def main(config: str, at: str, when: str, trace: str) -> int:
    """Run the spooler with a fuse in its ways outwards."""
    fuse = Fuse(int(at), when, Path(trace))
    ask, send = Door.ask, TcpTransport.send

    def fused_ask(door: Door, question: Callable[[Any], Any]) -> Any:
        return fuse.step(b"s", lambda: ask(door, question), lambda: None)

    def fused_send(transport: TcpTransport, data: bytes) -> int:
        return int(fuse.step(b"p", lambda: send(transport, data), lambda: send(transport, data[: len(data) // 2])))

    Door.ask, TcpTransport.send = fused_ask, fused_send  # type: ignore[method-assign]
    return run(load_config(config))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
