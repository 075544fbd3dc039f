"""The camera's picture as a QML item, painted straight from the array it came in."""

from typing import Any

from PySide6.QtCore import Property, QMutex, QMutexLocker, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Loket.Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FrameBox(QObject):
    """Holds the newest picture between the camera's thread and the GUI thread."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mutex = QMutex()
        # The image has no memory of its own: array and image live and go together.
        self._held: tuple[Any, QImage] | None = None

    def put(self, array: Any) -> None:
        """Take a BGR picture (height, width, 3), from any thread; it must not be written to afterwards."""
        height, width, _ = array.shape
        image = QImage(array.data, width, height, array.strides[0], QImage.Format.Format_BGR888)
        with QMutexLocker(self._mutex):
            self._held = (array, image)
        self.arrived.emit()

    def take(self) -> tuple[Any, QImage] | None:
        """Return the newest picture with the array it lives in; it stays for the next paint."""
        with QMutexLocker(self._mutex):
            return self._held

    def empty(self) -> None:
        """Forget the picture."""
        with QMutexLocker(self._mutex):
            self._held = None
        self.arrived.emit()


@QmlElement
class CameraPreview(QQuickPaintedItem):
    """Fills itself with the newest picture, cut to its shape, in rounded corners."""

    box_changed = Signal()
    radius_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._box: FrameBox | None = None
        self._radius = 0.0
        self.setAntialiasing(True)

    def _get_box(self) -> QObject | None:
        return self._box

    def _set_box(self, box: FrameBox | None) -> None:
        if self._box is not None:
            self._box.arrived.disconnect(self._on_arrived)
        self._box = box
        if box is not None:
            box.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self.box_changed.emit()

    def _get_radius(self) -> float:
        return self._radius

    def _set_radius(self, radius: float) -> None:
        self._radius = radius
        self.radius_changed.emit()

    box = Property(FrameBox, _get_box, _set_box, notify=box_changed)
    radius = Property(float, _get_radius, _set_radius, notify=radius_changed)

    def paint(self, painter: QPainter) -> None:
        """Draw the middle of the newest picture."""
        held = self._box.take() if self._box is not None else None
        if held is None:
            return
        _array, image = held
        target = QRectF(0, 0, self.width(), self.height())
        corners = QPainterPath()
        corners.addRoundedRect(target, self._radius, self._radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(corners)
        painter.drawImage(target, image, cut_to(image, target))

    @Slot()
    def _on_arrived(self) -> None:
        if self.isVisible():
            self.update()


def cut_to(image: QImage, target: QRectF) -> QRectF:
    """Return the middle part of ``image`` that has the shape of ``target``."""
    scale = min(image.width() / target.width(), image.height() / target.height())
    width, height = target.width() * scale, target.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
