"""A finger and an eye on an app's screen, over the line protocol of ``ui.remote``."""

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ANSWER_LIMIT_S = 10.0
LOOK_EVERY_S = 0.05


class ScreenLost(Exception):
    """The app does not answer: it is starting, was killed, or hangs."""


class Finger:
    """One app's window, as a person sees and touches it. Connects anew after the app was started again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket: socket.socket | None = None
        self._rest = b""

    def ask(self, command: str) -> dict[str, Any]:
        """Give a command and return the answer; raises ScreenLost."""
        try:
            link = self._connected()
            link.sendall(command.encode() + b"\n")
            while b"\n" not in self._rest:
                piece = link.recv(65536)
                if not piece:
                    raise ScreenLost(f"{self.path.name} closed the connection")
                self._rest += piece
        except (OSError, ScreenLost) as error:
            self.let_go()
            raise ScreenLost(f"{self.path.name} does not answer: {error}") from error
        line, self._rest = self._rest.split(b"\n", 1)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def screen(self) -> dict[str, Any]:
        """Return what the app says of its screen."""
        return self.ask("screen")

    def tap(self, *names: str) -> None:
        """Tap one control after the other."""
        for name in names:
            answer = self.ask(f"tap {name}")
            if not answer.get("ok"):
                raise ScreenLost(f"{self.path.name}: there is no {name} to tap on {self.screen()}")

    def grab(self, picture: Path) -> bool:
        """Keep a picture of the window."""
        return bool(self.ask(f"grab {picture}").get("ok"))

    def wait_for(self, wanted: Callable[[dict[str, Any]], bool], limit_s: float, what: str) -> dict[str, Any]:
        """Look until the screen is as wanted; raises TimeoutError with what was seen last."""
        deadline = time.monotonic() + limit_s
        seen: dict[str, Any] = {}
        while time.monotonic() < deadline:
            try:
                seen = self.screen()
            except ScreenLost as error:
                seen = {"lost": str(error)}
            if "lost" not in seen and wanted(seen):
                return seen
            time.sleep(LOOK_EVERY_S)
        raise TimeoutError(f"{self.path.name}: waited {limit_s:g} s for {what}, saw {seen}")

    def let_go(self) -> None:
        """Close the connection; the next command opens another."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._rest = None, b""

    def _connected(self) -> socket.socket:
        if self._socket is None:
            link = socket.socket(socket.AF_UNIX)
            link.settimeout(ANSWER_LIMIT_S)
            try:
                link.connect(str(self.path))
            except OSError:
                link.close()
                raise
            self._socket = link
        return self._socket
