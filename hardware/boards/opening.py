"""Opens the board that the configuration describes."""

from typing import Protocol

import serial

from config.devices import AlphaBoard, DigitsBoard, PoleBoard
from hardware.boards import digits
from hardware.boards.driver import ALPHA, POLE, SerialBoard
from hardware.boards.model import Board
from hardware.buttons.registers import RegisterUnit
from hardware.serial_port import SerialPort


class RegisterLine(Protocol):
    """A line that writes the registers of its units."""

    def registers_of(self, unit: int, first: int) -> RegisterUnit: ...


def open_board(board: AlphaBoard | PoleBoard) -> Board:
    """Return the board; a port that is not there is a state, and is opened when it comes."""
    if isinstance(board, PoleBoard):
        return SerialBoard(board.name, SerialPort(board.url, board.baud), POLE)
    port = SerialPort(board.url, board.baud, bytesize=serial.SEVENBITS, parity=serial.PARITY_EVEN)
    return SerialBoard(board.name, port, ALPHA)


def open_digits(board: DigitsBoard, line: RegisterLine) -> Board:
    """Return the digits at a unit of a Modbus line, which writes them in its own turn."""
    return digits.DigitsBoard(board.name, line.registers_of(board.unit, digits.FIRST_REGISTER))
