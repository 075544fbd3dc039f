"""The session on the screen: its view as QML properties, touches as slots, its questions on a lane."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from domain.codes import ALPHABET
from domain.printing import PrintState
from domain.refusals import Refused
from domain.text import Language
from kiosk import events
from kiosk.desk import Desk
from kiosk.session import step
from kiosk.state import Kiosk, Screen, Session, Slip, call_of, looks_for_codes
from kiosk.view import Place, View, view_of
from ui.lane import Lane

QML_IMPORT_NAME = "Loket.Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 500


@dataclass(frozen=True)
class Parts:
    """What a presenter is wired to: the office and its lane, the error that means "away", and time."""

    desk: Desk
    lane: Lane
    away: type[Exception]
    now: Callable[[], float] = time.monotonic


@QmlElement
class KioskPresenter(QObject):
    """Shows one session; lives on the GUI thread."""

    changed = Signal()
    language_changed = Signal(str)
    person_left = Signal()
    awake = Signal(bool)
    staff_called = Signal(str)

    def __init__(self, kiosk: Kiosk, place: Place, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._place = place
        self._parts = parts
        self._hint = ""
        self._session = Session(language=kiosk.language, touched_at=parts.now())
        self._view = view_of(self._session, place)
        self._looking_at_paper = False
        self._knocking = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    screen = Property(str, lambda self: self._view.screen, notify=changed)
    language = Property(str, lambda self: self._view.language, notify=changed)
    step_index = Property(int, lambda self: self._view.step, notify=changed)
    stale = Property(bool, lambda self: self._view.stale, notify=changed)
    idle_left = Property(int, lambda self: self._view.idle_left, notify=changed)
    office = Property(str, lambda self: self._place.name, constant=True)
    site = Property(str, lambda self: self._place.site, constant=True)
    prefix = Property(str, lambda self: self._kiosk.prefix, constant=True)
    alphabet = Property(str, lambda _: ALPHABET, constant=True)
    camera = Property(bool, lambda self: self._view.camera, notify=changed)
    hint = Property(str, lambda self: self._hint, notify=changed)
    code = Property(str, lambda self: self._view.code, notify=changed)
    digits = Property(str, lambda self: self._view.digits, notify=changed)
    problem = Property(str, lambda self: self._view.problem, notify=changed)
    can_continue = Property(bool, lambda self: self._view.can_continue, notify=changed)
    refusal_title = Property(str, lambda self: self._view.refusal_title, notify=changed)
    refusal_sentence = Property(str, lambda self: self._view.refusal_sentence, notify=changed)
    refusal_next = Property(str, lambda self: self._view.refusal_next, notify=changed)
    picture = Property(str, lambda self: self._view.picture, notify=changed)
    tone = Property(str, lambda self: self._view.tone, notify=changed)
    retry = Property(str, lambda self: self._view.retry, notify=changed)
    helped = Property(bool, lambda self: self._view.helped, notify=changed)
    label = Property(str, lambda self: self._view.label, notify=changed)
    service = Property(str, lambda self: self._view.service, notify=changed)
    where = Property(str, lambda self: self._view.where, notify=changed)
    wait = Property(str, lambda self: self._view.wait, notify=changed)
    documents = Property(list, lambda self: list(self._view.documents), notify=changed)
    slip = Property(str, lambda self: self._view.slip, notify=changed)

    @property
    def session(self) -> Session:
        """The present session."""
        return self._session

    @property
    def view(self) -> View:
        """What the screen shows now."""
        return self._view

    @Slot(str)
    def choose_language(self, language: str) -> None:
        """Speak "id" or "en" from now on."""
        self.happen(events.LanguageChosen(Language(language)))

    @Slot(str)
    def begin(self, language: str) -> None:
        """Leave the start screen in a language."""
        self.choose_language(language)
        self.happen(events.Begun())

    @Slot()
    def choose_typing(self) -> None:
        """Type the code instead of showing it."""
        self.happen(events.TypingChosen())

    @Slot(str)
    def type_symbol(self, symbol: str) -> None:
        """Add a symbol to what is being typed."""
        self.happen(events.Typed(symbol))

    @Slot()
    def erase(self) -> None:
        """Take the last symbol back."""
        self.happen(events.Erased())

    @Slot()
    def clear(self) -> None:
        """Take all symbols back."""
        self.happen(events.Cleared())

    @Slot()
    def proceed(self) -> None:
        """Send off what was typed."""
        self.happen(events.Continued())

    @Slot()
    def back(self) -> None:
        """Go one screen back, or try again after a refusal."""
        self.happen(events.WentBack())

    @Slot()
    def start_over(self) -> None:
        """End this session and wipe it."""
        self.happen(events.StartedOver())

    @Slot()
    def stay(self) -> None:
        """Somebody is still there."""
        self.happen(events.Stayed())

    @Slot()
    def call_staff(self) -> None:
        """Ask a member of staff to come."""
        self.happen(events.HelpWanted())

    @Slot(str)
    def on_scanned(self, text: str) -> None:
        """A text of our own shape was held up, or came from a hand scanner."""
        self.happen(events.Scanned(text))

    @Slot(str)
    def on_hint(self, hint: str) -> None:
        """The camera sees something that does not help: "other" or "many"; empty when it does not."""
        if hint != self._hint:
            self._hint = hint
            self.changed.emit()

    @Slot(bool)
    def on_camera(self, usable: bool) -> None:
        """The camera can be used, or no longer."""
        if usable != self._session.camera:
            self.happen(events.CameraChanged(usable))

    @Slot()
    def on_store_lost(self) -> None:
        """The store does not answer."""
        if not self._session.store_away:
            self.happen(events.StoreLost())

    @Slot()
    def on_store_changed(self) -> None:
        """Something changed in the store, so it is there."""
        if self._session.store_away:
            self.happen(events.StoreCame())
        self._look_at_paper()

    def happen(self, event: events.Event) -> None:
        """Let an event change the session, show it, and ask the office what it needs to know."""
        before = self._session
        self._session, ask = step(self._kiosk, before, event, self._parts.now())
        self._show(before)
        if ask is not None:
            self._ask(ask)

    def _show(self, before: Session) -> None:
        after = self._session
        if after.language is not before.language:
            self.language_changed.emit(after.language.value)
        if looks_for_codes(after) is not looks_for_codes(before):
            self.awake.emit(looks_for_codes(after))
        if call_of(after) != call_of(before):
            self.staff_called.emit(call_of(after))
        if after.screen is not before.screen and after.screen in (Screen.ATTRACT, Screen.BIRTH_DATE):
            self._hint = ""
        if after.screen is Screen.ATTRACT and before.screen is not Screen.ATTRACT:
            self.person_left.emit()
        view = view_of(after, self._place)
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _ask(self, ask: events.Ask) -> None:
        def hear(answer: events.Found | events.TicketShown | Refused) -> None:
            self.happen(events.Answered(ask.number, answer))

        self._parts.lane.run(lambda: self._parts.desk.answer(ask), hear, self._on_fault, self)

    def _on_fault(self, error: Exception) -> None:
        self._looking_at_paper = self._knocking = False
        if not isinstance(error, self._parts.away):
            raise error
        self.on_store_lost()

    def _on_tick(self) -> None:
        if self._session.screen is not Screen.ATTRACT:
            self.happen(events.Ticked())
            self._look_at_paper()
        if self._session.store_away and not self._knocking:
            self._knock()

    def _knock(self) -> None:
        self._knocking = True

        def hear(_: None) -> None:
            self._knocking = False
            self.on_store_changed()

        self._parts.lane.run(self._parts.desk.knock, hear, self._on_fault, self)

    def _look_at_paper(self) -> None:
        ticket = self._session.ticket
        if ticket is None or self._session.slip is Slip.TAKE or self._looking_at_paper:
            return
        self._looking_at_paper = True
        job_id = ticket.job_id

        def hear(state: PrintState) -> None:
            self._looking_at_paper = False
            self.happen(events.PaperMoved(job_id, state))

        self._parts.lane.run(lambda: self._parts.desk.paper(job_id), hear, self._on_fault, self)

    def pretend(self, session: Session) -> None:
        """Show a session that nobody came to by touching, and let it stand: for previews."""
        self._timer.stop()
        before, self._session = self._session, replace(session, touched_at=self._parts.now())
        self._show(before)
