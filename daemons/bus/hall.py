"""The present state of the office as lamps and boards show it, read by one thread for all others."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from daemons.door import Door
from daemons.health import Health
from daemons.stop import Stop
from db import Feed, StoreUnavailable
from domain.counters import CounterState
from office import views
from office.context import Office
from office.views import BoardCall

LOOK_S = 1.0
# A new day, or an act whose nudge and row were both missed, shows after this time at the latest.
REFRESH_S = 5.0


@dataclass(frozen=True)
class Scene:
    """Counters and calls of one moment."""

    counters: Mapping[int, CounterState]
    calls: tuple[BoardCall, ...]


class Hall:
    """Holds the newest scene, None while the store is away. Shared by threads."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._changed = threading.Condition()

    @property
    def scene(self) -> Scene | None:
        """Return the newest scene."""
        return self._scene

    def show(self, scene: Scene | None) -> None:
        """Replace the scene and wake those who wait."""
        with self._changed:
            if scene != self._scene:
                self._scene = scene
                self._changed.notify_all()

    def wait_for_other(self, than: Scene | None, timeout_s: float) -> Scene | None:
        """Wait until the scene is another one, at most ``timeout_s``, and return it."""
        with self._changed:
            self._changed.wait_for(lambda: self._scene != than, timeout_s)
            return self._scene


@dataclass(frozen=True)
class Parts:
    """What the threads of a bus share."""

    door: Door
    hall: Hall
    health: Health


class Watcher:
    """Follows the change feed, keeps the hall up to date and passes on what the devices say. One thread."""

    def __init__(self, parts: Parts) -> None:
        self._door = parts.door
        self._hall = parts.hall
        self._health = parts.health
        self._feed: Feed | None = None
        self._read_at = float("-inf")

    def run(self, stop: Stop) -> None:
        """Follow until told to stop."""
        while not stop.is_set:
            try:
                self._follow(stop)
            except StoreUnavailable:
                self._hall.show(None)
                self._close_feed()
                stop.wait(LOOK_S)
        self._close_feed()

    def _follow(self, stop: Stop) -> None:
        self._health.pass_on()
        feed = self._feed
        if feed is None:
            feed = self._feed = self._door.ask(lambda office: office.store.feed())
            self._read()
        stop.wait(LOOK_S, [feed.fileno(), self._health.fileno()])
        if self._door.ask(lambda _: feed.poll()) or time.monotonic() - self._read_at > REFRESH_S:
            self._read()

    def _read(self) -> None:
        self._hall.show(self._door.ask(scene_of))
        self._read_at = time.monotonic()

    def _close_feed(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()


def scene_of(office: Office) -> Scene:
    """Return the present scene."""
    board = views.board(office)
    return Scene({counter.number: counter.state for counter in board.counters}, board.calls)
