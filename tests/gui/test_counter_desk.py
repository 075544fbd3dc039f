"""The officer's desk on a real office: from signing in to the last applicant, by keys and by touch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_client.bootstrap import CounterApp
from counter_client.desk import ANYWHERE
from domain.devices import DeviceReport, DeviceState
from domain.services import Stage
from domain.tickets import TicketState
from office import calling, officers, views
from office.alarms import open_alarms, raise_alarm
from office.context import Act, Office
from office.devices import report
from office.overseeing import overview
from tests.helpers.screens import Eye, SwingDoor, a_config, someone_checks_in
from ui.windows import show

PIN = "482915"


class OpenDesk:
    """A running desk, its window's eye and its door to the office."""

    def __init__(self, app: CounterApp, eye: Eye, door: SwingDoor, office: Office, qtbot: QtBot) -> None:
        self.app, self.eye, self.door, self.office, self._qtbot = app, eye, door, office, qtbot

    def sign_in(self, login: str = "siti", pin: str = PIN) -> None:
        """Write login and PIN and press Enter."""
        self.eye.item("loginInput").setProperty("text", login)
        self.eye.item("pinInput").setProperty("text", pin)
        self.eye.tap("signIn")
        self._qtbot.waitUntil(lambda: not self.app.presenter.status.busy)

    def open(self) -> None:
        """Sign in and open the counter."""
        self.sign_in()
        self.eye.tap("open")
        self.wait_for_page("desk")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key once the desk takes one."""
        self._qtbot.waitUntil(lambda: not self.app.presenter.status.busy)
        QTest.keyClick(self.app.window, key, modifier)
        QCoreApplication.processEvents()

    def wait_for_page(self, page: str) -> None:
        """Wait until a page is shown."""
        self._qtbot.waitUntil(lambda: self.app.presenter.status.page.value == page, timeout=5000)
        QCoreApplication.processEvents()

    def wait_for_number(self, number: str) -> None:
        """Wait until that number is at the desk."""
        self._qtbot.waitUntil(lambda: self.app.presenter.status.number == number, timeout=5000)

    def wait_until_allowed(self, action: str) -> None:
        """Wait until the desk offers an action."""
        self._qtbot.waitUntil(lambda: action in self.app.presenter.status.allowed, timeout=5000)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, sqlite_office: Office) -> Iterator[OpenDesk]:
    """Give the desk of counter 1, where Siti may work; it is taken down after the test."""
    officers.add_officer(sqlite_office, Act.by("test"), "siti", "Siti Aminah", PIN)
    config = a_config(tmp_path, counter=1)
    door = SwingDoor(config, sqlite_office)
    app = CounterApp(config, door, sqlite_office.clock)
    show(app.window, (1366, 768), full_screen=False)
    app.window.requestActivate()
    app.start()
    qtbot.waitUntil(app.window.isExposed)
    yield OpenDesk(app, Eye(app.window, qtbot), door, sqlite_office, qtbot)
    app.close()


def pass_guard(office: Office) -> None:
    """Let so much time pass that the next press is meant."""
    office.clock.advance(office.rules.press_guard)


def test_signing_in_opens_the_counter_for_the_chosen_stages(desk: OpenDesk) -> None:
    desk.sign_in()
    desk.wait_for_page("closed")
    desk.eye.tap("stage_payment", "open")
    desk.wait_for_page("desk")
    view = views.counter_view(desk.office, 1)
    assert view is not None
    assert (view.officer, view.stages) == ("siti", (Stage.PRE_CHECK, Stage.PAYMENT))
    assert desk.eye.text("officer") == "Siti Aminah"


def test_a_wrong_pin_is_refused_in_a_sentence_and_forgotten(desk: OpenDesk) -> None:
    desk.sign_in(pin="000000")
    assert desk.app.presenter.status.page.value == "sign_in"
    assert desk.eye.item("notice").property("title") != ""
    assert desk.eye.text("pinInput") == ""


def test_the_space_bar_calls_the_next_and_shows_the_sheet(desk: OpenDesk) -> None:
    someone_checks_in(desk.office, name="Budi Santoso")
    desk.open()
    assert "Budi" not in repr(desk.app.presenter.status)
    desk.wait_until_allowed("next")
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_number("A-001")
    desk.eye.wait_for("applicant", "Budi Santoso")
    assert desk.eye.text("state") == "Memanggil"


def test_next_finishes_the_one_who_is_here_and_calls_the_one_after(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    pass_guard(desk.office)
    desk.eye.tap("next")
    desk.wait_for_number("A-002")


def test_a_press_at_the_box_is_seen_at_once(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    calling.call_next(desk.office, Act.by("box:1"), 1)
    desk.wait_for_number("A-001")
    assert desk.eye.text("number") == "A-001"


def test_hold_and_take_back(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    desk.press(Qt.Key.Key_F6)
    desk.wait_for_number("")
    desk.eye.tap("takeBack_A-001")
    desk.wait_for_number("A-001")


def test_transfer_by_the_dialog(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    desk.press(Qt.Key.Key_F7)
    desk.eye.tap("toStage_interview")
    desk.wait_for_number("")
    [row] = views.queue(desk.office, [Stage.INTERVIEW])
    assert row.label == "A-001"


def test_not_here_and_its_undo(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    for _ in range(desk.office.rules.recalls_before_no_show):
        calling.recall(desk.office, Act.by("box:1"), 1)
    desk.wait_until_allowed("no_show")
    desk.press(Qt.Key.Key_F4)
    desk.wait_for_number("")
    desk.wait_until_allowed("undo")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for_number("A-001")


def test_recall_start_and_finish(desk: OpenDesk, qtbot: QtBot) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    pass_guard(desk.office)
    desk.press(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: desk.app.presenter.status.recalls == 1, timeout=5000)
    desk.press(Qt.Key.Key_F2)
    desk.eye.wait_for("state", "Melayani")
    desk.press(Qt.Key.Key_F8)
    desk.wait_for_number("")
    states = {call.state for call in views.board(desk.office).calls}
    assert TicketState.SERVING not in states


def test_pause_continue_close_and_sign_out(desk: OpenDesk) -> None:
    desk.open()
    desk.eye.tap("pause")
    desk.eye.tap("continue")
    desk.eye.tap("close")
    desk.wait_for_page("closed")
    desk.eye.tap("signOut")
    desk.wait_for_page("sign_in")
    assert desk.app.presenter.status.officer == ""


def test_a_store_that_goes_away_takes_every_offer_and_gives_it_back(desk: OpenDesk, qtbot: QtBot) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.wait_until_allowed("next")
    desk.door.shut = True
    qtbot.waitUntil(lambda: desk.app.presenter.status.away, timeout=8000)
    assert desk.app.presenter.status.allowed == frozenset()
    assert desk.eye.item("notice").property("kind") == "bad"
    desk.door.shut = False
    desk.wait_until_allowed("next")
    assert not desk.eye.shows("notice")


def test_a_counter_of_another_officer_is_not_taken(desk: OpenDesk) -> None:
    officers.add_officer(desk.office, Act.by("test"), "budi", "Budi Santoso", "739164")
    desk.open()
    desk.app.presenter.sign_out()
    desk.sign_in("budi", "739164")
    desk.wait_for_page("closed")
    assert desk.app.presenter.status.in_use
    assert desk.app.presenter.status.allowed == ANYWHERE


def test_the_language_switch_changes_every_word(desk: OpenDesk) -> None:
    desk.open()
    assert desk.eye.item("next").property("text") == "Panggil berikutnya"
    desk.eye.tap("language_en")
    assert desk.eye.item("next").property("text") == "Call next"


def test_ticks_stay_while_the_queue_changes(desk: OpenDesk, qtbot: QtBot) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    desk.eye.tap("document0")
    someone_checks_in(desk.office)
    qtbot.waitUntil(lambda: len(desk.app.presenter.status.queue) == 1, timeout=5000)
    QCoreApplication.processEvents()
    assert desk.eye.item("document0").property("checked")


def test_a_remote_eye_is_told_no_name(desk: OpenDesk) -> None:
    someone_checks_in(desk.office, name="Budi Santoso")
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    told = desk.app.describe()
    assert told["number"] == "A-001"
    assert "Budi" not in repr(told)


def test_a_number_is_called_out_of_order_with_a_reason(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    someone_checks_in(desk.office)
    desk.open()
    desk.wait_until_allowed("override")
    desk.press(Qt.Key.Key_F9)
    desk.eye.item("overrideNumber").setProperty("text", "a2")
    assert not desk.eye.item("overrideCall").property("enabled")
    desk.eye.tap("reason0", "overrideCall")
    desk.wait_for_number("A-002")
    [told] = overview(desk.office).overrides
    assert (told.label, told.officer, told.reason) == ("A-002", "siti", "Terlewat panggilan, kini hadir")


def test_a_number_nobody_has_is_refused_in_a_sentence(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.wait_until_allowed("override")
    desk.app.presenter.override("Z-999", "sakit")
    desk.eye.wait_until(
        lambda: "Z-999" in desk.app.presenter.status.notice.text + desk.app.presenter.status.notice.title
    )
    assert desk.app.presenter.status.number == ""


def test_an_emergency_is_seen_until_somebody_goes_there(desk: OpenDesk) -> None:
    desk.open()
    desk.press(Qt.Key.Key_F12)
    desk.eye.wait_until(lambda: desk.eye.shows("alarm1"))
    raise_alarm(desk.office, Act.by("officer:budi"), 3)
    desk.eye.wait_until(lambda: desk.eye.shows("alarm3"))
    desk.eye.tap("acknowledge3")
    desk.eye.wait_until(lambda: not desk.eye.shows("alarm3"))
    assert [alarm.counter for alarm in open_alarms(desk.office)] == [1]


def test_a_device_that_fails_is_told_and_forgotten_when_it_is_well(desk: OpenDesk) -> None:
    desk.open()
    report(desk.office, DeviceReport("P1", "printer", DeviceState.FAULT, "paper_out"))
    desk.eye.wait_until(lambda: desk.eye.shows("fault0"))
    report(desk.office, DeviceReport("P1", "printer", DeviceState.OK))
    desk.eye.wait_until(lambda: not desk.eye.shows("fault0"))
    assert desk.app.presenter.status.faults == ()


def test_ticks_come_back_with_a_number_from_hold(desk: OpenDesk) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.eye.tap("next")
    desk.wait_for_number("A-001")
    desk.eye.tap("document1")
    desk.press(Qt.Key.Key_F6)
    desk.wait_for_number("")
    desk.eye.tap("takeBack_A-001")
    desk.wait_for_number("A-001")
    QCoreApplication.processEvents()
    assert [desk.eye.item(f"document{place}").property("checked") for place in (0, 1)] == [False, True]


def test_the_small_bar_does_the_days_work(desk: OpenDesk, qtbot: QtBot) -> None:
    someone_checks_in(desk.office)
    desk.open()
    desk.wait_until_allowed("next")
    desk.eye.tap("small")
    bar = desk.app.window.findChild(QQuickWindow, "bar")
    qtbot.waitUntil(bar.isExposed)
    assert not desk.app.window.isVisible()
    below = Eye(bar, qtbot)
    below.tap("bar_next")
    below.wait_for("barNumber", "A-001")
    below.tap("bar_undo")
    below.wait_for("barNumber", "")
    below.tap("large")
    qtbot.waitUntil(desk.app.window.isVisible)


def test_only_a_supervisor_sees_the_whole_office(desk: OpenDesk) -> None:
    officers.add_officer(desk.office, Act.by("test"), "rina", "Rina Wati", PIN, "supervisor")
    desk.sign_in()
    assert not desk.eye.shows("oversee")
    desk.app.presenter.sign_out()
    desk.sign_in("rina")
    desk.eye.tap("oversee")
    desk.eye.wait_until(lambda: desk.eye.shows("counter4"))
    desk.eye.tap("changeStages4", "serves_payment", "saveStages")
    desk.eye.wait_for("stagesOf4", "Foto dan wawancara, Pembayaran")
    view = views.counter_view(desk.office, 4)
    assert view is not None
    assert view.stages == (Stage.INTERVIEW, Stage.PAYMENT)
