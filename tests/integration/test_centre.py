"""A national centre pulls journals over TLS from real offices: every row once, and none that does not hold."""

import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path

import pytest

from centre.pull import pull_all
from config.centre import OfficeSection
from config.certificates import CENTRE, certificate_in, client_side, make_certificate, office_name
from daemons.journal.server import READERS
from db import admin, centre, journal
from db.entry import Entry
from db.extract import MOST_ROWS
from db.journal import Fault, JournalRow, row_hash
from domain.clock import FixedClock
from office.context import Office
from tests.helpers.centres import Centre, serving
from tests.helpers.offices import (
    MORNING,
    OFFICE_NUMBER,
    TODAY,
    Stores,
    a_person,
    an_office,
    clock,
    postgres_server,
    stores,
)
from tests.helpers.running import wait_until
from tests.helpers.visits import a_walk_in, run_sql

__all__ = ["clock", "postgres_server", "stores"]
ROOT = Path(__file__).resolve().parents[2]
PAGES = 12
NAME, ADDRESS, NIK = "Siti Aminah", "Jl. Kenanga 9", "3174015203900001"
UNGUARD = {
    "sqlite": ("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"),
    "postgresql": ("ALTER TABLE journal DISABLE TRIGGER journal_no_change",),
}


@pytest.fixture
def url(stores: Stores) -> str:
    """Return the address of the office's store."""
    return stores.new_url()


@pytest.fixture
def office(url: str, clock: FixedClock) -> Iterator[Office]:
    """Give an office with five people who came directly."""
    opened = an_office(url, clock)
    for _ in range(5):
        a_walk_in(opened)
    yield opened
    opened.store.close()


@pytest.fixture
def national(stores: Stores, tmp_path: Path) -> Iterator[Centre]:
    """Give an empty centre on the same engine as the office's."""
    made = Centre(stores.new_empty_url(), tmp_path / "keys")
    yield made
    made.store.close()


@pytest.fixture
def served(url: str, national: Centre, office: Office) -> Iterator[OfficeSection]:
    """Serve the journal of the office, which has six rows."""
    with serving(url, OFFICE_NUMBER, national.keys) as section:
        yield section


def write_rows(office: Office, count: int) -> None:
    """Let the office's journal grow fast."""
    with office.store.begin() as tx:
        for number in range(count):
            tx.record(Entry("recalled", MORNING, TODAY, "officer:siti", f"ticket:{number}", {"recalls": number}))


def rows_at_office(office: Office) -> list[JournalRow]:
    with office.store.read() as tx:
        return journal.rows_after(tx, 0, 100_000)


def rows_at_centre(national: Centre) -> list[JournalRow]:
    with national.store.read() as tx:
        return centre.rows_of(tx, OFFICE_NUMBER, 0, 100_000)


def tamper(office: Office, stores: Stores, *statements: str) -> None:
    """Change the office's journal as somebody would who owns the machine."""
    for sql in (*UNGUARD[stores.engine], *statements):
        run_sql(office, sql)


def test_every_row_is_copied_once_and_the_next_pull_goes_on_there(
    office: Office, national: Centre, served: OfficeSection
) -> None:
    first = national.pull(served)
    assert (first.rows, first.fault) == (6, "")
    assert national.pull(served).rows == 0
    a_walk_in(office)
    last = national.pull(served)
    assert last.rows == 1
    assert rows_at_centre(national) == rows_at_office(office)
    with office.store.read() as tx:
        assert last.end == journal.read_head(tx)


def test_long_journal_comes_in_pages(office: Office, national: Centre, served: OfficeSection) -> None:
    write_rows(office, 2 * MOST_ROWS + 17)
    assert national.pull(served).rows == 6 + 2 * MOST_ROWS + 17
    assert rows_at_centre(national) == rows_at_office(office)


def test_two_pulls_at_a_time_keep_every_row_once(office: Office, national: Centre, served: OfficeSection) -> None:
    write_rows(office, 3 * MOST_ROWS)
    pulls = [threading.Thread(target=national.pull, args=(served,)) for _ in range(3)]
    for each in pulls:
        each.start()
    for each in pulls:
        each.join()
    national.pull(served)
    assert rows_at_centre(national) == rows_at_office(office)


@pytest.mark.parametrize(
    ("statement", "seq", "what"),
    [
        ("UPDATE journal SET subject = 'ticket:99' WHERE seq = 4", 4, "changed"),
        ("UPDATE journal SET data = '{}' WHERE seq = 6", 6, "changed"),
        ("UPDATE journal SET hash = 'ab' WHERE seq = 3", 3, "changed"),
        ("DELETE FROM journal WHERE seq = 5", 5, "missing"),
        ("DELETE FROM journal WHERE seq > 2", 3, "missing"),
    ],
)
def test_broken_chain_is_refused_at_its_first_row(
    stores: Stores, office: Office, national: Centre, served: OfficeSection, statement: str, seq: int, what: str
) -> None:
    whole = rows_at_office(office)
    tamper(office, stores, statement)
    pulled = national.pull(served)
    assert pulled.refused
    assert f"office 7 is refused from row {seq} on" in pulled.fault
    assert what in pulled.fault
    assert rows_at_centre(national) == whole[: seq - 1]
    with national.store.read() as tx:
        assert [row.fault for row in centre.every(tx)] == [pulled.fault]


