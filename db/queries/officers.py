"""Officers: who may sign in, and how often somebody tried in vain."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.sql.elements import ClauseElement

from db.queries.shared import of_office
from db.schema import officer as t
from db.statement import Nothing, Statement
from db.tx import Tx


class OfficerRow(NamedTuple):
    """One officer as stored; ``pin_hash`` is argon2id."""

    login: str
    name: str
    role: str
    pin_hash: str
    wrong_tries: int
    locked_until: datetime | None
    disabled: int


def lock(tx: Tx, login: str) -> OfficerRow | None:
    """Return an officer and keep other sign-ins of the same login waiting until the commit."""
    return _LOCK.first(tx, office=tx.office, login=login)


def by_login(tx: Tx, login: str) -> OfficerRow | None:
    """Return an officer."""
    return _BY_LOGIN.first(tx, office=tx.office, login=login)


def every(tx: Tx) -> list[OfficerRow]:
    """Return all officers by login."""
    return _ALL.all(tx, office=tx.office)


def add(tx: Tx, row: OfficerRow) -> None:
    """Write a new officer."""
    _ADD.run(tx, office=tx.office, **row._asdict())


def save_tries(tx: Tx, login: str, wrong_tries: int, locked_until: datetime | None) -> None:
    """Write how often a sign-in failed and until when the login is locked."""
    _SAVE_TRIES.run(tx, office=tx.office, login_=login, wrong_tries_=wrong_tries, locked_until_=locked_until)


def _lock(engine: str) -> ClauseElement:
    statement = select(*_COLUMNS).where(of_office(t), t.c.login == bindparam("login"))
    return statement.with_for_update() if engine == "postgresql" else statement


_COLUMNS = tuple(t.c[name] for name in OfficerRow._fields)
_LOCK = Statement(_lock, OfficerRow)
_BY_LOGIN = Statement(lambda _: select(*_COLUMNS).where(of_office(t), t.c.login == bindparam("login")), OfficerRow)
_ALL = Statement(lambda _: select(*_COLUMNS).where(of_office(t)).order_by(t.c.login), OfficerRow)
_ADD = Statement(
    lambda _: insert(t).values({n: bindparam(n, type_=t.c[n].type) for n in ("office", *OfficerRow._fields)}), Nothing
)
_SAVE_TRIES = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.login == bindparam("login_"))
        .values(
            wrong_tries=bindparam("wrong_tries_"),
            locked_until=bindparam("locked_until_", type_=t.c.locked_until.type),
        )
    ),
    Nothing,
)
