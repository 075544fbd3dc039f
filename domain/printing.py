"""Print jobs: how far the paper of a ticket has come."""

from enum import StrEnum


class PrintState(StrEnum):
    """Where a print job stands; what was being sent when the power went is unknown until a person looks."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    VOID = "void"
    """Its number was voided before a paper came out."""