def rewrite(office: Office, stores: Stores, first: int) -> None:
    """Change a row and compute the chain anew from there, as a thief would who knows how."""
    rows = rows_at_office(office)
    last = rows[first - 2].hash
    statements = []
    for row in rows[first - 1 :]:
        changed = row._replace(actor="officer:tono")
        last = row_hash(last, OFFICE_NUMBER, changed)
        statements.append(f"UPDATE journal SET actor = 'officer:tono', hash = '{last}' WHERE seq = {row.seq}")
    tamper(office, stores, *statements, f"UPDATE head SET hash = '{last}'")


def test_rewritten_history_is_refused_though_its_own_chain_holds(
    stores: Stores, office: Office, national: Centre, served: OfficeSection
) -> None:
    kept = national.pull(served)
    rewrite(office, stores, first=3)
    assert not [found for found in admin.check(office.store) if isinstance(found, Fault)]
    again = national.pull(served)
    assert again.refused
    assert "the history was rewritten" in again.fault
    assert again.end == kept.end


def test_office_that_went_back_to_an_older_backup_is_refused(
    stores: Stores, office: Office, national: Centre, served: OfficeSection
) -> None:
    rows = rows_at_office(office)
    national.pull(served)
    tamper(office, stores, "DELETE FROM journal WHERE seq > 4", f"UPDATE head SET seq = 4, hash = '{rows[3].hash}'")
    pulled = national.pull(served)
    assert pulled.refused
    assert "from row 5 on: the journal ends before this row; it had 6 rows when last pulled" in pulled.fault


def test_no_person_travels_or_is_kept(office: Office, national: Centre, served: OfficeSection) -> None:
    person = replace(a_person(NAME), address=ADDRESS, nik=NIK)
    a_walk_in(office, person=person)
    with national.client(served) as client:
        sent = "\n".join(client.extract(0).texts)
    national.pull(served)
    kept = "\n".join(str(row) for row in rows_at_centre(national))
    for personal in (NAME, "Aminah", ADDRESS, NIK, person.birth_date.isoformat()):
        assert personal not in sent
        assert personal not in kept
    assert set(centre.copies.c.keys()) == {"office", *JournalRow._fields}


def test_copies_cannot_be_changed(national: Centre, served: OfficeSection) -> None:
    national.pull(served)
    for sql in ("UPDATE office_journal SET actor = 'x'", "DELETE FROM office_journal"):
        with pytest.raises(Exception, match="append-only"), national.store.begin() as tx:
            tx.execute(sql)


ON_ONE_ENGINE = pytest.mark.parametrize("stores", ["sqlite"], indirect=True)


def raw_answer(section: OfficeSection, context: ssl.SSLContext, path: str, method: str = "GET") -> tuple[int, str]:
    """Return status and text of an answer to whatever is asked."""
    host, _, port = section.url.removeprefix("https://").rpartition(":")
    connection = HTTPConnection(host, int(port), timeout=10)
    connection.connect()
    connection.sock = context.wrap_socket(connection.sock, server_hostname=office_name(section.number))
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


@pytest.fixture
def trusted(national: Centre, served: OfficeSection) -> ssl.SSLContext:
    own, other = certificate_in(national.keys, CENTRE), certificate_in(national.keys, office_name(served.number))
    return client_side(own, other)


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/journal?after=-1", "GET", 400),
        ("/journal?after=x", "GET", 400),
        ("/journal", "GET", 400),
        ("/journal?after=0&limit=100000", "GET", 400),
        ("/journal?after=99999999999999999999", "GET", 400),
        ("/booking", "GET", 404),
        ("/journal?after=0", "POST", 501),
        ("/journal?after=0", "DELETE", 501),
    ],
)
def test_nothing_else_can_be_asked(
    served: OfficeSection, trusted: ssl.SSLContext, path: str, method: str, status: int
) -> None:
    assert raw_answer(served, trusted, path, method)[0] == status


@ON_ONE_ENGINE
def test_stranger_with_a_certificate_of_his_own_sees_nothing(
    served: OfficeSection, national: Centre, tmp_path: Path
) -> None:
    stranger = make_certificate(tmp_path / "stranger", CENTRE, MORNING)
    context = client_side(stranger, certificate_in(national.keys, office_name(served.number)))
    with pytest.raises((ssl.SSLError, ConnectionError)):
        raw_answer(served, context, "/journal?after=0")


@ON_ONE_ENGINE
def test_client_without_a_certificate_sees_nothing(served: OfficeSection, national: Centre) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(certificate_in(national.keys, office_name(served.number)).public)
    with pytest.raises((ssl.SSLError, ConnectionError)):
        raw_answer(served, context, "/journal?after=0")


