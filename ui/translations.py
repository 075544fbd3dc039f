"""Bring the texts up to date with the QML and compile them: ``python -m ui.translations [ROOM ...]``.

QML holds English. ``<room>_id.ts`` holds its Indonesian, ``<room>_en.ts`` only the plural forms of counted texts.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
I18N = ROOT / "ui" / "i18n"
ROOMS = ("ui", "kiosk", "display", "counter_client", "dock")
TARGETS = {"id": ("-target-language", "id_ID"), "en": ("-target-language", "en_US", "-pluralonly")}


def sources(room: str) -> list[Path]:
    """The QML files of a room, in a fixed order."""
    return sorted((ROOT / room / "qml").rglob("*.qml"))


def languages(room: str) -> Iterator[str]:
    """The languages a room needs a file for: English only where something is counted."""
    yield "id"
    if any("%n" in path.read_text(encoding="utf-8") for path in sources(room)):
        yield "en"


def ts_path(room: str, language: str) -> Path:
    """Where the texts of a room are kept."""
    return I18N / f"{room}_{language}.ts"


def update(room: str, language: str, ts: Path) -> None:
    """Read the texts of a room's QML into a .ts file and drop those that are gone."""
    files = [str(path.relative_to(ROOT)) for path in sources(room)]
    options = ("-source-language", "en_US", "-locations", "none", "-no-obsolete", *TARGETS[language])
    _tool("pyside6-lupdate", *files, *options, "-ts", str(ts))


def compile_texts(ts: Path) -> None:
    """Compile a .ts file into the .qm file the app loads."""
    _tool("pyside6-lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))


def untranslated(ts: Path) -> list[str]:
    """The English texts in a .ts file whose translation is missing or has an empty form."""
    return [
        message.findtext("source", "")
        for message in ElementTree.parse(ts).iter("message")
        if not all(_forms(message.find("translation")))
    ]


def main(rooms: list[str]) -> int:
    """Update and compile the rooms given, by default all; 1 if a text is still untranslated."""
    missing = 0
    for room in (room for room in rooms or ROOMS if sources(room)):
        for language in languages(room):
            ts = ts_path(room, language)
            update(room, language, ts)
            compile_texts(ts)
            for text in untranslated(ts):
                missing += 1
                print(f"{ts.name}: not translated: {text}")
    return 1 if missing else 0


def _forms(translation: ElementTree.Element | None) -> list[str]:
    if translation is None:
        return [""]
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def _tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / name
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
