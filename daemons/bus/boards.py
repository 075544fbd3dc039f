"""One LED board: shows the calls of its counters, from the present state on."""

from collections.abc import Collection

from daemons.bus.hall import Hall, Scene
from daemons.bus.reports import board_report
from daemons.bus.signs import sign_for
from daemons.health import Health
from daemons.stop import Stop
from domain.clock import Clock
from hardware.boards import Board

LOOK_S = 0.5


class BoardWorker:
    """Serves one board. One thread, so that a slow port holds nobody up.

    While the store is away the board goes on showing the calls it has: they are still true for those who were called.
    """

    def __init__(self, board: Board, counters: Collection[int], hall: Hall, health: Health, clock: Clock) -> None:
        self._board = board
        self._counters = counters
        self._hall = hall
        self._health = health
        self._clock = clock

    def run(self, stop: Stop) -> None:
        """Serve the board until told to stop; it goes on showing what it has."""
        scene = self._hall.scene
        while not stop.is_set:
            self.turn(scene)
            scene = self._hall.wait_for_other(scene, LOOK_S)
        self._board.close()

    def turn(self, scene: Scene | None) -> None:
        """Show a scene, and do what is due on the board."""
        if scene is None:
            self._board.poll()
        else:
            sign = sign_for(scene.calls, self._counters, self._clock.now(), self._board.size)
            self._board.show(sign.lines, sign.flash)
        self._health.tell(board_report(self._board.name, self._board.state()))
