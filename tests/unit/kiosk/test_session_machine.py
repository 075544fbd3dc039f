"""The session under any order of events: no dead end, nothing personal left, one ticket at most."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.codes import ALPHABET, make_code
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.text import Language, Text
from kiosk.events import (
    Answered,
    Begun,
    CameraChanged,
    CheckIn,
    Cleared,
    Continued,
    Erased,
    Event,
    Found,
    HelpWanted,
    LanguageChosen,
    LookUp,
    PaperMoved,
    Scanned,
    StartedOver,
    Stayed,
    StoreCame,
    StoreLost,
    Ticked,
    TicketShown,
    Typed,
    TypingChosen,
    WentBack,
)
from kiosk.session import step
from kiosk.state import Kiosk, Screen, Session, is_stale

KIOSK = Kiosk("BTM")
CODES = [make_code("BTM", lambda limit, seed=seed: (seed * 7) % limit) for seed in range(4)]
WORDS = Text("Ruang tunggu", "Waiting area")
LONGEST_S = 400


class OnePersonAfterAnother(RuleBasedStateMachine):
    """Plays people, the office and time against one kiosk."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.session = Session()
        self.asked: list[LookUp | CheckIn] = []
        self.tickets = 0

    def happen(self, event: Event) -> None:
        """Let an event happen and keep what is asked."""
        self.session, ask = step(KIOSK, self.session, event, self.now)
        self.asked.extend([ask] * (ask is not None))

    @rule(
        event=st.sampled_from(
            [
                HelpWanted(),
                Begun(),
                TypingChosen(),
                Erased(),
                Cleared(),
                Continued(),
                WentBack(),
                StartedOver(),
                Stayed(),
                HelpWanted(),
            ]
        )
    )
    def touch(self, event: Event) -> None:
        self.happen(event)

    @rule(language=st.sampled_from(Language))
    def choose_language(self, language: Language) -> None:
        self.happen(LanguageChosen(language))

    @rule(symbol=st.sampled_from(ALPHABET + "0158" + "xé"))
    def type_symbol(self, symbol: str) -> None:
        self.happen(Typed(symbol))

    @rule(date=st.dates().map(lambda day: f"{day:%d%m%Y}"))
    def type_birth_date(self, date: str) -> None:
        for digit in date:
            self.happen(Typed(digit))
        self.happen(Continued())

    @rule(code=st.sampled_from(CODES))
    def type_code(self, code: str) -> None:
        for symbol in code.removeprefix("BTM-").replace("-", ""):
            self.happen(Typed(symbol))
        self.happen(Continued())

    @rule(code=st.sampled_from(CODES))
    def scan(self, code: str) -> None:
        self.happen(Scanned(code))

    @rule(usable=st.booleans())
    def move_camera(self, usable: bool) -> None:
        self.happen(CameraChanged(usable))

    @rule(event=st.sampled_from([StoreLost(), StoreCame()]))
    def move_store(self, event: Event) -> None:
        self.happen(event)

    @rule(seconds=st.integers(0, 40))
    def wait(self, seconds: int) -> None:
        self.now += seconds
        self.happen(Ticked())

    @precondition(lambda self: isinstance(self.session.pending, LookUp))
    @rule(answer=st.one_of(st.just(Found()), st.builds(Refused, st.sampled_from(RefusalReason))))
    def answer_look_up(self, answer: Found | Refused) -> None:
        assert self.session.pending is not None
        self.happen(Answered(self.session.pending.number, answer))
        assert self.session.screen in (Screen.BIRTH_DATE, Screen.REFUSED)

    @precondition(lambda self: isinstance(self.session.pending, CheckIn))
    @rule(refused=st.none() | st.builds(Refused, st.sampled_from(RefusalReason)))
    def answer_check_in(self, refused: Refused | None) -> None:
        assert self.session.pending is not None
        ticket = TicketShown("A-017", self.session.pending.number, WORDS, WORDS, timedelta(minutes=10), 2, ())
        self.happen(Answered(self.session.pending.number, refused or ticket))
        self.tickets += self.session.screen is Screen.TICKET

    @rule(number=st.integers(-3, 0))
    def answer_nobody(self, number: int) -> None:
        before = self.session
        self.happen(Answered(number, Found()))
        assert self.session == before

    @rule(state=st.sampled_from(PrintState))
    def move_paper(self, state: PrintState) -> None:
        self.happen(PaperMoved(self.session.ticket.job_id if self.session.ticket else 0, state))

    @invariant()
    def nothing_personal_at_the_start(self) -> None:
        start = Session(
            language=self.session.language,
            touched_at=self.session.touched_at,
            moved_at=self.session.moved_at,
            camera=self.session.camera,
            store_away=self.session.store_away,
            asked=self.session.asked,
        )
        assert self.session.screen is not Screen.ATTRACT or self.session == start

    @invariant()
    def each_screen_holds_only_what_it_needs(self) -> None:
        session = self.session
        assert (session.pending is not None) == (session.screen is Screen.WORKING)
        assert (session.ticket is not None) == (session.screen is Screen.TICKET)
        assert (session.refused is not None) == (session.screen is Screen.REFUSED)
        assert session.digits == "" or session.screen in (Screen.BIRTH_DATE, Screen.WORKING)

    @invariant()
    def the_kiosk_becomes_free_by_itself(self) -> None:
        session, now = self.session, self.now
        for _ in range(LONGEST_S):
            now += 1
            session, _ask = step(KIOSK, session, Ticked(), now)
        answered_or_free = session.screen is Screen.ATTRACT or session.screen is Screen.WORKING
        assert answered_or_free
        assert session.screen is Screen.ATTRACT or not session.store_away

    @invariant()
    def a_number_is_never_covered(self) -> None:
        assert not (self.session.ticket is not None and is_stale(self.session))

    @invariant()
    def at_most_one_check_in_for_each_confirmation(self) -> None:
        numbers = {ask.number for ask in self.asked if isinstance(ask, CheckIn)}
        assert self.tickets <= len(numbers)
        assert len({ask.number for ask in self.asked}) == self.session.asked


TestOnePersonAfterAnother = OnePersonAfterAnother.TestCase
