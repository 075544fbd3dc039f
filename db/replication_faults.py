"""What is wrong with the servers of a store, in sentences: the promises that do not hold at this moment."""

from collections.abc import Iterator

from db.replication import NO_LIMIT, Role, Server


def faults(servers: tuple[Server, ...]) -> tuple[str, ...]:
    """Return a sentence for each promise that does not hold; none where all is well."""
    primaries = [server for server in servers if server.role is Role.PRIMARY]
    return (*_of_primaries(primaries), *_of_absent(servers), *(text for each in primaries for text in _of(each)))


def _of_primaries(primaries: list[Server]) -> Iterator[str]:
    if not primaries:
        yield "no server takes writes: promote a standby with 'loket db promote'"
    if len(primaries) > 1:
        newest = max(primaries, key=lambda server: server.timeline)
        for old in primaries:
            if old is not newest:
                yield f"{old.address} is an old primary beside {newest.address}: stop it now, then let it follow"


def _of_absent(servers: tuple[Server, ...]) -> Iterator[str]:
    for server in servers:
        if server.role in (Role.SILENT, Role.CLOSED):
            yield f"{server.address} could not be asked: {server.detail}"
        if server.role is Role.FENCED:
            yield f"{server.address} is fenced: it takes no writes until it follows the primary"


def _of(primary: Server) -> Iterator[str]:
    if not primary.waits_for:
        yield f"{primary.address} waits for no standby at a commit: after a failover a number may be given out twice"
    elif not any(follower.acknowledges for follower in primary.followers):
        yield f"{primary.address} has none of the standbys that commits wait for: no ticket can be given"
    for slot in primary.slots:
        if slot.status == "lost":
            yield f"the slot {slot.name} of {primary.address} has lost its place: its reader must be set up again"
    if primary.slots and primary.slot_limit == NO_LIMIT:
        yield f"{primary.address} has no max_slot_wal_keep_size: a reader that is away fills its disk"
