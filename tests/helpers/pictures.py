"""Reads pictures as a person would, by programs that others wrote."""

import subprocess
from pathlib import Path


def read_words(picture: Path) -> str:
    """Return the words tesseract reads anywhere in a picture."""
    done = subprocess.run(
        ["tesseract", str(picture), "-", "--psm", "11"], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout.replace("—", "-").replace("–", "-")
