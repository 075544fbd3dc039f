"""The bridge from a real store's feed to a signal."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from db import StoreUnavailable
from office.context import Office
from tests.helpers.offices import a_booking
from ui.feed import FeedBridge


class Counter:
    """Counts what a bridge tells."""

    def __init__(self, bridge: FeedBridge) -> None:
        self.changed = self.lost = 0
        bridge.changed.connect(self.on_changed)
        bridge.lost.connect(self.on_lost)

    def on_changed(self) -> None:
        """Count a change."""
        self.changed += 1

    def on_lost(self) -> None:
        """Count a loss."""
        self.lost += 1


def test_a_commit_is_told(qtbot: QtBot, sqlite_office: Office) -> None:
    bridge = FeedBridge(sqlite_office.store.feed, StoreUnavailable)
    heard = Counter(bridge)
    bridge.start()
    qtbot.waitUntil(lambda: heard.changed == 1)
    a_booking(sqlite_office)
    qtbot.waitUntil(lambda: heard.changed == 2)
    assert bridge.close()
    assert heard.lost == 0


def test_a_store_that_comes_back_is_told(qtbot: QtBot, sqlite_office: Office, tmp_path: Path) -> None:
    opened: list[int] = []

    def open_feed():
        opened.append(1)
        return sqlite_office.store.feed() if len(opened) > 2 else _fail()

    bridge = FeedBridge(open_feed, StoreUnavailable, wait_s=0.01)
    heard = Counter(bridge)
    bridge.start()
    qtbot.waitUntil(lambda: heard.changed == 1)
    assert heard.lost == 2
    assert bridge.close()


def _fail() -> None:
    raise StoreUnavailable("the server is away")
