"""The list of numbers that count no more, as the command line shows it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from config.load import load_config
from domain.slots import SlotPlan
from office.context import Office, open_office
from tests.helpers.mirrors import a_kiosk_config, a_lone_kiosk
from tests.helpers.offices import a_booking


@pytest.fixture
def office(run, folder: Path) -> Iterator[Office]:
    """Give an office whose doors are never shut, and whose configuration is in the folder."""
    a_kiosk_config(folder, "sqlite:///var/loket.db")
    (folder / "K1.toml").rename(folder / "loket.toml")
    assert [run("db", "create").code, run("keys", "new").code] == [0, 0]
    opened = open_office(load_config(folder / "loket.toml"))
    plan = SlotPlan(first=time(0), last=time(23, 45), minutes=15, places=10)
    yield replace(opened, rules=replace(opened.rules, slot_plan=plan))
    opened.store.close()


def test_a_day_without_a_merge_has_none(run, office: Office) -> None:
    assert run("papers").out == "Every number of today counts.\n"
    assert json.loads(run("papers", "--json").out) == []


def test_a_number_that_two_kiosks_gave_is_listed_with_the_one_that_counts(run, office: Office, folder: Path) -> None:
    booked = a_booking(office, same_day=True)
    with a_lone_kiosk(office, folder, "K1") as first, a_lone_kiosk(office, folder, "K2") as second:
        for kiosk in (first, second):
            kiosk.check_in(booked)
        assert [kiosk.carry() for kiosk in (first, second)] == [1, 1]
    told = run("papers").out
    assert told.startswith("A-K2-001 ")
    assert told.endswith("What counts is A-K1-001.\n")
    assert [paper["instead"] for paper in json.loads(run("papers", "--json").out)] == ["A-K1-001"]
