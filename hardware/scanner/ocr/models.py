"""The two networks that find lines and read them; they ship in pinned packages, nothing is downloaded."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]

RUNTIME, CARRIER = "onnxruntime", "rapidocr_onnxruntime"
FINDER, READER = "ch_PP-OCRv4_det_infer.onnx", "ch_PP-OCRv4_rec_infer.onnx"


class OcrMissing(Exception):
    """The optional packages are not installed."""


@dataclass(frozen=True)
class Network:
    """One loaded network: a picture in, numbers out."""

    session: Any
    input: str

    def run(self, picture: NDArray[np.uint8]) -> Values:
        """Return what the network makes of a colour picture."""
        scaled = (picture.astype(np.float32) / np.float32(127.5) - 1).transpose(2, 0, 1)[None]
        (out,) = self.session.run(None, {self.input: scaled})
        return np.asarray(out[0], np.float32)


@dataclass(frozen=True)
class Models:
    """The finder of lines, the reader of lines, and the characters the reader knows; the first is "nothing"."""

    finder: Network
    reader: Network
    characters: tuple[str, ...]


def is_installed() -> bool:
    """Say whether text can be read on this machine."""
    return all(importlib.util.find_spec(name) is not None for name in (RUNTIME, CARRIER))


def load_models() -> Models:
    """Load both networks, for one thread each; raise OcrMissing where they are not installed."""
    carrier = importlib.util.find_spec(CARRIER)
    if not is_installed() or carrier is None or not carrier.submodule_search_locations:
        raise OcrMissing(f"reading text needs the packages {RUNTIME} and {CARRIER}")
    # The package is never imported: it only carries the files.
    folder = Path(carrier.submodule_search_locations[0]) / "models"
    runtime = importlib.import_module(RUNTIME)
    options = runtime.SessionOptions()
    # One thread: the other core is the preview's.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    sessions = [
        runtime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
        for name in (FINDER, READER)
    ]
    finder, reader = (Network(session, session.get_inputs()[0].name) for session in sessions)
    known = sessions[1].get_modelmeta().custom_metadata_map["character"].splitlines()
    return Models(finder, reader, ("", *known, " "))
