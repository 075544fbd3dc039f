"""The processes and simulated devices of the demo's office, each started as it would be by hand."""

import sys
from pathlib import Path

from demo.crew import Crew
from demo.finger import Finger
from demo.world import World
from hardware.simulation import send_command

COUNTER_CLIENTS = (1, 2)
# Line and box of each counter: a KLB/1 box by its address, a Modbus button by unit and input.
BOXES = {1: ("klb1", "1"), 2: ("modbus", "1.0")}


def start_devices(crew: Crew, world: World) -> None:
    """Start the simulated printer, button lines and LED board."""
    run, python = world.sockets, sys.executable
    printer = ["--port", str(world.printer_port), "--out", str(world.tickets), "--control", str(world.printer_control)]
    crew.start("printer", [python, "-m", "hardware.printer.sim", *printer])
    for kind in ("klb1", "modbus"):
        files = ["--link", run / kind, "--control", run / f"{kind}.pipe", "--state", run / f"{kind}.json"]
        command = [python, "-m", "hardware.buttons.sim", "--kind", kind, "--boxes", "1", *map(str, files)]
        crew.start(f"buttons-{kind}", command)
    files = ["--link", run / "board", "--control", run / "board.pipe", "--state", run / "board.json"]
    picture = ["--png", str(world.board_picture), "--log", str(world.out / "board.bytes")]
    crew.start("board", [python, "-m", "hardware.boards.sim", *map(str, files), *picture])


def start_daemons(crew: Crew) -> None:
    """Start spooler and bus."""
    crew.loket("spooler", "daemon", "spooler", "--wait")
    crew.loket("bus", "daemon", "bus")


def start_screens(crew: Crew, world: World, *, on_screen: bool) -> None:
    """Start kiosk, hall display and counter clients; the dock as well where a person can see it."""
    base = {} if on_screen else {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    sizes = {"kiosk": "540x960", "display": "1280x720"} if on_screen else {}

    def start(name: str, *arguments: str) -> None:
        latency = {"LOKET_LATENCY_LOG": str(latency_log(world))} if name == "display" else {}
        size = ["--size", sizes[name]] if name in sizes else []
        crew.loket(name, *arguments, *size, LOKET_REMOTE=str(remote(world, name)), **base, **latency)

    start("kiosk", "kiosk")
    start("display", "display")
    for number in COUNTER_CLIENTS:
        start(f"counter-{number}", "counter", "--number", str(number))
    if on_screen:
        start("dock", "dock")


def remote(world: World, name: str) -> Path:
    """Return the socket by which an app is looked at and touched."""
    return world.sockets / f"{name}.remote"


def latency_log(world: World) -> Path:
    """Return where the display writes when a call was painted."""
    return world.out / "painted.jsonl"


class Fingers:
    """One finger for each app's window; as a context it lets go of all of them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._fingers: dict[str, Finger] = {}

    def __enter__(self) -> "Fingers":
        return self

    def __exit__(self, *_: object) -> None:
        for finger in self._fingers.values():
            finger.let_go()

    def __getitem__(self, app: str) -> Finger:
        """Return the finger on an app; used by one thread at a time."""
        if app not in self._fingers:
            self._fingers[app] = Finger(remote(self._world, app))
        return self._fingers[app]


def press(world: World, counter: int) -> bool:
    """Press "next" on the box of a counter; False while there is no box to press."""
    line, box = BOXES[counter]
    return send_command(world.sockets / f"{line}.pipe", do="press", box=box, key=0)
