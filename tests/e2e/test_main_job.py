"""The main job: photograph, check-in, ticket, press, LED board and hall display, over real processes."""

import json
import shutil

import pytest

from demo import cast
from demo.founding import OFFICERS
from demo.morning import sign_in
from tests.helpers.pictures import read_words
from tests.helpers.running import RunningOffice, read_qr, wait_until

pytestmark = pytest.mark.processes


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg (package zbar-tools) is not installed")
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract (package tesseract-ocr) is not installed")
def test_photograph_becomes_ticket_call_board_and_display(hall: RunningOffice) -> None:
    visit = hall.check_in(hall.guests[0])
    assert visit.label.endswith("-001")
    assert visit.slip == "take"
    (sheet,) = hall.world.tickets.glob("*.png")
    assert read_qr(sheet).endswith(visit.label)

    assert cast.press(hall.world, 1)
    display = hall.finger("display")
    display.wait_for(lambda at: at["number"] == visit.label, 30, "the call on the hall display")
    state = hall.world.sockets / "board.json"
    wait_until(lambda: visit.label in " ".join(json.loads(state.read_text())["lines"]), "the call on the LED board")
    assert visit.label.encode() in (hall.world.out / "board.bytes").read_bytes()

    picture = hall.world.screens / "hall.png"
    assert display.grab(picture)
    words = read_words(picture)
    assert visit.label in words
    assert "1" in words.split()
    desk = hall.finger("counter-1")
    sign_in(desk, OFFICERS[1][0])
    assert desk.wait_for(lambda at: at["number"] == visit.label, 30, "the call at the desk")["state"] == "calling"
