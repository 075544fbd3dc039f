"""Reads pictures as a person would, by programs that others wrote."""

import io
import subprocess
from pathlib import Path

from PIL import Image

# Tesseract expects letters of a page: those of a hall board are read when the picture is made smaller.
SIZES = (1.0, 0.5, 0.25)


def read_words(picture: Path) -> str:
    """Return the words tesseract reads anywhere in a picture, at any of three sizes."""
    return "\n".join(_read(picture, size) for size in SIZES)


def _read(picture: Path, size: float) -> str:
    with Image.open(picture) as opened:
        page = opened.convert("L").resize((int(opened.width * size), int(opened.height * size)))
    drawn = io.BytesIO()
    page.save(drawn, "PNG")
    command = ["tesseract", "-", "-", "--psm", "11"]
    done = subprocess.run(command, input=drawn.getvalue(), capture_output=True, timeout=120, check=True)
    return done.stdout.decode().replace("—", "-").replace("–", "-")
