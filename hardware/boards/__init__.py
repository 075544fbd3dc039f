"""LED boards that show which number is called to which counter."""

from hardware.boards.driver import SerialBoard
from hardware.boards.fake import FakeBoard
from hardware.boards.model import Board, BoardState
from hardware.boards.opening import open_board

__all__ = ["Board", "BoardState", "FakeBoard", "SerialBoard", "open_board"]
