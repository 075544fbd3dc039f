"""Every control of the desk has a name that is spoken, is large enough, and holds its words in both languages."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from counter_client import previews as counter_previews
from counter_client.desk import Scope
from counter_client.presenter import Desk, DeskPresenter
from domain.clock import FixedClock
from domain.text import Language
from ui.lane import Lane
from ui.photos import Studio, settle
from ui.remote import visible_items

SCENES = {scene.name: scene for scene in counter_previews.scenes()}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(SCENES))
def test_controls_are_named_large_enough_and_hold_their_words(name: str, language: Language, qtbot: QtBot) -> None:
    scene, lane = SCENES[name], Lane("test")
    desk = Desk(3, FixedClock(counter_previews.NOW), OSError)
    scope = Scope(counter_previews.ZONE, counter_previews.SERVICES)
    presenter = DeskPresenter(desk, scope, lane, counter_previews.QuietOffice())
    studio = Studio(counter_previews.QML, "Loket.Counter", {"desk": presenter})
    studio.window.resize(1366, 768)
    studio.window.show()
    studio.speak(language.value)
    presenter.speak(language.value)
    presenter.pretend(scene.session, scene.look)
    studio.window.setProperty("transferring", scene.dialog)
    settle(50)
    faults = [fault for item in controls(studio) for fault in faults_of(item, studio)]
    studio.close()
    lane.close()
    assert faults == []


def controls(studio: Studio) -> list[QQuickItem]:
    """Return every shown button, field and tick of the window."""
    items = visible_items(studio.window.contentItem())
    return [item for item in items if item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextField")]


def faults_of(item: QQuickItem, studio: Studio) -> list[str]:
    """Say what is wrong with a control: no spoken name, too small, or words that do not fit."""
    spoken = QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name)
    content = item.property("contentItem")
    wanted = 0.0 if content is None or wraps(item) else content.implicitWidth()
    found = {
        "has no name": spoken == "",
        "is lower than 32 px": item.height() < 32,
        "does not hold its words": wanted > item.width() + 1,
    }
    return [f"{item.objectName() or spoken} {fault}" for fault, true in found.items() if true]


def wraps(item: QQuickItem) -> bool:
    """Whether a control breaks its words into lines, as ticks do."""
    return item.inherits("QQuickCheckBox")
