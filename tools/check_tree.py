"""The rules of the house that no linter knows: sizes, docstrings, and words that do not belong in the tree.

Run as ``python -m tools.check_tree``; prints one line for each breach and exits with 1 when there is any.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

FUNCTION_LINES = 60
PYTHON_LINES = 500
QML_LINES = 160
FILE_BYTES = 1_500_000
TEXT_KINDS = frozenset({".py", ".qml", ".md", ".toml", ".sh", ".json", ".ts", ".sql", ".lock", ".cfg", ".service", ""})

# The brackets keep this file from breaking its own rules.
WORDS = (
    (re.compile(r"\b([T]ODO|[F]IXME|[X]XX)\b"), "unfinished work belongs in an issue"),
    (re.compile(r"[p]ypi\.org|[p]ythonhosted\.org|[n]pmjs\.(org|com)"), "names a package index"),
    (re.compile(r"(?<![\w.$}~-])/(root|home|work|Users)/"), "a path of one machine"),
)


class Breach(NamedTuple):
    """One place where the tree breaks a rule."""

    path: str
    line: int
    rule: str

    def __str__(self) -> str:
        """Write the breach as editors expect it."""
        return f"{self.path}:{self.line}: {self.rule}"


def check_file(path: str, content: bytes) -> Iterator[Breach]:
    """Yield what is wrong with one file of the tree."""
    if len(content) > FILE_BYTES:
        yield Breach(path, 1, f"{len(content)} bytes, at most {FILE_BYTES}")
    suffix = Path(path).suffix
    if suffix not in TEXT_KINDS:
        return
    text = content.decode("utf-8")
    yield from check_words(path, text)
    if suffix == ".py":
        yield from check_python(path, text)
    if suffix == ".qml":
        yield from check_length(path, text, QML_LINES)


def check_words(path: str, text: str) -> Iterator[Breach]:
    """Yield the lines that hold words which do not belong in the tree."""
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, rule in WORDS:
            if found := pattern.search(line):
                yield Breach(path, number, f'"{found[0]}": {rule}')


def check_length(path: str, text: str, limit: int) -> Iterator[Breach]:
    """Yield a breach when a file is longer than ``limit`` lines."""
    lines = len(text.splitlines())
    if lines > limit:
        yield Breach(path, limit + 1, f"{lines} lines, at most {limit}")


def check_python(path: str, text: str) -> Iterator[Breach]:
    """Yield what is wrong with one module: its length, its functions' lengths, missing docstrings."""
    yield from check_length(path, text, PYTHON_LINES)
    module = ast.parse(text, path)
    if not ast.get_docstring(module):
        yield Breach(path, 1, "the module has no docstring")
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _check_function_length(path, node)
    if not path.startswith("tests/"):
        yield from _check_docstrings(path, module)


def _check_function_length(path: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Breach]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES:
        yield Breach(path, node.lineno, f"{node.name} has {lines} lines, at most {FUNCTION_LINES}")


def _check_docstrings(path: str, scope: ast.Module | ast.ClassDef) -> Iterator[Breach]:
    for node in scope.body:
        if isinstance(node, ast.ClassDef) and not _is_protocol(node):
            yield from _check_docstrings(path, node)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and _needs_docstring(node):
            yield Breach(path, node.lineno, f"{node.name} has no docstring")


def _needs_docstring(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return not node.name.startswith("_") and not ast.get_docstring(node) and not _repeats_a_contract(node)


def _is_protocol(node: ast.ClassDef) -> bool:
    """Whether the class describes others: one docstring of its own then stands for its one-line methods."""
    return any(ast.unparse(base).startswith("Protocol") for base in node.bases)


def _repeats_a_contract(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator says that the docstring stands elsewhere: a property's setter, or an overload."""
    names = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list}
    return bool(names & {"setter", "overload"})


def tree_files(root: Path) -> Iterator[str]:
    """Yield the paths that git keeps or would keep, from ``root``."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    yield from sorted(name for name in listing.stdout.split("\0") if name and (root / name).is_file())


def main() -> int:
    """Check every file and print the breaches."""
    breaches = [breach for path in tree_files(ROOT) for breach in check_file(path, (ROOT / path).read_bytes())]
    print(*breaches, sep="\n", end="\n" if breaches else "")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
