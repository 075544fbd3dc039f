"""A kiosk with a store of its own, on the screen: its server goes and comes, and the person sees a number."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from config.keys import make_key
from domain.clock import FixedClock
from kiosk.bootstrap import KioskApp
from office import printing
from office.context import Office, key_ring
from office.views import queue
from tests.helpers.kiosks import RunningKiosk
from tests.helpers.mirrors import a_kiosk_config
from tests.helpers.offices import MORNING, a_booking, an_office, sqlite_stores
from tests.helpers.screens import Eye, SwingDoor
from ui.windows import show


@pytest.fixture
def kiosk(tmp_path: Path, qtbot: QtBot) -> Iterator[RunningKiosk]:
    """Give a running kiosk that is at its server."""
    config = a_kiosk_config(tmp_path, "postgresql://loket@127.0.0.1:1/loket")
    make_key(config.keys.folder)
    clock = FixedClock(MORNING)
    office: Office = replace(an_office(sqlite_stores(tmp_path).new_url(), clock), keys=key_ring(config))
    door = SwingDoor(config, office)
    app = KioskApp(config, door, clock)
    show(app.window, (540, 960), full_screen=False)
    app.start()
    qtbot.waitUntil(app.window.isExposed)
    running = RunningKiosk(app, office, tmp_path, door, Eye(app.window, qtbot))
    running.eye.wait_until(lambda: is_at_its_server(running))
    yield running
    app.close()
    office.store.close()


def is_at_its_server(kiosk: RunningKiosk) -> bool:
    assert kiosk.app.standby is not None
    return kiosk.app.standby.breaker.is_closed


def test_the_screen_gives_a_number_of_the_kiosk_and_the_merge_brings_it_in(kiosk: RunningKiosk) -> None:
    first, second = a_booking(kiosk.office), a_booking(kiosk.office)
    kiosk.come_with(first)
    kiosk.door.shut = True
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    assert kiosk.eye.text("number") == "A-K1-001"
    assert kiosk.app.presenter.view.stale is False
    assert kiosk.app.standby is not None
    local = kiosk.app.standby.office()
    job = printing.claim_job(local, "spooler")
    assert job is not None
    printing.mark_printed(local, job.id)
    kiosk.eye.wait_until(lambda: kiosk.eye.item("slip").property("title") != "")
    kiosk.eye.wait_until(lambda: kiosk.app.presenter.view.slip == "take")
    kiosk.door.shut = False
    kiosk.eye.wait_until(lambda: [row.label for row in queue(kiosk.office)] == ["A-K1-001"], 10_000)
    kiosk.eye.wait_until(lambda: is_at_its_server(kiosk))
    kiosk.scan_by_hand(second.payload)
    kiosk.wait_for("birth_date")
    kiosk.give_birth_date()
    kiosk.wait_for("ticket")
    assert kiosk.eye.text("number") == "A-001"


def test_the_screen_of_a_kiosk_with_a_store_of_its_own_never_says_that_the_server_is_away(kiosk: RunningKiosk) -> None:
    kiosk.door.shut = True
    kiosk.eye.wait_until(lambda: not is_at_its_server(kiosk), 10_000)
    assert kiosk.app.presenter.view.stale is False
    kiosk.eye.tap("begin_id")
    assert kiosk.app.presenter.session.screen.value == "type_code"
