"""What tests of screens share: a configuration, a door to the test's own office, and a person who checks in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from config.load import load_config
from config.model import Config
from db import StoreUnavailable
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from office.outcomes import CheckedIn
from tests.helpers.offices import a_booking, a_person
from ui.door import OfficeDoor
from ui.remote import find_item, tap

BORN = date(1990, 5, 12)
CONFIG = """
[office]
number = 7
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "MPP Batam"
address = "Jl. Contoh 1"
[store]
url = "sqlite:///office-1.db"
[counter]
number = {counter}
[display]
languages = {languages}
"""


class SwingDoor(OfficeDoor):
    """A door to the test's own office, which the test may shut."""

    def __init__(self, config: Config, office: Office) -> None:
        super().__init__(config)
        self._inside = office
        self.shut = False

    def open(self) -> Office:
        """Return the office, unless it is away."""
        if self.shut:
            raise StoreUnavailable("the server is away")
        return self._inside


def a_config(folder: Path, counter: int = 1, languages: str = '["id"]') -> Config:
    """Return the configuration of a screen at the test office."""
    path = folder / "loket.toml"
    path.write_text(CONFIG.format(counter=counter, languages=languages), encoding="utf-8")
    return load_config(path)


def someone_checks_in(office: Office, name: str = "", **booking: object) -> str:
    """Let a person book, come, and get a number."""
    booked = a_booking(office, a_person(name, BORN), **booking)
    done = check_in(office, Act.by("test"), booked.payload, BORN, Language.ID)
    assert isinstance(done, CheckedIn), done
    return done.ticket.label


class Eye:
    """Looks at a window and touches what it shows."""

    def __init__(self, window: QQuickWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def text(self, name: str) -> str:
        """Return the text of a shown item."""
        item = find_item(self.window, name)
        return "" if item is None else str(item.property("text"))

    def item(self, name: str) -> QQuickItem:
        """Return a shown item."""
        item = find_item(self.window, name)
        assert item is not None, f"no item {name} is shown"
        return item

    def shows(self, name: str) -> bool:
        """Whether an item of that name is shown."""
        return find_item(self.window, name) is not None

    def tap(self, *names: str) -> None:
        """Touch items one after the other, each as soon as it is there and enabled."""
        for name in names:
            self._qtbot.waitUntil(lambda name=name: tap(self.window, name), timeout=5000)
            QCoreApplication.processEvents()

    def wait_for(self, name: str, text: str) -> None:
        """Wait until an item says ``text``."""
        self._qtbot.waitUntil(lambda: self.text(name) == text, timeout=5000)

    def wait_until(self, truth: Callable[[], bool], timeout_ms: int = 5000) -> None:
        """Wait until something is true."""
        self._qtbot.waitUntil(truth, timeout=timeout_ms)
