"""Column types that mean the same on both engines."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator, TypeEngine

# 2026-11-24T01:00:00.000000, always of this width, so that text sorts as time does.
WIDTH_WITHOUT_ZONE = 26


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC: text of fixed width on SQLite, timestamptz on PostgreSQL.

    A naive datetime is refused with ValueError: nobody can say later which zone it meant.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Store as text where the engine has no type for a moment."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def bind_processor(self, dialect: Dialect) -> Any:
        """Return the conversion itself: there is nothing the engine's own type would add to it."""
        return partial(self.process_bind_param, dialect=dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Turn an aware datetime into what the engine stores."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone was given to the store")
        value = value.astimezone(UTC)
        return _text_of(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """Turn what the engine stored into an aware UTC datetime."""
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        moment: datetime = value
        return moment.astimezone(UTC)


def _text_of(value: datetime) -> str:
    return f"{value.isoformat(timespec='microseconds')[:WIDTH_WITHOUT_ZONE]}Z"


class Day(TypeDecorator[date]):
    """The office's day: ISO text on SQLite, DATE on PostgreSQL; computed once, when the row is written."""

    impl = String(10)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use the engine's own DATE where there is one."""
        return dialect.type_descriptor(String(10) if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """Turn a date into what the engine stores."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, _dialect: Dialect) -> date | None:
        """Turn what the engine stored into a date."""
        return date.fromisoformat(value) if isinstance(value, str) else value
