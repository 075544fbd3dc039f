"""Who holds a lock: the kernel's own list, so that a sentence can name the process to look after."""

from pathlib import Path

LOCKS = Path("/proc/locks")
SHOWN = 60


def holder_of(path: Path, kind: str = "WRITE") -> str:
    """Return a process that holds ``path`` locked, for writing or as a reader, such as ``process 812 (loket kiosk)``.

    Empty where nobody does, or somebody who cannot be seen from here.
    """
    try:
        inode = path.stat().st_ino
        lines = LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return ""
    for line in lines:
        # 4: FLOCK  ADVISORY  WRITE 812 fe:00:131090 0 EOF
        fields = line.split()
        if "->" not in fields and fields[3] == kind and fields[5].endswith(f":{inode}"):
            return _spoken(int(fields[4]))
    return ""


def _spoken(pid: int) -> str:
    if pid <= 0:
        return ""  # it lives in another namespace
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return f"process {pid}"
    command = " ".join(" ".join([Path(words[0]).name, *words[1:]]).split())[:SHOWN]
    return f"process {pid} ({command}{', which is stopped' if state == 'T' else ''})"
