"""Call buttons: KLB/1 boxes and Modbus RTU modules behind one kind of line."""

from hardware.buttons.fake import FakeButtonLine
from hardware.buttons.model import LAMP_OFF, BoxReport, BoxState, ButtonLine, Lamp, Pattern, Press
from hardware.buttons.opening import box_name, open_line, wait_for

__all__ = [
    "LAMP_OFF",
    "BoxReport",
    "BoxState",
    "ButtonLine",
    "FakeButtonLine",
    "Lamp",
    "Pattern",
    "Press",
    "box_name",
    "open_line",
    "wait_for",
]
