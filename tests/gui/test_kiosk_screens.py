"""Every screen in every state, language and shape: nothing cut off, nothing overlapping, everything named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from domain.text import Language
from kiosk.presenter import KioskPresenter
from kiosk.preview import FrameBox
from kiosk.previews import a_phone_held_up
from kiosk.scenes import Scene, a_presenter, scenes, stage
from ui.lane import Lane
from ui.photos import Studio, settle
from ui.remote import visible_items

QML = Path(__file__).resolve().parents[2] / "kiosk" / "qml"
SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768), "sharp": (2160, 3840)}
# 20 mm on a 21.5" screen of 1920 x 1080.
TARGET_PX = 81
EDGE = 2.0
# These cover the whole window: what lies under them is out of reach.
COVERS = ("outOfService", "stale", "idleWarning")

Player = Callable[[], Iterator[tuple[Scene, QQuickWindow]]]


@pytest.fixture(scope="module")
def studio(qapp: object) -> Iterator[tuple[Studio, KioskPresenter]]:
    """Give one window and its presenter for all scenes."""
    lane, box = Lane("test"), FrameBox()
    presenter = a_presenter(lane)
    box.put(a_phone_held_up())
    made = Studio(QML, "Loket.Kiosk", {"presenter": presenter, "box": box})
    yield made, presenter
    made.close()
    lane.close()


@pytest.fixture(params=[(shape, language) for shape in SHAPES for language in Language], ids="-".join)
def play(request: pytest.FixtureRequest, studio: tuple[Studio, KioskPresenter], qtbot: QtBot) -> Player:
    """Give a player of all scenes in one shape and language."""
    made, presenter = studio
    shape, language = request.param

    def play_all() -> Iterator[tuple[Scene, QQuickWindow]]:
        QAccessible.setActive(True)
        made.window.resize(*SHAPES[shape])
        made.speak(language.value)
        for scene in scenes():
            stage(presenter, scene, language)
            made.window.setProperty("outOfService", scene.out_of_service)
            settle(30)
            yield scene, made.window

    return play_all


def test_every_screen_is_whole(play: Player) -> None:
    faults = {}
    for scene, window in play():
        faults[scene.name] = {
            "cut off": [words(text) for text in texts(window) if is_cut(text, window)],
            "text on text": overlaps([(words(text), ink(text)) for text in texts(window)]),
            "button on text": covered_texts(window),
            "button on button": overlaps(pressable(window)),
            "too small for a finger": [name for name, rect in pressable(window) if is_small(rect, window)],
            "without a name": [button for button in buttons(window) if not spoken(button)],
        }
    found = [(name, what, where) for name, kinds in faults.items() for what, where in kinds.items() if where]
    assert len(faults) == len(list(scenes()))
    assert found == []


def uppermost(window: QQuickWindow) -> list[QQuickItem]:
    """Return what is shown and not under a cover."""
    items = list(visible_items(window.contentItem()))
    covers = [item for item in items if item.objectName() in COVERS]
    return list(visible_items(covers[-1])) if covers else items


def texts(window: QQuickWindow) -> list[QQuickItem]:
    """Return every text that is shown."""
    return [item for item in uppermost(window) if item.inherits("QQuickText") and item.property("text")]


def buttons(window: QQuickWindow) -> list[QQuickItem]:
    """Return everything that can be pressed."""
    return [item for item in uppermost(window) if item.inherits("QQuickAbstractButton")]


def pressable(window: QQuickWindow) -> list[tuple[str, QRectF]]:
    """Return name and place of everything that can be pressed."""
    return [(button.objectName(), place(button)) for button in buttons(window)]


def words(text: QQuickItem) -> str:
    """Return what a text says."""
    return str(text.property("text"))


def place(item: QQuickItem) -> QRectF:
    """Return where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def ink(text: QQuickItem) -> QRectF:
    """Return where a text's lines are, without the room its item may have around them."""
    rect = place(text)
    width, height = min(rect.width(), text.property("contentWidth")), min(rect.height(), text.property("contentHeight"))
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)


def is_cut(text: QQuickItem, window: QQuickWindow) -> bool:
    """Whether a text is elided, wider than its place, or leaves the window."""
    page = QRectF(0, 0, window.width(), window.height()).adjusted(-EDGE, -EDGE, EDGE, EDGE)
    too_wide = text.property("contentWidth") > text.width() + EDGE
    return bool(text.property("truncated")) or too_wide or not page.contains(ink(text))


def is_small(rect: QRectF, window: QQuickWindow) -> bool:
    """Whether a target is smaller than a finger needs, at the window's scale."""
    return min(rect.width(), rect.height()) < TARGET_PX * min(window.width(), window.height()) / 1080


def overlaps(rects: list[tuple[str, QRectF]]) -> list[tuple[str, str]]:
    """Return the pairs that cover each other."""
    inner = [(name, rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)) for name, rect in rects]
    return [
        (one, other)
        for index, (one, first) in enumerate(inner)
        for other, second in inner[index + 1 :]
        if first.intersects(second)
    ]


def covered_texts(window: QQuickWindow) -> list[tuple[str, str]]:
    """Return the buttons that lie on texts of others."""
    return [
        (button.objectName(), words(text))
        for button in buttons(window)
        for text in texts(window)
        if place(button).intersects(ink(text)) and not button.isAncestorOf(text)
    ]


def spoken(button: QQuickItem) -> str:
    """Return what a screen reader says of a button that a test can name too."""
    interface = QAccessible.queryAccessibleInterface(button)
    return button.objectName() and str(interface.text(QAccessible.Text.Name))
