"""The kiosk's camera as a folder: a photograph copied into it is held before the lens."""

import shutil
from dataclasses import dataclass
from pathlib import Path

ENDINGS = frozenset({".png", ".jpg", ".jpeg"})
HELD = "held-up"
HALL = "hall"


@dataclass(frozen=True)
class Photograph:
    """A photograph that can be held up, with the words its owner left beside it."""

    name: str
    path: str
    caption: str


def photographs(folder: Path | None) -> tuple[Photograph, ...]:
    """Return the photographs in a folder in the order of their names."""
    if folder is None or not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and path.stem != HALL)
    return tuple(Photograph(path.stem, str(path), _caption(path)) for path in paths)


def hold(photograph: Path, camera: Path) -> None:
    """Hold a photograph up; whatever was held before is taken away, and no half picture is ever seen."""
    unfinished = camera / f".{HELD}{photograph.suffix}"
    shutil.copyfile(photograph, unfinished)
    take_away(camera)
    unfinished.rename(camera / f"{HELD}{photograph.suffix}")


def take_away(camera: Path) -> None:
    """Lower the hand."""
    for ending in ENDINGS:
        (camera / f"{HELD}{ending}").unlink(missing_ok=True)


def is_holding(camera: Path | None) -> bool:
    """Say whether something is held before the lens."""
    return camera is not None and any((camera / f"{HELD}{ending}").exists() for ending in ENDINGS)


def _caption(path: Path) -> str:
    beside = path.with_suffix(".txt")
    return beside.read_text(encoding="utf-8").strip() if beside.exists() else ""
