"""Turns the board of the office into the properties of the hall screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QTimer, QUrl, Signal
from PySide6.QtQml import QmlElement

from display.placards import Placard, placard_at
from display.status import (
    BoardStatus,
    Card,
    CardMode,
    Column,
    HallLook,
    Scope,
    Waiting,
    board_status,
    calls_of,
    language_at,
    stale,
)
from display.turns import PULSES, Turns
from domain.clock import Clock
from domain.dates import format_day, format_time
from domain.text import Language
from ui.rows import Rows

if TYPE_CHECKING:
    from office.views import Board

QML_IMPORT_NAME = "Loket.Display.Backend"
QML_IMPORT_MAJOR_VERSION = 1

NOBODY = Card(counter=0, label="", detail="", mode=CardMode.FREE)
BLANK = Placard()
TICK_MS = 500


@dataclass(frozen=True)
class Hall:
    """What a display says whatever happens: whose hall this is and what everybody should know."""

    office: str
    site: str
    zone: ZoneInfo
    languages: tuple[Language, ...]
    notices: tuple[str, ...]


@QmlElement
class BoardPresenter(QObject):
    """The properties of the hall screen; give it each board that was read with ``show``."""

    changed = Signal()
    ticked = Signal()
    called = Signal(str, int)
    """A number takes the large field, called to a counter: the moment of flash, chime and voice."""
    shown = Signal(object)
    """The calls that the next painted frame will show."""
    language_changed = Signal(str)
    placard_changed = Signal()

    def __init__(
        self,
        hall: Hall,
        scope: Scope,
        clock: Clock,
        seconds: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._hall = hall
        self._scope = replace(scope, language=hall.languages[0])
        self._clock = clock
        self._seconds = seconds
        self._started = self._seen = seconds()
        self._board: Board | None = None
        self._turns = Turns()
        self._status = BoardStatus()
        self._time, self._day = "", ""
        self._silent = self._speaking = False
        self._cards = Rows(Card, self)
        self._next = Rows(Waiting, self)
        self._columns = Rows(Column, self)
        self._placards: tuple[Placard, ...] = ()
        self._placard: Placard | None = None
        self._turn_end = QTimer(self, singleShot=True)
        self._turn_end.timeout.connect(self._redraw)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)

    @property
    def status(self) -> BoardStatus:
        """What the screen shows now."""
        return self._status

    @property
    def language(self) -> Language:
        """The language the screen speaks now."""
        return self._scope.language

    def start(self) -> None:
        """Start the clock on the wall."""
        self._ticker.start()
        self.tick()

    def show(self, look: HallLook) -> None:
        """Show the office's present board."""
        self._board = look.board
        self._scope = replace(self._scope, services=look.services)
        self._seen = self._seconds()
        self._redraw()
        self.tick()

    def hang(self, placards: tuple[Placard, ...]) -> None:
        """Take up the office's own notices as they are now."""
        self._placards = placards
        self._turn_placard()

    def on_speaking(self, speaking: bool) -> None:
        """Hold the present turn while the voice speaks."""
        self._speaking = speaking
        self._redraw()

    def tick(self) -> None:
        """Let time pass: the clock, the silence of the store, the language of the moment."""
        self._speak(language_at(self._hall.languages, self._seconds() - self._started))
        self._turn_placard()
        now, language = self._clock.now(), self._scope.language
        day = format_day(now.astimezone(self._hall.zone).date(), language)
        wall = (format_time(now, self._hall.zone, language), day, stale(self._seconds() - self._seen))
        if wall != (self._time, self._day, self._silent):
            self._time, self._day, self._silent = wall
            self.ticked.emit()

    def _speak(self, language: Language) -> None:
        if language is self._scope.language or self._status.flashing:
            return
        self._scope = replace(self._scope, language=language)
        self.language_changed.emit(language.value)
        self._redraw()

    def _turn_placard(self) -> None:
        placard = placard_at(self._placards, self._scope.language, self._seconds() - self._started)
        if placard != self._placard:
            self._placard = placard
            self.placard_changed.emit()

    def _redraw(self) -> None:
        if self._board is None:
            return
        at = self._seconds()
        calls = calls_of(self._board, self._scope)
        turn = self._turns.count
        self._turns = self._turns.after(calls, at, speaking=self._speaking)
        self._paint(board_status(self._board, self._turns, self._scope))
        left = self._turns.seconds_left(at)
        if left is not None:
            self._turn_end.start(round(left * 1000) + 1)
        if self._turns.count != turn:
            self.called.emit(self._hero().label, self._hero().counter)

    def _paint(self, status: BoardStatus) -> None:
        if status == self._status:
            return
        self._status = status
        self._cards.show(status.cards)
        self._next.show(status.next)
        self._columns.show(status.columns)
        self.changed.emit()
        self.shown.emit(status.calls)

    def _hero(self) -> Card:
        return self._status.hero or NOBODY

    office = Property(str, lambda self: self._hall.office, constant=True)
    site = Property(str, lambda self: self._hall.site, constant=True)
    notices = Property(list, lambda self: list(self._hall.notices), constant=True)
    pulses = Property(int, lambda _: PULSES, constant=True)
    cards = Property(QAbstractItemModel, lambda self: self._cards, constant=True)
    next = Property(QAbstractItemModel, lambda self: self._next, constant=True)
    columns = Property(QAbstractItemModel, lambda self: self._columns, constant=True)
    placard_title = Property(str, lambda self: (self._placard or BLANK).title, notify=placard_changed)
    placard_text = Property(str, lambda self: (self._placard or BLANK).text, notify=placard_changed)
    placard_picture = Property(QUrl, lambda self: _url((self._placard or BLANK).picture), notify=placard_changed)
    time = Property(str, lambda self: self._time, notify=ticked)
    day = Property(str, lambda self: self._day, notify=ticked)
    silent = Property(bool, lambda self: self._silent, notify=ticked)
    known = Property(bool, lambda self: self._board is not None, notify=changed)
    number = Property(str, lambda self: self._hero().label, notify=changed)
    counter = Property(int, lambda self: self._hero().counter, notify=changed)
    calling = Property(bool, lambda self: self._hero().mode is CardMode.CALLING, notify=changed)
    turn = Property(int, lambda self: self._status.turn, notify=changed)
    waiting = Property(int, lambda self: self._status.waiting, notify=changed)


def _url(picture: Path | None) -> QUrl:
    return QUrl() if picture is None else QUrl.fromLocalFile(str(picture))
