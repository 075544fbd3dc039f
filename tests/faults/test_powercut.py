"""Power cuts: what was acknowledged is there whatever the disk had not written yet, and the look would find a loss."""

import random
from pathlib import Path

import pytest

from tests.faults import shims
from tests.faults.powercut import Tape, cuts, record
from tests.faults.tape import SECTOR, Disk, File, Record

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the recorder, or skip where there is no compiler."""
    try:
        return shims.compiled("recorder", tmp_path_factory.mktemp("library"))
    except shims.NoCompiler as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def tape(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Tape:
    """Record an office as it is shipped."""
    return record(library, tmp_path_factory.mktemp("full") / "office", visits=20)


def test_every_acknowledged_ticket_survives_a_cut_at_any_moment(tape: Tape) -> None:
    found = cuts(tape, 300, seed=1)
    assert [cut for cut in found if cut.lost or cut.wrong] == []
    assert sum(cut.acknowledged for cut in found) > 3000


def test_store_that_syncs_less_is_found_to_lose_tickets(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    careless = record(library, tmp_path_factory.mktemp("normal") / "office", 20, "PRAGMA synchronous=NORMAL")
    found = cuts(careless, 100, seed=1)
    assert sum(1 for cut in found if cut.lost) > 5
    assert [cut for cut in found if cut.wrong] == []


def test_store_that_never_syncs_is_found_to_be_torn(library: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    careless = record(library, tmp_path_factory.mktemp("off") / "office", 20, "PRAGMA synchronous=OFF")
    assert sum(1 for cut in cuts(careless, 60, seed=1) if cut.wrong) > 5


def write(at: int, data: bytes) -> Record:
    """Return a write into the file with the inode 1."""
    return Record("W", 1, at, data)


def test_synced_bytes_stay_whatever_the_chance() -> None:
    file = File(bytearray(b"old"))
    file.pending.append(write(0, b"new"))
    file.asked[7] = 1
    file.pending.append(write(3, b"later"))
    file.answered(7)
    assert file.after_a_cut(0.0, random.Random(1)) == b"new"
    assert file.after_a_cut(1.0, random.Random(1)) == b"newlater"


def test_sector_never_has_a_later_write_without_the_earlier_one() -> None:
    file = File(bytearray(), [write(0, b"a" * 10), write(5, b"b" * 10), write(SECTOR, b"c")])
    left = {file.after_a_cut(0.5, random.Random(seed))[:SECTOR].rstrip(b"\0") for seed in range(200)}
    assert left == {b"", b"a" * 10, b"a" * 5 + b"b" * 10}


def test_sectors_of_one_write_may_be_torn() -> None:
    file = File(bytearray(2 * SECTOR), [write(0, b"x" * 2 * SECTOR)])
    left = {file.after_a_cut(0.5, random.Random(seed)) for seed in range(200)}
    assert b"x" * SECTOR + bytes(SECTOR) in left
    assert bytes(SECTOR) + b"x" * SECTOR in left


def test_name_stays_or_goes_until_its_folder_is_synced(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    disk = Disk(before)
    disk.play(Record("C", 1, 0, b"/x/log"))
    for number in range(2):
        (tmp_path / str(number)).mkdir()
    disk.cut(tmp_path / "0", 0.0, random.Random(1))
    disk.play(Record("S", 99, 7, b""))
    disk.play(Record("D", 99, 7, b""))
    disk.cut(tmp_path / "1", 0.0, random.Random(1))
    assert [len(list((tmp_path / str(number)).iterdir())) for number in range(2)] == [0, 1]


def test_removed_file_may_come_back_until_its_folder_is_synced(tmp_path: Path) -> None:
    before, left = tmp_path / "before", tmp_path / "left"
    before.mkdir()
    left.mkdir()
    (before / "log").write_bytes(b"ticket")
    disk = Disk(before)
    disk.play(Record("U", 0, 0, b"/x/log"))
    disk.cut(left, 0.0, random.Random(1))
    assert (left / "log").read_bytes() == b"ticket"
