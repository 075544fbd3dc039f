"""Wires the dock: config, the simulators' files, window. The one module that knows them all."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from config.model import Config
from dock.places import places_of
from dock.presenter import DockPresenter
from ui import app as qt
from ui.failures import FailurePolicy
from ui.windows import remote_control, show, size_of

QML = Path(__file__).parent / "qml"
SIZE = (1366, 768)


class DockApp(QObject):
    """The dock's window and what it shows."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.presenter = DockPresenter(places_of(config))
        self.engine = qt.make_engine(QML)
        self.translations = qt.Translations(self.engine)
        self.translations.use(str(self.presenter.property("language")))
        self.window = qt.open_window(self.engine, "Loket.Dock", "Main", {"dock": self.presenter})
        self.presenter.language_changed.connect(self.translations.use)

    def start(self) -> None:
        """Look at the devices from now on."""
        self.presenter.start()

    def close(self) -> None:
        """Take the window down before what it showed."""
        self.presenter.close()
        qt.take_down(self.engine)

    def describe(self) -> dict[str, object]:
        """Say what the dock shows, for a remote eye."""
        names = ("held", "sheets", "printer_known", "paper_out", "cover_open", "stuck", "language")
        return {name: self.presenter.property(name) for name in names}

    @Slot()
    def window_failed(self) -> None:
        """Cover the window: the app has a bug and leaves."""
        self.window.setProperty("outOfService", True)


def run(config: Config, *, windowed: bool = True, size: str = "", remote: Path | None = None) -> int:
    """Run the dock until its window is closed; 70 after a bug."""
    app = qt.make_app("loket-dock")
    dock = DockApp(config)
    policy = FailurePolicy(app)
    policy.failed.connect(dock.window_failed)
    policy.install()
    control = remote_control(remote, dock.window, dock.describe)
    show(dock.window, size_of(size, SIZE), full_screen=not windowed)
    dock.start()
    code = qt.run(app)
    del control
    dock.close()
    return code
