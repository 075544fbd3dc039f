"""What Loket runs on: permissive licences, or the LGPL for the two libraries that are used unchanged; never the GPL."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[3]
PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|0BSD|Zlib|CC0|Python Software Foundation", re.IGNORECASE)
LGPL = {"psycopg", "psycopg-binary", "pyside6-essentials", "shiboken6"}
# Its wheel says nothing; the project is under the zlib licence, SQLite itself in the public domain.
SILENT = {"pysqlite3"}


def names_at_run_time() -> list[str]:
    """Return the installed distributions that Loket needs at run time, direct or not."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert listed
    found: set[str] = set()
    waiting = [plain(name) for name in re.findall(r'^    "([\w.-]+)', listed[1], re.MULTILINE)]
    while waiting:
        name = waiting.pop()
        waiting += [other for other in needs_of(name) if other not in found]
        found.add(name)
    return sorted(found)


def needs_of(name: str) -> list[str]:
    """Return what a distribution requires on this machine, without its extras."""
    needed = map(Requirement, distribution(name).requires or ())
    return [plain(each.name) for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]


def plain(name: str) -> str:
    """Return a distribution's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str) -> str:
    """Return what a distribution says about its licence."""
    facts = distribution(name).metadata
    classifiers = [line for line in facts.get_all("Classifier", []) if line.startswith("License ::")]
    return " ".join([facts.get("License-Expression") or facts.get("License") or "", *classifiers])


@pytest.mark.parametrize("name", [name for name in names_at_run_time() if name not in LGPL | SILENT])
def test_licence_is_permissive(name: str) -> None:
    assert PERMISSIVE.search(licence_of(name))
    assert not re.search(r"\bA?GPL", licence_of(name))


@pytest.mark.parametrize("name", sorted(LGPL))
def test_licence_may_be_the_lgpl(name: str) -> None:
    assert re.search(r"LGPL-3\.0", licence_of(name))


def test_walk_reaches_what_is_needed_indirectly() -> None:
    assert {"typing-extensions", "greenlet", "pydantic-core", "shiboken6"} <= set(names_at_run_time())
