"""Services: the office's own list, seeded once and edited later."""

from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update

from db.queries.shared import of_office
from db.schema import head
from db.schema import service as t
from db.statement import Count, Nothing, Statement
from db.tx import Tx
from domain.services import Service, service_from_json, service_to_json


class _Row(NamedTuple):
    data: str


def every(tx: Tx) -> list[Service]:
    """Return all services by number."""
    return [service_from_json(row.data) for row in _ALL.all(tx, office=tx.office)]


def save(tx: Tx, service: Service) -> None:
    """Write a service, new or edited."""
    values = {"code_": service.code, "number_": service.number, "data_": service_to_json(service)}
    if _UPDATE.run(tx, office=tx.office, **values) == 0:
        _INSERT.run(tx, office=tx.office, code=service.code, number=service.number, data=service_to_json(service))


def begin_chain(tx: Tx, genesis: str) -> bool:
    """Write the head of an office's journal; False when the office is there already."""
    if _HAS_HEAD.first(tx, office=tx.office) is not None:
        return False
    _INSERT_HEAD.run(tx, office=tx.office, seq=0, hash=genesis)
    return True


_ALL = Statement(lambda _: select(t.c.data).where(of_office(t)).order_by(t.c.number), _Row)
_UPDATE = Statement(
    lambda _: (
        update(t)
        .where(of_office(t), t.c.code == bindparam("code_"))
        .values(number=bindparam("number_"), data=bindparam("data_"))
    ),
    Nothing,
)
_INSERT = Statement(
    lambda _: insert(t).values({n: bindparam(n) for n in ("office", "code", "number", "data")}), Nothing
)
_HAS_HEAD = Statement(lambda _: select(head.c.seq).where(of_office(head)), Count)
_INSERT_HEAD = Statement(lambda _: insert(head).values({n: bindparam(n) for n in ("office", "seq", "hash")}), Nothing)
