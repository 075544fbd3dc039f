"""A kiosk under test: its window, its camera's folder, its door to the office, and a finger."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import qrcode
from PySide6.QtCore import QCoreApplication

from config.load import load_config
from config.model import Config
from kiosk.bootstrap import KioskApp
from office.context import Office
from office.outcomes import Booked
from tests.helpers.screens import Eye, SwingDoor
from ui.remote import type_text

CONFIG = """
[office]
number = 7
prefix = "BTM"
name = "Kantor Imigrasi Batam"
site = "MPP Batam"
address = "Jl. Contoh 1"
[store]
url = "sqlite:///office-1.db"
[kiosk]
camera = "folder:{camera}"
"""


def a_kiosk_config(folder: Path, camera: Path) -> Config:
    """Return the configuration of a kiosk at the test office."""
    path = folder / "kiosk.toml"
    path.write_text(CONFIG.format(camera=camera), encoding="utf-8")
    return load_config(path)


@dataclass
class RunningKiosk:
    """A kiosk at a real office, and whoever stands before it."""

    app: KioskApp
    office: Office
    camera: Path
    door: SwingDoor
    eye: Eye

    def wait_for(self, screen: str, timeout_ms: int = 10_000) -> None:
        """Wait until the session is on a screen."""
        self.eye.wait_until(lambda: self.app.presenter.session.screen.value == screen, timeout_ms)
        QCoreApplication.processEvents()

    def type_keys(self, symbols: str) -> None:
        """Touch keys of the keypad one after the other."""
        self.eye.tap(*(f"key{symbol}" for symbol in symbols))

    def scan_by_hand(self, text: str) -> None:
        """Type as a hand scanner does."""
        type_text(self.app.window, text + "\\n")

    def hold_up(self, payload: str) -> Path:
        """Put a picture of a phone with a QR code before the camera."""
        path, hidden = self.camera / "phone.png", self.camera / ".phone.png"
        cv2.imwrite(str(hidden), a_picture_of(payload))
        return hidden.rename(path)

    def come_with(self, booked: Booked) -> None:
        """Show a booking and wait for the question of the birth date."""
        self.scan_by_hand(booked.code)
        self.wait_for("birth_date")

    def give_birth_date(self, digits: str = "12051990") -> None:
        """Type a birth date and send it off."""
        self.type_keys(digits)
        self.eye.tap("next")


def a_picture_of(payload: str) -> np.ndarray:
    """Return what a camera sees of a QR code on a bright screen."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(payload)
    modules = np.array(code.get_matrix(), dtype=np.uint8)
    square = np.kron(1 - modules, np.full((8, 8), 255, np.uint8))
    picture = np.full((720, 1280, 3), 90, np.uint8)
    top, left = (720 - square.shape[0]) // 2, (1280 - square.shape[1]) // 2
    picture[top : top + square.shape[0], left : left + square.shape[1]] = square[:, :, None]
    return picture


def typed_code(booked: Booked) -> str:
    """Return the eight symbols a person types."""
    return booked.code.removeprefix("BTM").replace("-", "")
