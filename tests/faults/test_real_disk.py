"""A real file system that is full or read-only; mounting one needs root."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from db import StoreUnavailable, admin
from db.backup import back_up
from db.restore import restore
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.invariants import check_invariants
from office.outcomes import CheckedIn
from tests.helpers.offices import ZONE, a_booking, an_office, reopened, sqlite_stores

EVENING = datetime(2026, 11, 24, 17, 0, tzinfo=ZONE)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 2 MB, or skip where that is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root and a system that lets it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def url(disk: Path) -> str:
    """Return the address of an empty store on the small disk."""
    return sqlite_stores(disk).new_url()


@pytest.fixture
def office(url: str) -> Iterator[Office]:
    """Give an office whose store lies on the small disk."""
    opened = an_office(url, places=1000)
    yield opened
    opened.store.close()


def fill(disk: Path, leave: int = 0) -> Path:
    """Write a file until no more than ``leave`` bytes are free."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - leave)))
    return ballast


def visit(office: Office, request_id: str) -> str:
    """Book and check in an invented person."""
    booked = a_booking(office)
    act = Act(request_id, "kiosk:K1")
    done = check_in(office, act, booked.payload, booked.booking.person.birth_date, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


def work_until_full(office: Office) -> list[str]:
    """Check people in until the disk is full; the numbers that were acknowledged."""
    labels: list[str] = []
    with pytest.raises(StoreUnavailable, match="is full: free some space; nothing that was acknowledged is lost"):
        labels.extend(visit(office, f"visit-{number}") for number in range(10_000))
    return labels


@pytest.mark.parametrize("leave", [0, 4096, 65536, 262144])
def test_full_disk_loses_nothing_and_the_work_goes_on_when_there_is_room(
    office: Office, disk: Path, leave: int
) -> None:
    visit(office, "before")
    ballast = fill(disk, leave)
    labels = work_until_full(office)
    ballast.unlink()
    assert visit(office, "after") == f"A-{len(labels) + 2:03}"
    assert check_invariants(office) == []


def test_store_is_read_while_the_disk_is_full(office: Office, disk: Path) -> None:
    visit(office, "before")
    fill(disk)
    work_until_full(office)
    assert check_invariants(office) == []


def test_store_that_cannot_be_made_on_a_full_disk_can_be_made_later(disk: Path) -> None:
    ballast = fill(disk, 16384)
    url = f"sqlite:///{disk}/new/loket.db"
    with pytest.raises(StoreUnavailable, match=r"full|cannot be made"):
        admin.create(url)
    ballast.unlink()
    admin.create(url)
    an_office(url).store.close()


def test_backup_to_a_full_disk_leaves_the_older_ones(disk: Path, tmp_path: Path) -> None:
    url = sqlite_stores(tmp_path).new_url()
    an_office(url).store.close()
    folder = disk / "backups"
    older = back_up(url, folder, EVENING, 14)
    fill(disk, 65536)
    with pytest.raises(StoreUnavailable, match=r"the disk that holds \S+backups\S+ is full"):
        back_up(url, folder, EVENING.replace(hour=18), 1)
    assert list(folder.iterdir()) == [older.path]


def test_restore_to_a_full_disk_leaves_the_store(disk: Path, url: str, office: Office, tmp_path: Path) -> None:
    visit(office, "before")
    office.store.close()
    made = back_up(url, tmp_path / "backups", EVENING, 14)
    fill(disk, 65536)
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        restore(url, made.path, EVENING)
    again = reopened(url)
    assert check_invariants(again) == []
    again.store.close()


def test_disk_that_becomes_read_only_is_told_and_work_goes_on_afterwards(url: str, office: Office, disk: Path) -> None:
    visit(office, "before")
    office.store.close()
    remount(disk, "ro")
    with pytest.raises(StoreUnavailable, match=r"read-only|Read-only|cannot be opened"):
        reopened(url, places=1000)
    remount(disk, "rw")
    again = reopened(url, places=1000)
    assert visit(again, "during") == "A-002"
    assert check_invariants(again) == []
    again.store.close()


def remount(disk: Path, how: str) -> None:
    """Mount the disk anew for reading, or for writing as well."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
