"""The preloaded libraries of the fault tests, compiled where there is a compiler."""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


class NoCompiler(Exception):
    """There is no C compiler on this machine."""


def compiled(name: str, folder: Path) -> Path:
    """Compile ``name``.c of this folder into a library in ``folder``; raises NoCompiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise NoCompiler("no C compiler (gcc) is installed")
    library = folder / f"{name}.so"
    command = [compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", str(library)]
    done = subprocess.run([*command, str(HERE / f"{name}.c"), "-ldl", "-lpthread"], capture_output=True, text=True)
    if done.returncode:
        raise NoCompiler(f"the C compiler failed: {done.stderr.strip()[-500:]}")
    return library


def preloaded(library: Path, **settings: object) -> dict[str, str]:
    """Return the environment in which a process runs with ``library`` before the system's own."""
    return {**os.environ, "LD_PRELOAD": str(library), **{name: str(value) for name, value in settings.items()}}
