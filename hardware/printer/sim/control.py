"""The simulated printer as other processes see it: faults come in by one file, its state goes out by another."""

import json
import logging
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hardware.printer.sim.condition import FULL_ROLL_MM, Condition
from hardware.printer.sim.printer import SimulatedPrinter

_LOOK_S = 0.02
_LOG = logging.getLogger(__name__)

DEFAULTS: dict[str, Any] = {
    "power": "on",  # on, off
    "cable": "in",  # in, out, mute
    "cover": "closed",  # closed, open
    "cutter": "free",  # free, stuck
    "jam_at_cut": None,  # 1: the blade sticks at the next cut
    "paper_mm": FULL_ROLL_MM,
    "speed_mm_s": None,  # None: as built
    "ticket": "left",  # left, taken
    "link_drops": 0,
}


class ControlFile:
    """Follows a JSON file of faults while the printer works, and writes its state beside it.

    Only keys whose value changed act, so a file that keeps saying ``paper_mm: 40`` does not stop the
    roll from getting shorter. ``link_drops`` breaks the connection whenever it changes, and ``ticket``
    becoming ``taken`` empties the mouth of a kiosk printer.
    """

    def __init__(self, sim: SimulatedPrinter, path: Path) -> None:
        """Bind the file to a printer; ``start`` begins to follow it."""
        self._sim, self._path = sim, path
        self.state_path = state_path(path)
        self._told: dict[str, Any] = dict(DEFAULTS)
        self._stamp: tuple[int, int] | None = None
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._follow, name="printer-sim-control", daemon=True)

    def start(self) -> None:
        """Obey the file as it stands, write the state, and follow both from then on."""
        self._sim.on_change = self._write_state
        self.look()
        self._write_state(self._sim.engine.now)
        self._thread.start()

    def stop(self) -> None:
        """Stop following."""
        self._stop.set()
        self._thread.join()
        self._write_state(self._sim.engine.now)

    def look(self) -> None:
        """Read the file if it is another one than last time, and do what changed in it."""
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_ino)
            if stamp == self._stamp:
                return
            told = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return
        except ValueError:  # half written: the rest comes with the next look
            return
        self._stamp = stamp
        if isinstance(told, dict):
            self._obey({**self._told, **told})

    def _follow(self) -> None:
        while not self._stop.wait(_LOOK_S):
            self.look()

    def _obey(self, told: dict[str, Any]) -> None:
        changed = {key for key in DEFAULTS if told[key] != self._told[key]}
        self._told = told
        for key in sorted(changed):
            try:
                self._act(key, told[key])
            except (TypeError, ValueError):
                _LOG.warning("%s: %r is no value for %s", self._path.name, told[key], key)

    def _act(self, key: str, value: Any) -> None:
        engine = self._sim.engine
        match key:
            case "power":
                engine.change(power=value != "off")
            case "cable":
                self._sim.set_cable(str(value))
            case "cover":
                engine.change(cover_open=value == "open")
            case "cutter":
                engine.change(cutter_stuck=value == "stuck")
            case "jam_at_cut":
                engine.jam_at_cut(None if value is None else int(value))
            case "paper_mm":
                self._sim.load_paper(float(value))
            case "speed_mm_s":
                engine.speed_mm_s = engine.settings.speed_mm_s if value is None else float(value)
            case "ticket":
                engine.change(in_mouth=engine.now.in_mouth and value != "taken")
            case _:
                self._sim.drop_link()

    def _write_state(self, now: Condition) -> None:
        state = {**asdict(now), "paper_mm": round(now.paper_mm), "near_end": now.near_end, "online": now.online}
        with self._writing:
            _write_json(self.state_path, state)


def state_path(control: Path) -> Path:
    """Return where the state of the printer with this control file is written."""
    return control.with_name(control.stem + ".state.json")


def change_control(control: Path, **changes: Any) -> None:
    """Tell a running simulator about a fault or its mending, such as ``cover="open"``."""
    told = json.loads(control.read_text("utf-8")) if control.exists() else {}
    _write_json(control, {**told, **changes})


def load_state(control: Path) -> dict[str, Any]:
    """Return what the simulator with this control file last said of itself; nothing before it started."""
    path = state_path(control)
    state: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return state


def _write_json(path: Path, data: dict[str, Any]) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    unfinished.replace(path)
