"""LED boards that show which number is called to which counter."""

from hardware.boards.driver import SerialBoard
from hardware.boards.fake import FakeBoard
from hardware.boards.model import Board, BoardState, Size
from hardware.boards.opening import open_board, open_digits

__all__ = ["Board", "BoardState", "FakeBoard", "SerialBoard", "Size", "open_board", "open_digits"]
