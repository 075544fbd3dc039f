"""Cycles that hold Qt objects die in the GUI thread."""

import gc
import threading

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.garbage import LOOK_EVERY_MS, GuiCollector


def test_cycle_is_collected_in_the_gui_thread(qtbot: QtBot) -> None:
    died_in: list[int] = []
    collector = GuiCollector()
    assert not gc.isenabled()
    for _ in range(gc.get_threshold()[0] + 1):
        make_cycle(died_in)
    busy = threading.Thread(target=allocate)
    busy.start()
    busy.join()
    assert died_in == []
    qtbot.waitUntil(lambda: bool(died_in), timeout=10 * LOOK_EVERY_MS)
    assert set(died_in) == {threading.get_ident()}
    collector.deleteLater()


def make_cycle(died_in: list[int]) -> None:
    owner = Owner(died_in)
    owner.itself = owner


def allocate() -> None:
    assert [[number] for number in range(100_000)]


class Owner:
    """Owns a timer, and itself."""

    itself: "Owner"

    def __init__(self, died_in: list[int]) -> None:
        self.timer = QTimer()
        self.child = QObject()
        self._died_in = died_in

    def __del__(self) -> None:
        self._died_in.append(threading.get_ident())
