"""Runs one of the benchmarks that stand in ``tests/bench``."""

import importlib
import inspect
import json
from collections.abc import Callable
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
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help="Other pictures or data, where it uses any.")
    ] = None,
) -> None:
    """Measure something of Loket, such as store or call."""
    measure = _find(name)
    if folder and "folder" not in inspect.signature(measure).parameters:
        raise StartFault(f"the benchmark {name} takes no folder: leave out --dir")
    report = measure(quick=quick, folder=folder) if folder else measure(quick=quick)
    if as_json:
        print(json.dumps(report))
    else:
        print(*(f"{key:<32} {value}" for key, value in report.items()), sep="\n")


def _find(name: str) -> Callable[..., dict[str, object]]:
    names = sorted(file.stem for file in FOLDER.glob("[a-z]*.py"))
    if name not in names:
        raise StartFault(
            f'there is no benchmark "{name}"; there are: {", ".join(names) or "none in this installation"}'
        )
    measure: Callable[..., dict[str, object]] = importlib.import_module(f"tests.bench.{name}").measure
    return measure
