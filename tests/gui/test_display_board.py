"""The hall board on a real office: calls, recalls, restart, a store that goes away, and what it never shows."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from display.bootstrap import DisplayApp
from hardware.speaker import FakeSpeaker, SpeakerState
from office import calling
from office.context import Act, Office
from office.devices import devices
from tests.helpers.offices import open_counters
from tests.helpers.screens import Eye, SwingDoor, a_config, someone_checks_in
from ui.windows import show

ACCENT = (0xFF, 0xC1, 0x45)


class Hall:
    """A running board, its eye, its door and its loudspeaker."""

    def __init__(self, app: DisplayApp, eye: Eye, door: SwingDoor, speaker: FakeSpeaker) -> None:
        self.app, self.eye, self.door, self.speaker = app, eye, door, speaker


@pytest.fixture
def open_hall(tmp_path: Path, qtbot: QtBot, sqlite_office: Office) -> Iterator[Callable[..., Hall]]:
    """Give a maker of boards; each is taken down after the test."""
    running: list[DisplayApp] = []

    def open_one(
        languages: str = '["id"]', log: Path | None = None, notices: Path | None = None, stages: tuple[str, ...] = ()
    ) -> Hall:
        config = a_config(tmp_path, languages=languages)
        changes = {"notices": notices, "stages": stages, "name": f"D{len(running) + 1}"}
        config = config.model_copy(update={"display": config.display.model_copy(update=changes)})
        door, speaker = SwingDoor(config, sqlite_office), FakeSpeaker()
        app = DisplayApp(config, door, speaker, log, sqlite_office.clock)
        running.append(app)
        show(app.window, (960, 540), full_screen=False)
        app.start()
        qtbot.waitUntil(lambda: app.window.isExposed() and app.presenter.property("known"))
        return Hall(app, Eye(app.window, qtbot), door, speaker)

    yield open_one
    for app in running:
        app.close()


def press_next(office: Office, counter: int) -> None:
    """Press "next" at a counter, as the box does."""
    calling.call_next(office, Act.by("test"), counter)


def test_a_call_takes_the_large_field_and_its_card(open_hall: Callable[..., Hall], sqlite_office: Office) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    hall = open_hall()
    press_next(sqlite_office, 1)
    hall.eye.wait_for("heroNumber", "A-001")
    assert hall.eye.text("heroCounter") == "1"
    assert hall.eye.text("cardNumber1") == "A-001"
    assert hall.eye.text("heroCaption") == "DIPANGGIL"


def test_the_large_field_is_painted_amber_for_a_call(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    hall = open_hall()
    press_next(sqlite_office, 1)
    hall.eye.wait_for("heroNumber", "A-001")
    qtbot.waitUntil(lambda: _is_amber(hall.app.window.grabWindow()), timeout=8000)
    assert hall.eye.text("heroNumber") == "A-001"


def test_a_call_is_announced_once_and_a_recall_again(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    hall = open_hall()
    press_next(sqlite_office, 1)
    qtbot.waitUntil(lambda: len(hall.speaker.said) == 1)
    assert (hall.speaker.said[0].label, hall.speaker.said[0].counter) == ("A-001", 1)
    sqlite_office.clock.advance(sqlite_office.rules.press_guard)
    calling.recall(sqlite_office, Act.by("test"), 1)
    qtbot.waitUntil(lambda: len(hall.speaker.said) == 2, timeout=8000)
    assert hall.app.presenter.status.turn == 2


def test_a_board_that_starts_again_shows_the_present_and_announces_nothing(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1, 2)
    someone_checks_in(sqlite_office)
    someone_checks_in(sqlite_office)
    press_next(sqlite_office, 1)
    press_next(sqlite_office, 2)
    hall = open_hall()
    hall.eye.wait_for("cardNumber1", "A-001")
    hall.eye.wait_for("cardNumber2", "A-002")
    qtbot.wait(300)
    assert hall.speaker.said == []
    assert hall.app.presenter.status.turn == 0


def test_who_is_served_leaves_the_amber(open_hall: Callable[..., Hall], sqlite_office: Office) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    hall = open_hall()
    press_next(sqlite_office, 1)
    hall.eye.wait_for("heroNumber", "A-001")
    calling.start(sqlite_office, Act.by("test"), 1)
    hall.eye.wait_for("heroCaption", "TERAKHIR DIPANGGIL")
    calling.finish(sqlite_office, Act.by("test"), 1)
    hall.eye.wait_for("heroNumber", "")
    assert hall.eye.text("cardNumber1") == ""


def test_those_who_wait_are_listed_with_service_and_count(
    open_hall: Callable[..., Hall], sqlite_office: Office
) -> None:
    for _ in range(3):
        someone_checks_in(sqlite_office)
    hall = open_hall()
    hall.eye.wait_for("waitingCount", "3 menunggu")
    rows = hall.app.presenter.status.next
    assert [row.label for row in rows] == ["A-001", "A-002", "A-003"]
    assert {row.detail for row in rows} == {"Paspor baru"}


def test_a_store_that_goes_away_is_said_and_comes_back(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1)
    hall = open_hall()
    hall.door.shut = True
    qtbot.waitUntil(lambda: hall.app.presenter.property("silent"), timeout=12_000)
    assert hall.eye.item("notices").property("warning")
    hall.door.shut = False
    qtbot.waitUntil(lambda: not hall.app.presenter.property("silent"), timeout=8000)
    assert not hall.eye.item("notices").property("warning")


def test_no_name_is_anywhere_on_the_board(open_hall: Callable[..., Hall], sqlite_office: Office) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office, name="Rahasia Sekali")
    someone_checks_in(sqlite_office, name="Rahasia Juga")
    hall = open_hall()
    press_next(sqlite_office, 1)
    hall.eye.wait_for("heroNumber", "A-001")
    assert "Rahasia" not in repr(hall.app.presenter.status)


def test_a_painted_call_is_logged_with_the_moment_of_its_frame(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "painted.jsonl"
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    open_hall(log=log)
    press_next(sqlite_office, 1)
    qtbot.waitUntil(lambda: log.read_text() != "", timeout=5000)
    [line] = log.read_text().splitlines()
    assert set(json.loads(line)) == {"call", "recalls", "called_at", "painted_at"}


def test_a_loudspeaker_that_fails_is_a_device_state_and_no_crash(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    hall = open_hall()
    hall.speaker.break_down(SpeakerState.NO_PLAYER)
    press_next(sqlite_office, 1)
    qtbot.waitUntil(lambda: [device.name for device in devices(sqlite_office)] == ["D1-speaker"], timeout=5000)
    assert hall.eye.text("heroNumber") == "A-001"


def test_an_english_hall_reads_english_days(open_hall: Callable[..., Hall]) -> None:
    hall = open_hall(languages='["en"]')
    assert hall.eye.text("day") == "Tuesday, 24 November 2026"
    assert hall.eye.text("clock") == "08:00"


def test_each_stage_has_its_column_with_its_own_numbers(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1, 3)
    for _ in range(2):
        someone_checks_in(sqlite_office)
    hall = open_hall()
    press_next(sqlite_office, 1)
    calling.finish(sqlite_office, Act.by("test"), 1)
    qtbot.waitUntil(lambda: [one.waiting for one in hall.app.presenter.status.columns] == [1, 1], timeout=5000)
    columns = hall.app.presenter.status.columns
    assert [(one.stage, one.labels) for one in columns] == [
        ("Pemeriksaan berkas", ("A-002",)),
        ("Foto dan wawancara", ("A-001",)),
    ]
    assert (hall.eye.shows("stage0"), hall.eye.shows("stage1"), hall.eye.shows("waiting0")) == (True, True, False)


def test_two_displays_of_different_stages_show_and_announce_their_own(
    open_hall: Callable[..., Hall], sqlite_office: Office, qtbot: QtBot
) -> None:
    open_counters(sqlite_office, 1)
    someone_checks_in(sqlite_office)
    checking, paying = open_hall(stages=("pre_check",)), open_hall(stages=("payment",))
    press_next(sqlite_office, 1)
    checking.eye.wait_for("heroNumber", "A-001")
    qtbot.waitUntil(lambda: len(checking.speaker.said) == 1)
    assert (paying.eye.text("heroNumber"), paying.speaker.said) == ("", [])


def test_few_counters_fill_the_space_of_many(open_hall: Callable[..., Hall], sqlite_office: Office) -> None:
    open_counters(sqlite_office, 1, 2)
    hall = open_hall()
    hall.eye.wait_until(lambda: hall.eye.shows("card2"))
    left, right = hall.eye.item("card1"), hall.eye.item("card2")
    assert right.x() + right.width() == pytest.approx(hall.eye.item("card1").parentItem().width(), abs=1)
    assert left.height() == pytest.approx(left.parentItem().height(), abs=1)


def test_the_offices_own_notices_are_shown(
    open_hall: Callable[..., Hall], tmp_path: Path, sqlite_office: Office
) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "1.txt").write_text("Parkir\nDi lantai dua.", encoding="utf-8")
    hall = open_hall(notices=folder)
    hall.eye.wait_until(lambda: hall.eye.shows("placard"))
    assert hall.eye.item("placard").property("title") == "Parkir"
    (folder / "1.txt").unlink()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0xFF3366)
    picture.save(str(folder / "2.png"))
    hall.app.read_placards()
    hall.eye.wait_until(lambda: hall.eye.item("placard").property("pictured"))


def test_without_notices_there_is_no_field_for_them(open_hall: Callable[..., Hall]) -> None:
    assert not open_hall().eye.shows("placard")


def _is_amber(picture: QImage) -> bool:
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    left = pixels[92:98, 3 * 300 : 3 * 330].reshape(-1, 3)
    return bool(np.abs(left.mean(axis=0) - ACCENT).max() < 12)
