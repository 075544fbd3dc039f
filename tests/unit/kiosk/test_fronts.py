"""A kiosk's way to its office: the server while it answers, its own store while it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.keys import make_key
from config.model import Config
from db import StoreUnavailable
from domain.clock import FixedClock
from domain.devices import DeviceReport, DeviceState
from domain.printing import PrintState
from domain.refusals import RefusalReason, Refused
from domain.text import Language
from kiosk import fronts
from kiosk.breaker import Breaker
from kiosk.desk import OfficeDesk
from kiosk.events import CheckIn, Found, LookUp, TicketShown
from kiosk.fronts import EitherOffice, Front, OneOffice
from kiosk.standby import Pace, Standby, open_standby
from office.check_in import check_in
from office.context import Act, Office, key_ring
from office.devices import devices
from office.mirror import mirror_path, open_mirror
from office.outcomes import Booked, CheckedIn
from office.papers import void_papers
from office.printing import claim_job, mark_printed
from office.views import queue
from tests.helpers.mirrors import a_kiosk_config
from tests.helpers.offices import MORNING, a_booking, an_office, sqlite_stores
from tests.helpers.running import wait_until

AT_ONCE = Pace(news_s=0.0, fault_s=0.0)


class Line:
    """The cable to the server; time on the kiosk's own watch passes when the test says so."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.is_cut = False
        self.asked = 0
        self.now = 0.0

    def __call__(self) -> Office:
        self.asked += 1
        if self.is_cut:
            raise StoreUnavailable("the cable is cut")
        return self.office


@dataclass
class Booth:
    """A kiosk, its line to the server, and the asks of whoever stands before it."""

    line: Line
    standby: Standby
    front: EitherOffice
    desk: OfficeDesk
    asks: int = 0

    def cut(self) -> None:
        self.line.is_cut = True

    def heal(self) -> None:
        """Mend the cable, and wait until the kiosk tries it again."""
        self.line.is_cut = False
        self.line.now += 2.0
        self.standby.turn()

    def come(self, booked: Booked) -> TicketShown | Refused:
        """Show a booking, then tell the birth date."""
        self.asks += 2
        found = self.desk.answer(LookUp(self.asks - 1, booked.payload))
        assert isinstance(found, Found), found
        return self.check_in(booked)

    def check_in(self, booked: Booked) -> TicketShown | Refused:
        """Tell the birth date of a booking."""
        born = booked.booking.person.birth_date
        answer = self.desk.answer(CheckIn(self.asks, booked.payload, born, Language.ID))
        assert not isinstance(answer, Found)
        return answer


def label(answer: TicketShown | Refused) -> str:
    assert isinstance(answer, TicketShown), answer
    return answer.label


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Give the configuration of a kiosk with a mirror, and with the office's keys."""
    found = a_kiosk_config(tmp_path, "postgresql://loket@127.0.0.1:1/loket")
    make_key(found.keys.folder)
    return found


@pytest.fixture
def office(config: Config, tmp_path: Path) -> Iterator[Office]:
    """Give the office at the server."""
    opened = an_office(sqlite_stores(tmp_path).new_url(), FixedClock(MORNING))
    yield replace(opened, keys=key_ring(config))
    opened.store.close()


@pytest.fixture
def booth(office: Office, config: Config) -> Iterator[Booth]:
    """Give a kiosk that has seen its server once."""
    booth = a_booth(office, config)
    booth.standby.turn()
    yield booth
    booth.standby.close()


def a_booth(office: Office, config: Config) -> Booth:
    line = Line(office)
    path = mirror_path(config)
    assert path is not None
    store = open_mirror(path, office.number)
    standby = Standby(config, store, line, Breaker(now=lambda: line.now), AT_ONCE, office.clock)
    front = EitherOffice(line, standby)
    return Booth(line, standby, front, OfficeDesk(front, "kiosk:K1"))


def test_while_the_server_answers_it_gives_the_numbers(booth: Booth, office: Office) -> None:
    assert label(booth.come(a_booking(office))) == "A-001"
    assert [row.label for row in queue(office)] == ["A-001"]


def test_from_the_first_silence_the_kiosk_gives_its_own_numbers(booth: Booth, office: Office) -> None:
    booked = [a_booking(office) for _ in range(2)]
    booth.cut()
    assert [label(booth.come(each)) for each in booked] == ["A-K1-001", "A-K1-002"]
    assert booth.line.asked == 2, "once by the thread that follows, once by the first who came"


