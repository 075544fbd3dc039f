"""The set-up script on machines that lack things; Python, pip and the package tools are stand-ins that keep a log."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

PYTHON = """#!/bin/sh
echo "python $*" >>"$LOG"
case "$*" in
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""
OLD_PYTHON = "#!/bin/sh\nexit 1\n"
LOGGED = '#!/bin/sh\necho "$(basename "$0") $*" >>"$LOG"\n'

Machine = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return the file in which the stand-ins write how they were called."""
    return tmp_path / "log"


@pytest.fixture
def machine(tmp_path: Path, log: Path) -> Machine:
    """Return a function that runs the script with stand-ins for the given commands."""
    tree, tools = tmp_path / "tree", tmp_path / "bin"
    (tree / "tools").mkdir(parents=True)
    tools.mkdir()
    shutil.copy(ROOT / "tools/setup.sh", tree / "tools")
    (tree / "requirements.lock").write_text("a==1\n", encoding="utf-8")

    def run(**commands: str) -> subprocess.CompletedProcess[str]:
        for name, script in commands.items():
            file = tools / name.replace("_", "-")
            file.write_text(script, encoding="utf-8")
            file.chmod(0o755)
        environment = {"PATH": f"{tools}:{os.environ['PATH']}", "LOG": str(log), "PYTHONS": "loket-python"}
        command = ["sh", str(tree / "tools/setup.sh")]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    return run


ALL_THERE = "#!/bin/sh\necho 'install ok installed'\n"
NONE_THERE = "#!/bin/sh\nexit 1\n"
USER, ADMINISTRATOR = "#!/bin/sh\necho 1000\n", "#!/bin/sh\necho 0\n"


def test_fresh_machine_gets_the_locked_packages_with_their_hashes(machine: Machine, log: Path) -> None:
    ran = machine(dpkg_query=ALL_THERE, loket_python=PYTHON)
    assert ran.returncode == 0
    calls = log.read_text(encoding="utf-8")
    assert "python -m venv .venv" in calls
    assert "--require-hashes --no-deps --only-binary :all: -r requirements.lock" in calls
    assert "--no-build-isolation --no-deps -e ." in calls
    assert ran.stderr.endswith("Ready.\n")


def test_second_run_does_nothing(machine: Machine, log: Path) -> None:
    machine(dpkg_query=ALL_THERE, loket_python=PYTHON)
    before = log.read_text(encoding="utf-8")
    ran = machine()
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert log.read_text(encoding="utf-8") == before


def test_changed_lock_is_installed_again(machine: Machine, log: Path, tmp_path: Path) -> None:
    machine(dpkg_query=ALL_THERE, loket_python=PYTHON)
    (tmp_path / "tree/requirements.lock").write_text("a==2\n", encoding="utf-8")
    machine()
    assert log.read_text(encoding="utf-8").count("-r requirements.lock") == 2


def test_user_is_told_the_exact_line_that_is_missing(machine: Machine) -> None:
    ran = machine(dpkg_query=NONE_THERE, id=USER, loket_python=PYTHON)
    assert ran.returncode == 0
    assert "    apt-get install --no-install-recommends libgl1 libegl1 " in ran.stderr
    assert "zbar-tools" in ran.stderr


def test_administrator_gets_the_missing_packages(machine: Machine, log: Path) -> None:
    ran = machine(dpkg_query=NONE_THERE, id=ADMINISTRATOR, apt_get=LOGGED, loket_python=PYTHON)
    assert ran.returncode == 0
    assert "apt-get install -y -qq --no-install-recommends libgl1 libegl1 " in log.read_text(encoding="utf-8")


def test_machine_without_a_new_enough_python_is_told_so(machine: Machine) -> None:
    ran = machine(dpkg_query=ALL_THERE, loket_python=OLD_PYTHON)
    assert ran.returncode == 3
    assert ran.stderr == (
        "Python 3.11 or newer with venv is needed. On Debian 12: apt-get install python3 python3-venv\n"
    )
