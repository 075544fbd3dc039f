"""The dock with its devices in several states, in both languages: ``python -m dock.previews OUT``."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import qrcode
from PIL import Image, ImageDraw

from dock.places import BoardPlace, BoxPlace, Places
from dock.presenter import DockPresenter
from domain.text import Language
from hardware.printer.commands import FEED_AND_CUT
from hardware.printer.encode import encode_slip
from hardware.printer.preview import preview_slips
from hardware.printer.profile import PROFILES
from hardware.printer.sim.instant import print_at_once
from ui.app import make_app
from ui.photos import Studio

QML = Path(__file__).parent / "qml"
SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
PEOPLE = ("Siti Aminah, 12-05-1990", "Budi Santoso, 17-08-1971", "Rina Hidayat, 03-01-2002", "Joko Pratama, 30-11-1965")
HEALTHY = {"power": True, "cable": "in", "paper_mm": 64_000, "sheets": 17, "online": True}
TROUBLE = {**HEALTHY, "paper_mm": 0, "near_end": True, "cover_open": True, "online": False}
KLB_KEYS = ((0, "call_next"), (1, "recall"), (2, "no_show"), (3, "finish"))
LAMPS = {"1": (1, "slow"), "2": (2, "steady"), "1.0": (0, "steady")}


class Bench:
    """A folder in which simulated devices seem to be at work."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("camera", "photographs", "run", "run/tickets"):
            (folder / name).mkdir()
        self.places = Places(
            camera=folder / "camera",
            photographs=folder / "photographs",
            printer_name="P1",
            printer=folder / "run" / "printer.json",
            sheets=folder / "run" / "tickets",
            boxes=(
                self._box("klb1", "1", 1, KLB_KEYS),
                self._box("klb1", "2", 2, KLB_KEYS),
                self._box("modbus", "1.0", 3, ((0, "call_next"),)),
            ),
            boards=(BoardPlace("B1", (1, 2), folder / "run" / "board.json"),),
        )

    def lay_out(self) -> None:
        """Put photographs, a ticket and the devices' states where the dock looks for them."""
        for place, caption in enumerate(PEOPLE, 1):
            path = self.folder / "photographs" / f"guest-{place:02d}.png"
            a_phone(caption).save(path)
            path.with_suffix(".txt").write_text(caption, encoding="utf-8")
        slip = dict(preview_slips(Language.ID))["baru"]
        profile = PROFILES["generic-80"]
        print_at_once(encode_slip(slip, profile) + FEED_AND_CUT, profile)[0].save(self.places.sheets / "sheet-0017.png")
        for line in ("klb1", "modbus"):
            boxes = {name: {"lamps": bits, "pattern": pattern} for name, (bits, pattern) in LAMPS.items()}
            self.write(f"{line}.json", {"plugged": True, "boxes": boxes})
        self.write("board.json", {"plugged": True, "lines": ["A-042   3", "B-017   1"], "color": "red"})

    def write(self, name: str, state: Mapping[str, object]) -> None:
        """Write the state of one device."""
        (self.folder / "run" / name).write_text(json.dumps(state), encoding="utf-8")

    def _box(self, line: str, name: str, counter: int, keys: tuple[tuple[int, str], ...]) -> BoxPlace:
        run = self.folder / "run"
        return BoxPlace(line, name, counter, keys, run / f"{line}.pipe", run / f"{line}.json")


def a_phone(text: str) -> Image.Image:
    """Return a picture of a phone with a code."""
    picture = Image.new("RGB", (640, 360), (92, 98, 104))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((225, 20, 415, 345), 22, fill=(24, 24, 26))
    pen.rounded_rectangle((235, 34, 405, 331), 10, fill="white")
    code = qrcode.make(text, border=1).get_image().convert("RGB").resize((140, 140))
    picture.paste(code, (250, 90))
    return picture


def main(arguments: list[str]) -> int:
    """Write all previews into the folder given."""
    out = Path(arguments[0]) if arguments else Path("out/previews")
    out.mkdir(parents=True, exist_ok=True)
    app = make_app("loket-previews")
    with TemporaryDirectory(prefix="loket-dock-") as folder:
        bench = Bench(Path(folder))
        presenter = DockPresenter(bench.places)
        studio = Studio(QML, "Loket.Dock", {"dock": presenter})
        for size, (width, height) in SIZES.items():
            studio.window.resize(width, height)
            for language in Language:
                studio.speak(language.value)
                presenter.speak(language.value)
                for path in play(bench, presenter, studio, out / f"dock-{size}-{language.value}"):
                    print(path)
        presenter.close()
        studio.close()
    del app
    return 0


def play(bench: Bench, presenter: DockPresenter, studio: Studio, prefix: Path) -> list[Path]:
    """Photograph the dock before the devices are there, at work, and in trouble."""
    pictures = []
    if not any((bench.folder / "photographs").iterdir()):
        presenter.look()
        pictures.append(studio.photograph(prefix.with_name(f"{prefix.name}-empty.png")))
    bench.lay_out()
    for name, printer, held in (("work", HEALTHY, True), ("trouble", TROUBLE, False)):
        bench.write("printer.state.json", printer)
        if held:
            presenter.hold(str(bench.folder / "photographs" / "guest-01.png"))
        else:
            presenter.lower()
        presenter.look()
        pictures.append(studio.photograph(prefix.with_name(f"{prefix.name}-{name}.png"), 500))
    return pictures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
