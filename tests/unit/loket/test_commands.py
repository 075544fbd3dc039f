"""The command line: what each command answers, and how it says that something is wrong."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from config.faults import StartFault
from config.load import example_config, load_config
from domain.clock import FixedClock
from domain.devices import DeviceReport, DeviceState
from loket.faults import told_in_a_sentence
from office.context import open_office
from office.devices import report

ROOT = Path(__file__).resolve().parents[3]
COMMANDS = "audit bench config counter daemon db demo devices display dock keys kiosk officer scan".split()


def test_help_names_every_command(run) -> None:
    told = run("--help")
    assert told.code == 0
    assert [name for name in COMMANDS if f"  {name} " not in told.out] == []


def test_help_loads_no_room_but_the_configuration() -> None:
    code = (
        "import sys, loket.cli\n"
        "print(sorted({'PySide6', 'sqlalchemy', 'cv2', 'db', 'office', 'hardware', 'kiosk'} & set(sys.modules)))"
    )
    asked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout == "[]\n"


def test_example_is_a_configuration_that_passes_the_check(run, folder: Path) -> None:
    (folder / "loket.toml").write_text(run("config", "example").out, encoding="utf-8")
    assert run("config", "check") == (0, "loket.toml: in order. Office 1, Kantor Imigrasi Batam, Batam Center.\n", "")


def test_config_check_lists_every_problem(run, folder: Path) -> None:
    (folder / "loket.toml").write_text('[office]\nnumber = 0\nnmae = "x"\n', encoding="utf-8")
    told = run("config", "check")
    assert told.code == 2
    assert told.out == ""
    assert '[office] has no key "nmae"; did you mean "name"?' in told.err
    assert len(told.err.splitlines()) == 6


@pytest.mark.parametrize(
    "command",
    ["kiosk", "display", "counter", "dock", "daemon spooler", "daemon bus", "keys new", "db create", "audit verify"],
)
def test_missing_configuration_is_one_sentence_and_exit_code_2(run, folder: Path, command: str) -> None:
    (folder / "loket.toml").unlink()
    told = run(*command.split())
    assert told == (2, "", "There is no loket.toml: write one with `loket config example > loket.toml`.\n")


@pytest.mark.parametrize("command", ["kiosk", "display", "counter", "dock"])
def test_missing_screen_is_one_sentence_and_exit_code_2(run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    told = run(command)
    assert told.code == 2
    assert told.err.startswith("There is no screen here")
    assert len(told.err.splitlines()) == 1


def test_store_is_made_checked_and_verified(run, folder: Path) -> None:
    assert run("db", "create").code == 0
    assert run("db", "check").out.startswith(f"sqlite:///{folder}/var/loket.db: in order.")
    assert run("db", "migrate").out.endswith("as before.\n")
    assert run("audit", "verify").out.startswith("The audit log holds, rows 1 to 1; its end is ")


def test_store_is_never_made_twice(run, folder: Path) -> None:
    run("db", "create")
    told = run("db", "create")
    assert told.code == 2
    assert told.err == f"There is a store at {folder}/var/loket.db already.\n"


@pytest.mark.parametrize("command", ["db check", "db migrate", "audit verify"])
def test_missing_store_says_how_to_make_one(run, command: str) -> None:
    told = run(*command.split())
    assert told.code == 2
    assert "loket db create" in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["db check", "db migrate", "audit verify"])
def test_store_of_a_newer_version_is_refused(run, folder: Path, command: str) -> None:
    run("db", "create")
    change(folder / "var/loket.db", "UPDATE alembic_version SET version_num = '9999'")
    told = run(*command.split())
    assert told.code == 2
    assert "9999" in told.err
    assert len(told.err.splitlines()) == 1


def test_changed_audit_log_is_found_and_its_row_named(run, folder: Path) -> None:
    run("db", "create")
    change(folder / "var/loket.db", "DROP TRIGGER IF EXISTS journal_no_update")
    change(folder / "var/loket.db", "UPDATE journal SET actor = 'somebody'")
    told = run("audit", "verify")
    assert told.code == 1
    assert told.out.startswith("The audit log does not hold at row 1: ")


def change(path: Path, statement: str) -> None:
    """Change the store behind the program's back."""
    connection = sqlite.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_keys_are_made_and_listed_with_their_use(run, folder: Path) -> None:
    assert "make one with `loket keys new`" in run("keys", "list").out
    for _ in range(3):
        assert run("keys", "new").code == 0
    lines = run("keys", "list").out.splitlines()
    assert [line.split(" (")[0] for line in lines] == [
        "key 3: signs and verifies",
        "key 2: verifies",
        "key 1: no longer trusted",
    ]


