"""A restore that breaks off on a failing disk: the old store or the new one is there, and the old one is never gone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults import shims
from tests.faults.restoring import IN_THE_BACKUP, IN_THE_STORE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Break a restore off at many calls of the disk and return what was left each time."""
    folder = tmp_path_factory.mktemp("office")
    try:
        library = shims.compiled("faults", folder)
    except shims.NoCompiler as error:
        pytest.skip(str(error))
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.restoring", str(folder)],
        env=shims.preloaded(library, FAULTS_FOLDER=folder / "watched"),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_restore_that_says_done_is_done(trials: list[Any]) -> None:
    done = [(trial["store"], trial["kept"]) for trial in trials if trial["answer"][0] == "done"]
    assert done
    assert {store for store, _ in done} == {IN_THE_BACKUP}
    assert [kept for _, kept in done if kept != [IN_THE_STORE]] == []


def test_restore_that_fails_is_told_and_leaves_the_old_store_or_sets_it_aside(trials: list[Any]) -> None:
    failed = [trial for trial in trials if trial["answer"][0] != "done"]
    assert len(failed) > 10
    assert [trial for trial in failed if IN_THE_STORE not in (trial["store"], *trial["kept"])] == []
    assert [trial["answer"][1] for trial in failed if "/watched" not in trial["answer"][1]] == []


def test_what_lies_in_the_place_of_the_store_is_whole(trials: list[Any]) -> None:
    assert {trial["store"] for trial in trials} <= {IN_THE_STORE, IN_THE_BACKUP, None}
