"""What runs on a store is tested on both engines."""

from tests.helpers.offices import clock, office, postgres_server, stores

__all__ = ["clock", "office", "postgres_server", "stores"]
