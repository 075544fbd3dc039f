"""A folder with a configuration, and the command line run inside it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from config.load import example_config
from loket.cli import main


class Told(NamedTuple):
    """What one command said: its exit code, its answer, and its complaint."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds ``loket.toml``; commands run inside it."""
    (tmp_path / "loket.toml").write_text(example_config(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs ``loket`` with arguments."""

    def run_command(*arguments: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["loket", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Told(int(ended.value.code or 0), said.out, said.err)

    return run_command
