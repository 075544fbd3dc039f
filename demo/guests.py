"""Applicants at the kiosk: they hold up their phone, say when they were born, and take their ticket."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demo.finger import Finger
from demo.world import World

SCAN_LIMIT_S = 20.0
ANSWER_LIMIT_S = 20.0
PAPER_LIMIT_S = 30.0
HELD = "held-up.jpg"


@dataclass(frozen=True)
class Visit:
    """What became of one applicant at the kiosk: a number, or the code of a refusal."""

    label: str = ""
    reason: str = ""
    slip: str = ""


class KioskGuest:
    """Somebody before the kiosk; ``look`` may keep a picture of each screen."""

    def __init__(self, world: World, finger: Finger, look: Callable[[str], None] = lambda _: None) -> None:
        self._world = world
        self._finger = finger
        self._look = look

    def check_in(self, photograph: Path, birth_date: date, language: str = "id") -> Visit:
        """Go through the kiosk from the first touch to the paper, or to the refusal."""
        self._begin(language)
        with self.holding(photograph):
            seen = self._finger.wait_for(
                lambda at: at["screen"] in ("birth_date", "refused"), SCAN_LIMIT_S, "the code to be read"
            )
        if seen["screen"] == "birth_date":
            self._look("birth-date")
            self._type_date(birth_date)
            seen = self._finger.wait_for(
                lambda at: at["screen"] in ("ticket", "refused"), ANSWER_LIMIT_S, "the office's answer"
            )
        return self._take_ticket() if seen["screen"] == "ticket" else self._read_refusal(str(seen["reason"]))

    def holding(self, photograph: Path) -> "Held":
        """Hold a photograph before the camera for the length of a block."""
        return Held(photograph, self._world.camera / HELD)

    def _begin(self, language: str) -> None:
        self._finger.wait_for(lambda at: at["screen"] == "attract", SCAN_LIMIT_S, "the first screen")
        self._look("attract")
        self._finger.tap(f"begin_{language}")
        self._finger.wait_for(lambda at: at["screen"] == "scan", ANSWER_LIMIT_S, "the camera")
        self._look("scan")

    def _type_date(self, birth_date: date) -> None:
        self._finger.tap(*(f"key{digit}" for digit in f"{birth_date:%d%m%Y}"), "next")

    def _take_ticket(self) -> Visit:
        seen = self._finger.wait_for(lambda at: at["slip"] in ("take", "trouble"), PAPER_LIMIT_S, "the paper")
        self._look("ticket")
        self._finger.tap("next")
        return Visit(label=str(seen["label"]), slip=str(seen["slip"]))

    def _read_refusal(self, reason: str) -> Visit:
        self._look(f"refused-{reason}")
        self._finger.tap("next")
        at = self._finger.wait_for(lambda at: at["screen"] != "refused", ANSWER_LIMIT_S, "the next step")
        if at["screen"] != "attract":
            self._finger.tap("back")  # the kiosk offers another try; this guest leaves
        return Visit(reason=reason)


class Held:
    """A picture that lies in the camera's folder as long as the block lasts."""

    def __init__(self, photograph: Path, place: Path) -> None:
        self._photograph = photograph
        self._place = place

    def __enter__(self) -> None:
        fresh = self._place.with_suffix(".part")
        shutil.copyfile(self._photograph, fresh)
        os.replace(fresh, self._place)

    def __exit__(self, *_: object) -> None:
        self._place.unlink(missing_ok=True)
