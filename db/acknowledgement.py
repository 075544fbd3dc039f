"""When a commit counts: once the server says so without a warning.

With synchronous replication a commit waits for a standby. Whoever cancels that wait (an administrator, a shutdown)
makes the server answer "COMMIT" all the same, with a warning that the standby may not have it. A number on paper must
not rest on that: after a failover it would be given out a second time.
"""

from typing import Any

import psycopg

from db.deadline import NoAnswer


class NotAcknowledged(psycopg.OperationalError):
    """The server may have committed, but does not vouch for it."""


class Warnings:
    """Listens to what the server says beside its answers; the sentences may be in any language, the severity is not."""

    def __init__(self) -> None:
        self.heard = False

    def __call__(self, notice: psycopg.errors.Diagnostic) -> None:
        """Take note of one notice."""
        self.heard = self.heard or notice.severity_nonlocalized == "WARNING"


def commit(connection: psycopg.Connection[Any]) -> None:
    """Commit; raises NotAcknowledged where the server does not answer in time, or warns."""
    warnings = Warnings()
    connection.add_notice_handler(warnings)
    try:
        done = connection.execute("COMMIT")
    except NoAnswer:
        raise NotAcknowledged("no answer to a commit") from None
    finally:
        connection.remove_notice_handler(warnings)
    if warnings.heard or done.statusmessage != "COMMIT":
        raise NotAcknowledged(done.statusmessage or "")
