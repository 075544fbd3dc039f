"""Every control of the desk has a name that is spoken, is large enough, and holds its words in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from counter_client.lines import Scope
from counter_client.oversight_presenter import OversightPresenter
from counter_client.presenter import Desk, DeskPresenter
from counter_client.previews import NOW, QML, SERVICES, ZONE, QuietOffice, Scene, a_day, pose, scenes, window_of
from domain.clock import FixedClock
from domain.text import Language
from ui.lane import Lane
from ui.photos import Studio, settle
from ui.remote import visible_items

SCENES = {scene.name: scene for scene in scenes()}


@dataclass(frozen=True)
class Rehearsal:
    """One window in which every scene is played, one after the other."""

    studio: Studio
    desk: DeskPresenter
    oversight: OversightPresenter

    def play(self, scene: Scene, language: Language) -> None:
        """Show a scene in a language."""
        self.studio.speak(language.value)
        self.desk.speak(language.value)
        self.oversight.speak(language.value)
        self.desk.pretend(scene.session, scene.look)
        pose(self.studio, scene)
        settle(50)


@pytest.fixture(scope="module")
def rehearsal(qapp: QGuiApplication) -> Iterator[Rehearsal]:
    """Give the window of counter 3, at its smallest usual size."""
    lane, clock, scope = Lane("test"), FixedClock(NOW), Scope(ZONE, SERVICES)
    desk = DeskPresenter(Desk(3, clock, OSError), scope, lane, QuietOffice())
    oversight = OversightPresenter(scope, clock)
    oversight.show(a_day())
    studio = Studio(QML, "Loket.Counter", {"desk": desk, "oversight": oversight})
    studio.window.resize(1366, 768)
    yield Rehearsal(studio, desk, oversight)
    studio.close()
    lane.close()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(SCENES))
def test_controls_are_named_large_enough_and_hold_their_words(
    name: str, language: Language, rehearsal: Rehearsal
) -> None:
    rehearsal.play(SCENES[name], language)
    shown = controls(window_of(rehearsal.studio, SCENES[name]))
    assert [fault for item in shown for fault in faults_of(item)] == []
    assert len(shown) > 1


def controls(window: QQuickWindow) -> list[QQuickItem]:
    """Return every shown button, field and tick of a window."""
    items = visible_items(window.contentItem())
    return [item for item in items if item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextField")]


def faults_of(item: QQuickItem) -> list[str]:
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
