"""A kiosk with a hand scanner on a serial port: real QML, a real office, and bytes through a pseudo terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from domain.devices import DeviceState
from hardware.reader.sim import SimulatedReader
from kiosk.bootstrap import KioskApp
from office.context import Office
from office.devices import devices
from tests.helpers.kiosks import a_kiosk_config
from tests.helpers.offices import a_booking
from tests.helpers.screens import SwingDoor


@dataclass
class Counter:
    """The kiosk and the scanner beside it."""

    app: KioskApp
    scanner: SimulatedReader
    qtbot: QtBot

    def scan(self, text: str) -> None:
        self.scanner.obey({"do": "scan", "text": text})

    def wait_for(self, screen: str) -> None:
        self.qtbot.waitUntil(lambda: self.app.presenter.session.screen.value == screen, timeout=10_000)


@pytest.fixture
def counter(tmp_path: Path, qtbot: QtBot, sqlite_office: Office) -> Iterator[Counter]:
    """Give a running kiosk whose only eye is a hand scanner."""
    scanner = SimulatedReader(tmp_path / "reader")
    config = a_kiosk_config(tmp_path, tmp_path)
    kiosk = config.kiosk.model_copy(update={"camera": "", "reader": str(tmp_path / "reader")})
    config = config.model_copy(update={"kiosk": kiosk})
    app = KioskApp(config, SwingDoor(config, sqlite_office))
    app.start()
    yield Counter(app, scanner, qtbot)
    app.close()
    scanner.close()


def reader_state(office: Office) -> DeviceState | None:
    return {each.name: each.state for each in devices(office)}.get("K1-reader")


def test_scan_leads_to_the_birth_date_as_a_picture_does(counter: Counter, sqlite_office: Office) -> None:
    counter.scan(a_booking(sqlite_office).payload)
    counter.wait_for("birth_date")
    assert counter.app.presenter.session.digits == ""


def test_pulled_scanner_is_told_to_staff_and_found_again(counter: Counter, sqlite_office: Office) -> None:
    counter.qtbot.waitUntil(lambda: reader_state(sqlite_office) is DeviceState.OK, timeout=10_000)
    counter.scanner.obey({"do": "unplug"})
    counter.qtbot.waitUntil(lambda: reader_state(sqlite_office) is DeviceState.OFFLINE, timeout=10_000)
    counter.scanner.obey({"do": "plug"})
    counter.qtbot.waitUntil(lambda: reader_state(sqlite_office) is DeviceState.OK, timeout=10_000)
    counter.scan(a_booking(sqlite_office).code)
    counter.wait_for("birth_date")
