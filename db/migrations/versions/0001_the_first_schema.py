"""The first schema."""

import sqlalchemy as sa
from alembic import op

import db.types

revision = "0001"
down_revision = None

# As they were in this version: what db.schema says later belongs to later versions.
SQLITE_TRIGGERS = (
    """CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
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


def upgrade() -> None:
    """Make every table, and keep the journal append-only."""
    _make_counter()
    _make_device()
    _make_head()
    _make_journal()
    _make_officer()
    _make_series()
    _make_service()
    _make_slot()
    _make_booking()
    _make_ticket()
    _make_call()
    _make_print_job()
    triggers = SQLITE_TRIGGERS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_TRIGGERS
    for trigger in triggers:
        op.execute(trigger)


def _make_counter() -> None:
    """Make the table of counters."""
    op.create_table(
        "counter",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stages", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("officer", sa.String(length=32), server_default=sa.text("''"), nullable=False),
        sa.Column("priority_run", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("pressed_at", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.Column("last_act", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("last_act_at", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('closed','open','paused')", name=op.f("ck_counter_state_known")),
        sa.PrimaryKeyConstraint("office", "number", name=op.f("pk_counter")),
    )


def _make_device() -> None:
    """Make the table of devices."""
    op.create_table(
        "device",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("detail", sa.String(length=64), server_default=sa.text("''"), nullable=False),
        sa.Column("since", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("last_seen", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("office", "name", name=op.f("pk_device")),
    )


def _make_head() -> None:
    """Make the table of the head of the journal."""
    op.create_table(
        "head",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_head")),
    )


def _make_journal() -> None:
    """Make the table of the journal."""
    op.create_table(
        "journal",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("day", db.types.Day(length=10), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("req", sa.String(length=64), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("office", "seq", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index(
            "uq_journal_request",
            ["office", "req"],
            unique=True,
            sqlite_where=sa.text("req IS NOT NULL"),
            postgresql_where=sa.text("req IS NOT NULL"),
        )


def _make_officer() -> None:
    """Make the table of officers."""
    op.create_table(
        "officer",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("pin_hash", sa.String(length=128), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("locked_until", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.Column("disabled", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("office", "login", name=op.f("pk_officer")),
    )


def _make_series() -> None:
    """Make the table of number series."""
    op.create_table(
        "series",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=4), nullable=False),
        sa.Column("day", db.types.Day(length=10), nullable=False),
        sa.Column("issuer", sa.String(length=8), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office", "letter", "day", "issuer", name=op.f("pk_series")),
    )


def _make_service() -> None:
    """Make the table of services."""
    op.create_table(
        "service",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_service")),
        sa.UniqueConstraint("office", "number", name=op.f("uq_service_office_number")),
    )


def _make_slot() -> None:
    """Make the table of slots."""
    op.create_table(
        "slot",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("day", db.types.Day(length=10), nullable=False),
        sa.Column("service_group", sa.String(length=16), nullable=False),
        sa.Column("starts_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity", name=op.f("ck_slot_taken_within_capacity")),
        sa.PrimaryKeyConstraint("office", "id", name=op.f("pk_slot")),
        sa.UniqueConstraint(
            "office", "service_group", "starts_at", name=op.f("uq_slot_office_service_group_starts_at")
        ),
    )
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.create_index("ix_slot_office_day", ["office", "day"], unique=False)


def _make_booking() -> None:
    """Make the table of bookings."""
    op.create_table(
        "booking",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column(
            "serial", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("birth_date", db.types.Day(length=10), nullable=False),
        sa.Column("address", sa.String(length=200), server_default=sa.text("''"), nullable=False),
        sa.Column("nik", sa.String(length=16), server_default=sa.text("''"), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("day", db.types.Day(length=10), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("starts_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("issue", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("reschedules", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("booked_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('confirmed','cancelled','checked_in','done','no_show')", name=op.f("ck_booking_status_known")
        ),
        sa.ForeignKeyConstraint(
            ["office", "service"], ["service.office", "service.code"], name=op.f("fk_booking_office_service")
        ),
        sa.ForeignKeyConstraint(["office", "slot"], ["slot.office", "slot.id"], name=op.f("fk_booking_office_slot")),
        sa.PrimaryKeyConstraint("office", "serial", name=op.f("pk_booking")),
        sa.UniqueConstraint("office", "code", name=op.f("uq_booking_office_code")),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index("ix_booking_office_day_status", ["office", "day", "status"], unique=False)
        batch_op.create_index(
            "uq_booking_one_active_per_person",
            ["office", "identity"],
            unique=True,
            sqlite_where=sa.text("status IN ('confirmed','checked_in')"),
            postgresql_where=sa.text("status IN ('confirmed','checked_in')"),
        )


def _make_ticket() -> None:
    """Make the table of tickets."""
    op.create_table(
        "ticket",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("day", db.types.Day(length=10), nullable=False),
        sa.Column("letter", sa.String(length=4), nullable=False),
        sa.Column("issuer", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("booking", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("ticket_class", sa.String(length=8), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("waiting_since", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("issued_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting','called','serving','held','finished','no_show','void')",
            name=op.f("ck_ticket_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["office", "booking"], ["booking.office", "booking.serial"], name=op.f("fk_ticket_office_booking")
        ),
        sa.PrimaryKeyConstraint("office", "id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "office", "letter", "day", "issuer", "number", name=op.f("uq_ticket_office_letter_day_issuer_number")
        ),
    )
    _index_ticket()


def _index_ticket() -> None:
    """Make the indexes of tickets: the lines, and what must not happen twice."""
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticket_held",
            ["office", "counter"],
            unique=False,
            sqlite_where=sa.text("state = 'held'"),
            postgresql_where=sa.text("state = 'held'"),
        )
        batch_op.create_index("ix_ticket_office_day_label", ["office", "day", "label"], unique=False)
        batch_op.create_index(
            "ix_ticket_queue",
            ["office", "day", "stage", "ticket_class", "rank", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "uq_ticket_one_live_per_booking",
            ["office", "booking"],
            unique=True,
            sqlite_where=sa.text("state <> 'void'"),
            postgresql_where=sa.text("state <> 'void'"),
        )
        batch_op.create_index(
            "uq_ticket_one_per_counter",
            ["office", "counter"],
            unique=True,
            sqlite_where=sa.text("state IN ('called','serving')"),
            postgresql_where=sa.text("state IN ('called','serving')"),
        )


def _make_call() -> None:
    """Make the table of calls."""
    op.create_table(
        "call",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("officer", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("called_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("recalled_at", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.Column("recalls", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("started_at", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", db.types.UTCDateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["office", "ticket"], ["ticket.office", "ticket.id"], name=op.f("fk_call_office_ticket")
        ),
        sa.PrimaryKeyConstraint("office", "id", name=op.f("pk_call")),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index("ix_call_office_ticket", ["office", "ticket"], unique=False)
        batch_op.create_index(
            "uq_call_one_open_per_counter",
            ["office", "counter"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(
            "uq_call_one_open_per_ticket",
            ["office", "ticket"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )


def _make_print_job() -> None:
    """Make the table of print jobs."""
    op.create_table(
        "print_job",
        sa.Column("office", sa.Integer(), nullable=False),
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=False), nullable=False
        ),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("printer", sa.String(length=32), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("copy", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("spooler", sa.String(length=32), server_default=sa.text("''"), nullable=False),
        sa.Column("cut_counter", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(length=64), server_default=sa.text("''"), nullable=False),
        sa.Column("queued_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", db.types.UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["office", "ticket"], ["ticket.office", "ticket.id"], name=op.f("fk_print_job_office_ticket")
        ),
        sa.PrimaryKeyConstraint("office", "id", name=op.f("pk_print_job")),
        sa.UniqueConstraint("office", "ticket", "copy", name=op.f("uq_print_job_office_ticket_copy")),
    )
    with op.batch_alter_table("print_job", schema=None) as batch_op:
        batch_op.create_index(
            "ix_print_job_open",
            ["office", "printer", "id"],
            unique=False,
            sqlite_where=sa.text("state NOT IN ('printed')"),
            postgresql_where=sa.text("state NOT IN ('printed')"),
        )