@ON_ONE_ENGINE
def test_office_with_another_certificate_is_not_believed(national: Centre, served: OfficeSection) -> None:
    known = certificate_in(national.keys, office_name(served.number))
    known.public.unlink()
    known.private.unlink()
    make_certificate(national.keys, known.name, MORNING)
    pulled = national.pull(served)
    assert not pulled.refused
    assert "its certificate and ours do not fit" in pulled.fault
    assert rows_at_centre(national) == []


@ON_ONE_ENGINE
def test_silent_strangers_keep_nobody_out(served: OfficeSection, national: Centre) -> None:
    host, _, port = served.url.removeprefix("https://").rpartition(":")
    strangers = [socket.create_connection((host, int(port))) for _ in range(READERS - 1)]
    try:
        assert national.pull(served).rows == 6
    finally:
        for each in strangers:
            each.close()


@dataclass
class Machines:
    """The office's machine and the centre's: their configuration files, and processes on them."""

    folder: Path
    port: int

    @property
    def office(self) -> str:
        """Return the office's configuration file."""
        return str(self.folder / "loket.toml")

    @property
    def national(self) -> str:
        """Return the centre's configuration file."""
        return str(self.folder / "centre.toml")

    def configure(self, store: str) -> None:
        """Write both files; the two share one folder of keys."""
        office = 'number = 7\nprefix = "BTM"\nname = "Batam"\nsite = "Batam"\naddress = "Jl. Contoh 1"\n'
        listen = f'[journal]\nlisten = "127.0.0.1:{self.port}"\n'
        keys = '[keys]\nfolder = "keys"\n'
        Path(self.office).write_text(f'[office]\n{office}[store]\nurl = "{store}"\n{keys}{listen}', encoding="utf-8")
        section = f'[[offices]]\nnumber = 7\nurl = "https://127.0.0.1:{self.port}"\n'
        copies = '[store]\nurl = "sqlite:///centre.db"\n'
        Path(self.national).write_text(f"{copies}{keys}{section}", encoding="utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start the command line."""
        command = [sys.executable, "-m", "loket", *words]
        return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def copied(self) -> int:
        """Return how many rows are at the centre."""
        store = centre.open_centre(f"sqlite:///{self.folder}/centre.db")
        with store.read() as tx:
            rows = sum(row.seq for row in centre.every(tx))
        store.close()
        return rows


@pytest.fixture
def machines(tmp_path: Path, url: str, office: Office) -> Machines:
    """Give both machines, with certificates and an empty store of the centre."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        made = Machines(tmp_path, probe.getsockname()[1])
    made.configure(url)
    for name in (CENTRE, office_name(OFFICE_NUMBER)):
        make_certificate(tmp_path / "keys", name, MORNING)
    centre.create(f"sqlite:///{tmp_path}/centre.db")
    return made


@ON_ONE_ENGINE
@pytest.mark.processes
def test_pull_goes_on_after_either_side_was_killed(machines: Machines, office: Office) -> None:
    for _ in range(PAGES // 4):
        write_rows(office, 4 * MOST_ROWS)
    pull = ("centre", "pull", "--config", machines.national)
    serve = ("journal", "serve", "--config", machines.office)
    with machines.start(*serve) as server:
        wait_until(lambda: can_connect(machines.port), "the journal server")
        with machines.start(*pull) as first:
            wait_until(lambda: machines.copied() > 0, "the first page")
            first.kill()
        with machines.start(*pull) as second:
            before = machines.copied()
            wait_until(lambda: machines.copied() > before, "another page")
            server.kill()
            assert second.wait(60) == 1
        assert machines.copied() < PAGES * MOST_ROWS
    with machines.start(*serve) as server:
        wait_until(lambda: can_connect(machines.port), "the journal server")
        with machines.start(*pull) as last:
            assert last.wait(60) == 0
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
    assert machines.copied() == PAGES * MOST_ROWS + 6
    store = centre.open_centre(f"sqlite:///{machines.folder}/centre.db")
    with store.read() as tx:
        assert centre.rows_of(tx, OFFICE_NUMBER, 0, 100_000) == rows_at_office(office)
    store.close()


@ON_ONE_ENGINE
def test_silent_office_is_named_and_the_others_are_pulled(national: Centre, served: OfficeSection) -> None:
    make_certificate(national.keys, office_name(8), MORNING)
    silent = OfficeSection(number=8, url="https://127.0.0.1:9")
    done = list(pull_all(national.store, (silent, served), national.client, FixedClock(MORNING)))
    assert {(each.office, each.rows, each.refused) for each in done} == {(7, 6, False), (8, 0, False)}
    with national.store.read() as tx:
        well, ill = centre.every(tx)
    assert (well.pulled_at, well.fault) == (MORNING, "")
    assert (ill.pulled_at, ill.fault.split(":")[0]) == (None, "office 8 could not be pulled")


def can_connect(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
