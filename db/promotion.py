"""Making a standby the primary, so that nothing that was acknowledged is lost and no number is given out twice.

A commit counts once one of the standbys has it, and nobody knows which. So the one with the most is promoted, and
where a standby cannot be asked, a person must say that its share may be lost. A primary that is silent may only be
cut off from here and still serve others: therefore every standby is turned away from it first. From then on nothing it
commits can be acknowledged, and that is the fence. A primary that still answers is fenced by hand.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.errors import StoreRefused, StoreUnavailable
from db.replication import NOWHERE, Connection, Role, Server, ask, open_to, survey

Tell = Callable[[str], None]
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Permits:
    """What a person has said may be done."""

    fence: bool = False  # take the writes away from a primary that still answers
    loss: bool = False  # go on although acknowledged work may be missing
    alone: bool = False  # go on without a standby that commits wait for


@dataclass(frozen=True)
class Promoted:
    """What was done."""

    server: Server
    fenced: str  # the address of the old primary that was fenced by hand, else empty


def promote(url: str, permits: Permits, tell: Tell, user: str | None = None) -> Promoted:
    """Make the standby that has the most the primary; raises StoreRefused, before anything is changed, with a reason.

    ``user`` is a role that may change the servers' settings. ``tell`` hears of each step as it is done. A promotion
    that was interrupted is finished by running it again.
    """
    servers = survey(url, user)
    _expect_rights(servers)
    standbys = [server for server in servers if server.role is Role.STANDBY]
    chosen, fenced = _promoted_before(servers, permits), ""
    if chosen is None:
        old = _old_primary(servers, permits)
        _expect_nothing_missing(servers, standbys, old, permits)
        _take_over(old, standbys, tell)
        chosen, fenced = _furthest(standbys), old.address if old else ""
        _promote(chosen, tell)
    for other in standbys:
        if other.host != chosen.host and ask(other.host).is_cut_off:
            _follow(other, chosen)
            tell(f"{other.address} follows {chosen.address}")
    _wait_for_followers(chosen, permits, tell)
    return Promoted(ask(chosen.host), fenced)


def _expect_rights(servers: tuple[Server, ...]) -> None:
    for server in servers:
        if server.timeline and not server.role_may_change:
            raise StoreRefused(
                f"{server.address} does not let this role change its settings: name a superuser with --as"
            )


def _promoted_before(servers: tuple[Server, ...], permits: Permits) -> Server | None:
    """Return the primary where only the end of a promotion is left to do."""
    primaries = [server for server in servers if server.role is Role.PRIMARY]
    unfinished = permits.alone or any(server.is_cut_off for server in servers)
    return primaries[0] if len(primaries) == 1 and unfinished and not permits.fence else None


def _take_over(old: Server | None, standbys: list[Server], tell: Tell) -> None:
    """See that no other server can acknowledge anything any more, and that the standbys have all that was."""
    if old is not None and not any(standby.is_cut_off for standby in standbys):
        _fence(old, tell)
        _catch_up(old, standbys, tell)
    for standby in standbys:
        _turn(standby, NOWHERE)
    _wait(lambda: all(_has_read_all(standby) for standby in standbys), "the standbys have let go of the old primary")
    for standby in standbys:
        tell(f"{standby.address} follows nobody now")


def _catch_up(old: Server, standbys: list[Server], tell: Tell) -> None:
    """Wait until a standby has everything; where none gets there, let the old primary go on as before."""
    try:
        _wait(lambda: _has_everything(standbys, old), f"a standby has all that {old.address} had")
    except StoreUnavailable:
        with open_to(old.host) as connection:
            _lift_fence(connection)
        tell(f"{old.address} takes writes again")
        raise


def _furthest(standbys: list[Server]) -> Server:
    return max((ask(standby.host) for standby in standbys), key=lambda server: (server.position, server.address))


def _old_primary(servers: tuple[Server, ...], permits: Permits) -> Server | None:
    """Return the primary that answers, None where there is none; refuse where it may not be touched."""
    primaries = [server for server in servers if server.role is Role.PRIMARY]
    closed = [server for server in servers if server.role is Role.CLOSED]
    if closed:
        raise StoreRefused(f"{closed[0].address} answers but cannot be asked ({closed[0].detail}): stop it first")
    if len(primaries) > 1:
        named = " and ".join(server.address for server in primaries)
        raise StoreRefused(f"{named} both take writes: stop the older one first ('loket db replication' says which)")
    if primaries and not permits.fence:
        raise StoreRefused(f"the primary {primaries[0].address} still answers: stop it, or add --fence")
    # One that was fenced in an earlier change has nothing to say; the person knows whether this change goes on.
    fenced = [server for server in servers if server.role is Role.FENCED and permits.fence]
    return next(iter((*primaries, *fenced)), None)


def _expect_nothing_missing(
    servers: tuple[Server, ...], standbys: list[Server], old: Server | None, permits: Permits
) -> None:
    if not standbys:
        raise StoreRefused("no standby answers: there is nothing to promote")
    if old is not None or permits.loss:
        return
    silent = [server.address for server in servers if server.role is Role.SILENT]
    if len(silent) > 1:
        raise StoreRefused(
            f"{' and '.join(silent)} do not answer, and one of them may be the only standby to have the last tickets: "
            "bring it back, or see that all of them are switched off and add --accept-loss"
        )
    if not all(standby.waits_for for standby in standbys):
        raise StoreRefused("the standbys may lack the last tickets, since commits waited for none: add --accept-loss")


def _fence(primary: Server, tell: Tell) -> None:
    """Take the writes away from a primary, also after a restart, and end whoever is connected."""
    with open_to(primary.host) as connection:
        connection.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        connection.execute("SELECT pg_reload_conf()")
        _wait(lambda: ask(primary.host).role is Role.FENCED, f"{primary.address} refuses writes")
        ended = [row[0] for row in connection.execute(_END_CLIENTS)]
        _wait(lambda: not _alive(connection, ended), f"{primary.address} has let go of its clients")
    tell(f"{primary.address} is fenced: it takes no writes, also after a restart")


def _lift_fence(connection: Connection) -> None:
    connection.execute("ALTER SYSTEM RESET default_transaction_read_only")
    connection.execute("SELECT pg_reload_conf()")


def _has_everything(standbys: list[Server], old: Server) -> bool:
    end = ask(old.host).position
    return any(ask(standby.host).position >= end for standby in standbys)


def _alive(connection: Connection, pids: list[int]) -> int:
    return connection.execute("SELECT FROM pg_stat_activity WHERE pid = ANY(%s)", (pids,)).rowcount


def _turn(standby: Server, host: str, port: str | None = None) -> None:
    """Let a standby follow another host with the rest of its settings as before."""
    with open_to(standby.host) as connection:
        followed = conninfo_to_dict(str(_one(connection, "SELECT current_setting('primary_conninfo')")))
        followed.pop("hostaddr", None)
        info = make_conninfo("", **{**followed, "host": host, "port": port})
        _set(connection, "primary_conninfo", info)


def _has_read_all(standby: Server) -> bool:
    """Tell whether a standby has gone through all it has, also after a start of its own, and is sent nothing more."""
    with open_to(standby.host) as connection:
        return bool(_one(connection, _READS_NO_MORE))


def _promote(chosen: Server, tell: Tell) -> None:
    with open_to(chosen.host) as connection:
        connection.execute("SELECT pg_promote(false) WHERE pg_is_in_recovery()")
        _wait(lambda: not _one(connection, "SELECT pg_is_in_recovery()"), f"{chosen.address} is the primary")
        _lift_fence(connection)  # it may be the copy of a fenced one
    tell(f"{chosen.address} is the primary")


def _follow(other: Server, chosen: Server) -> None:
    """Let a standby follow the new primary, which must keep the log for it where the old one did."""
    with open_to(other.host) as connection:
        slot = str(_one(connection, "SELECT current_setting('primary_slot_name')"))
    if slot:
        with open_to(chosen.host) as connection:
            connection.execute(_MAKE_SLOT, {"slot": slot})
    address = conninfo_to_dict(chosen.host.info)
    _turn(other, str(address["host"]), str(address["port"]))


def _wait_for_followers(chosen: Server, permits: Permits, tell: Tell) -> None:
    """See that commits are acknowledged again, or let the primary go on alone where a person said so."""
    if not ask(chosen.host).waits_for:
        return
    if permits.alone:
        with open_to(chosen.host) as connection:
            _set(connection, "synchronous_standby_names", "")
        tell(f"{chosen.address} waits for no standby: the next failover may lose tickets until you set it again")
        return
    _wait(lambda: any(each.acknowledges for each in ask(chosen.host).followers), "a standby follows; or add --alone")


def _set(connection: Connection, setting: str, value: str) -> None:
    statement = sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(setting), sql.Literal(value))
    connection.execute(statement)
    connection.execute("SELECT pg_reload_conf()")


def _one(connection: Connection, question: LiteralString) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else None


def _wait(until: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not _true(until):
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"waited {PATIENCE_S:.0f} s in vain until {what}")
        time.sleep(0.05)


def _true(until: Callable[[], bool]) -> bool:
    try:
        return until()
    except psycopg.OperationalError:
        return False


_END_CLIENTS = """
    SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
_READS_NO_MORE = """
    SELECT count(*) FROM pg_stat_activity
    WHERE backend_type = 'startup' AND wait_event = 'RecoveryRetrieveRetryInterval'
"""
_MAKE_SLOT = """
    SELECT pg_create_physical_replication_slot(%(slot)s, true)
    WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = %(slot)s)
"""
