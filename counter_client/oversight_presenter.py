"""Turns the office's overview into the properties of the supervisor's page."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import Property, QAbstractItemModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_client.lines import Scope
from counter_client.oversight import CounterLine, Deed, DeviceLine, OversightStatus, oversight_status
from counter_client.work import Oversight
from domain.clock import Clock
from domain.text import Language
from ui.rows import Rows

QML_IMPORT_NAME = "Loket.Counter.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OversightPresenter(QObject):
    """The properties of the supervisor's page; the store is asked for them only while the page is open."""

    changed = Signal()
    wanted = Signal()
    """The page was opened: time for a look."""

    def __init__(self, scope: Scope, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope, self._clock = scope, clock
        self._opened = False
        self._seen: Oversight | None = None
        self._status = OversightStatus()
        self._counters = Rows(CounterLine, self)
        self._devices = Rows(DeviceLine, self)
        self._overrides = Rows(Deed, self)
        self._reprints = Rows(Deed, self)

    @property
    def status(self) -> OversightStatus:
        """What the page shows now."""
        return self._status

    @property
    def opened(self) -> bool:
        """Whether the page is open."""
        return self._opened

    @Slot(bool)
    def open(self, opened: bool) -> None:
        """Open the page, or leave it."""
        self._opened = opened
        if opened:
            self.wanted.emit()

    @Slot()
    def look_again(self) -> None:
        """Ask for another look because something has changed, if anybody would see it."""
        if self._opened:
            self.wanted.emit()

    def show(self, seen: Oversight) -> None:
        """Show what one look at the store brought."""
        self._seen = seen
        self._draw()

    def speak(self, language: str) -> None:
        """Switch the language of the page."""
        self._scope = replace(self._scope, language=Language(language))
        self._draw()

    def _draw(self) -> None:
        if self._seen is None:
            return
        self._status = oversight_status(self._seen, self._scope, self._clock.now())
        self._counters.show(self._status.counters)
        self._devices.show(self._status.devices)
        self._overrides.show(self._status.overrides)
        self._reprints.show(self._status.reprints)
        self.changed.emit()

    counters = Property(QAbstractItemModel, lambda self: self._counters, constant=True)
    devices = Property(QAbstractItemModel, lambda self: self._devices, constant=True)
    overrides = Property(QAbstractItemModel, lambda self: self._overrides, constant=True)
    reprints = Property(QAbstractItemModel, lambda self: self._reprints, constant=True)
    queues = Property(
        list, lambda self: [{"name": name, "waiting": count} for name, count in self._status.queues], notify=changed
    )
    hours = Property(list, lambda self: [asdict(hour) for hour in self._status.hours], notify=changed)
    totals = Property(list, lambda self: list(self._status.totals), notify=changed)
