"""A host that others wrote prints to our simulated printer and reads its states: receiptio, where npm is."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.printer.sim.engine import EngineSettings
from hardware.printer.sim.server import PrinterSim
from tests.helpers.running import read_qr

pytestmark = pytest.mark.processes

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "peers"
PEER = "receiptio@2.1.2"
# It knows no other port than 9100, hence an address that nobody else uses.
ADDRESS = "127.0.0.9"
RECEIPT = "^^^A-017\n\nSilakan tunggu\n---\n{code:LKT-A-017;option:qrcode,6,M}\n"
HANGS_AFTER_S = 60


@pytest.fixture(scope="module")
def receiptio() -> Path:
    """Return the peer's program; installed once, if there is npm and a way to its registry."""
    program = HOME / "node_modules" / "receiptio" / "bin" / "cli.js"
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed")
    if not program.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(HOME), "--no-audit", "--no-fund", "--silent", PEER]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            pytest.skip(f"npm cannot install {PEER}: {done.stderr.strip()[:200]}")
    return program


@pytest.fixture
def sim(tmp_path: Path) -> Iterator[PrinterSim]:
    """Give a printer at the peer's port."""
    try:
        printer = PrinterSim(EngineSettings(speed_mm_s=300), port=9100, host=ADDRESS, out=tmp_path)
    except OSError as error:
        pytest.skip(f"{ADDRESS}:9100 cannot be used here: {error.strerror}")
    with printer:
        yield printer


def run(program: Path, *options: str) -> str:
    command = ["node", str(program), "-d", ADDRESS, "-t", "5", *options]
    done = subprocess.run(command, input=RECEIPT, capture_output=True, text=True, timeout=HANGS_AFTER_S)
    return done.stderr.strip()


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")
def test_receipt_of_the_peer_comes_out_whole(receiptio: Path, sim: PrinterSim, tmp_path: Path) -> None:
    assert run(receiptio) == "success"
    (sheet,) = sim.sheets
    assert {"A-017", "Silakan tunggu"} <= set(sheet.texts)
    assert read_qr(tmp_path / "sheet-0001.png") == "LKT-A-017"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (lambda sim: None, "online"),
        (lambda sim: sim.open_cover(), "coveropen"),
        (lambda sim: sim.load_paper(0), "paperempty"),
        (lambda sim: sim.engine.change(cutter_stuck=True, cutter_error=True), "error"),
        (lambda sim: sim.power_off(), "disconnect"),
    ],
    ids=["well", "cover", "paper", "cutter", "power"],
)
def test_peer_reads_the_state(receiptio: Path, sim: PrinterSim, state: Callable[[PrinterSim], None], told: str) -> None:
    state(sim)
    assert run(receiptio, "-q") == told


@pytest.mark.parametrize(
    ("fault", "told"),
    [(lambda sim: sim.jam_at_cut(), "error"), (lambda sim: sim.load_paper(40), "paperempty")],
    ids=["jam at the cut", "40 mm left"],
)
def test_peer_hears_of_a_fault_while_it_prints(
    receiptio: Path, sim: PrinterSim, fault: Callable[[PrinterSim], None], told: str
) -> None:
    fault(sim)
    assert run(receiptio) == told
    assert sim.sheets == []
