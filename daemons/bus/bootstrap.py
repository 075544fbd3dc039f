"""Wires the counter bus: config, office, lines, boards. The one module that knows them all."""

from collections.abc import Mapping
from pathlib import Path

from config.devices import BoardSection, DigitsBoard
from config.model import Config
from daemons import service
from daemons.bus.boards import BoardWorker
from daemons.bus.buttons import ButtonWorker
from daemons.bus.hall import Hall, Parts, Watcher
from daemons.crew import Crew
from daemons.door import Door
from daemons.health import Health
from daemons.stop import Stop
from domain.clock import SystemClock
from hardware.boards import Board, open_board, open_digits
from hardware.buttons import ButtonLine, open_line
from hardware.buttons.modbus import ModbusButtonLine

# A state that does not last so long is no news: busy machines and worn cables would fill the journal.
SETTLE_S = 1.0


def run(config: Config) -> int:
    """Serve the configured lines and boards until told to stop; raises StartFault or StoreRefused."""
    service.start_log()
    stop = Stop()
    stop.on_signals()
    door = Door.of(config)
    health = Health(door, SETTLE_S)
    crew = Crew(stop)
    hire(config, crew, Parts(door, Hall(), health))
    service.notify("READY=1")
    watchdog = service.Watchdog()
    while not stop.wait(1.0):
        watchdog.pet()
    service.notify("STOPPING=1")
    crew.join()
    door.close()
    health.close()
    stop.close()
    if crew.failure is not None:
        raise crew.failure
    return 0


def hire(config: Config, crew: Crew, parts: Parts) -> None:
    """Start a thread for each line and board, and one that follows the office."""
    lines = {section.name: open_line(section, memory_of(config, section.name)) for section in config.lines}
    boards = [_open_board(section, lines) for section in config.boards]
    for section in config.lines:
        crew.start(section.name, ButtonWorker(section, lines[section.name], parts).run)
    for board, of in zip(boards, config.boards, strict=True):
        worker = BoardWorker(board, of.counters, parts.hall, parts.health, SystemClock())
        crew.start(board.name, worker.run)
    crew.start("office", Watcher(parts).run)


def _open_board(section: BoardSection, lines: Mapping[str, ButtonLine]) -> Board:
    if not isinstance(section, DigitsBoard):
        return open_board(section)
    line = lines[section.line]
    assert isinstance(line, ModbusButtonLine), "the configuration lets digits stand on Modbus lines only"
    return open_digits(section, line)


def memory_of(config: Config, line: str) -> Path:
    """Return the file in which a line keeps its place between two starts: beside the store, or beside the keys."""
    path = config.store.url.removeprefix("sqlite:///")
    beside = config.keys.folder if path == config.store.url else Path(path)
    return beside.parent / f"line-{line}.json"
