"""The processes of the demo: started, watched, killed and ended by their numbers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from demo.world import World

END_LIMIT_S = 8.0


class Crew:
    """Processes that belong to one demo. As a context it ends all of them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end_all()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the processes that were started."""
        return tuple(self._running)

    def loket(self, name: str, *arguments: str, **environment: str) -> None:
        """Start one of Loket's own processes with the demo's configuration."""
        command = [sys.executable, "-m", "loket", *arguments, "--config", str(self._world.config)]
        self.start(name, command, environment)

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start a process; what it says goes to a log beside the store."""
        self._commands[name] = (command, environment or {})
        with self.log(name).open("ab") as log:
            self._running[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **(environment or {})}
            )

    def log(self, name: str) -> Path:
        """Return where a process's words are kept."""
        return self._world.var / "logs" / f"{name}.log"

    def kill(self, name: str) -> None:
        """Kill a process at once, as a power cut would."""
        process = self._running[name]
        process.kill()
        process.wait()

    def start_again(self, name: str) -> None:
        """Start a process anew that has ended."""
        command, environment = self._commands[name]
        self.start(name, command, environment)

    def has_ended(self, name: str) -> bool:
        """Return whether a process is no longer there."""
        return self._running[name].poll() is not None

    def ended(self) -> list[str]:
        """Return the processes that ended by themselves."""
        return [name for name in self._running if self.has_ended(name)]

    def end_all(self) -> dict[str, int]:
        """Ask every process to end, kill those that do not, and return the exit codes."""
        for process in self._running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + END_LIMIT_S
        for process in self._running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return {name: process.returncode for name, process in self._running.items()}
