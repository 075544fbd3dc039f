"""Column types: the same moment and day on both engines, in an order that text keeps."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from db.types import Day, UTCDateTime

SQLITE: Dialect = SQLiteDialect_pysqlite()
POSTGRESQL: Dialect = PGDialect_psycopg()
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=zones)


@pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL], ids=["sqlite", "postgresql"])
def test_naive_moment_is_refused(dialect: Dialect) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        UTCDateTime().process_bind_param(datetime(2026, 11, 24), dialect)


@given(moments)
def test_moment_comes_back_as_the_same_moment_in_utc(moment: datetime) -> None:
    for dialect in (SQLITE, POSTGRESQL):
        column = UTCDateTime()
        back = column.process_result_value(column.process_bind_param(moment, dialect), dialect)
        assert back == moment
        assert back is not None
        assert back.utcoffset() == timedelta(0)


@given(moments, moments)
def test_text_sorts_as_time_does(one: datetime, other: datetime) -> None:
    column = UTCDateTime()
    first, second = (column.process_bind_param(moment, SQLITE) for moment in (one, other))
    assert (first < second) == (one < other)
    assert len(first) == 27


def test_moment_is_text_on_sqlite_and_timestamptz_on_postgresql() -> None:
    column = UTCDateTime()
    assert column.load_dialect_impl(SQLITE).compile(SQLITE) == "VARCHAR(27)"
    assert column.load_dialect_impl(POSTGRESQL).compile(POSTGRESQL) == "TIMESTAMP WITH TIME ZONE"
    bound = column.process_bind_param(datetime(2026, 11, 24, 1, 0, tzinfo=UTC), SQLITE)
    assert bound == "2026-11-24T01:00:00.000000Z"


def test_day_is_text_on_sqlite_and_date_on_postgresql() -> None:
    column, day = Day(), date(2026, 11, 24)
    assert column.process_bind_param(day, SQLITE) == "2026-11-24"
    assert column.process_bind_param(day, POSTGRESQL) == day
    assert column.process_result_value("2026-11-24", SQLITE) == column.process_result_value(day, POSTGRESQL) == day
    assert column.load_dialect_impl(POSTGRESQL).compile(POSTGRESQL) == "DATE"


@pytest.mark.parametrize("column", [UTCDateTime(), Day()], ids=["moment", "day"])
def test_none_stays_none(column: UTCDateTime | Day) -> None:
    assert column.process_bind_param(None, SQLITE) is None
    assert column.process_result_value(None, SQLITE) is None
