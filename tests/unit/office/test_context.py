"""Opening an office from its configuration, and what it says when that cannot be."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from config.keys import make_key
from config.load import load_config
from config.model import Config
from db import StoreRefused, admin, open_store
from domain.clock import FixedClock, SystemClock
from domain.services import ServiceGroup
from office.context import Act, Office, calendar_of, open_office, rules_of
from office.founding import DEFAULT_COUNTERS, found_office
from office.views import board
from tests.helpers.offices import MORNING, ZONE

SETTINGS = """
[office]
number = 3
prefix = "KTG"
name = "Kantor Imigrasi Contoh"
site = "Gedung Contoh"
address = "Jl. Contoh 1"
zone = "Asia/Makassar"

[rules]
early_minutes = 20
late_minutes = 45
priority_in_a_row = 3
undo_within_s = 7
press_guard_s = 0.5

[calendar.hours]
monday = { opens = 09:00:00, closes = 14:00:00 }
tuesday = { opens = 09:00:00, closes = 14:00:00 }

[calendar.closed]
2026-11-25 = "Hari Contoh"
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Return the configuration of an office whose store is in the same folder."""
    (tmp_path / "loket.toml").write_text(SETTINGS, encoding="utf-8")
    return load_config(tmp_path / "loket.toml")


def founded(config: Config) -> None:
    admin.create(config.store.url)
    store = open_store(config.store.url, config.office.number)
    assert found_office(store, MORNING, ZONE) is True
    assert found_office(store, MORNING, ZONE) is False
    store.close()


def opened(config: Config, clock: FixedClock | None = None) -> Office:
    founded(config)
    return open_office(config, clock)


def test_open_office_knows_what_it_is_called_and_whom_it_serves(config: Config) -> None:
    office = opened(config, FixedClock(MORNING))
    assert (office.number, office.profile.prefix, office.profile.site) == (3, "KTG", "Gedung Contoh")
    assert office.services["baru"].series == "A"
    assert office.today() == date(2026, 11, 24)
    assert [row.number for row in board(office).counters] == list(DEFAULT_COUNTERS)
    assert office.printer == config.printer.name
    office.store.close()


def test_open_office_by_the_clock_of_the_machine(config: Config) -> None:
    office = opened(config)
    assert isinstance(office.clock, SystemClock)
    office.store.close()


def test_office_day_is_the_day_of_its_own_zone(config: Config) -> None:
    office = opened(config, FixedClock(datetime(2026, 11, 23, 16, 30, tzinfo=UTC)))
    assert office.today() == date(2026, 11, 24)  # half past midnight in Makassar
    office.store.close()


def test_only_a_machine_with_the_private_key_signs(config: Config) -> None:
    key = make_key(config.keys.folder)
    office = opened(config)
    assert office.keys.signing is not None
    assert (office.keys.signing[0], list(office.keys.public)) == (key.key_id, [key.key_id])
    office.store.close()
    key.private.unlink()
    kiosk = open_office(config)
    assert (kiosk.keys.signing, list(kiosk.keys.public)) == (None, [key.key_id])
    kiosk.store.close()


def test_office_the_store_does_not_know_is_refused_in_a_sentence(config: Config) -> None:
    admin.create(config.store.url)
    with pytest.raises(StoreRefused, match="knows no office 3: found it with 'loket db create'"):
        open_office(config)


def test_rules_are_those_of_the_configuration(config: Config) -> None:
    rules = rules_of(config.rules)
    assert (rules.check_in.early, rules.check_in.late) == (timedelta(minutes=20), timedelta(minutes=45))
    assert (rules.share.priority_in_a_row, rules.undo_within) == (3, timedelta(seconds=7))
    assert rules.press_guard == timedelta(milliseconds=500)


def test_calendar_is_that_of_the_configuration(config: Config) -> None:
    calendar = calendar_of(config)
    assert calendar.zone.key == "Asia/Makassar"
    assert calendar.closing_reason(date(2026, 11, 25)) == "Hari Contoh"
    assert calendar.closing_reason(date(2026, 12, 25)) is not None  # a national holiday
    assert calendar.is_open(date(2026, 11, 24))
    assert calendar.is_open(date(2026, 11, 24), ServiceGroup.HAJJ_UMRAH)
    assert (calendar.week[0].opens, calendar.week[0].closes) == (time(9), time(14))


def test_acts_have_ids_of_their_own() -> None:
    acts = [Act.by("kiosk:K1") for _ in range(100)]
    assert len({act.request_id for act in acts}) == 100
    assert {act.actor for act in acts} == {"kiosk:K1"}
