"""What the hall board shows of the office's board."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from display.notices import notices, running_line
from display.status import MOST_IN_COLUMN, CardMode, Scope, board_status, calls_of, language_at, stale
from display.turns import Turns
from domain.counters import CounterState
from domain.rules import OfficeRules
from domain.services import Stage, default_services
from domain.text import Language
from domain.tickets import TicketClass, TicketState
from office.views import Board, BoardCall, CounterView, QueueRow

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SERVICES = {service.code: service for service in default_services()}
SCOPE = Scope(SERVICES)


def a_call(counter: int, state: TicketState, stage: Stage = Stage.PRE_CHECK) -> BoardCall:
    """Return an open call at a counter."""
    return BoardCall(counter, f"A-{counter:03d}", counter, stage, state, NINE, None, 0)


def a_row(place: int, minutes: float, stage: Stage = Stage.PRE_CHECK) -> QueueRow:
    """Return one who waits."""
    wait = timedelta(minutes=minutes)
    return QueueRow(place, f"B-{place:03d}", "penggantian", stage, TicketClass.PRIORITY, NINE, place, wait)


def a_counter(number: int, state: CounterState, stages: tuple[Stage, ...] = (Stage.PRE_CHECK,)) -> CounterView:
    """Return a counter of the board."""
    return CounterView(number, state, "siti", stages)


def a_board(**parts: object) -> Board:
    """Return a board that is empty but for ``parts``."""
    return replace(Board((), (), (), 0), **parts)


def test_calls_become_cards_in_the_order_of_counters() -> None:
    board = a_board(calls=(a_call(3, TicketState.CALLED), a_call(1, TicketState.SERVING)))
    status = board_status(board, Turns(hero=3), SCOPE)
    assert [(card.counter, card.mode, card.hero) for card in status.cards] == [
        (1, CardMode.SERVING, False),
        (3, CardMode.CALLING, True),
    ]
    assert status.hero is not None
    assert status.hero.label == "A-003"


def test_every_open_call_is_shown_however_many() -> None:
    board = a_board(calls=tuple(a_call(number, TicketState.CALLED) for number in range(1, 41)))
    assert len(board_status(board, Turns(), SCOPE).cards) == 40


def test_open_counters_without_a_call_keep_their_place() -> None:
    counters = (
        a_counter(1, CounterState.IDLE),
        a_counter(2, CounterState.PAUSED),
        a_counter(3, CounterState.CLOSED),
        a_counter(4, CounterState.IDLE, (Stage.PAYMENT,)),
    )
    scope = replace(SCOPE, stages=frozenset({Stage.PRE_CHECK}))
    status = board_status(a_board(counters=counters), Turns(), scope)
    assert [(card.counter, card.mode) for card in status.cards] == [(1, CardMode.FREE), (2, CardMode.PAUSED)]


def test_a_display_of_one_stage_shows_and_announces_only_that_stage() -> None:
    scope = replace(SCOPE, stages=frozenset({Stage.INTERVIEW}))
    calls = (a_call(1, TicketState.CALLED), a_call(2, TicketState.CALLED, Stage.INTERVIEW))
    board = a_board(calls=calls, waiting=(a_row(1, 5), a_row(2, 5, Stage.INTERVIEW)))
    assert [call.counter for call in calls_of(board, scope)] == [2]
    status = board_status(board, Turns(), scope)
    assert [card.counter for card in status.cards] == [2]
    assert [row.label for row in status.next] == ["B-002"]
    assert status.waiting == 1


def test_those_who_wait_have_a_short_service_and_whole_minutes() -> None:
    [row] = board_status(a_board(waiting=(a_row(7, 8.6),)), Turns(), SCOPE).next
    assert (row.label, row.detail, row.minutes, row.priority) == ("B-007", "Penggantian", 9, True)


def test_a_service_the_office_dropped_is_shown_by_its_code() -> None:
    [row] = board_status(a_board(waiting=(a_row(7, 1),)), Turns(), Scope({})).next
    assert row.detail == "penggantian"


def test_the_language_of_the_scope_is_spoken() -> None:
    board = a_board(calls=(a_call(1, TicketState.CALLED),))
    [card] = board_status(board, Turns(), replace(SCOPE, language=Language.EN)).cards
    assert card.detail == "Document check"


@pytest.mark.parametrize(("silent_s", "expected"), [(0.0, False), (4.9, False), (5.0, True), (60.0, True)])
def test_five_seconds_of_silence_are_said(silent_s: float, expected: bool) -> None:
    assert stale(silent_s) is expected


@pytest.mark.parametrize(
    ("second", "expected"), [(0, Language.ID), (14.9, Language.ID), (15, Language.EN), (30, Language.ID)]
)
def test_languages_take_turns_and_the_first_begins(second: float, expected: Language) -> None:
    assert language_at((Language.ID, Language.EN), second) is expected


def test_the_running_line_says_the_offices_own_rule_in_every_language() -> None:
    rules = replace(OfficeRules(), check_in=replace(OfficeRules().check_in, early=timedelta(minutes=45)))
    line = running_line(notices(rules), (Language.ID, Language.EN))
    assert "45 menit" in line[0]
    assert "45 minutes" in line[len(line) // 2]


def test_stages_that_are_open_or_waited_for_have_a_column_each() -> None:
    counters = (
        a_counter(1, CounterState.IDLE),
        a_counter(2, CounterState.CLOSED, (Stage.PAYMENT,)),
        a_counter(3, CounterState.PAUSED, (Stage.COLLECTION,)),
    )
    rows = tuple(a_row(place, 4 * place, Stage.INTERVIEW) for place in range(1, 13))
    columns = board_status(a_board(counters=counters, waiting=rows), Turns(), SCOPE).columns
    assert [(one.stage, one.waiting, len(one.labels)) for one in columns] == [
        ("Pemeriksaan berkas", 0, 0),
        ("Foto dan wawancara", 12, MOST_IN_COLUMN),
        ("Pengambilan paspor", 0, 0),
    ]
    assert columns[1].minutes[:2] == (4, 8)


def test_a_display_of_one_stage_needs_no_columns() -> None:
    scope = replace(SCOPE, stages=frozenset({Stage.INTERVIEW}))
    board = a_board(waiting=(a_row(1, 5), a_row(2, 5, Stage.INTERVIEW)))
    assert board_status(board, Turns(), scope).columns == ()
