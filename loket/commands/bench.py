"""Runs one of the benchmarks that stand in ``tests/bench``."""

import importlib
import json
from pathlib import Path
from typing import Annotated

import typer

from config.faults import StartFault
from loket.options import AsJson

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "bench"


def bench(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which one; a wrong name lists them.")],
    quick: Annotated[bool, typer.Option("--quick", help="A short run: shows that it works, measures roughly.")] = False,
    as_json: AsJson = False,
) -> None:
    """Measure something of Loket: store, call."""
    names = sorted(file.stem for file in FOLDER.glob("[a-z]*.py"))
    if name not in names:
        raise StartFault(
            f'there is no benchmark "{name}"; there are: {", ".join(names) or "none in this installation"}'
        )
    report = importlib.import_module(f"tests.bench.{name}").measure(quick=quick)
    if as_json:
        print(json.dumps(report))
    else:
        print(*(f"{key:<32} {value}" for key, value in report.items()), sep="\n")
