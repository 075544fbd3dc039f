"""Every use case is tested on a real SQLite file and on a real PostgreSQL server."""

from tests.helpers.offices import clock, office, postgres_server, stores

__all__ = ["clock", "office", "postgres_server", "stores"]
