"""Alembic's entry: one history that runs on both engines, each upgrade in one transaction."""

from alembic import context
from sqlalchemy import text

from db.schema import metadata

MIGRATION_LOCK = 7_046_029  # any constant; two upgrades at once must wait for each other


def run() -> None:
    """Run the migrations on the engine that ``db.admin`` handed over."""
    engine = context.config.attributes["engine"]
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=engine.dialect.name == "sqlite",
            transactional_ddl=True,
        )
        context.run_migrations()


run()
