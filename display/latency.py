"""Measures from the call to the painted frame: one line of JSON for each call, for ``loket bench call``."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from display.status import ShownCall


class PaintLog:
    """Appends a line when a frame has been painted that shows a call for the first time."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)
        self._clock = clock
        self._known: set[tuple[int, int]] | None = None
        self._pending: list[ShownCall] = []

    def expect(self, calls: Sequence[ShownCall]) -> None:
        """Note what the next painted frame shows; what the first look finds is old and not measured."""
        if self._known is None:
            self._known = {(call.id, call.recalls) for call in calls}
        self._pending += [call for call in calls if (call.id, call.recalls) not in self._known]
        self._known.update((call.id, call.recalls) for call in calls)

    def on_frame(self) -> None:
        """Write down every call that this frame was the first to show."""
        painted_at = self._clock()
        for call in self._pending:
            facts = {"call": call.id, "recalls": call.recalls, "called_at": call.at, "painted_at": painted_at}
            self._file.write(json.dumps(facts) + "\n")
        self._pending.clear()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
