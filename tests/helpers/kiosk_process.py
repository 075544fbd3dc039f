"""A kiosk without its screen, as a process of its own: people come one after the other until it is told to be quiet.

Each answer is a line of JSON, on the disk before the next person comes: whoever kills this process knows what it had
acknowledged. Quiet, it stays until the server knows everything.
"""

import json
import os
import random
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from config.load import load_config
from domain.refusals import Refused
from domain.text import Language
from kiosk.desk import OfficeDesk
from kiosk.events import Ask, CheckIn, Found, LookUp, TicketShown
from kiosk.fronts import EitherOffice
from kiosk.standby import Standby
from kiosk.tries import Tries
from office import merge
from office.context import open_office
from office.mirror import mirror_path, open_mirror
from tests.helpers.shifted import ShiftedClock
from ui.door import OfficeDoor

THINKS_S = (0.02, 0.15)


@dataclass
class Task:
    """What a process is started with."""

    config: Path
    people: Path
    answers: Path
    quiet: Path
    shift_s: float
    seed: int

    @classmethod
    def read(cls, words: list[str]) -> "Task":
        """Read it from the command line."""
        config, people, answers, quiet, shift_s, seed = words
        return cls(Path(config), Path(people), Path(answers), Path(quiet), float(shift_s), int(seed))

    def words(self) -> list[str]:
        """Return the command line of it."""
        return [str(value) for value in vars(self).values()]


def run(task: Task) -> None:
    """Serve people, then wait for the merge."""
    config, clock = load_config(task.config), ShiftedClock(task.shift_s)
    path = mirror_path(config)
    assert path is not None
    door = OfficeDoor(config, lambda each: open_office(each, clock))
    standby = Standby(config, open_mirror(path, config.office.number), door.open, clock=clock)
    standby.start()
    desk = OfficeDesk(EitherOffice(door.open, standby), f"kiosk:{config.kiosk.name}")
    desk._tries = Tries(allowed=10**9)
    while not _has_seen_the_server(standby):
        time.sleep(0.05)
    people = json.loads(task.people.read_text())
    chance = random.Random(task.seed)
    with task.answers.open("a") as log:
        for number in range(1, 10**9, 2):
            if task.quiet.exists():
                break
            _note(log, _serve(desk, chance.choice(people), number))
            time.sleep(chance.uniform(*THINKS_S))
    while merge.is_owed(standby.office()) or not standby.breaker.is_closed:
        time.sleep(0.05)
    standby.close()
    door.close()


def _has_seen_the_server(standby: Standby) -> bool:
    from db import StoreUnavailable

    try:
        standby.office()
    except StoreUnavailable:
        return False
    return True


def _serve(desk: OfficeDesk, person: dict[str, Any], number: int) -> dict[str, Any]:
    born = date.fromisoformat(person["born"])
    found, first_s = _timed(desk, LookUp(number, person["text"]))
    said: dict[str, Any] = {"serial": person["serial"], "wait_s": first_s, "at": time.time()}
    if isinstance(found, Refused):
        return said | {"refused": found.reason.value}
    shown, second_s = _timed(desk, CheckIn(number + 1, person["text"], born, Language.ID))
    said["wait_s"] = max(first_s, second_s)
    if isinstance(shown, Refused):
        return said | {"refused": shown.reason.value}
    assert isinstance(shown, TicketShown)
    return said | {"label": shown.label}


def _timed(desk: OfficeDesk, ask: Ask) -> tuple[Found | TicketShown | Refused, float]:
    began = time.monotonic()
    answer = desk.answer(ask)
    return answer, time.monotonic() - began


def _note(log: Any, said: dict[str, Any]) -> None:
    log.write(json.dumps(said) + "\n")
    log.flush()
    os.fsync(log.fileno())


if __name__ == "__main__":
    run(Task.read(sys.argv[1:]))
