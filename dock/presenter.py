"""Shows the simulated devices' files as properties, and turns touches into what a hand would do."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from dock import camera, printer
from dock.boxes import BoardState, BoxState, board_state, box_state, paint_board, press
from dock.camera import Photograph
from dock.places import Places
from dock.printer import PrinterState
from domain.text import Language
from ui.rows import Rows

QML_IMPORT_NAME = "Loket.Dock.Backend"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 200


@QmlElement
class DockPresenter(QObject):
    """What a person at the dock sees and does; it knows files and pipes, never the store."""

    changed = Signal()
    language_changed = Signal(str)

    def __init__(self, places: Places, language: Language = Language.ID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._language = language
        self._pictures = TemporaryDirectory(prefix="loket-dock-")
        self._held = ""
        self._printer = PrinterState()
        self._sheet = ""
        self._boards: tuple[BoardState, ...] = ()
        self._board_pictures: list[str] = []
        self._photographs = Rows(Photograph, self)
        self._boxes = Rows(BoxState, self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def board_states(self) -> tuple[BoardState, ...]:
        """What each LED board shows."""
        return self._boards

    def start(self) -> None:
        """Look at the devices from now on."""
        self.look()
        self._timer.start()

    def close(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._pictures.cleanup()

    def look(self) -> None:
        """Look at every device once."""
        places = self._places
        self._photographs.show(camera.photographs(places.photographs))
        self._boxes.show([box_state(index, place) for index, place in enumerate(places.boxes)])
        self._see_boards()
        held = self._held if camera.is_holding(places.camera) else ""
        seen = (printer.read_state(places.printer), printer.last_sheet(places.sheets), held)
        if seen != (self._printer, self._sheet, self._held):
            self._printer, self._sheet, self._held = seen
            self.changed.emit()

    @Slot(str)
    def hold(self, photograph: str) -> None:
        """Hold a photograph before the kiosk's camera."""
        if self._places.camera is not None:
            camera.hold(Path(photograph), self._places.camera)
            self._held = photograph
            self.changed.emit()

    @Slot()
    def lower(self) -> None:
        """Take away what is held before the camera."""
        if self._places.camera is not None:
            camera.take_away(self._places.camera)
        self.look()

    @Slot(str)
    def cause(self, fault: str) -> None:
        """Do something to the printer."""
        printer.cause(self._places.printer, fault)

    @Slot(int, int)
    def press(self, box: int, key: int) -> None:
        """Press a key of a box."""
        press(self._places.boxes[box], key)

    @Slot(str)
    def speak(self, language: str) -> None:
        """Switch the language of the window."""
        self._language = Language(language)
        self.language_changed.emit(language)
        self.changed.emit()

    def _see_boards(self) -> None:
        seen = tuple(board_state(place) for place in self._places.boards)
        if seen == self._boards:
            return
        self._boards = seen
        self._board_pictures = [self._picture(state) for state in seen]
        self.changed.emit()

    def _picture(self, state: BoardState) -> str:
        # A picture keeps its name for as long as it looks the same: QML loads a file once.
        path = Path(self._pictures.name) / f"{state.name}-{abs(hash(state))}.png"
        if not path.exists():
            paint_board(state, path)
        return QUrl.fromLocalFile(str(path)).toString()

    def _sheet_url(self) -> str:
        return QUrl.fromLocalFile(self._sheet).toString() if self._sheet else ""

    def _held_caption(self) -> str:
        return next((one.caption or one.name for one in self._photographs.rows if one.path == self._held), "")

    def _held_url(self) -> str:
        return QUrl.fromLocalFile(self._held).toString() if self._held else ""

    language = Property(str, lambda self: self._language.value, notify=changed)
    photographs = Property(QAbstractItemModel, lambda self: self._photographs, constant=True)
    boxes = Property(QAbstractItemModel, lambda self: self._boxes, constant=True)
    boards = Property(list, lambda self: self._board_pictures, notify=changed)
    held = Property(str, _held_url, notify=changed)
    held_caption = Property(str, _held_caption, notify=changed)
    sheet = Property(str, _sheet_url, notify=changed)
    sheets = Property(int, lambda self: self._printer.sheets, notify=changed)
    printer_name = Property(str, lambda self: self._places.printer_name, constant=True)
    printer_known = Property(bool, lambda self: self._printer.known, notify=changed)
    power = Property(bool, lambda self: self._printer.power, notify=changed)
    cable = Property(bool, lambda self: self._printer.cable, notify=changed)
    cover_open = Property(bool, lambda self: self._printer.cover_open, notify=changed)
    paper_out = Property(bool, lambda self: self._printer.paper_out, notify=changed)
    near_end = Property(bool, lambda self: self._printer.near_end, notify=changed)
    stuck = Property(bool, lambda self: self._printer.stuck, notify=changed)
