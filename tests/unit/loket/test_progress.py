"""The bar of long works: drawn on a terminal, silent elsewhere."""

import pytest

from db.progress import Step
from loket.progress import bar

STEPS = [Step("copy", 0, 0), Step("copy", 5, 10), Step("check", 10, 10)]


@pytest.mark.parametrize(
    ("terminal", "seen"), [("1", ["Copying", "Another program reads it back"]), ("", [])], ids=["terminal", "file"]
)
def test_bar_is_drawn_on_a_terminal_only(
    terminal: str, seen: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", terminal)
    with bar() as watch:
        for step in STEPS:
            watch(step)
    said = capsys.readouterr()
    assert said.out == ""
    assert [words for words in ("Copying", "Another program reads it back") if words in said.err] == seen
