"""The dock on real files and a real printer simulator: what a hand does there reaches the devices."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from config.load import load_config
from config.model import Config
from dock import camera, printer
from dock.bootstrap import DockApp
from dock.places import places_of
from hardware.printer.sim.control import ControlFile
from hardware.printer.sim.server import PrinterSim
from hardware.simulation import ControlPipe
from tests.helpers.screens import Eye
from ui.windows import show

CONFIG = """
[office]
number = 7
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "MPP Batam"
address = "Jl. Contoh 1"
[kiosk]
camera = "folder:camera"
[[lines]]
name = "L1"
url = "run/klb1"
driver = "klb1"
boxes = [{ address = 1, counter = 4 }]
[[lines]]
name = "L2"
url = "run/modbus"
driver = "modbus_rtu"
boxes = [{ unit = 2, input = 3, counter = 5 }]
[[boards]]
name = "B1"
url = "run/board"
driver = "alpha"
counters = [4]
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Return an office with every device, and its folders with two photographs."""
    for folder in ("camera", "photographs", "run/tickets"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("guest-01", "guest-02"):
        Image.new("RGB", (64, 36), "white").save(tmp_path / "photographs" / f"{name}.png")
    (tmp_path / "photographs" / "guest-01.txt").write_text("Siti Aminah, 12-05-1990", encoding="utf-8")
    path = tmp_path / "loket.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return load_config(path)


@pytest.fixture
def dock(config: Config, qtbot: QtBot) -> Iterator[tuple[DockApp, Eye]]:
    """Give a running dock; it is taken down after the test."""
    app = DockApp(config)
    show(app.window, (1366, 768), full_screen=False)
    app.start()
    qtbot.waitUntil(app.window.isExposed)
    yield app, Eye(app.window, qtbot)
    app.close()


@pytest.fixture
def sim(tmp_path: Path) -> Iterator[PrinterSim]:
    """Give a simulated printer that follows the dock's file."""
    printer_sim = PrinterSim(out=tmp_path / "run" / "tickets")
    control = ControlFile(printer_sim, tmp_path / "run" / "printer.json")
    with printer_sim:
        control.start()
        yield printer_sim
        control.stop()


def test_a_photograph_is_held_up_and_taken_away(dock: tuple[DockApp, Eye], tmp_path: Path, qtbot: QtBot) -> None:
    app, eye = dock
    eye.tap("hold_guest-01")
    assert camera.is_holding(tmp_path / "camera")
    assert app.presenter.property("held_caption") == "Siti Aminah, 12-05-1990"
    eye.tap("hold_guest-02")
    assert [path.name for path in (tmp_path / "camera").iterdir()] == ["held-up.png"]
    eye.tap("lower")
    assert not camera.is_holding(tmp_path / "camera")


@pytest.mark.parametrize(
    ("button", "back", "fact"),
    [
        ("pull_paper", "new_roll", "paper_out"),
        ("open_cover", "close_cover", "cover_open"),
        ("jam", "free_cutter", "stuck"),
        ("power_off", "power_on", "off"),
        ("pull_cable", "plug_cable", "unplugged"),
    ],
)
def test_the_printer_does_what_a_hand_does(
    dock: tuple[DockApp, Eye], sim: PrinterSim, tmp_path: Path, qtbot: QtBot, button: str, back: str, fact: str
) -> None:
    _, eye = dock

    def seen() -> dict[str, bool]:
        state = printer.read_state(tmp_path / "run" / "printer.json")
        return {
            "paper_out": state.paper_out,
            "cover_open": state.cover_open,
            "stuck": state.stuck,
            "off": not state.power,
            "unplugged": not state.cable,
        }

    eye.tap(button)
    qtbot.waitUntil(lambda: seen()[fact])
    eye.tap(back)
    qtbot.waitUntil(lambda: not seen()[fact])
    assert not any(seen().values())


def test_the_same_fault_twice_reaches_the_printer_twice(
    config: Config, tmp_path: Path, sim: PrinterSim, qtbot: QtBot
) -> None:
    control = tmp_path / "run" / "printer.json"
    for _ in range(2):
        printer.cause(control, "new_roll")
        qtbot.waitUntil(lambda: sim.engine.now.paper_mm >= printer.FULL_MM)
        sim.load_paper(0)
        qtbot.waitUntil(lambda: printer.read_state(control).paper_out)
    assert printer.read_state(control).paper_out


def test_a_key_reaches_the_line_under_the_boxes_own_name(config: Config, tmp_path: Path, qtbot: QtBot) -> None:
    pipes = [ControlPipe(tmp_path / "run" / f"{line}.pipe") for line in ("klb1", "modbus")]
    state = {"plugged": True, "boxes": {"1": {"lamps": 1, "pattern": "slow"}, "2.3": {"lamps": 0, "pattern": "steady"}}}
    for line in ("klb1", "modbus"):
        (tmp_path / "run" / f"{line}.json").write_text(json.dumps(state), encoding="utf-8")
    app = DockApp(config)
    show(app.window, (1366, 768), full_screen=False)
    app.start()
    Eye(app.window, qtbot).tap("press_4_recall", "press_5_call_next")
    heard = [pipe.commands() for pipe in pipes]
    app.close()
    for pipe in pipes:
        pipe.close()
    assert heard == [[{"do": "press", "box": "1", "key": 1}], [{"do": "press", "box": "2.3", "key": 0}]]


def test_the_newest_sheet_and_the_board_are_seen(dock: tuple[DockApp, Eye], tmp_path: Path, qtbot: QtBot) -> None:
    app, _ = dock
    for number in (1, 2):
        Image.new("L", (576, 900), 255).save(tmp_path / "run" / "tickets" / f"sheet-000{number}.png")
    board = {"plugged": True, "lines": ["A-042  4"], "color": "amber"}
    (tmp_path / "run" / "board.json").write_text(json.dumps(board), encoding="utf-8")
    qtbot.waitUntil(lambda: str(app.presenter.property("sheet")).endswith("sheet-0002.png"))
    qtbot.waitUntil(lambda: app.presenter.board_states[0].lines == ("A-042  4",))
    assert len(app.presenter.property("boards")) == 1


def test_devices_that_are_not_there_offer_nothing(dock: tuple[DockApp, Eye]) -> None:
    _, eye = dock
    assert not eye.item("pull_paper").isEnabled()
    assert not eye.item("press_4_call_next").isEnabled()


def test_places_follow_from_the_configuration_alone(config: Config, tmp_path: Path) -> None:
    places = places_of(config)
    assert places.camera == tmp_path / "camera"
    assert places.printer == tmp_path / "run" / "printer.json"
    assert [(box.name, box.counter) for box in places.boxes] == [("1", 4), ("2.3", 5)]
    assert places.boards[0].state == tmp_path / "run" / "board.json"
