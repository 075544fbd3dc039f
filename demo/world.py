"""The demo's world: its folders, ports and the configuration of an invented office."""

import shutil
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from string import Template

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
    (world.sockets / "tickets").symlink_to(world.tickets)  # where the dock looks for the printer's sheets
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
    template = Template(files("demo").joinpath("office.toml").read_text(encoding="utf-8"))
    return template.substitute(
        zone=morning_zone(at),
        store_url=world.store_url,
        var=world.var,
        camera=world.camera,
        printer_port=world.printer_port,
        sockets=world.sockets,
    )
