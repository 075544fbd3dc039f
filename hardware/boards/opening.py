"""Opens the board that the configuration describes."""

import serial

from config.model import BoardSection
from hardware.boards.driver import SerialBoard, encode_for_alpha
from hardware.boards.model import Board
from hardware.serial_port import SerialPort


def open_board(board: BoardSection) -> Board:
    """Return the board; a port that is not there is a state, and is opened when it comes."""
    port = SerialPort(board.url, board.baud, bytesize=serial.SEVENBITS, parity=serial.PARITY_EVEN)
    return SerialBoard(board.name, port, encode_for_alpha)
