"""Conversations and what was read of them, as JSON objects; docs/formats/readings.md names the fields."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.nik import nik_doubts
from domain.window import MessageWindow, default_window
from intake.reading.conversation import read_conversation
from intake.reading.model import Entry, Kind, Message, MessageType, Reading

DEFAULT_ZONE = ZoneInfo("Asia/Jakarta")

# A press on a button of ours comes as its text.
_TYPES = {kind.value: kind for kind in MessageType} | dict.fromkeys(("button", "interactive"), MessageType.TEXT)
_ONE = frozenset({Kind.BOOKING, Kind.INCOMPLETE, Kind.INVALID, Kind.REPEAT})


def read_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Read the conversation of one row; ``ValueError`` says what the row lacks."""
    try:
        messages = [_message(raw) for raw in row["messages"]]
        window = _window(row.get("office") or {})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not a conversation: {error!r}") from error
    return {"id": row.get("id")} | facts(read_conversation(messages, window))


def read_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Read every row in turn."""
    return (read_row(row) for row in rows)


def facts(reading: Reading) -> dict[str, Any]:
    """Return a reading as a JSON object: what is unknown or empty is left out."""
    said = reading.said
    found: dict[str, Any] = {
        "kind": said.kind.value,
        "in_window": reading.in_window,
        "photo": reading.photos > 0,
        "edited": reading.edited,
        "forwarded": reading.forwarded,
        "cross_sender": reading.cross_sender,
        "split": reading.split,
    }
    if said.kind is Kind.BOOKINGS:
        found |= {"people": [_person(entry) | _lacks(entry) for entry in said.entries], "photos": reading.photos}
    elif said.kind in _ONE and len(said.entries) > 1:
        found |= {"people": [_person(entry) | _lacks(entry) for entry in said.entries]}
    elif said.kind in _ONE and said.entries:
        found |= _single(said.entries[0])
    optional = {
        "command": said.command and said.command.value,
        "code": said.code,
        "date": said.date and said.date.isoformat(),
        "topic": said.topic,
        "service": said.service,
        "media": reading.media,
        "unsupported": list(reading.unsupported),
    }
    return found | {key: value for key, value in optional.items() if value}


def _single(entry: Entry) -> dict[str, Any]:
    more: dict[str, Any] = {
        "birth_place": entry.birth_place,
        "phone": entry.phone,
        "nik": entry.nik,
        "nik_doubts": [doubt.value for doubt in nik_doubts(entry.nik, entry.birth_date)] if entry.nik else [],
        "arrival_date": entry.arrival_date and entry.arrival_date.isoformat(),
    }
    found = {"person": _person(entry), "reordered": entry.reordered} | _lacks(entry)
    return found | {key: value for key, value in more.items() if value}


def _person(entry: Entry) -> dict[str, str]:
    parts = {
        "name": entry.name,
        "birth_date": entry.birth_date.isoformat() if entry.birth_date else "",
        "address": entry.address,
    }
    return {key: value for key, value in parts.items() if value}


def _lacks(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if entry.missing:
        found["missing"] = [part.value for part in entry.missing]
    if entry.problems:
        found["problems"] = [{"field": problem.part.value, "code": problem.code.value} for problem in entry.problems]
    return found


def _message(raw: Mapping[str, Any]) -> Message:
    target = raw.get("edit_of", raw.get("revoke_of"))
    return Message(
        type=_TYPES.get(raw["type"], MessageType.UNSUPPORTED),
        at=datetime.fromisoformat(raw["at"]),
        sender=raw.get("from") or "",
        id=raw.get("wamid") or "",
        text=raw.get("text") or raw.get("caption") or "",
        mime=raw.get("mime") or "",
        forwarded=bool(raw.get("forwarded")),
        target=target if isinstance(target, int) else None,
    )


def _window(office: Mapping[str, Any]) -> MessageWindow:
    """Return the window of an office: the usual one, but for what the row says otherwise."""
    usual = default_window(ZoneInfo(office["tz"]) if "tz" in office else DEFAULT_ZONE)
    opens, closes = (time.fromisoformat(text) for text in office.get("window", ("07:30", "10:00")))
    days = frozenset(office.get("window_days", usual.days))
    closed = {date.fromisoformat(day): "" for day in office.get("holidays", ())}
    return MessageWindow(usual.zone, opens, closes, days, {**usual.closed, **closed})
