"""A tape of what processes wrote, and the disk that a power cut would have left at any moment of it.

A record is four 64-bit numbers (kind, inode, at, length) and ``length`` bytes:

    C, O   a file was made, or opened: its path
    W      bytes were written at ``at``
    T      the file was cut or grown to ``at``
    S, D   process ``at`` asked for a sync of the file, and had its answer
    U      a path was removed

What was written before a sync was asked for is on the disk once the sync is answered. Of the rest every sector holds
its last content with a given chance, else one of those it had since the last sync: disks and file systems write
sectors in any order, but a sector never gets a later change without an earlier one. Names come and go with a sync of
their folder.
"""

import random
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

HEADER = struct.Struct("<4Q")
BEGINNING = 4096  # the lock of the recorder
SECTOR = 512


class Record(NamedTuple):
    """One thing a process did."""

    kind: str
    inode: int
    at: int
    data: bytes


def read_tape(path: Path) -> Iterator[Record]:
    """Yield the records in the order in which they happened."""
    content = path.read_bytes()
    position = BEGINNING
    while position < len(content):
        kind, inode, at, length = HEADER.unpack_from(content, position)
        position += HEADER.size
        yield Record(chr(kind), inode, at, content[position : position + length])
        position += length


@dataclass
class File:
    """A file: what is on the disk for good, and what was written since."""

    durable: bytearray
    pending: list[Record] = field(default_factory=list)
    asked: dict[int, int] = field(default_factory=dict)  # by process: how much of ``pending`` its sync covers

    def answered(self, process: int) -> None:
        """Put on the disk what was written before ``process`` asked for it."""
        count = self.asked.pop(process)
        for record in self.pending[:count]:
            _apply(self.durable, record)
        del self.pending[:count]
        self.asked = {other: max(0, covered - count) for other, covered in self.asked.items()}

    def after_a_cut(self, chance: float, dice: random.Random) -> bytes:
        """Return what the file holds when the power fails now."""
        content = bytearray(self.durable)
        writes: list[Record] = []
        for record in self.pending:
            if record.kind == "W":
                writes.append(record)
                continue
            _apply_some(content, writes, chance, dice)
            writes.clear()
            if dice.random() < chance:
                _apply(content, record)
        _apply_some(content, writes, chance, dice)
        return bytes(content)


def _apply(content: bytearray, record: Record) -> None:
    if record.kind == "T":
        del content[record.at :]
        content.extend(bytes(record.at - len(content)))
        return
    _put(content, record.at, record.data)


def _put(content: bytearray, at: int, data: bytes) -> None:
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _apply_some(content: bytearray, writes: list[Record], chance: float, dice: random.Random) -> None:
    """Let each sector have all of its writes, or only the first few of them."""
    sectors: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for record in writes:
        for start, piece in _pieces(record):
            sectors[start // SECTOR].append((start, piece))
    for pieces in sectors.values():
        count = len(pieces) if dice.random() < chance else dice.randrange(len(pieces))
        for start, piece in pieces[:count]:
            _put(content, start, piece)


def _pieces(record: Record) -> Iterator[tuple[int, bytes]]:
    start, end = record.at, record.at + len(record.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, record.data[start - record.at : stop - record.at]
        start = stop


class Change(NamedTuple):
    """A name that came (with its file) or went."""

    name: str
    file: File | None


class Disk:
    """The disk under one folder, moved on record by record; ``before`` is the folder as it was when the tape began."""

    def __init__(self, before: Path) -> None:
        self._names = {path.name: File(bytearray(path.read_bytes())) for path in before.iterdir() if path.is_file()}
        self._changes: list[Change] = []  # names that came and went since the folder was synced
        self._files: dict[int, File] = {}

    def play(self, record: Record) -> None:
        """Take the next record."""
        match record.kind:
            case "C":
                made = self._files[record.inode] = File(bytearray())
                self._changes.append(Change(_name(record), made))
            case "O":
                opened = self._names_after(self._changes).get(_name(record))
                if opened is not None:
                    self._files[record.inode] = opened
            case "U":
                self._changes.append(Change(_name(record), None))
            case "W" | "T":
                self._files[record.inode].pending.append(record)
            case "S" if record.inode in self._files:
                self._files[record.inode].asked[record.at] = len(self._files[record.inode].pending)
            case "D" if record.inode in self._files:
                self._files[record.inode].answered(record.at)
            case "D":  # what was opened and is no file of ours is the folder
                self._names = self._names_after(self._changes)
                self._changes.clear()
            case _:
                pass

    def cut(self, into: Path, chance: float, dice: random.Random) -> None:
        """Write the files that a power cut would leave now into an empty folder."""
        survived = [change for change in self._changes if dice.random() < chance]
        for name, file in self._names_after(survived).items():
            (into / name).write_bytes(file.after_a_cut(chance, dice))

    def _names_after(self, changes: list[Change]) -> dict[str, File]:
        names = dict(self._names)
        for name, file in changes:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        return names


def _name(record: Record) -> str:
    return Path(record.data.decode()).name
