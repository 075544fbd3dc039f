"""The theme: contrast of every pair of colours that meet, computed as WCAG does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

from ui.app import make_engine, take_down

TEXT_PAIRS = [
    ("ink", "page"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("inkSoft", "page"),
    ("inkSoft", "surface"),
    ("inkSoft", "sunken"),
    ("primary", "page"),
    ("primary", "surface"),
    ("ink", "primarySoft"),
    ("primaryInk", "primary"),
    ("primaryInk", "primaryPressed"),
    ("primaryInk", "bad"),
    ("disabledInk", "disabled"),
    ("headerInk", "header"),
    ("headerInk", "headerRaised"),
    ("headerInkSoft", "header"),
    ("accent", "header"),
    ("good", "goodSoft"),
    ("warning", "warningSoft"),
    ("bad", "badSoft"),
    ("bad", "page"),
    ("warning", "page"),
    ("hallInk", "hall"),
    ("hallInk", "hallDeep"),
    ("hallInk", "hallCard"),
    ("hallSoft", "hall"),
    ("hallSoft", "hallDeep"),
    ("hallSoft", "hallCard"),
    ("accentInk", "accent"),
    ("accent", "accentInk"),
    ("hallGood", "hallDeep"),
]
EDGE_PAIRS = [("border", "surface"), ("border", "page"), ("primary", "page"), ("bad", "surface")]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        value / 12.92 * (value <= 0.03928) + ((value + 0.055) / 1.055) ** 2.4 * (value > 0.03928) for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[QObject]:
    """Give the theme, as the screens see it."""
    engine = make_engine()
    yield theme_of(engine)
    take_down(engine)


def theme_of(engine: QQmlEngine) -> QObject:
    """Return an engine's theme singleton."""
    component = QQmlComponent(engine)
    component.setData(b"import QtQml\nimport Loket.Ui\nQtObject { property QtObject theme: Theme }", QUrl())
    holder = component.create()
    found = holder.property("theme")
    assert isinstance(found, QObject)
    holder.setParent(engine)
    return found


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_text_can_be_read(theme: QObject, ink: str, paper: str, high_contrast: bool) -> None:
    theme.setProperty("highContrast", high_contrast)
    assert contrast(QColor(theme.property(ink)), QColor(theme.property(paper))) >= 7


@pytest.mark.parametrize(("edge", "paper"), EDGE_PAIRS)
def test_edges_of_controls_can_be_seen(theme: QObject, edge: str, paper: str) -> None:
    assert contrast(QColor(theme.property(edge)), QColor(theme.property(paper))) >= 3


def test_sizes_follow_the_window_and_the_wish(theme: QObject) -> None:
    body = theme.property("body")
    theme.setProperty("unit", 2)
    assert theme.property("body") == 2 * body
    theme.setProperty("largeText", True)
    assert theme.property("body") > 2 * body
    assert theme.property("margin") == 112


def test_nothing_pulses_faster_than_three_times_a_second(theme: QObject) -> None:
    assert theme.property("pulse") > 1000 / 3
