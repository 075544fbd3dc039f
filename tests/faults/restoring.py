"""Restores a backup over a newer store while the disk fails: ``python -m tests.faults.restoring``, preloaded.

For each call of the disk it lets that call and all later ones fail, and then looks, with a disk that works again, at
what lies in the place of the store and beside it. Prints one JSON object for each.
"""

import errno
import itertools
import json
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from db import StoreRefused, StoreUnavailable
from db.backup import back_up
from db.restore import restore
from office.invariants import check_invariants
from office.views import today
from tests.faults.trial import Disk, in_a_child
from tests.helpers.offices import ZONE, a_booking, an_office, reopened, sqlite_stores

EVENING = datetime(2026, 11, 24, 17, 0, tzinfo=ZONE)
IN_THE_BACKUP, IN_THE_STORE = 2, 3


def main(folder: Path) -> None:
    """Break the restoring off at every third call."""
    disk, prepared, watched = Disk(), folder / "prepared", folder / "watched"
    prepared.mkdir()
    url = sqlite_stores(prepared).new_url()
    office = an_office(url)
    for _ in range(IN_THE_BACKUP):
        a_booking(office)
    backup = back_up(url, folder / "backups", EVENING, 1).path
    a_booking(office)
    office.store.close()
    name = Path(url).name
    for call in itertools.count(1, 3):
        shutil.rmtree(watched, ignore_errors=True)
        watched.mkdir()
        shutil.copyfile(prepared / name, watched / name)
        found = in_a_child(lambda: _restore(disk, call, watched / name, backup))  # noqa: B023
        print(json.dumps({"fault": call, **found, **_left(watched / name)}), flush=True)
        if found["calls"] < call:
            return


def _restore(disk: Disk, call: int, store: Path, backup: Path) -> dict[str, Any]:
    disk.fail_at(call, errno.EIO, for_good=True)
    try:
        restore(f"sqlite:///{store}", backup, EVENING, force=True)
        answer = ["done", ""]
    except (StoreUnavailable, StoreRefused) as error:
        answer = [type(error).__name__, str(error)]
    return {"answer": answer, "calls": disk.calls}


def _left(store: Path) -> dict[str, Any]:
    """Say how many bookings are in the store, and in what was set aside."""
    kept = [path for path in store.parent.glob(f"{store.name}.replaced-*") if path.suffix[-1].isdigit()]
    return {"store": _bookings(store) if store.exists() else None, "kept": [_bookings(path) for path in kept]}


def _bookings(path: Path) -> int | list[str]:
    office = reopened(f"sqlite:///{path}")
    booked, broken = today(office).booked, check_invariants(office)
    office.store.close()
    return broken or booked


if __name__ == "__main__":
    main(Path(sys.argv[1]))