def test_scan_prints_path_tab_and_text(run, folder: Path, shared: Path) -> None:
    picture = shared / "data/scans/images/qr_nominal_00_c22b5b.jpg"
    told = run("scan", str(picture))
    assert told.code == 0
    assert told.out.startswith(f"{picture}\tPK1:42FLW4XFZGJEQNF7YCQ")


def test_scan_of_a_missing_picture_is_refused(run) -> None:
    assert run("scan", "none.jpg") == (2, "", "There is no none.jpg: name pictures, videos or folders of them.\n")


def test_fault_becomes_one_line_with_a_capital_and_a_stop(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, told_in_a_sentence():
        raise StartFault("the port is taken:\n  stop the other one")
    assert ended.value.code == 2
    assert capsys.readouterr().err == "The port is taken: stop the other one.\n"


def test_bug_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError), told_in_a_sentence():
        raise ZeroDivisionError


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that gives the next command its standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_officer_is_added_with_a_pin_from_a_pipe(run, typed) -> None:
    run("db", "create")
    typed("271845\n")
    told = run("officer", "add", "siti", "--name", "Siti Aminah")
    assert told == (0, "Siti Aminah may sign in as siti.\n", "")


@pytest.mark.parametrize("pin", ["111111", "12345", ""])
def test_weak_pin_is_refused(run, typed, pin: str) -> None:
    run("db", "create")
    typed(f"{pin}\n")
    told = run("officer", "add", "siti", "--name", "Siti Aminah")
    assert told.code == 2
    assert told.err.startswith("Siti was not added: the PIN needs")


def test_devices_name_the_process_of_those_never_heard_from(run) -> None:
    run("db", "create")
    lines = run("devices").out.splitlines()
    assert [line.split()[0] for line in lines] == ["P1", "L1", "L2", "L3", "B1", "B2", "B3"]
    assert lines[0].endswith("never heard from: start `loket daemon spooler`")


def test_devices_tell_what_they_last_said(run, folder: Path) -> None:
    run("db", "create")
    office = open_office(load_config(folder / "loket.toml"), FixedClock(datetime(2026, 11, 24, 2, 5, tzinfo=UTC)))
    report(office, DeviceReport("P1", "printer", DeviceState.FAULT, "paper_out"))
    office.store.close()
    first = run("devices").out.splitlines()[0]
    at = "24 Nov 09:05:00"
    assert first.split() == f"P1 printer fault (paper_out) since {at}, last heard {at}, paper out".split()
    told = json.loads(run("devices", "--json").out)[0]
    assert (told["detail"], told["paper"]) == ("paper_out", "out")


@pytest.mark.parametrize(
    ("state", "detail", "paper"),
    [
        (DeviceState.OK, "", "ok"),
        (DeviceState.OK, "unproved", "ok"),
        (DeviceState.OK, "cannot_tell", "unknown"),
        (DeviceState.WARNING, "near_end", "ends soon"),
        (DeviceState.OFFLINE, "no_answer", "unknown"),
    ],
)
def test_devices_tell_the_paper_of_a_printer(run, folder: Path, state: DeviceState, detail: str, paper: str) -> None:
    run("db", "create")
    office = open_office(load_config(folder / "loket.toml"))
    report(office, DeviceReport("P1", "printer", state, detail))
    report(office, DeviceReport("B1", "led_board", DeviceState.OK))
    office.store.close()
    told = {device["name"]: device["paper"] for device in json.loads(run("devices", "--json").out)}
    assert told == {"P1": paper, "B1": ""}


def test_unknown_benchmark_lists_those_there_are(run) -> None:
    told = run("bench", "stroe")
    assert told.code == 2
    assert told.err.startswith('There is no benchmark "stroe"; there are: call, ')
    assert "store" in told.err


def test_benchmark_without_pictures_takes_no_folder(run, folder: Path) -> None:
    told = run("bench", "store", "--dir", str(folder))
    assert told == (2, "", "The benchmark store takes no folder: leave out --dir.\n")


@pytest.mark.parametrize(
    ("command", "old", "new", "sentence"),
    [
        ("kiosk", '"device:0"', '"device:99"', "There is no camera at /dev/video99: connect it,"),
        ("daemon spooler", '"socket://127.0.0.1:9100"', '"serial:///dev/nowhere"', "There is no printer at serial:"),
    ],
)
def test_missing_device_is_one_sentence_and_exit_code_2(
    run, folder: Path, command: str, old: str, new: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (folder / "loket.toml").write_text(example_config().replace(old, new), encoding="utf-8")
    told = run(*command.split())
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith(sentence)
    assert len(told.err.splitlines()) == 1
