"""What Linux tells of a process: whether it is ours, its age, its memory, the port it listens on."""

import os
from pathlib import Path

_LISTENING = "0A"
_LOOPBACK = "0100007F"


def carries(pid: int, token: str) -> bool:
    """Whether process ``pid`` lives and has ``token`` on its command line.

    A process number is used again once its process is gone; a random token is not.
    """
    try:
        return token != "" and token.encode() in (Path("/proc") / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False


def age(pid: int) -> float:
    """Seconds since ``pid`` started, by the boot clock, which nobody sets; 0 if it is gone."""
    try:
        stat = (Path("/proc") / str(pid) / "stat").read_text("utf-8")
        uptime = float(Path("/proc/uptime").read_text("utf-8").split()[0])
    except OSError:
        return 0.0
    started = int(stat.rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    return max(0.0, uptime - started)


def memory(pid: int) -> int:
    """Bytes that ``pid`` holds in memory; 0 if it is gone."""
    try:
        pages = (Path("/proc") / str(pid) / "statm").read_text("utf-8").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def listens(pid: int, port: int) -> bool:
    """Whether it is ``pid``, and not whoever was quicker, that listens on ``port`` of the loopback."""
    rows = (line.split() for line in (Path("/proc") / str(pid) / "net" / "tcp").read_text("utf-8").splitlines()[1:])
    sockets = {row[9] for row in rows if row[1] == f"{_LOOPBACK}:{port:04X}" and row[3] == _LISTENING}
    return any(f"socket:[{inode}]" in _open_files(pid) for inode in sockets)


def _open_files(pid: int) -> set[str]:
    """Everything that ``pid`` has open; what closes meanwhile is left out."""
    found = set()
    for entry in (Path("/proc") / str(pid) / "fd").iterdir():
        try:
            found.add(str(entry.readlink()))
        except OSError:
            continue
    return found
