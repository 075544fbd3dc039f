"""Reads what applicants wrote, and tells similar names apart, from files: without a store and without a device."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from config.faults import StartFault

app = typer.Typer(no_args_is_help=True, help="Read messages and compare names from files.")

_SHOWN_FAULTS = 10


@app.command()
def read(
    file: Annotated[Path, typer.Option("--jsonl", metavar="FILE", help="Conversations, one JSON object a line.")],
) -> None:
    """Print what each conversation says, one JSON object a line."""
    from intake.reading.records import read_row

    faults = []
    for number, line in enumerate(_text(file).split("\n"), start=1):
        if line.strip():
            try:
                print(json.dumps(read_row(json.loads(line)), ensure_ascii=False))
            except ValueError as error:
                faults.append(f"line {number}: {error}")
    if faults:
        raise StartFault(f"not all of {file} is read: {'; '.join(faults[:_SHOWN_FAULTS])}")


@app.command()
def names(
    file: Annotated[Path, typer.Option("--csv", metavar="FILE", help="Pairs of names: id, name_a, name_b, ...")],
) -> None:
    """Print for each pair of names whether they are the same, similar or different."""
    from domain.names import compare_names

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("id", "verdict"))
    for row in _csv_rows(file, ("id", "name_a", "name_b")):
        writer.writerow((row["id"], compare_names(row["name_a"], row["name_b"]).value))


def _csv_rows(file: Path, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(_text(file), newline=""))
    lacking = [column for column in needed if column not in (rows.fieldnames or ())]
    if lacking:
        raise StartFault(f"the first line of {file} names no column {', '.join(lacking)}")
    for row in rows:
        yield {column: row[column] or "" for column in needed}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StartFault(f"cannot read {file}: {error}") from error
