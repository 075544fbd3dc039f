"""The tables of the store, one schema for both engines.

Every key begins with ``office``, so that the rows of many offices can lie side by side in a national centre.
Personal data stands in ``booking`` and nowhere else; the journal names ids only.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.elements import TextClause

from db.types import Day, UTCDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def partial_index(name: str, *columns: Column[object], where: str, unique: bool = False) -> Index:
    """Return an index over the rows that satisfy ``where``, on both engines."""
    clause: TextClause = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=clause, postgresql_where=clause)


def office_column() -> Column[int]:
    """Return the column every key begins with."""
    return Column("office", Integer, nullable=False)


def number_column(name: str) -> Column[int]:
    """Return an id column: an identity on PostgreSQL; on SQLite the insert counts up behind the write lock."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), Identity(always=False), nullable=False)


service = Table(
    "service",
    metadata,
    office_column(),
    Column("code", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("data", Text, nullable=False),  # domain.services.service_to_json
    PrimaryKeyConstraint("office", "code"),
    UniqueConstraint("office", "number"),
)

slot = Table(
    "slot",
    metadata,
    office_column(),
    number_column("id"),
    Column("day", Day, nullable=False),
    Column("service_group", String(16), nullable=False),
    Column("starts_at", UTCDateTime, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("taken", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("office", "id"),
    UniqueConstraint("office", "service_group", "starts_at"),
    CheckConstraint("taken >= 0 AND taken <= capacity", name="taken_within_capacity"),
)
Index("ix_slot_office_day", slot.c.office, slot.c.day)

booking = Table(
    "booking",
    metadata,
    office_column(),
    number_column("serial"),
    Column("code", String(16), nullable=False),
    Column("identity", String(64), nullable=False),  # domain.bookings.identity_of
    Column("name", String(80), nullable=False),
    Column("birth_date", Day, nullable=False),
    Column("address", String(200), nullable=False, server_default=text("''")),
    Column("nik", String(16), nullable=False, server_default=text("''")),
    Column("service", String(32), nullable=False),
    Column("day", Day, nullable=False),
    Column("slot", Integer, nullable=True),  # none for a walk-in
    Column("starts_at", UTCDateTime, nullable=False),
    Column("issue", Integer, nullable=False, server_default=text("1")),
    Column("status", String(16), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("reschedules", Integer, nullable=False, server_default=text("0")),
    Column("booked_at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("office", "serial"),
    UniqueConstraint("office", "code"),
    ForeignKeyConstraint(["office", "slot"], ["slot.office", "slot.id"]),
    ForeignKeyConstraint(["office", "service"], ["service.office", "service.code"]),
    CheckConstraint("status IN ('confirmed','cancelled','checked_in','done','no_show')", name="status_known"),
)
Index("ix_booking_office_day_status", booking.c.office, booking.c.day, booking.c.status)
partial_index(
    "uq_booking_one_active_per_person",
    booking.c.office,
    booking.c.identity,
    where="status IN ('confirmed','checked_in')",
    unique=True,
)

series = Table(
    "series",
    metadata,
    office_column(),
    Column("letter", String(4), nullable=False),
    Column("day", Day, nullable=False),
    Column("issuer", String(8), nullable=False),  # empty for the office's own series, a kiosk's name for its own
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("office", "letter", "day", "issuer"),
)

ticket = Table(
    "ticket",
    metadata,
    office_column(),
    number_column("id"),
    Column("day", Day, nullable=False),
    Column("letter", String(4), nullable=False),
    Column("issuer", String(8), nullable=False),
    Column("number", Integer, nullable=False),
    Column("label", String(16), nullable=False),
    Column("booking", Integer, nullable=False),
    Column("service", String(32), nullable=False),
    Column("language", String(2), nullable=False),
    Column("ticket_class", String(8), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("state", String(8), nullable=False),
    Column("rank", BigInteger, nullable=False),  # the order in a queue, domain.priority.rank_of
    Column("counter", Integer, nullable=True),  # where it is called, served or held
    Column("target", Integer, nullable=True),  # the only counter that may call it, after a transfer
    Column("waiting_since", UTCDateTime, nullable=False),
    Column("issued_at", UTCDateTime, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("office", "id"),
    UniqueConstraint("office", "letter", "day", "issuer", "number"),
    ForeignKeyConstraint(["office", "booking"], ["booking.office", "booking.serial"]),
    CheckConstraint("state IN ('waiting','called','serving','held','finished','no_show','void')", name="state_known"),
)
partial_index("uq_ticket_one_live_per_booking", ticket.c.office, ticket.c.booking, where="state <> 'void'", unique=True)
partial_index(
    "uq_ticket_one_per_counter",
    ticket.c.office,
    ticket.c.counter,
    where="state IN ('called','serving')",
    unique=True,
)
# Only as large as the waiting room, however many years the table holds.
partial_index(
    "ix_ticket_queue",
    ticket.c.office,
    ticket.c.day,
    ticket.c.stage,
    ticket.c.ticket_class,
    ticket.c.rank,
    ticket.c.id,
    where="state = 'waiting'",
)
partial_index("ix_ticket_held", ticket.c.office, ticket.c.counter, where="state = 'held'")
Index("ix_ticket_office_day_label", ticket.c.office, ticket.c.day, ticket.c.label)

call = Table(
    "call",
    metadata,
    office_column(),
    number_column("id"),
    Column("ticket", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("officer", String(32), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("called_at", UTCDateTime, nullable=False),
    Column("recalled_at", UTCDateTime, nullable=True),
    Column("recalls", Integer, nullable=False, server_default=text("0")),
    Column("started_at", UTCDateTime, nullable=True),
    Column("ended_at", UTCDateTime, nullable=True),
    Column("outcome", String(16), nullable=True),
    PrimaryKeyConstraint("office", "id"),
    ForeignKeyConstraint(["office", "ticket"], ["ticket.office", "ticket.id"]),
)
partial_index("uq_call_one_open_per_ticket", call.c.office, call.c.ticket, where="ended_at IS NULL", unique=True)
partial_index("uq_call_one_open_per_counter", call.c.office, call.c.counter, where="ended_at IS NULL", unique=True)
Index("ix_call_office_ticket", call.c.office, call.c.ticket)

counter = Table(
    "counter",
    metadata,
    office_column(),
    Column("number", Integer, nullable=False),
    Column("stages", String(64), nullable=False),  # comma-separated domain.services.Stage
    Column("state", String(8), nullable=False),
    Column("officer", String(32), nullable=False, server_default=text("''")),
    Column("priority_run", Integer, nullable=False, server_default=text("0")),
    Column("pressed_at", UTCDateTime, nullable=True),
    Column("last_act", Text, nullable=False, server_default=text("''")),  # what an undo restores, canonical JSON
    Column("last_act_at", UTCDateTime, nullable=True),
    PrimaryKeyConstraint("office", "number"),
    CheckConstraint("state IN ('closed','open','paused')", name="state_known"),
)

officer = Table(
    "officer",
    metadata,
    office_column(),
    Column("login", String(32), nullable=False),
    Column("name", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("pin_hash", String(128), nullable=False),
    Column("wrong_tries", Integer, nullable=False, server_default=text("0")),
    Column("locked_until", UTCDateTime, nullable=True),
    Column("disabled", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("office", "login"),
)

device = Table(
    "device",
    metadata,
    office_column(),
    Column("name", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(8), nullable=False),
    Column("detail", String(64), nullable=False, server_default=text("''")),
    Column("since", UTCDateTime, nullable=False),
    Column("last_seen", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("office", "name"),
)

print_job = Table(
    "print_job",
    metadata,
    office_column(),
    number_column("id"),
    Column("ticket", Integer, nullable=False),
    Column("printer", String(32), nullable=False),
    Column("slip", Text, nullable=False),  # domain.slip.slip_to_json
    Column("copy", Integer, nullable=False, server_default=text("0")),
    Column("state", String(8), nullable=False),
    Column("spooler", String(32), nullable=False, server_default=text("''")),
    Column("cut_counter", Integer, nullable=True),
    Column("detail", String(64), nullable=False, server_default=text("''")),
    Column("queued_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("office", "id"),
    ForeignKeyConstraint(["office", "ticket"], ["ticket.office", "ticket.id"]),
    UniqueConstraint("office", "ticket", "copy"),
)
partial_index(
    "ix_print_job_open",
    print_job.c.office,
    print_job.c.printer,
    print_job.c.id,
    where="state NOT IN ('printed')",
)

head = Table(
    "head",
    metadata,
    office_column(),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("office"),
)

journal = Table(
    "journal",
    metadata,
    office_column(),
    Column("seq", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("day", Day, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("actor", String(48), nullable=False),
    Column("subject", String(48), nullable=False),
    Column("data", Text, nullable=False),  # canonical JSON of ids; never a name
    Column("req", String(64), nullable=True),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("office", "seq"),
)
partial_index("uq_journal_request", journal.c.office, journal.c.req, where="req IS NOT NULL", unique=True)

SQLITE_TRIGGERS = tuple(
    f"CREATE TRIGGER journal_no_{verb} BEFORE {verb.upper()} ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("update", "delete")
)
POSTGRESQL_TRIGGERS = (
    """CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$""",
    """CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
       FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
    """CREATE FUNCTION journal_nudge() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN PERFORM pg_notify('loket_journal', ''); RETURN NULL; END $$""",
    "CREATE TRIGGER journal_told AFTER INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_nudge()",
)
