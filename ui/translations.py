"""Bring the Indonesian texts up to date with the QML and compile them: ``python -m ui.translations``."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
I18N = ROOT / "ui" / "i18n"
ROOMS = ("ui", "kiosk", "display", "counter_client")


def sources(room: str) -> list[Path]:
    """The QML files of a room, in a fixed order."""
    return sorted((ROOT / room / "qml").rglob("*.qml"))


def ts_path(room: str) -> Path:
    """Where the Indonesian texts of a room are kept."""
    return I18N / f"{room}_id.ts"


def update(room: str) -> None:
    """Read the texts of a room's QML into its .ts file and drop those that are gone."""
    files = [str(path.relative_to(ROOT)) for path in sources(room)]
    options = ["-source-language", "en_US", "-target-language", "id_ID", "-locations", "none", "-no-obsolete"]
    _tool("pyside6-lupdate", *files, *options, "-ts", str(ts_path(room)))


def compile_texts(room: str) -> None:
    """Compile a room's .ts file into the .qm file the app loads."""
    _tool("pyside6-lrelease", str(ts_path(room)), "-qm", str(ts_path(room).with_suffix(".qm")))


def untranslated(room: str) -> list[str]:
    """The English texts of a room that have no Indonesian yet."""
    messages = ElementTree.parse(ts_path(room)).iter("message")
    return [message.findtext("source", "") for message in messages if not message.findtext("translation", "")]


def main() -> int:
    """Update and compile every room; 1 if a text is still untranslated."""
    missing = 0
    for room in (room for room in ROOMS if sources(room)):
        update(room)
        compile_texts(room)
        for text in untranslated(room):
            missing += 1
            print(f"{room}: no Indonesian for: {text}")
    return 1 if missing else 0


def _tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / name
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
