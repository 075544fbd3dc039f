"""The office's own notices: pictures and texts from a folder, shown in turn in the hall.

``parking.png`` is shown in every language, ``parking.id.txt`` in Indonesian only. The first line of a text is its
title. Files are shown in the order of their names; what cannot be read is left out and logged once.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.text import Language

log = logging.getLogger(__name__)

PICTURES = frozenset({".png", ".jpg", ".jpeg"})
TEXT = ".txt"
LIMIT = 50
LONGEST_TEXT = 600
LARGEST_PICTURE = 20 * 1024 * 1024
EACH_S = 12.0
"""How long one notice is shown before the next."""


@dataclass(frozen=True)
class Placard:
    """One notice: a picture, or a title and a text; without a language it is for everybody."""

    title: str = ""
    text: str = ""
    picture: Path | None = None
    language: Language | None = None


class PlacardFolder:
    """Reads the notices of a folder again and again; remembers what it has complained of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._complaints: set[str] = set()

    def read(self) -> tuple[Placard, ...]:
        """Return the notices as they are now; none where the folder cannot be read."""
        try:
            files = sorted(path for path in self._folder.iterdir() if path.suffix.lower() in PICTURES | {TEXT})
        except OSError as error:
            self._complain(self._folder.name, error)
            return ()
        found = (self._placard(path) for path in files[:LIMIT])
        return tuple(placard for placard in found if placard is not None)

    def _placard(self, path: Path) -> Placard | None:
        try:
            return _read(path)
        except (OSError, ValueError) as error:
            self._complain(path.name, error)
            return None

    def _complain(self, name: str, error: Exception) -> None:
        if name not in self._complaints:
            self._complaints.add(name)
            log.warning("the notice %s cannot be shown: %s", name, error)


def placard_at(placards: Sequence[Placard], language: Language, second: float) -> Placard | None:
    """Return the notice of the moment: those for the language take turns."""
    fitting = [placard for placard in placards if placard.language in (None, language)]
    return fitting[int(second // EACH_S) % len(fitting)] if fitting else None


def _read(path: Path) -> Placard:
    language = _language_of(path)
    if path.suffix.lower() in PICTURES:
        if path.stat().st_size > LARGEST_PICTURE:
            raise ValueError("the picture is larger than 20 MB")
        return Placard(picture=path.absolute(), language=language)
    title, _, text = path.read_text(encoding="utf-8").strip().partition("\n")
    if not title:
        raise ValueError("the text is empty")
    return Placard(title.strip(), text.strip()[:LONGEST_TEXT], language=language)


def _language_of(path: Path) -> Language | None:
    ending = Path(path.stem).suffix.removeprefix(".").lower()
    return Language(ending) if ending in set(Language) else None
