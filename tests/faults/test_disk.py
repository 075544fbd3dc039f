"""A disk that fails: whatever the moment, one clear sentence, nothing acknowledged is lost, and it heals by itself."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults import shims

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("one call fails", "every call fails", "nothing can be written", "the disk is full")
# Each names the file and says what to do.
SENTENCES = (
    r"the disk that holds \S+/office-1\.db answers with errors: check the disk and its cable",
    r"the disk that holds \S+/office-1\.db is full: free some space; nothing that was acknowledged is lost",
    r"\S+/office-1\.db is damaged, or its disk no longer reads it: check the disk, .* 'loket db restore'",
    r"\S+/office-1\.db cannot be opened: check that its folder exists and may be written by this user",
    r"\S+/office-1\.db or its folder is read-only for this user: check its owner and the mount",
    r"\S+/office-1\.db\.gate cannot be opened \(.*\): check the folder's owner and free space, and the mount",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the disk that fails, or skip where there is no compiler."""
    try:
        return shims.compiled("faults", tmp_path_factory.mktemp("library"))
    except shims.NoCompiler as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module", params=KINDS)
def trials(request: pytest.FixtureRequest, library: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Put an office through one kind of faults and return what was left each time."""
    folder = tmp_path_factory.mktemp("office")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.trial", request.param, str(folder)],
        env=shims.preloaded(library, FAULTS_FOLDER=folder / "watched"),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def answers(trials: list[Any]) -> list[tuple[int, str, str, str]]:
    """Return every answer with the fault it was given under and the act it was given to."""
    return [(trial["fault"], act, *answer) for trial in trials for act, answer in trial["answers"].items()]


def test_there_were_faults_and_there_was_work(trials: list[Any]) -> None:
    kinds = [kind for _, _, kind, _ in answers(trials)]
    assert len(trials) > 30
    assert kinds.count("done") > 20
    assert len(kinds) - kinds.count("done") > 20


def test_every_fault_is_told_in_a_sentence_that_says_what_to_do(trials: list[Any]) -> None:
    odd = [
        found
        for found in answers(trials)
        if found[2] != "done" and not any(re.fullmatch(known, found[3]) for known in SENTENCES)
    ]
    assert odd == []


def test_what_was_acknowledged_is_the_answer_when_it_is_asked_again(trials: list[Any]) -> None:
    again = {trial["fault"]: trial["again"] for trial in trials}
    lost = [
        (fault, act, said, again[fault][act])
        for fault, act, kind, said in answers(trials)
        if kind == "done" and said != "nobody waits" and again[fault][act] != said
    ]
    assert lost == []


def test_every_invariant_holds_afterwards(trials: list[Any]) -> None:
    assert [trial for trial in trials if trial["broken"]] == []


def test_every_visitor_has_a_number_of_their_own_in_the_end(trials: list[Any]) -> None:
    numbers = [sorted(label for act, label in trial["again"].items() if act != "call next") for trial in trials]
    assert [labels for labels in numbers if labels != [f"A-{n:03}" for n in range(1, len(labels) + 1)]] == []
