"""What a copy of the store holds, found out by another program than the one that wrote it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from db import second_look
from db.errors import StoreRefused
from db.progress import Step, Watch


class End(NamedTuple):
    """The last row of an office's journal."""

    seq: int
    hash: str
    at: str


class Contents(NamedTuple):
    """What is in a copy; ``hashes`` are those of the rows that were asked for."""

    tables: Mapping[str, int]
    ends: Mapping[int, End]
    hashes: Mapping[int, str]
    version: str

    @property
    def rows(self) -> int:
        """Return the rows of every journal."""
        return sum(end.seq for end in self.ends.values())


def contents_of(steps: Iterator[dict[str, Any]], watch: Watch, path: Path) -> Contents:
    """Follow a look at the copy at ``path`` to its end; raises StoreRefused where it is not whole."""
    answer: dict[str, Any] = {"fault": "nobody could look at it"}
    for answer in steps:
        if "rows" in answer:
            watch(Step("check", answer["rows"], answer["of"]))
    if answer["fault"]:
        raise StoreRefused(f"{path} is not whole: {answer['fault']}")
    ends = {int(office): End(*end) for office, end in answer["ends"].items()}
    hashes = {int(office): said for office, said in answer["hashes"].items()}
    return Contents(answer["tables"], ends, hashes, str(answer["version"]))


def look_at_file(path: Path, watch: Watch, wanted: Mapping[int, int] | None = None) -> Contents:
    """Have another process look at an SQLite file that nobody has open."""
    asked = [f"{office}:{seq}" for office, seq in (wanted or {}).items()]
    # -I: neither the environment nor the folder it stands in may give it anything of ours.
    command = [sys.executable, "-I", second_look.__file__, str(path), *asked]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as looking:
        assert looking.stdout is not None, "it was asked for"
        return contents_of((json.loads(line) for line in looking.stdout), watch, path)