def test_a_server_that_goes_between_two_questions_is_not_missed(booth: Booth, office: Office) -> None:
    booked = a_booking(office)
    booth.desk.answer(LookUp(1, booked.payload))
    booth.cut()
    assert label(booth.check_in(booked)) == "A-K1-001"


def test_when_the_server_is_back_it_learns_everything_before_it_is_asked_again(booth: Booth, office: Office) -> None:
    first, second = a_booking(office), a_booking(office)
    booth.cut()
    booth.come(first)
    booth.heal()
    assert [row.label for row in queue(office)] == ["A-K1-001"]
    assert label(booth.come(second)) == "A-001"


def test_what_the_kiosk_has_seen_is_refused_with_and_without_the_server(booth: Booth, office: Office) -> None:
    online, alone = a_booking(office), a_booking(office)
    numbers = [label(booth.come(online))]
    booth.cut()
    numbers.append(label(booth.come(alone)))
    answers = [booth.desk.answer(LookUp(99, each.payload)) for each in (online, alone)]
    booth.heal()
    answers += [booth.desk.answer(LookUp(99, each.payload)) for each in (online, alone)]
    assert numbers == ["A-001", "A-K1-001"]
    assert [each.reason for each in answers if isinstance(each, Refused)] == [RefusalReason.ALREADY_CHECKED_IN] * 4


def test_the_server_is_not_asked_while_it_is_owed_something(booth: Booth, office: Office) -> None:
    booked, other = a_booking(office), a_booking(office)
    booth.cut()
    booth.come(booked)
    booth.line.is_cut = False
    booth.standby.breaker.note_success()
    assert label(booth.come(other)) == "A-K1-002"


