"""What a transaction has to say to the journal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | bool | None


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


@dataclass(frozen=True)
class Entry:
    """One event of the office: what happened, by whose hand, to what. Ids only, never a name.

    ``request_id`` is the id of the human act behind it. It is unique in the journal, so that an act which is sent
    again after an unknown commit finds its first answer.
    """

    kind: str
    at: datetime
    day: date
    actor: str
    subject: str
    data: Mapping[str, Value] = field(default_factory=dict)
    request_id: str | None = None


def canonical(data: Mapping[str, Value]) -> str:
    """Return the one text a mapping is hashed and stored as."""
    return _CANONICAL.encode(data)
