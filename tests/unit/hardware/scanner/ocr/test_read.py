"""The booking code read from a photographed message; only where the optional models are installed."""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

import base45
import cv2
import numpy as np
import pytest

from demo.photographs import photograph
from domain.text import Language
from hardware.scanner.frames import Image
from hardware.scanner.ocr.models import CARRIER, RUNTIME, Models, load_models
from hardware.scanner.ocr.read import read_code
from hardware.scanner.ocr.worker import TextWorker
from hardware.scanner.watch import Source
from office.message_image import render_message

pytest.importorskip(RUNTIME, reason="reading text is optional and not installed")
pytest.importorskip(CARRIER, reason="the models of text reading are optional and not installed")

CODE = "BTM-D6TN-7PN7"
PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


@pytest.fixture(scope="module")
def message() -> Image:
    """Return a photograph of a message whose QR code is covered: only the text is left."""
    payload = "PK1:" + base45.b45encode(random.Random(1).randbytes(80)).decode()
    png = np.frombuffer(render_message(("Halo *Siti Aminah*",), payload, CODE, Language.ID), np.uint8)
    screen = cv2.imdecode(png, cv2.IMREAD_COLOR)
    assert screen is not None
    screen[500:1150, 100:800] = 255
    return photograph(cv2.imencode(".png", screen)[1].tobytes(), 3)


@pytest.mark.parametrize("turn", [0, 20, 90, 180])
def test_read_code_reads_a_message_held_any_way(models: Models, message: Image, turn: int) -> None:
    height, width = message.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 0.9)
    turned = cv2.warpAffine(message, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE).astype(np.uint8)
    guess = read_code(turned, models, "BTM")
    assert guess is not None
    assert guess.code == CODE


def test_another_offices_prefix_is_not_read(models: Models, message: Image) -> None:
    assert read_code(message, models, "JKT") is None


@pytest.mark.parametrize("shape", [(16, 16, 3), (720, 1280, 3), (720, 1280, 4), (90, 90)])
def test_read_code_finds_nothing_in_an_empty_picture(models: Models, shape: tuple[int, ...]) -> None:
    assert read_code(np.full(shape, 120, np.uint8), models, "BTM") is None


def test_the_worker_reads_beside_its_owner_and_forgets_the_last_person(models: Models, message: Image) -> None:
    worker = TextWorker("BTM", models)
    worker.start()
    worker.offer(message, 1.0)
    ends = time.monotonic() + PATIENCE_S
    while (scanned := worker.take()) is None and time.monotonic() < ends:
        time.sleep(0.01)
    worker.offer(message, 2.0)
    worker.reset()
    assert worker.close(PATIENCE_S)
    assert scanned is not None
    assert (scanned.text, scanned.source, scanned.at) == (CODE, Source.OCR, 1.0)
    assert worker.take() is None


def test_pictures_that_must_give_nothing_give_nothing(models: Models, shared: Path) -> None:
    scans = shared / "data" / "scans"
    with (scans / "truth.csv").open(encoding="utf-8", newline="") as table:
        silent = [row["file"] for row in csv.DictReader(table) if row["category"] in ("badcheck", "nocode")][::3]
    images = [cv2.imread(str(scans / name)) for name in silent]
    assert [read_code(image, models, "BTM") for image in images if image is not None] == [None] * len(silent)
