"""Backups of real stores: taken while the office works, read back by another program, rotated, and brought back."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import StoreRefused, StoreUnavailable
from db.backup import Backup, back_up, look_at
from db.progress import Step, unwatched
from db.restore import Restored, restore
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import CheckedIn
from tests.helpers.offices import ZONE, Stores, a_booking, an_office, postgres_server, reopened, stores
from tests.helpers.server_tools import server_tools

__all__ = ["postgres_server", "server_tools", "stores"]

EVENING = datetime(2026, 11, 24, 17, 0, tzinfo=ZONE)

# A process that has the store open until its standard input ends.
AT_WORK = """
import sys
from db import open_store
store = open_store(sys.argv[1], 7)
print("open", flush=True)
input()
"""


@pytest.fixture
def url(stores: Stores) -> str:
    """Return the address of an office in which three people have checked in."""
    url = stores.new_url()
    with closing(an_office(url).store):
        pass
    with opened(url) as office:
        for _ in range(3):
            visit(office)
    return url


@contextmanager
def opened(url: str) -> Iterator[Office]:
    """Open an office as another process would, and close it again."""
    office = reopened(url, places=1000)
    try:
        yield office
    finally:
        office.store.close()


def visit(office: Office) -> str:
    """Book and check in an invented person; return the number."""
    booked = a_booking(office)
    done = check_in(office, Act.by("test"), booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


def backed_up(url: str, folder: Path, days: int = 0, keep: int = 14) -> Backup:
    """Back up as on the evening ``days`` later."""
    return back_up(url, folder, EVENING + timedelta(days=days), keep)


def brought_back(url: str, backup: Backup, *, force: bool = False) -> Restored:
    """Restore on the next morning."""
    return restore(url, backup.path, EVENING + timedelta(days=1), force=force)


def test_backup_is_named_after_the_moment_and_whole(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path / "backups")
    assert [made.path] == list((tmp_path / "backups").iterdir())
    assert "-20261124-170000." in made.path.name
    assert made.contents.rows == 7
    assert made.contents.tables["ticket"] == 3
    assert look_at(url, made.path, unwatched) == made.contents


def test_backup_says_how_far_it_is(url: str, tmp_path: Path) -> None:
    steps: list[Step] = []
    back_up(url, tmp_path, EVENING, 1, steps.append)
    assert {step.what for step in steps} <= {"copy", "check"}


def test_backup_is_one_moment_of_an_office_that_works(url: str, tmp_path: Path) -> None:
    stop, labels = threading.Event(), []

    def work() -> None:
        with opened(url) as office:
            while not stop.is_set():
                labels.append(visit(office))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        made = [backed_up(url, tmp_path, days) for days in range(3)]
    finally:
        stop.set()
        worker.join()
    tickets = [backup.contents.tables["ticket"] for backup in made]
    assert tickets == sorted(tickets)
    assert tickets[-1] > 3
    with opened(url) as office:
        assert check_invariants(office) == []


def test_rotation_keeps_the_newest_and_touches_nothing_else(url: str, tmp_path: Path) -> None:
    (tmp_path / "notes-20261101-170000.db").touch()
    made = [backed_up(url, tmp_path, days, keep=2) for days in range(4)]
    assert [backup.removed for backup in made] == [(), (), (made[0].path,), (made[1].path,)]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {made[2].path.name, made[3].path.name, "notes-20261101-170000.db"}


def test_second_backup_of_one_second_is_refused(url: str, tmp_path: Path) -> None:
    backed_up(url, tmp_path)
    with pytest.raises(StoreRefused, match="already"):
        backed_up(url, tmp_path)


def test_half_of_a_killed_backup_is_swept_up(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    half = tmp_path / f"{made.path.name}.part"
    half.write_bytes(b"half")
    (tmp_path / f"{half.name}-journal").write_bytes(b"half")
    next_day = backed_up(url, tmp_path, 1)
    assert {path.name for path in tmp_path.iterdir()} == {made.path.name, next_day.path.name}


def test_folder_that_cannot_be_made_is_told(url: str, tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    with pytest.raises(StoreUnavailable, match=r"backups.* cannot be used \(.*\): check its folder"):
        backed_up(url, tmp_path / "backups" / "daily")


def test_restored_store_goes_on_with_the_next_number(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    with opened(url) as office:
        assert [visit(office), visit(office)] == ["A-004", "A-005"]
    restored = brought_back(url, made, force=True)
    assert restored.contents.rows == 7
    with opened(url) as office:
        assert check_invariants(office) == []
        assert visit(office) == "A-004"


def test_restore_refuses_a_store_that_is_newer_and_says_by_how_much(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    with opened(url) as office:
        visit(office)
    with pytest.raises(
        StoreRefused, match=r"newer than the backup: it has 9 rows, .* its last row is 7, of 2026-11-24"
    ):
        brought_back(url, made)
    with opened(url) as office:
        assert visit(office) == "A-005"


def test_restore_of_what_is_there_already_needs_no_force(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    assert brought_back(url, made).contents.rows == 7


def test_restore_refuses_a_store_that_went_another_way(url: str, tmp_path: Path) -> None:
    before = backed_up(url, tmp_path)
    with opened(url) as office:
        visit(office)
    after = backed_up(url, tmp_path, 1)
    brought_back(url, before, force=True)
    with opened(url) as office:
        visit(office)
    with pytest.raises(StoreRefused, match="--force"):
        brought_back(url, after)


def test_restore_while_the_office_works_is_refused(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    at_work = subprocess.Popen([sys.executable, "-c", AT_WORK, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with at_work:
        assert at_work.stdout is not None
        assert at_work.stdout.readline() == b"open\n"
        with pytest.raises(StoreUnavailable, match=r"is in use.*: end the office's processes first"):
            brought_back(url, made, force=True)
        assert at_work.poll() is None
        at_work.communicate(b"\n")
    assert brought_back(url, made).contents.ends == made.contents.ends


def test_replaced_store_is_kept_and_can_be_brought_back(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    with opened(url) as office:
        visit(office)
    restored = brought_back(url, made, force=True)
    assert restored.kept is not None
    kept = tmp_path / f"kept{made.path.suffix}"
    restored.kept.rename(kept)
    assert restore(url, kept, EVENING + timedelta(days=2)).contents.tables["ticket"] == 4


def test_store_that_is_gone_is_restored(stores: Stores, url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    empty = stores.new_empty_url()
    assert brought_back(empty, made).kept is None
    with opened(empty) as office:
        assert visit(office) == "A-004"


def test_damaged_backup_is_refused_and_the_store_left_alone(url: str, tmp_path: Path) -> None:
    made = backed_up(url, tmp_path)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    made.path.write_bytes(content)
    with pytest.raises(StoreRefused, match="is not whole"):
        brought_back(url, made, force=True)
    with opened(url) as office:
        assert visit(office) == "A-004"


@pytest.mark.parametrize("name", ["nothing.db", "nothing.dump"])
def test_backup_that_is_not_there_is_told(url: str, tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreRefused, match="there is no backup at"):
        restore(url, tmp_path / name, EVENING)


def test_backup_of_the_other_kind_is_refused(url: str, tmp_path: Path) -> None:
    (tmp_path / "backup.txt").touch()
    with pytest.raises(StoreRefused, match="its name must end in"):
        restore(url, tmp_path / "backup.txt", EVENING)
