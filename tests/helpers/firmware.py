"""The reference firmware of the button box, compiled for this machine and played through a pipe."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.buttons.model import Lamp

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "hardware" / "firmware"
STRICT = ["-Wall", "-Wextra", "-Werror"]
SANITIZED = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
NEVER = 0xFFFFFFFF


def compiler(*names: str) -> str:
    """Return a compiler of this machine, or skip the test."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"there is no compiler {' or '.join(names)} on this machine")
    return found


@pytest.fixture(scope="session")
def firmware(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the box for this machine, strictly and with the sanitizers; return the program."""
    program = tmp_path_factory.mktemp("firmware") / "klb1-host"
    sources = [str(SOURCES / "host.c"), str(SOURCES / "klb1_box" / "klb1.c")]
    strict = ["-std=c99", "-Wconversion", "-Wpedantic", *STRICT]
    command = [compiler("gcc", "cc", "clang"), *strict, *SANITIZED, "-o", str(program), *sources]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stderr
    return program


@dataclass
class Look:
    """What the firmware says of itself."""

    lamp: int
    lit: int
    beeps: bool
    held: int
    address: int
    wait_ms: int


class FirmwareBox:
    """The compiled box; it may stand wherever the one in Python stands."""

    def __init__(self, program: Path, address: int, uid: int, epoch: int, firmware: int = 1) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._say(f"B {address} {uid} {epoch} {firmware}")

    @property
    def address(self) -> int:
        """Return the address it listens to."""
        return self.look(0).address

    def set_contact(self, key: int, closed: bool, now: float) -> None:
        """Close or open the contact of a key."""
        self._say(f"C {_ms(now)} {key} {int(closed)}")

    def receive(self, data: bytes, now: float) -> None:
        """Take in what is on the line."""
        self._say(f"R {_ms(now)} {data.hex().upper()}")

    def send(self, now: float) -> bytes:
        """Return the frames whose moment has come."""
        frames = b""
        while (told := self._ask(f"S {_ms(now)}")) != "-":
            frames += bytes.fromhex(told)
        return frames

    def wait_s(self, now: float) -> float | None:
        """Return how long until there is something to do."""
        wait_ms = self.look(now).wait_ms
        return None if wait_ms == NEVER else wait_ms / 1000

    def lamp(self, now: float) -> Lamp:
        """Return what the lamps show."""
        return Lamp.from_byte(self.look(now).lamp)

    def held(self) -> int:
        """Return the keys that are down."""
        return self.look(0).held

    def look(self, now: float) -> Look:
        """Return everything that can be seen of the box."""
        lamp, lit, beeps, held, address, wait_ms = map(int, self._ask(f"L {_ms(now)}").split())
        return Look(lamp, lit, bool(beeps), held, address, wait_ms)

    def close(self) -> None:
        """End the program; it has to end well, or a sanitizer has found something."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        assert self._process.wait(10) == 0

    def _say(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def _ask(self, command: str) -> str:
        assert self._process.stdout is not None
        self._say(command)
        return self._process.stdout.readline().strip()


def _ms(now: float) -> int:
    # A hair more, so that a time that was whole in milliseconds stays so.
    return int(now * 1000 + 1e-4) & 0xFFFFFFFF
