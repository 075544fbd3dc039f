"""Puts an office through one fault of the disk after another: ``python -m tests.faults.trial``, preloaded.

For each fault it copies a prepared store, lets a child process work on it while the disk fails, and then looks, with a
disk that works again, at what is left. Prints one JSON object for each fault.
"""

import ctypes
import errno
import gc
import itertools
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from db import StoreRefused, StoreUnavailable, sqlite
from domain.refusals import Refused
from domain.text import Language
from office.calling import call_next
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import Booked, CheckedIn
from tests.helpers.offices import a_booking, an_office, open_counters, reopened, sqlite_stores

# So small that the work of the trial writes the log back into the file more than once.
OFTEN = "PRAGMA wal_autocheckpoint=12"


class Disk:
    """The knobs of ``faults.c`` in this process."""

    def __init__(self) -> None:
        self._library: Any = ctypes.CDLL(None)
        self._library.faults_calls.restype = self._library.faults_grown.restype = ctypes.c_long
        self._library.faults_room.argtypes = [ctypes.c_long]
        self._library.faults_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]

    def fail_at(self, call: int, error: int, *, for_good: bool = False, reads: bool = True) -> None:
        """Let the ``call``-th call from now on fail."""
        self._library.faults_arm(call, error, for_good, reads)

    def leave_room(self, room: int) -> None:
        """Let the files grow by ``room`` bytes and no more."""
        self._library.faults_room(room)

    def heal(self) -> None:
        """Work as a disk should."""
        self.fail_at(0, 0)

    @property
    def calls(self) -> int:
        """Return how many calls reached the disk since it was told how to fail."""
        return int(self._library.faults_calls())

    @property
    def grown(self) -> int:
        """Return by how many bytes the files grew."""
        return int(self._library.faults_grown())


@dataclass(frozen=True)
class Visits:
    """What the work of the trial is done with; the acts keep their ids, so they can be sent again."""

    booked: tuple[Booked, ...]

    def acts(self) -> Iterator[tuple[str, Callable[[Office], Any]]]:
        """Yield each act by its name."""
        for number, booked in enumerate(self.booked):
            yield f"check in {number}", lambda office, b=booked, n=number: _checked_in(office, f"visit-{n}", b)
        yield "call next", lambda office: _called(office, "call-1")


def _checked_in(office: Office, request_id: str, booked: Booked) -> str:
    done = check_in(office, Act(request_id, "kiosk:K1"), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


def _called(office: Office, request_id: str) -> str:
    done = call_next(office, Act(request_id, "bus:L1"), 1)
    return "nobody waits" if isinstance(done, Refused) else done.ticket.label


def work(url: str, visits: Visits) -> dict[str, list[str]]:
    """Do the acts one by one; return what each was answered: done, or the sentence of the fault."""
    answers: dict[str, list[str]] = {}
    office = None
    for name, act in visits.acts():
        try:
            office = office or reopened(url)
            answers[name] = ["done", act(office)]
        except (StoreUnavailable, StoreRefused) as error:
            answers[name] = [type(error).__name__, str(error)]
        except Exception:  # noqa: BLE001  # what it is not allowed to be
            answers[name] = ["bug", traceback.format_exc(limit=-4)]
    if office:
        office.store.close()
    return answers


def in_a_child(do: Callable[[], Any]) -> Any:
    """Return what ``do`` returns in a child process, or how the child died."""
    gc.freeze()  # a child that collects garbage would copy every page of ours
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as answer:
            json.dump(do(), answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    return json.loads(said) if said else {"died": os.waitstatus_to_exitcode(status)}


def afterwards(url: str, visits: Visits) -> dict[str, Any]:
    """Send every act again, as a kiosk does after a fault, and look whether the store is whole."""
    office = reopened(url)
    again = {name: act(office) for name, act in visits.acts()}
    broken = check_invariants(office)
    office.store.close()
    return {"again": again, "broken": broken}


class Trial:
    """One prepared store and the faults it is put through."""

    def __init__(self, folder: Path, *pragmas: str, visits: int = 2) -> None:
        sqlite.PRAGMAS = (*sqlite.PRAGMAS, *pragmas)
        self._disk = Disk()
        self._prepared = folder / "prepared"
        self._folder = folder / "watched"
        self._prepared.mkdir()
        url = sqlite_stores(self._prepared).new_url()
        office = an_office(url)
        self._visits = Visits(tuple(a_booking(office) for _ in range(visits)))
        open_counters(office, 1)
        office.store.close()
        self._name = Path(url.removeprefix("sqlite:///")).name
        self.run(Disk.heal)

    def run(self, fault: Callable[[Disk], None]) -> dict[str, Any]:
        """Work on a copy of the store while ``fault`` is on, then look at it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        shutil.copyfile(self._prepared / self._name, self._folder / self._name)
        url = f"sqlite:///{self._folder / self._name}"

        def failing() -> dict[str, Any]:
            fault(self._disk)
            answers = work(url, self._visits)
            return {"answers": answers, "calls": self._disk.calls, "grown": self._disk.grown}

        return {**in_a_child(failing), **afterwards(url, self._visits)}


def each_call(trial: Trial, fail: Callable[..., None], step: int = 1) -> Iterator[dict[str, Any]]:
    """Fail the first call, a later one, and so on, until all work is done without reaching the one that fails."""
    for number in itertools.count(1, step):
        found = trial.run(partial(fail, call=number))
        yield {"fault": number, **found}
        if found.get("calls", number) < number:
            return


def fill_levels(trial: Trial, levels: int) -> Iterator[dict[str, Any]]:
    """Fill the disk to so many levels between nothing left and just enough."""
    needed = trial.run(Disk.heal)["grown"]
    for level in range(levels):
        room = needed * level // levels
        yield {"fault": room, **trial.run(partial(Disk.leave_room, room=room))}


KINDS: dict[str, Callable[[Path], Iterator[dict[str, Any]]]] = {
    "one call fails": lambda folder: each_call(Trial(folder, OFTEN), partial(Disk.fail_at, error=errno.EIO)),
    "every call fails": lambda folder: each_call(
        Trial(folder, OFTEN), partial(Disk.fail_at, error=errno.EIO, for_good=True), step=7
    ),
    "nothing can be written": lambda folder: each_call(
        Trial(folder, OFTEN), partial(Disk.fail_at, error=errno.EROFS, for_good=True, reads=False), step=5
    ),
    "the disk is full": lambda folder: fill_levels(Trial(folder, visits=4), 50),
}


def main(kind: str, folder: str) -> None:
    """Run one kind of faults in ``folder``, whose subfolder ``watched`` is the one the library watches."""
    for found in KINDS[kind](Path(folder)):
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
