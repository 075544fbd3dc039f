"""Logical replication from an office into a national centre, two real servers: no column about people leaves."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

import psycopg
import pytest
from psycopg import sql

from db import admin
from db.publication import NAME, PUBLISHED, publication, tables
from db.replication import survey
from db.replication_faults import faults
from db.schema import metadata
from domain.text import Language
from office.check_in import check_in
from office.context import Act, Office
from tests.helpers import postgres
from tests.helpers.centres import Centre, serving
from tests.helpers.clusters import started
from tests.helpers.offices import OFFICE_NUMBER, a_booking, a_person, an_office
from tests.helpers.running import wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.processes]
NAMES = ("Siti Aminah", "Budi Santoso", "Tono Wijaya")
ADDRESS, NIK = "Jl. Kenanga 9", "3174015203900001"
LIMIT_MB = 4
SETTINGS = {
    "wal_level": "logical",
    "max_slot_wal_keep_size": f"{LIMIT_MB}MB",
    "min_wal_size": "2MB",
    "max_wal_size": "4MB",
}
ABOUT_PEOPLE = {"booking": {"code", "identity", "name", "birth_date", "address", "nik"}, "call": {"officer"}}


@dataclass
class Pair:
    """An office's server and the centre's."""

    office: postgres.Server
    centre: postgres.Server

    @property
    def office_url(self) -> str:
        """Return the address of the office's store."""
        return self.office.database_url("office")

    @property
    def centre_url(self) -> str:
        """Return the address of the centre's database."""
        return self.centre.database_url("national")

    def subscribe(self) -> None:
        """Publish at the office and subscribe at the centre, with the statements that the command line prints."""
        source = f"host=127.0.0.1 port={self.office.port} user=loket dbname=office"
        run(self.office_url, publication())
        run(self.centre_url, *tables(), f"CREATE SUBSCRIPTION office_7 CONNECTION '{source}' PUBLICATION {NAME}")

    def rows(self, table: str) -> list[str]:
        """Return what the centre has of a table, as texts."""
        with psycopg.connect(self.centre_url) as connection:
            query = sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(table))
            return [row[0] for row in connection.execute(query)]


def run(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Give two servers: an office that publishes, and a centre."""
    with ExitStack() as stack:
        made = Pair(
            started(stack, lambda: postgres.start(settings=SETTINGS)),
            started(stack, lambda: postgres.start(settings={"wal_retrieve_retry_interval": "500ms"})),
        )
        admin.create(made.office.new_database("office"))
        made.centre.new_database("national")
        yield made


@pytest.fixture
def office(pair: Pair) -> Iterator[Office]:
    """Give the office with some people in it."""
    opened = an_office(pair.office_url)
    for name in NAMES:
        a_booking(opened, replace(a_person(name), address=ADDRESS, nik=NIK))
    yield opened
    opened.store.close()


def test_columns_about_people_stay_at_the_office(pair: Pair, office: Office) -> None:
    pair.subscribe()
    wait_until(lambda: len(pair.rows("booking")) == len(NAMES), "the first copy")
    booked = a_booking(office, a_person("Dewi Lestari"))
    check_in(office, Act.by("kiosk:K1"), booked.payload, booked.booking.person.birth_date, Language.ID)
    wait_until(lambda: len(pair.rows("ticket")) == 1, "the ticket")
    wait_until(lambda: "checked_in" in str(pair.rows("booking")), "the booking's new state")
    everything = "\n".join(row for table in PUBLISHED for row in pair.rows(table))
    for personal in (*NAMES, "Dewi", ADDRESS, NIK, booked.code, booked.booking.person.birth_date.isoformat()):
        assert personal not in everything
    assert booked.booking.day.isoformat() in everything


def test_published_columns_are_columns_of_the_schema_and_not_about_people() -> None:
    for table, columns in PUBLISHED.items():
        assert set(columns.split()) <= set(metadata.tables[table].c.keys())
        assert not set(columns.split()) & ABOUT_PEOPLE.get(table, set())
        assert set(metadata.tables[table].primary_key.columns.keys()) <= set(columns.split())


def test_reader_that_is_away_does_not_fill_the_disk_and_the_pull_fills_its_hole(
    pair: Pair, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pair.subscribe()
    wait_until(lambda: len(pair.rows("booking")) == len(NAMES), "the first copy")
    pair.centre.kill9()
    wait_until(lambda: not pair.office.ask("SELECT count(*) FROM pg_stat_replication"), "the office to notice")
    for _ in range(4 * LIMIT_MB):
        pair.office.execute("SELECT pg_logical_emit_message(true, 'bulk', repeat('x', 1000000))", "CHECKPOINT")
    status = "SELECT wal_status FROM pg_replication_slots WHERE slot_name = 'office_7'"
    assert pair.office.ask(status) == "lost"
    assert pair.office.ask("SELECT sum(size) FROM pg_ls_waldir()") <= 4 * LIMIT_MB * 2**20
    assert any("the slot office_7" in fault for fault in faults(survey(pair.office_url)))
    a_booking(office)
    folder = tmp_path_factory.mktemp("centre")
    national = Centre(f"sqlite:///{folder}/centre.db", folder / "keys")
    with serving(pair.office_url, OFFICE_NUMBER, national.keys) as section:
        pulled = national.pull(section)
    national.store.close()
    assert (pulled.rows, pulled.fault) == (len(NAMES) + 2, "")


def test_missing_limit_is_named(pair: Pair, office: Office) -> None:
    pair.office.configure(max_slot_wal_keep_size="-1")
    pair.subscribe()
    wait_until(lambda: survey(pair.office_url)[0].slot_limit == -1, "the setting")
    assert any("no max_slot_wal_keep_size" in fault for fault in faults(survey(pair.office_url)))