def test_of_a_check_in_whose_answer_was_lost_the_paper_in_the_hand_counts(
    booth: Booth, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked = a_booking(office)
    booth.desk.answer(LookUp(1, booked.payload))
    asked = iter([answer_lost, fronts.front.check_in])
    monkeypatch.setattr(fronts.front, "check_in", lambda *ask: next(asked)(*ask))
    given = label(booth.check_in(booked))
    monkeypatch.undo()
    booth.heal()
    assert given == "A-K1-001"
    assert [row.label for row in queue(office)] == ["A-K1-001"]
    assert [(paper.label, paper.instead) for paper in void_papers(office)] == [("A-001", "A-K1-001")]


def test_who_lost_the_answer_is_not_refused_for_what_the_mirror_heard_of_it(
    booth: Booth, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked = a_booking(office)
    booth.desk.answer(LookUp(1, booked.payload))

    def answer_lost_but_heard_of(*ask: Any) -> CheckedIn:
        try:
            return answer_lost(*ask)
        finally:
            booth.standby.turn()

    asked = iter([answer_lost_but_heard_of, fronts.front.check_in])
    monkeypatch.setattr(fronts.front, "check_in", lambda *ask: next(asked)(*ask))
    given = label(booth.check_in(booked))
    monkeypatch.undo()
    booth.heal()
    assert (given, [row.label for row in queue(office)]) == ("A-K1-001", ["A-K1-001"])


def answer_lost(office: Office, act: Act, text: str, born: date, language: Language) -> CheckedIn:
    done = check_in(office, act, text, born, language)
    assert isinstance(done, CheckedIn)
    raise StoreUnavailable("the answer was lost")


def test_the_paper_is_followed_where_it_was_queued(booth: Booth, office: Office) -> None:
    first, second = a_booking(office), a_booking(office)
    online = booth.come(first)
    assert isinstance(online, TicketShown)
    job = claim_job(office, "P1")
    assert job is not None
    mark_printed(office, job.id)
    assert booth.desk.paper(online.job_id) is PrintState.PRINTED
    booth.cut()
    assert booth.desk.paper(online.job_id) is PrintState.QUEUED, "a queue that cannot be seen has printed nothing"
    alone = booth.come(second)
    assert isinstance(alone, TicketShown)
    assert booth.desk.paper(alone.job_id) is PrintState.QUEUED
    own = claim_job(booth.standby.office(), "P1")
    assert own is not None
    mark_printed(booth.standby.office(), own.id)
    assert booth.desk.paper(alone.job_id) is PrintState.PRINTED


def test_staff_hear_of_the_newest_state_of_a_device_when_they_can(booth: Booth, office: Office) -> None:
    booth.cut()
    for state in (DeviceState.WARNING, DeviceState.OK):
        booth.desk.report(DeviceReport("K1", "kiosk", state, ""))
    assert devices(office) == ()
    booth.heal()
    assert [(each.name, each.state) for each in devices(office)] == [("K1", DeviceState.OK)]
    booth.line.office = an_other(office)
    booth.standby.turn()
    assert devices(booth.line.office)[0].last_seen == devices(office)[0].last_seen


def an_other(office: Office) -> Office:
    return replace(office, clock=FixedClock(MORNING + timedelta(hours=1)))


def test_a_kiosk_that_has_never_seen_its_server_waits_for_it(office: Office, config: Config) -> None:
    booth = a_booth(office, config)
    booth.cut()
    booth.standby.turn()
    with pytest.raises(StoreUnavailable, match="has never seen it"):
        booth.desk.knock()
    booth.heal()
    booth.desk.knock()
    assert label(booth.come(a_booking(office))) == "A-001"
    booth.standby.close()


def test_a_kiosk_that_starts_without_its_server_goes_on_where_it_was(
    booth: Booth, office: Office, config: Config
) -> None:
    before, after = a_booking(office), a_booking(office)
    booth.cut()
    booth.come(before)
    booth.standby.close()
    again = a_booth(office, config)
    again.cut()
    assert label(again.come(after)) == "A-K1-002"
    again.heal()
    assert sorted(row.label for row in queue(office)) == ["A-K1-001", "A-K1-002"]
    again.standby.close()


def test_the_thread_carries_what_is_owed_by_itself(office: Office, config: Config) -> None:
    booth = a_booth(office, config)
    booth.standby.start()
    wait_until(lambda: booth.standby.breaker.is_closed, "the server")
    booth.cut()
    booth.come(a_booking(office))
    booth.line.is_cut = False
    booth.line.now += 2.0
    wait_until(lambda: [row.label for row in queue(office)] == ["A-K1-001"], "the merge")
    assert booth.standby.close() is True


def test_a_kiosk_with_a_damaged_mirror_still_works_with_its_server(
    config: Config, caplog: pytest.LogCaptureFixture, office: Office
) -> None:
    path = mirror_path(config)
    assert path is not None
    path.write_bytes(b"not a store" * 1000)
    assert open_standby(config, lambda: office) is None
    assert "this kiosk will stop when its server does" in caplog.text


def test_a_kiosk_whose_own_disk_is_full_still_works_with_its_server(
    booth: Booth, office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    booked = a_booking(office)

    def full() -> None:
        raise StoreUnavailable("the disk is full")

    monkeypatch.setattr(booth.standby.office().store, "begin", full)
    booth.standby.turn()
    assert booth.standby.breaker.is_closed
    assert "the kiosk's own store cannot be kept: the disk is full" in caplog.text
    assert label(booth.come(booked)) == "A-001"
    monkeypatch.setattr(booth.standby.office().store, "read", full)
    assert label(booth.come(a_booking(office))) == "A-002"


def test_a_kiosk_beside_its_own_store_needs_no_mirror(tmp_path: Path, office: Office) -> None:
    config = a_kiosk_config(tmp_path, "sqlite:///office.db")
    assert (mirror_path(config), open_standby(config, lambda: office)) == (None, None)


def test_one_office_answers_everything_itself(office: Office) -> None:
    front: Front = OneOffice(lambda: office)
    desk = OfficeDesk(front, "kiosk:K1")
    booked = a_booking(office)
    shown = desk.answer(CheckIn(1, booked.payload, booked.booking.person.birth_date, Language.ID))
    assert isinstance(shown, TicketShown)
    assert (shown.label, shown.service) == ("A-001", office.services["baru"].name)
    assert desk.paper(shown.job_id) is PrintState.QUEUED
    desk.report(DeviceReport("K1", "kiosk", DeviceState.OK, ""))
    assert [each.name for each in devices(office)] == ["K1"]
    desk.knock()
    assert desk.answer(CheckIn(1, booked.payload, booked.booking.person.birth_date, Language.ID)) == shown
