"""What the reader of a line remembers over its own restart."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from hardware.buttons.track import Mark

_log = logging.getLogger(__name__)


class LineMemory:
    """A small file with the newest event of each box.

    It gives the presses of a box the same names before and after a restart. It need not be exact: up to 127 events
    behind will do, and without it only the names of events after the 255th of a power-up are at stake.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written: Mapping[int, Mark] = {}

    def read(self) -> dict[int, Mark]:
        """Return the marks by address; a file that is not there or not ours holds none."""
        if self._path is None or not self._path.exists():
            return {}
        try:
            rows = json.loads(self._path.read_text(encoding="utf-8"))
            return {int(address): Mark(int(epoch), int(number)) for address, (epoch, number) in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.warning("the line's memory %s is unreadable and starts anew: %s", self._path, error)
            return {}

    def write(self, marks: Mapping[int, Mark]) -> None:
        """Keep the marks; a full disk costs nothing but them."""
        if self._path is None or marks == self._written:
            return
        self._written = dict(marks)
        rows = {str(address): (mark.epoch, mark.number) for address, mark in marks.items()}
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_text(json.dumps(rows), encoding="utf-8")
            os.replace(fresh, self._path)
        except OSError as error:
            _log.warning("the line's memory %s cannot be written: %s", self._path, error)
