"""Programs in terminals of their own, whose screens are read back; no other terminal stands between."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

PATIENCE = 120
ONE_READ = 65536


class Terminal:
    """A program of which every byte is shown on ``screen``."""

    def __init__(
        self, command: Sequence[str | Path], folder: Path, size: tuple[int, int], env: Mapping[str, str] | None = None
    ) -> None:
        """Start ``command`` in ``folder``; ``size`` is columns and lines, ``env`` what it finds besides."""
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        words = [str(word) for word in command]
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.pid, self._file = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.execve(words[0], words, environment)  # noqa: S606 - a benchmark names its own programs
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, keys: bytes) -> float:
        """Send keys; when, in seconds."""
        at = time.perf_counter()
        os.write(self._file, keys)
        return at

    def wait_for(self, shown: Callable[[], object], patience: float = PATIENCE) -> float:
        """Read until ``shown``; when the bytes that show it arrived, in seconds. Ends the benchmark if they do not."""
        deadline = time.perf_counter() + patience
        at = time.perf_counter()
        while not shown():
            if time.perf_counter() > deadline:
                raise SystemExit("this never came about; the screen shows:\n" + "\n".join(self.screen.display))
            at = self.read(0.05) or at
        return at

    def sees(self, pattern: str) -> None:
        """Wait until a line of the screen has ``pattern``."""
        self.wait_for(lambda: any(re.search(pattern, line) for line in self.screen.display))

    def settle(self, seconds: float = 0.5) -> None:
        """Go on reading until the screen has read the same for that long; a cursor may blink."""
        shown, since = self.screen.display, time.perf_counter()
        while time.perf_counter() < since + seconds:
            self.read(seconds)
            if shown != (now := self.screen.display):
                shown, since = now, time.perf_counter()

    def fileno(self) -> int:
        """What to wait on for more to read."""
        return self._file

    def read(self, patience: float) -> float:
        """What has come, at most once: when it came, 0 if nothing did."""
        if not select.select([self._file], [], [], patience)[0]:
            return 0
        data = os.read(self._file, ONE_READ)
        at = time.perf_counter()
        self._stream.feed(data)
        return at

    @property
    def worked(self) -> float:
        """The seconds of processor time that the process took so far, all its threads together."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text("utf-8").split()[0]) for task in tasks) / 1e9

    def end(self) -> None:
        """Kill the program."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)


def rest(seconds: float, *terminals: Terminal) -> None:
    """Read whatever ``terminals`` show for that long: a program whose output nobody takes stands still."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        for terminal in select.select(terminals, [], [], left)[0]:
            terminal.read(0)
