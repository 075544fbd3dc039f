"""Turns the office's view of one counter into the properties of the officer's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import Any, Protocol

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_client.desk import DeskStatus, Look, desk_status, stage_at, stages_to_transfer
from counter_client.lines import Line, Scope, Sheet, Trouble
from counter_client.session import Action, Session
from counter_client.work import Request
from domain.clock import Clock
from domain.numbers import label_from
from domain.refusals import Refused
from domain.services import Stage
from domain.text import Language
from office.outcomes import SignedIn
from ui.lane import Lane
from ui.rows import Rows

QML_IMPORT_NAME = "Loket.Counter.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SILENCE_S = 5.0
"""After this silence of the store the desk offers nothing that it could not do."""
TICK_MS = 500
NOBODY = Sheet()


class Work(Protocol):
    """The office as the desk needs it; called in the lane's thread."""

    def sign_in(self, login: str, pin: str) -> SignedIn | Refused:
        """Ask whether this is an officer and the right PIN."""

    def do(self, officer: SignedIn, request: Request) -> object:
        """Carry out one press."""


@dataclass(frozen=True)
class Desk:
    """What stays the same while the window is open."""

    counter: int
    clock: Clock
    away: type[Exception]
    seconds: Callable[[], float] = monotonic


@QmlElement
class DeskPresenter(QObject):
    """The properties of the officer's window; give it each look at the store with ``show``."""

    changed = Signal()
    sheet_changed = Signal()
    places_changed = Signal()
    """Where a number may go, or what a counter may serve, has changed."""
    language_changed = Signal(str)
    acted = Signal()
    """The office answered a press: time for another look."""

    def __init__(self, desk: Desk, scope: Scope, lane: Lane, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._scope, self._lane, self._work = desk, scope, lane, work
        self._seen = desk.seconds()
        self._look: Look | None = None
        self._session = Session()
        self._status = DeskStatus(language=scope.language)
        self._queue = Rows(Line, self)
        self._held = Rows(Line, self)
        self._alarms = Rows(Trouble, self)
        self._faults = Rows(Trouble, self)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.pass_time)

    @property
    def status(self) -> DeskStatus:
        """What the window shows now."""
        return self._status

    def start(self) -> None:
        """Let time pass: ages, the seconds of the undo, the silence of the store."""
        self._ticker.start()

    def show(self, look: Look) -> None:
        """Show what one look at the store brought."""
        self._seen = self._desk.seconds()
        self._look = look
        self._scope = replace(self._scope, services=look.services)
        self._enter(self._session.found())

    def pretend(self, session: Session, look: Look | None) -> None:
        """Show a state nobody led to, for previews."""
        self._look = look
        self._enter(session)

    def lose(self) -> None:
        """Say that the store is away; the next look that succeeds takes it back."""
        self._enter(self._session.lost())

    def pass_time(self) -> None:
        """Let time pass."""
        session = self._session.after(self._desk.clock.now())
        silent = self._desk.seconds() - self._seen >= SILENCE_S
        self._enter(session.lost() if silent else session)

    @Slot(str, str)
    def sign_in(self, login: str, pin: str) -> None:
        """Sign an officer in at this counter."""
        self._ask(lambda: self._work.sign_in(login.strip(), pin), self._session.signed_in)

    @Slot()
    def sign_out(self) -> None:
        """Leave the desk to the next officer."""
        self._enter(Session(away=self._session.away))

    @Slot(str)
    def speak(self, language: str) -> None:
        """Switch the language of the window."""
        self._scope = replace(self._scope, language=Language(language))
        self.language_changed.emit(language)
        self._enter(self._session)

    @Slot(str)
    def act(self, action: str) -> None:
        """Do what a button says, if it may be done now."""
        self._press(Request(Action(action)))

    @Slot(list)
    def open(self, stages: list[str]) -> None:
        """Open the counter for these stages."""
        self._press(Request(Action.OPEN, stages=tuple(stage for stage in Stage if stage.value in stages)))

    @Slot(int)
    def take_back(self, ticket_id: int) -> None:
        """Take back a number that is on hold."""
        self._press(Request(Action.TAKE_BACK, ticket_id=ticket_id))

    @Slot(str)
    def transfer_to_stage(self, stage: str) -> None:
        """Send the number to another stage."""
        self._press(Request(Action.TRANSFER, stage=Stage(stage)))

    @Slot(int)
    def transfer_to_counter(self, counter: int) -> None:
        """Send the number to another counter."""
        self._press(Request(Action.TRANSFER, stage=stage_at(self._status, counter), to_counter=counter))

    @Slot(str, str)
    def override(self, typed: str, reason: str) -> None:
        """Call a given number out of order, for a reason that stays in the journal."""
        self._press(Request(Action.OVERRIDE, label=label_from(typed), reason=reason))

    @Slot(int)
    def acknowledge(self, counter: int) -> None:
        """Say that somebody goes to the counter that calls for help."""
        self._press(Request(Action.ACKNOWLEDGE, to_counter=counter))

    @Slot(int, list)
    def set_stages(self, counter: int, stages: list[str]) -> None:
        """Let a counter serve other stages."""
        wanted = tuple(stage for stage in Stage if stage.value in stages)
        self._press(Request(Action.SET_STAGES, stages=wanted, to_counter=counter))

    @Slot(int, bool)
    def tick(self, place: int, seen: bool) -> None:
        """Keep that a document was seen."""
        self._enter(self._session.ticked(self._status.ticket_id, place, seen=seen))

    def _press(self, request: Request) -> None:
        officer = self._session.officer
        if officer is not None and request.action in self._status.allowed:
            self._ask(
                lambda: self._work.do(officer, request),
                lambda _: self._session.done(),
            )

    def _ask(self, work: Callable[[], object], after: Callable[[Any], Session]) -> None:
        self._enter(self._session.asking())
        self._lane.run(work, lambda answer: self._on_answer(after, answer), self._on_error, self)

    def _on_answer(self, after: Callable[[Any], Session], answer: object) -> None:
        if isinstance(answer, Refused):
            self._enter(self._session.refused_by(answer, self._desk.clock.now()))
        else:
            self._enter(after(answer))
        self.acted.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, self._desk.away):
            raise error
        self.lose()

    def _enter(self, session: Session) -> None:
        self._session = session
        before, now = self._status, self._desk.clock.now()
        self._status = desk_status(session, self._look, self._scope, now)
        if self._status == before:
            return
        self._queue.show(self._status.queue)
        self._held.show(self._status.held)
        self._alarms.show(self._status.alarms)
        self._faults.show(self._status.faults)
        if _places(self._status) != _places(before):
            self.places_changed.emit()
        if self._status.sheet != before.sheet:
            self.sheet_changed.emit()
        self.changed.emit()

    def _named(self, stages: tuple[Stage, ...]) -> list[dict[str, str]]:
        return [{"code": stage.value, "name": self._scope.stage(stage)} for stage in stages]

    def _stage_names(self) -> str:
        return ", ".join(self._scope.stage(stage) for stage in self._status.stages)

    def _sheet(self) -> Sheet:
        return self._status.sheet or NOBODY

    def _stage(self) -> str:
        return "" if self._status.stage is None else self._scope.stage(self._status.stage)

    counter = Property(int, lambda self: self._desk.counter, constant=True)
    queue = Property(QAbstractItemModel, lambda self: self._queue, constant=True)
    held = Property(QAbstractItemModel, lambda self: self._held, constant=True)
    alarms = Property(QAbstractItemModel, lambda self: self._alarms, constant=True)
    faults = Property(QAbstractItemModel, lambda self: self._faults, constant=True)
    page = Property(str, lambda self: self._status.page.value, notify=changed)
    mode = Property(str, lambda self: self._status.state.value, notify=changed)
    language = Property(str, lambda self: self._status.language.value, notify=changed)
    officer = Property(str, lambda self: self._status.officer, notify=changed)
    stage_names = Property(str, _stage_names, notify=changed)
    away = Property(bool, lambda self: self._status.away, notify=changed)
    busy = Property(bool, lambda self: self._status.busy, notify=changed)
    notice_title = Property(str, lambda self: self._status.notice.title, notify=changed)
    notice_text = Property(str, lambda self: self._status.notice.text, notify=changed)
    allowed = Property(list, lambda self: sorted(self._status.allowed), notify=changed)
    in_use = Property(bool, lambda self: self._status.in_use, notify=changed)
    waiting = Property(int, lambda self: len(self._status.queue), notify=changed)
    number = Property(str, lambda self: self._status.number, notify=changed)
    stage = Property(str, _stage, notify=changed)
    minutes = Property(int, lambda self: self._status.minutes, notify=changed)
    recalls = Property(int, lambda self: self._status.recalls, notify=changed)
    recall_limit = Property(bool, lambda self: self._status.recall_limit, notify=changed)
    recalls_left = Property(int, lambda self: self._status.recalls_left, notify=changed)
    calling_for_help = Property(
        bool, lambda self: any(one.counter == self._desk.counter for one in self._status.alarms), notify=changed
    )
    supervisor = Property(bool, lambda self: self._status.supervisor, notify=changed)
    ticks = Property(list, lambda self: sorted(self._status.ticks), notify=changed)
    visit = Property(list, lambda self: [asdict(step) for step in self._status.visit], notify=changed)
    has_sheet = Property(bool, lambda self: self._status.sheet is not None, notify=sheet_changed)
    name = Property(str, lambda self: self._sheet().name, notify=sheet_changed)
    birth_date = Property(str, lambda self: self._sheet().birth_date, notify=sheet_changed)
    nik_end = Property(str, lambda self: self._sheet().nik_end, notify=sheet_changed)
    service = Property(str, lambda self: self._sheet().service, notify=sheet_changed)
    documents = Property(list, lambda self: list(self._sheet().documents), notify=sheet_changed)
    all_stages = Property(list, lambda self: self._named(tuple(Stage)), notify=places_changed)
    open_stages = Property(
        list, lambda self: [one.value for one in self._status.stages or tuple(Stage)], notify=places_changed
    )
    other_stages = Property(list, lambda self: self._named(stages_to_transfer(self._status)), notify=places_changed)
    other_counters = Property(list, lambda self: sorted(self._status.other_counters), notify=places_changed)


def _places(status: DeskStatus) -> tuple[object, ...]:
    return status.language, status.stages, status.stage, tuple(status.other_counters)
