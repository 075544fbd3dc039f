"""Start of a Qt app: renderer, fonts, engine, window, language, signals of the system."""

import os
import signal
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

# The import registers QQuickWindow; without it the root object arrives as a plain QWindow that cannot be grabbed.
import PySide6.QtQuick
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QSurfaceFormat
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.garbage import GuiCollector

UI = Path(__file__).parent
GPU_NODES = Path("/dev/dri")


def prepare_environment(env: dict[str, str] | None = None) -> None:
    """Choose renderer and window manners before Qt starts; whatever is set already stays."""
    target: Any = os.environ if env is None else env
    if not any(GPU_NODES.glob("renderD*")):
        # A GPU emulated by the processor repaints whole frames: 20 to 50 times dearer than this.
        target.setdefault("QT_QUICK_BACKEND", "software")
    # Python slots on the render thread can deadlock with quit and close; there is one thread with "basic".
    target.setdefault("QSG_RENDER_LOOP", "basic")
    target.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")


def make_app(name: str, argv: Iterable[str] = ()) -> QGuiApplication:
    """Return the application, with the fonts of the product loaded; call once, before any window."""
    prepare_environment()
    surface = QSurfaceFormat.defaultFormat()
    surface.setRedBufferSize(8)
    surface.setGreenBufferSize(8)
    surface.setBlueBufferSize(8)
    QSurfaceFormat.setDefaultFormat(surface)
    app = QGuiApplication([name, *argv])
    app.setApplicationName(name)
    load_fonts()
    GuiCollector(app)
    return app


def load_fonts() -> None:
    """Load the shipped Inter weights and make Inter the default of the running application."""
    for path in sorted((UI / "fonts").glob("*.otf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font cannot be loaded: {path.name}")
    QGuiApplication.setFont(QFont("Inter"))


def make_engine(*import_paths: Path) -> QQmlApplicationEngine:
    """Return a QML engine that knows Loket.Ui and the modules below ``import_paths``."""
    engine = QQmlApplicationEngine()
    for path in (UI / "qml", *import_paths):
        engine.addImportPath(str(path))
    return engine


def open_window(
    engine: QQmlApplicationEngine, module: str, root: str, properties: Mapping[str, object]
) -> QQuickWindow:
    """Load ``root`` of ``module`` with its required properties and return the window."""
    engine.setInitialProperties(dict(properties))
    engine.loadFromModule(module, root)
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[-1], QQuickWindow):
        raise RuntimeError(f"{module}/{root} did not load as a window")
    return roots[-1]


def take_down(engine: QQmlApplicationEngine) -> None:
    """Destroy the engine and its windows now, before the Python objects they show."""
    for root in engine.rootObjects():
        shiboken6.delete(root)
    shiboken6.delete(engine)


class Translations(QObject):
    """The language of everything QML says; texts in the code are English. Ends with its engine."""

    def __init__(self, engine: QQmlApplicationEngine) -> None:
        super().__init__(engine)
        self.language = "en"
        self._engine = engine
        # Each language is loaded once: a kiosk switches it for every other person.
        self._loaded: dict[str, list[QTranslator]] = {}

    def use(self, language: str) -> None:
        """Switch every open screen to ``language`` ("id" or "en") at once."""
        for translator in self._translators(self.language):
            QCoreApplication.removeTranslator(translator)
        for translator in self._translators(language):
            QCoreApplication.installTranslator(translator)
        self.language = language
        self._engine.retranslate()

    def _translators(self, language: str) -> list[QTranslator]:
        if language not in self._loaded:
            self._loaded[language] = [self._load(path) for path in sorted((UI / "i18n").glob(f"*_{language}.qm"))]
        return self._loaded[language]

    def _load(self, path: Path) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(str(path)):
            raise RuntimeError(f"translation cannot be loaded: {path.name}")
        return translator


class StopSignals(QObject):
    """SIGTERM and SIGINT end the event loop in order instead of cutting it off."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        self._notifier.setEnabled(False)
        QCoreApplication.quit()


def run(app: QGuiApplication) -> int:
    """Run the event loop until it is told to stop and return the exit code."""
    StopSignals(app)
    code = app.exec()
    sys.stdout.flush()
    return code


__all__ = [
    "PySide6",
    "Translations",
    "load_fonts",
    "make_app",
    "make_engine",
    "open_window",
    "prepare_environment",
    "run",
    "take_down",
]
