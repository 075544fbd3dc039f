"""python-escpos, kept to what it does well: turning texts and codes into ESC/POS bytes.

Its own transports lose answers and block for ever, so only its encoder is used. Importing it
makes a temporary folder that it never removes, and sets up the root logger: both are undone here.
"""

import importlib
import logging
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_importing = threading.Lock()


@contextmanager
def _tidy_import() -> Iterator[None]:
    root = logging.getLogger()
    handlers, folder = list(root.handlers), tempfile.tempdir
    with tempfile.TemporaryDirectory() as scratch:
        tempfile.tempdir = scratch
        try:
            yield
        finally:
            tempfile.tempdir = folder
            root.handlers[:] = handlers


@cache
def _encoder_class() -> Any:
    # Two threads at once would each take the other's scratch folder for the one to go back to.
    with _importing, _tidy_import():
        return importlib.import_module("escpos.printer").Dummy


def new_encoder() -> Any:
    """Return an encoder that keeps what it made in ``.output``; the first call takes half a second."""
    return _encoder_class()(profile="default")
