"""The simulated printer as its files show it: faults go in by one, its state comes out by another."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hardware.printer.sim.control import state_path
from hardware.simulation import write_whole

FULL_MM, NEAR_END_MM, NO_PAPER_MM = 80_000, 4_000, 0

FAULTS: Mapping[str, Mapping[str, object]] = {
    "pull_paper": {"paper_mm": NO_PAPER_MM},
    "near_end": {"paper_mm": NEAR_END_MM},
    "new_roll": {"paper_mm": FULL_MM},
    "open_cover": {"cover": "open"},
    "close_cover": {"cover": "closed"},
    "jam": {"cutter": "stuck"},
    "free_cutter": {"cutter": "free"},
    "power_off": {"power": "off"},
    "power_on": {"power": "on"},
    "pull_cable": {"cable": "out"},
    "plug_cable": {"cable": "in"},
}


@dataclass(frozen=True)
class PrinterState:
    """What a person standing before the printer sees; ``known`` is false while there is no printer."""

    known: bool = False
    power: bool = False
    cable: bool = False
    cover_open: bool = False
    paper_out: bool = False
    near_end: bool = False
    stuck: bool = False
    online: bool = False
    sheets: int = 0


def read_state(control: Path) -> PrinterState:
    """Return the printer's state."""
    found = read_json(state_path(control))
    if not found:
        return PrinterState()
    return PrinterState(
        known=True,
        power=bool(found.get("power")),
        cable=found.get("cable") == "in",
        cover_open=bool(found.get("cover_open")),
        paper_out=float(str(found.get("paper_mm", 0))) <= 0,
        near_end=bool(found.get("near_end")),
        stuck=bool(found.get("cutter_error")) or bool(found.get("cutter_stuck")),
        online=bool(found.get("online")),
        sheets=int(str(found.get("sheets", 0))),
    )


def cause(control: Path, fault: str) -> None:
    """Do to the printer what a person or a fault would do.

    The simulator acts on what changed in its file, so a value that stands there already, such as a roll that was
    full before it was used up, is told in a fresh way: a little longer than the last one.
    """
    told = dict(read_json(control))
    wanted = dict(FAULTS[fault])
    if "paper_mm" in wanted and wanted["paper_mm"] == told.get("paper_mm"):
        wanted["paper_mm"] = float(str(told["paper_mm"])) + 1
    write_whole(control, json.dumps({**told, **wanted}).encode())


def last_sheet(folder: Path) -> str:
    """Return the path of the sheet that was cut last, or an empty text."""
    sheets = sorted(folder.glob("sheet-*.png")) if folder.is_dir() else []
    return str(sheets[-1]) if sheets else ""


def read_json(path: Path) -> Mapping[str, object]:
    """Return the object in a file, an empty one while there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
