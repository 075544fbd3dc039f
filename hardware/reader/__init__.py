"""Hand scanners on a serial port: what they read is the same ``ScannedText`` that the camera gives."""

from hardware.reader.reader import ReaderState, SerialReader, open_reader

__all__ = ["ReaderState", "SerialReader", "open_reader"]
