"""The rules of the house: each of them can fail, and a clean file passes them all."""

from pathlib import Path

import pytest

from tools import check_tree
from tools.check_tree import check_file

HEAD = '"""A module."""\n'


def rules(path: str, text: str) -> list[str]:
    """Return the rules that a file with this text breaks."""
    return [breach.rule for breach in check_file(path, text.encode())]


def test_clean_module_passes() -> None:
    text = HEAD + 'class Door:\n    """A door."""\n\n    def open(self) -> None:\n        """Open it."""\n'
    assert rules("domain/door.py", text) == []


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "XX" + "X"])
def test_unfinished_work_is_found(word: str) -> None:
    assert rules("docs/a.md", f"one\n# {word}: later\n") == [f'"{word}": unfinished work belongs in an issue']


@pytest.mark.parametrize("host", ["https://py" + "pi.org/simple", "files.python" + "hosted.org", "www.npm" + "js.com"])
def test_package_index_is_found(host: str) -> None:
    assert len(rules("requirements.lock", f"--index-url {host}\n")) == 1


@pytest.mark.parametrize("folder", ["root", "home", "work", "Users"])
def test_path_of_one_machine_is_found(folder: str) -> None:
    assert len(rules("tools/a.sh", f"cd /{folder}/siti\n")) == 1


def test_words_inside_other_paths_pass() -> None:
    assert rules("docs/a.md", "see docs/home/a.md, $HOME/work/b and ~/work/c\n") == []


def test_long_function_is_found() -> None:
    body = "    pass\n" * check_tree.FUNCTION_LINES
    assert rules("tests/a.py", f"{HEAD}def f() -> None:\n{body}") == ["f has 61 lines, at most 60"]


def test_long_module_is_found() -> None:
    assert rules("domain/a.py", HEAD + "x = 1\n" * 500) == ["501 lines, at most 500"]


def test_long_qml_file_is_found() -> None:
    assert rules("kiosk/a.qml", "// x\n" * 161) == ["161 lines, at most 160"]


def test_large_file_is_found() -> None:
    assert rules("docs/a.png", "x" * (check_tree.FILE_BYTES + 1)) == ["1500001 bytes, at most 1500000"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("x = 1\n", "the module has no docstring"),
        (HEAD + "class Door:\n    pass\n", "Door has no docstring"),
        (HEAD + "def knock() -> None:\n    pass\n", "knock has no docstring"),
        (HEAD + 'class Door:\n    """D."""\n    def open(self) -> None:\n        pass\n', "open has no docstring"),
    ],
)
def test_missing_docstring_is_found(text: str, rule: str) -> None:
    assert rules("domain/a.py", text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "def _private() -> None:\n    pass\n",
        'class Door(Protocol):\n    """A door."""\n\n    def open(self) -> None: ...\n',
        'class Door:\n    """A door."""\n\n    @width.setter\n    def width(self, value: int) -> None:\n        pass\n',
    ],
)
def test_docstring_that_stands_elsewhere_is_enough(text: str) -> None:
    assert rules("domain/a.py", HEAD + text) == []


def test_command_prints_breaches_and_exits_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(check_tree, "ROOT", tmp_path)
    monkeypatch.setattr(check_tree, "tree_files", lambda root: ["a.py"])
    assert check_tree.main() == 1
    assert capsys.readouterr().out == "a.py:1: the module has no docstring\n"
