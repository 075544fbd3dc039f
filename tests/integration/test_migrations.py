"""Migrations: from nothing to exactly the schema of the program, on both engines, or to nothing at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import op
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from db import StoreRefused, admin, open_store
from db.revision import CURRENT
from db.schema import POSTGRESQL_TRIGGERS, SQLITE_TRIGGERS, metadata
from db.sqlite import create_file
from tests.helpers.offices import Stores, postgres_server, stores

__all__ = ["postgres_server", "stores"]

TRIGGERS = {"sqlite": SQLITE_TRIGGERS, "postgresql": POSTGRESQL_TRIGGERS}
# What an engine says of its schema; the texts are the engine's own.
DESCRIPTIONS = {
    "sqlite": ("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'",),
    "postgresql": (
        """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity
           FROM information_schema.columns WHERE table_schema = 'public'""",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace""",
        "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ),
}


@pytest.fixture
def url(stores: Stores) -> str:
    """Return the address of a place where nothing is yet."""
    return stores.new_empty_url()


@pytest.fixture
def migrated(url: str) -> Iterator[Engine]:
    """Return a store that was made by the migrations."""
    admin.create(url)
    engine = admin.alembic_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def written_out(stores: Stores) -> Iterator[Engine]:
    """Return a store that was made from the schema itself."""
    url = stores.new_empty_url()
    make_file(url)
    engine = admin.alembic_engine(url)
    with engine.begin() as connection:
        metadata.create_all(connection)
        for trigger in TRIGGERS[engine.dialect.name]:
            connection.execute(text(trigger))
    yield engine
    engine.dispose()


def make_file(url: str) -> None:
    """Make an empty file where the store is one."""
    path = admin.sqlite_path(url)
    if path is not None:
        create_file(path)


def description(engine: Engine) -> set[str]:
    """Return everything the engine says of tables, columns, keys, checks, indexes and triggers."""
    with engine.connect() as connection:
        rows = [row for sql in DESCRIPTIONS[engine.dialect.name] for row in connection.execute(text(sql))]
    return {_line(repr(tuple(row))) for row in rows if "alembic_version" not in repr(row)}


def _line(said: str) -> str:
    """Return one row of a description without what means nothing: spaces, quotes, and the order of constraints."""
    words = re.sub(r"\\[nt]|[\s'\"]+", " ", said)
    head, *constraints = (part.rstrip(" ()") for part in re.split(r", (?=CONSTRAINT )", " ".join(words.split())))
    return ", ".join([head, *sorted(constraints)])


def test_migrations_make_exactly_the_schema(migrated: Engine, written_out: Engine) -> None:
    assert description(migrated) == description(written_out)
    assert len(description(migrated)) > 40


def test_every_partial_index_is_there_and_partial(migrated: Engine) -> None:
    wanted = {
        index.name
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert len(wanted) >= 9
    partial = [line for line in description(migrated) if " WHERE " in line.upper()]
    assert {name for name in wanted if any(str(name) in line for line in partial)} == wanted


def test_journal_is_guarded_by_triggers(migrated: Engine) -> None:
    assert sum("trigger" in line.lower() and "journal" in line for line in description(migrated)) >= 2


def test_program_and_migrations_name_the_same_version() -> None:
    config = Config()
    config.set_main_option("script_location", str(admin.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == CURRENT


def test_migrating_again_changes_nothing(url: str, migrated: Engine) -> None:
    before = description(migrated)
    assert admin.migrate(url) == CURRENT
    assert description(migrated) == before


def test_migration_that_fails_half_way_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_file(url)
    execute = op.execute
    monkeypatch.setattr(op, "execute", lambda _: execute("CREATE TRIGGER nonsense"))
    with pytest.raises(Exception, match=r"nonsense|incomplete|syntax"):
        admin.migrate(url)
    engine = admin.alembic_engine(url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    monkeypatch.undo()
    assert admin.migrate(url) is None
    open_store(url, 7).close()


def test_store_is_made_once(url: str, migrated: Engine) -> None:
    with pytest.raises(StoreRefused, match="already"):
        admin.create(url)


@pytest.mark.parametrize(
    ("version", "sentence"), [("9999", "newer than .*: install the newer program"), ("0000", "run 'loket db migrate'")]
)
def test_store_of_another_version_is_refused_in_a_sentence(
    url: str, migrated: Engine, version: str, sentence: str
) -> None:
    with migrated.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
    with pytest.raises(StoreRefused, match=sentence):
        open_store(url, 7)


def test_store_of_a_newer_version_is_not_migrated(url: str, migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreRefused, match="install the newer program"):
        admin.migrate(url)


def test_place_without_tables_is_refused_in_a_sentence(url: str) -> None:
    make_file(url)
    with pytest.raises(StoreRefused, match="make its tables with 'loket db create'"):
        open_store(url, 7)


def test_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match=r"nowhere\.db.*'loket db create'"):
        open_store(f"sqlite:///{tmp_path}/nowhere.db", 7)
