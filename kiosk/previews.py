"""Every screen of the kiosk as a picture, in both languages, upright and lying: ``python -m kiosk.previews OUT``."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from domain.codes import make_code
from domain.text import Language
from hardware.scanner.sources import empty_hall
from kiosk.preview import FrameBox
from kiosk.scenes import a_presenter, scenes, stage
from office.message_image import render_message
from ui.app import make_app
from ui.lane import Lane
from ui.photos import Studio

QML = Path(__file__).parent / "qml"
SIZES = {"upright": (1080, 1920), "lying": (1920, 1080)}
SETTLE_MS = 160
LINES = ("*Bukti pendaftaran*", "Paspor baru", "Selasa, 24 November 2026, 09.00")
PHONE_HEIGHT, BEZEL, TILT_DEGREES = 660, 14, -5


def a_phone_held_up() -> NDArray[np.uint8]:
    """Return what the camera sees of somebody who holds up the message."""
    code = make_code("BTM", lambda limit: limit // 3)
    message = render_message(LINES, "PK1:" + "7K2A" * 31, code, Language.ID)
    screen = cv2.cvtColor(np.asarray(Image.open(io.BytesIO(message)).convert("RGB")), cv2.COLOR_RGB2BGR)
    scale = PHONE_HEIGHT / screen.shape[0]
    phone = cv2.copyMakeBorder(
        cv2.resize(screen, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA),
        *(BEZEL,) * 4,
        cv2.BORDER_CONSTANT,
        value=(30, 26, 24),
    )
    hall = empty_hall()
    height, width = hall.shape[:2]
    turn = cv2.getRotationMatrix2D((phone.shape[1] / 2, phone.shape[0] / 2), TILT_DEGREES, 1)
    turn[:, 2] += ((width - phone.shape[1]) / 2, (height - phone.shape[0]) / 2)
    cv2.warpAffine(phone, turn, (width, height), hall, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    return hall


def play(out: Path) -> Iterator[Path]:
    """Photograph every scene in every size and language, and tell each picture's path."""
    lane, box = Lane("previews"), FrameBox()
    presenter = a_presenter(lane)
    box.put(a_phone_held_up())
    studio = Studio(QML, "Loket.Kiosk", {"presenter": presenter, "box": box})
    for name, size in SIZES.items():
        studio.window.resize(*size)
        for language in Language:
            studio.speak(language.value)
            for scene in scenes():
                stage(presenter, scene, language)
                studio.window.setProperty("outOfService", scene.out_of_service)
                yield studio.photograph(out / f"kiosk-{name}-{language.value}-{scene.name}.png", SETTLE_MS)
    studio.close()
    lane.close()


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given."""
    out = Path(arguments[0]) if arguments else Path("out/previews/kiosk")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    for path in play(out):
        print(path)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
