"""A team of processes that begin their work at the same moment, each with a store of its own."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from typing import Any

SIZE = 8
PATIENCE_S = 240
Work = Callable[[], Any]

# forkserver: a child is there in milliseconds and shares no connection with its parent.
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["tests.races.workers"])
_barriers: dict[int, Barrier] = {}


class Team:
    """Eight processes that wait for work."""

    def __init__(self) -> None:
        barriers = {parties: context.Barrier(parties) for parties in range(2, SIZE + 1)}
        self._pool = context.Pool(SIZE, _keep, (barriers,))

    def run(self, *works: Work) -> list[Any]:
        """Run each work in a process of its own, all at once, and return what they return."""
        idle = [_rest] * (SIZE - len(works))
        tasks = self._pool.map_async(_at_once, [*works, *idle], chunksize=1)
        return list(tasks.get(PATIENCE_S)[: len(works)])

    def close(self) -> None:
        """Send everybody home."""
        self._pool.terminate()
        self._pool.join()


def meet(parties: int) -> None:
    """Wait inside a work until as many processes have come here."""
    _barriers[parties].wait(PATIENCE_S)


def _keep(barriers: dict[int, Barrier]) -> None:
    _barriers.update(barriers)


def _at_once(work: Work) -> Any:
    meet(SIZE)
    return work()


def _rest() -> None:
    return None
