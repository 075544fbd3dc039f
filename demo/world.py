"""The demo's world: its folders, ports and the configuration of an invented office."""

import shutil
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

MORNING_HOUR = 9
# An office's own hours would close the demo at night; its wall clock stands in the morning instead.
WIDEST_OFFSET_H = 12


@dataclass(frozen=True)
class World:
    """Where the demo keeps its office (``var``) and what it leaves to look at (``out``)."""

    var: Path
    out: Path
    store_url: str
    printer_port: int

    @property
    def config(self) -> Path:
        """Return the office's configuration file."""
        return self.var / "loket.toml"

    @property
    def camera(self) -> Path:
        """Return the folder that is the kiosk's camera: a picture in it is held before the lens."""
        return self.var / "camera"

    @property
    def photographs(self) -> Path:
        """Return the folder of photographs, one for each booking."""
        return self.var / "photographs"

    @property
    def tickets(self) -> Path:
        """Return the folder of printed sheets."""
        return self.out / "tickets"

    @property
    def screens(self) -> Path:
        """Return the folder of screenshots."""
        return self.out / "screens"

    @property
    def sockets(self) -> Path:
        """Return the folder of sockets and pipes."""
        return self.var / "run"

    @property
    def printer_control(self) -> Path:
        """Return the file by which the printer's cover is opened and its paper pulled."""
        return self.sockets / "printer.json"

    @property
    def board_picture(self) -> Path:
        """Return the picture of what the LED board shows."""
        return self.out / "board.png"


def make_world(var: Path, out: Path, store_url: str | None = None) -> World:
    """Lay an empty world out; what stood in its folders is removed."""
    for folder in (var, out):
        shutil.rmtree(folder, ignore_errors=True)
    var = var.resolve()
    world = World(var, out.resolve(), store_url or f"sqlite:///{var / 'loket.db'}", free_port())
    for folder in (world.camera, world.photographs, world.tickets, world.screens, world.sockets, var / "logs"):
        folder.mkdir(parents=True)
    world.config.write_text(config_text(world, datetime.now(UTC)), encoding="utf-8")
    return world


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def morning_zone(at: datetime) -> str:
    """Return a zone in which it is between nine and ten in the morning at ``at``, whenever the demo is started."""
    offset = MORNING_HOUR - at.astimezone(UTC).hour
    offset += 24 if offset < -WIDEST_OFFSET_H else 0
    # Names of this kind count westwards: Etc/GMT-7 is seven hours east.
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT"


def config_text(world: World, at: datetime) -> str:
    """Return the configuration of the demo's office as TOML."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    hours = "\n".join(f"{day} = {{ opens = 07:30:00, closes = 16:00:00 }}" for day in days)
    every_day = ", ".join(f'"{day}"' for day in days)
    return f"""# The office of `loket demo`: invented, open every day, its devices simulated.
[office]
number = 1
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "Mal Pelayanan Publik Batam"
address = "Jl. Contoh 1, Batam"
zone = "{morning_zone(at)}"

[store]
url = "{world.store_url}"

[keys]
folder = "{world.var / "keys"}"

[rules]
early_minutes = 30
late_minutes = 60

[rules.slots]
first = 08:00:00
last = 14:45:00
minutes = 15
places = 20

[calendar]
national_holidays = false

[calendar.hours]
{hours}

[calendar.group_days]
regular = [{every_day}]
hajj_umrah = [{every_day}]

[kiosk]
name = "K1"
camera = "folder:{world.camera}"
idle_s = 30

[printer]
name = "P1"
url = "socket://127.0.0.1:{world.printer_port}"

[[lines]]
name = "L1"
url = "{world.sockets / "klb1"}"
driver = "klb1"
baud = 115200
boxes = [{{ address = 1, counter = 1 }}]

[[lines]]
name = "L2"
url = "{world.sockets / "modbus"}"
driver = "modbus_rtu"
baud = 115200
boxes = [{{ unit = 1, input = 0, counter = 2 }}]

[[boards]]
name = "B1"
url = "{world.sockets / "board"}"
driver = "alpha"
counters = [1, 2]

[display]
name = "D1"

[sound]
enabled = false
"""
