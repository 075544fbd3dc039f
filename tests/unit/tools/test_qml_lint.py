"""The QML check: it knows Python's types, passes right files and finds wrong ones."""

from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Property, QObject, Signal, Slot

from tools import qml_lint


class Lamp(QObject):
    """A registered class, as an app would have it."""

    changed = Signal(str)

    lit = Property(bool, lambda self: True, notify=changed)

    @Slot(int, result=str)
    def blink(self, times: int) -> str:
        """Blink."""
        return "x" * times


def test_types_of_python_are_described() -> None:
    module = ModuleType("lamps")
    module.Lamp = Lamp
    Lamp.__module__ = "lamps"
    types = qml_lint.describe("Loket.Test", [module])
    assert 'exports: ["Loket.Test/Lamp 1.0"]' in types
    assert 'name: "lit"; type: "bool"; read: "lit"; notify: "changed"; isReadonly: true' in types
    assert 'Signal { name: "changed"; type: "void"; Parameter { name: "value0"; type: "QString" } }' in types
    assert 'Method { name: "blink"; type: "QString"; Parameter { name: "value0"; type: "int" } }' in types


def test_modules_that_register_types_are_found(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "lamp.py").write_text('QML_IMPORT_NAME = "Loket.Test"\n', encoding="utf-8")
    (tmp_path / "kiosk" / "other.py").write_text("", encoding="utf-8")
    assert qml_lint.registering_modules(tmp_path) == {"Loket.Test": ["kiosk.lamp"]}


@pytest.mark.parametrize(
    ("line", "code"),
    [("width: 10", 0), ("width: nothing.here", 1), ("wdith: 10", 1)],
    ids=["right", "name", "property"],
)
def test_wrong_qml_fails(tmp_path: Path, line: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Lamp.qml"
    file.write_text(f"import QtQuick\n\nItem {{\n    {line}\n}}\n", encoding="utf-8")
    assert qml_lint.lint([file]) == code
    assert ("Lamp.qml:4" in capsys.readouterr().out) == bool(code)
