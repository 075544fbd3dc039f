"""Call buttons and LED boards as their simulators show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dock.places import BoardPlace, BoxPlace
from dock.printer import read_json
from hardware.boards.sim.panel import Light, draw, lay_out
from hardware.simulation import send_command


@dataclass(frozen=True)
class BoxState:
    """A box in view: its counter, its keys by name, and how its lamps shine."""

    index: int
    counter: int
    title: str
    keys: tuple[str, ...]
    known: bool
    lamps: int
    pattern: str


def box_state(index: int, place: BoxPlace) -> BoxState:
    """Return what a person standing before a box sees."""
    found = read_json(place.state)
    boxes = found.get("boxes")
    box = boxes.get(place.name) if isinstance(boxes, Mapping) else None
    seen: Mapping[str, object] = box if isinstance(box, Mapping) else {}
    return BoxState(
        index=index,
        counter=place.counter,
        title=f"{place.line} · {place.name}",
        keys=tuple(act for _, act in place.keys),
        known=bool(seen) and bool(found.get("plugged")),
        lamps=int(str(seen.get("lamps", 0))),
        pattern=str(seen.get("pattern", "steady")),
    )


def press(place: BoxPlace, key_index: int) -> bool:
    """Press a key for a moment; false while there is no box to press."""
    key, _ = place.keys[key_index]
    return send_command(place.pipe, do="press", box=place.name, key=key)


@dataclass(frozen=True)
class BoardState:
    """What an LED board shows."""

    name: str
    lines: tuple[str, ...]
    color: str
    known: bool


def board_state(place: BoardPlace) -> BoardState:
    """Return what a person standing before a board sees."""
    found = read_json(place.state)
    lines = found.get("lines", [])
    shown = tuple(str(line) for line in lines) if isinstance(lines, Sequence) else ()
    return BoardState(place.name, shown, str(found.get("color", "amber")), bool(found.get("plugged")))


def paint_board(state: BoardState, path: Path) -> None:
    """Write the picture of a board."""
    draw(lay_out(state.lines), Light[state.color.upper()]).save(path)
