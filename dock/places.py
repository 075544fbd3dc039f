"""Where the simulated devices of an office keep their files, found from its configuration alone.

A simulated line ``run/klb1`` takes commands at ``run/klb1.pipe`` and shows itself in ``run/klb1.json``; the printer
has its faults in ``run/printer.json``. Photographs lie beside the camera's folder, the printed sheets in ``tickets``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.devices import DigitsBoard, KlbLine, LineSection, ModbusLine
from config.model import Config

CAMERA_KIND = "folder:"
SHEETS = "tickets"


@dataclass(frozen=True)
class BoxPlace:
    """A box of call buttons: its name at the simulator, its counter, and what each of its keys does."""

    line: str
    name: str
    counter: int
    keys: tuple[tuple[int, str], ...]
    pipe: Path
    state: Path


@dataclass(frozen=True)
class BoardPlace:
    """An LED board and the counters it shows."""

    name: str
    counters: tuple[int, ...]
    state: Path


@dataclass(frozen=True)
class Places:
    """Every file and folder by which the devices can be handled."""

    camera: Path | None
    photographs: Path | None
    printer_name: str
    printer: Path
    sheets: Path
    boxes: tuple[BoxPlace, ...]
    boards: tuple[BoardPlace, ...]


def places_of(config: Config) -> Places:
    """Return where the devices of ``config`` can be handled."""
    camera = _camera(config.kiosk.camera)
    run = _run_folder(config, camera)
    return Places(
        camera=camera,
        photographs=None if camera is None else camera.parent / "photographs",
        printer_name=config.printer.name,
        printer=run / "printer.json",
        sheets=_sheets(run),
        boxes=tuple(box for line in config.lines for box in _boxes(line)),
        boards=tuple(
            BoardPlace(board.name, board.counters, Path(board.url).with_suffix(".json"))
            for board in config.boards
            if not isinstance(board, DigitsBoard)
        ),
    )


def _camera(url: str) -> Path | None:
    return Path(url.removeprefix(CAMERA_KIND)) if url.startswith(CAMERA_KIND) else None


def _run_folder(config: Config, camera: Path | None) -> Path:
    boards = (board for board in config.boards if not isinstance(board, DigitsBoard))
    links = [Path(device.url) for device in (*config.lines, *boards)]
    if links:
        return links[0].parent
    return Path("run") if camera is None else camera.parent / "run"


def _sheets(run: Path) -> Path:
    """The sheets lie beside the printer's files, or where a demonstration keeps what it leaves to look at."""
    candidates = (run / SHEETS, run.parent / SHEETS, run.parent.parent / "out" / SHEETS)
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


def _boxes(line: LineSection) -> Iterator[BoxPlace]:
    link = Path(line.url)
    pipe, state = link.with_suffix(".pipe"), link.with_suffix(".json")
    if isinstance(line, KlbLine):
        for klb in line.boxes:
            keys = tuple((int(key), act) for key, act in sorted(klb.keys.items()) if act != "none")
            yield BoxPlace(line.name, str(klb.address), klb.counter, keys, pipe, state)
    elif isinstance(line, ModbusLine):
        for modbus in line.boxes:
            name = f"{modbus.unit}.{modbus.input}"
            yield BoxPlace(line.name, name, modbus.counter, ((0, modbus.act),), pipe, state)
