"""Power cuts: records an office at work once, then asks of many moments what a cut would have left.

Several processes check people in and call them; each notes an acknowledgement when the product says that it is done.
At any moment the disk that is left must hold every ticket acknowledged until then, none twice, without a gap.
"""

import ctypes
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from db import StoreConflict, StoreRefused, StoreUnavailable, journal, open_store
from db.queries.invariants import broken_rules
from domain.check_in import CheckInRules
from domain.clock import FixedClock
from domain.rules import OfficeRules
from tests.faults import shims
from tests.faults.tape import Disk, Record, read_tape
from tests.helpers.offices import MORNING, OFFICE_NUMBER, a_booking, an_office, open_counters, sqlite_stores

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 4
ACKNOWLEDGED = "acknowledged"
# The log is written back into the file every few visits, so that many cuts fall into that.
OFTEN = "PRAGMA wal_autocheckpoint=60"
CHANCES = (0.0, 0.5, 0.9, 1.0)
ALL_DAY = OfficeRules(check_in=CheckInRules(early=timedelta(hours=12), late=timedelta(hours=12)))
# What a cut leaves is only looked at: a disk in memory is quick, and syncs nothing.
SCRATCH = next((str(path) for path in (Path("/dev/shm"),) if path.is_dir()), None)


@dataclass(frozen=True)
class Tape:
    """A recorded morning: the folder as it was before, the tape, and the name of the store's file."""

    before: Path
    tape: Path
    store: str


class Cut(NamedTuple):
    """What one power cut left: how many tickets were acknowledged, those that are gone, and what else is wrong."""

    moment: int
    acknowledged: int
    lost: int
    wrong: tuple[str, ...]


def record(library: Path, folder: Path, visits: int, *pragmas: str) -> Tape:
    """Let several processes work on a store in ``folder`` and record it; ``pragmas`` change their connections."""
    live, before, tape = folder / "live", folder / "before", folder / "tape"
    live.mkdir(parents=True)
    url = sqlite_stores(live).new_url()
    office = an_office(url, FixedClock(MORNING), places=1000, rules=ALL_DAY)
    visitors = [a_booking(office) for _ in range(visits * WRITERS)]
    open_counters(office, *range(1, WRITERS + 1))
    office.store.close()
    (live / ACKNOWLEDGED).touch()
    shutil.copytree(live, before)
    if ctypes.CDLL(str(library)).tape_new(str(tape).encode()):
        raise OSError(f"no tape can be made at {tape}")
    told = [
        {
            "url": url,
            "pragmas": [OFTEN, *pragmas],
            "acknowledged": str(live / ACKNOWLEDGED),
            "counter": number + 1,
            "visitors": [
                (booked.booking.serial, booked.payload, booked.booking.person.birth_date.isoformat())
                for booked in visitors[number::WRITERS]
            ],
        }
        for number in range(WRITERS)
    ]
    subprocess.run(
        [sys.executable, "-m", "tests.faults.writer"],
        cwd=ROOT,
        env=shims.preloaded(library, TAPE=tape, TAPE_FOLDER=live),
        input=json.dumps(told),
        text=True,
        check=True,
    )
    return Tape(before, tape, Path(url).name)


def cuts(tape: Tape, count: int, seed: int, processes: int = 2) -> list[Cut]:
    """Cut the power at ``count`` random moments and look at what each leaves."""
    total = sum(1 for _ in read_tape(tape.tape))
    dice = random.Random(seed)
    moments = sorted(dice.randrange(total + 1) for _ in range(count))
    parts = [moments[number::processes] for number in range(processes)]
    with ProcessPoolExecutor(processes) as pool:
        return [cut for part in pool.map(_cut_at, [tape] * processes, parts) for cut in part]


def _cut_at(tape: Tape, moments: Sequence[int]) -> list[Cut]:
    disk, acknowledged, found = Disk(tape.before), Acknowledgements(), []
    records = read_tape(tape.tape)
    played = 0
    for moment in moments:
        for record_ in islice(records, moment - played):
            disk.play(record_)
            acknowledged.hear(record_)
        played = moment
        dice = random.Random(moment)
        with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
            disk.cut(Path(folder), dice.choice(CHANCES), dice)
            found.append(_look(Path(folder) / tape.store, moment, acknowledged.tickets))
    return found


class Acknowledgements:
    """What the processes were told is done, read off the tape as it plays."""

    def __init__(self) -> None:
        self.tickets: dict[int, str] = {}
        self._inodes: set[int] = set()

    def hear(self, record_: Record) -> None:
        """Take the next record."""
        if record_.kind == "O" and record_.data.decode().endswith(f"/{ACKNOWLEDGED}"):
            self._inodes.add(record_.inode)
        if record_.kind == "W" and record_.inode in self._inodes:
            serial, label = record_.data.decode().split()
            self.tickets[int(serial)] = label


def _look(path: Path, moment: int, acknowledged: dict[int, str]) -> Cut:
    """Open what is left as the product does after a power cut, and hold it against what was acknowledged."""
    try:
        tickets, wrong = _contents(path)
    except (StoreRefused, StoreUnavailable, StoreConflict) as error:
        tickets, wrong = {}, [str(error)]
    lost = sum(1 for serial, label in acknowledged.items() if tickets.get(serial) != label)
    return Cut(moment, len(acknowledged), lost, tuple(wrong))


def _contents(path: Path) -> tuple[dict[int, str], list[str]]:
    store = open_store(f"sqlite:///{path}", OFFICE_NUMBER)
    with closing(store), store.read() as tx:
        wrong = [row[0] for row in tx.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
        wrong += [f"a row of {row[0]} points nowhere" for row in tx.execute("PRAGMA foreign_key_check").fetchall()]
        wrong += broken_rules(tx)
        wrong += [f"the journal breaks at {step.seq}" for step in journal.verify(tx) if isinstance(step, journal.Fault)]
        return dict(tx.execute("SELECT booking, label FROM ticket").fetchall()), wrong


def summed(found: Sequence[Cut]) -> dict[str, int]:
    """Return the figures of many cuts."""
    return {
        "points": len(found),
        "acknowledgements_checked": sum(cut.acknowledged for cut in found),
        "bad_points": sum(1 for cut in found if cut.lost or cut.wrong),
        "lost_at_worst": max(cut.lost for cut in found),
        "corrupt_points": sum(1 for cut in found if cut.wrong),
    }
