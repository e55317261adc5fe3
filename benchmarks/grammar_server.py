"""What the settings of the LanguageTool server give: start, texts, memory, each variant beside what is shipped.

``python -m benchmarks.grammar_server [DRAFTS]`` starts two servers for each row of ``VARIANTS``: as shipped, and with
one thing changed. Both get the same drafts in turn, two at once, so that a busy moment hits both; a figure is how many
times that of the shipped one it is. There are no bars: so were the settings in ``writer/grammar/java.py`` chosen.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.grammar import bare, draft, seconds
from writer.grammar.jars import jar_directory
from writer.grammar.java import FLAGS, command, java, settings
from writer.grammar.process import memory
from writer.values import Value, field

DRAFTS = 12
AT_ONCE = 2
WARM_UP = 4


class Variant(Value):
    """One change: ``out`` and ``into`` of Java's flags, ``lines`` of LanguageTool's settings by their key."""

    name: str
    out: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    lines: dict[str, str] = field(default_factory=dict)

    def command(self, port: int, file: Path) -> list[str]:
        """How Java is called."""
        words = command(str(java()), secrets.token_hex(8), port, file)
        at = words.index(FLAGS[0])
        return [*words[:at], *self.into, *(word for word in words[at:] if word not in self.out)]

    def settings(self) -> str:
        """LanguageTool's own settings; a key with an empty value is left out."""
        rows = dict(row.split("=", 1) for row in settings().splitlines()) | self.lines
        return "".join(f"{key}={value}\n" for key, value in rows.items() if value)


_NO_CACHE = {"cacheSize": "", "cacheTTLSeconds": ""}
_NO_POOL = {"pipelineCaching": "", "maxPipelinePoolSize": "", "pipelineExpireTimeInSeconds": ""}

SHIPPED = Variant(name="as shipped")

VARIANTS = (
    Variant(name="no pool of pipelines", lines=_NO_POOL),
    Variant(name="no cache of sentences", lines=_NO_CACHE),
    Variant(name="neither", lines=_NO_POOL | _NO_CACHE),
    Variant(name="cache of 1,000 sentences", lines={"cacheSize": "1000"}),
    Variant(name="cache of 20,000 sentences", lines={"cacheSize": "20000"}),
    Variant(name="1 thread", lines={"maxCheckThreads": "1"}),
    Variant(name="8 threads", lines={"maxCheckThreads": "8"}),
    Variant(name="heap of 384 MB", out=("-Xmx512m",), into=("-Xmx384m",)),
    Variant(name="heap of 1 GB", out=("-Xmx512m",), into=("-Xmx1g",)),
    Variant(name="parallel collector", out=("-XX:+UseSerialGC",), into=("-XX:+UseParallelGC",)),
    Variant(name="G1 collector", out=("-XX:+UseSerialGC",), into=("-XX:+UseG1GC",)),
    Variant(name="first compiler alone", into=("-XX:TieredStopAtLevel=1",)),
)


@contextmanager
def server(variant: Variant) -> Iterator[tuple[str, int]]:
    """A server of this variant: its URL and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "server.properties"
        file.write_text(variant.settings(), "utf-8")
        with subprocess.Popen(
            variant.command(port, file),
            cwd=jar_directory(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield f"http://127.0.0.1:{port}/", process.pid
            finally:
                process.kill()


def first_answer(post: Callable[[], object]) -> float:
    """Seconds until a server that was just called has answered once; it reads its rules by then."""
    begin = time.perf_counter()
    while True:
        try:
            post()
        except OSError:
            time.sleep(0.05)
        else:
            return time.perf_counter() - begin


class Side:
    """One of the two servers, and what it has taken so far."""

    def __init__(self, url: str, pid: int) -> None:
        """Wait for its first answer, and let it read its rules."""
        self._post, self._pid = bare(url), pid
        self._taken = [first_answer(lambda: self._post(draft(800_000))), 0.0, 0.0]
        seconds(self._post, [draft(810_000 + number) for number in range(WARM_UP)], AT_ONCE)

    def turn(self, column: int, numbers: Iterable[int]) -> None:
        """Check some drafts."""
        self._taken[column] += seconds(self._post, [draft(820_000 + number) for number in numbers], AT_ONCE)

    def row(self) -> list[float]:
        """Seconds of the first answer, of fresh drafts, of the same again; megabytes."""
        return [*self._taken, memory(self._pid) / 1e6]


def measure(variant: Variant, count: int) -> str:
    """One row of the table."""
    with server(SHIPPED) as ours, server(variant) as theirs:
        sides = Side(*ours), Side(*theirs)
        for column in (1, 2):
            for start in range(0, count, AT_ONCE):
                for side in sides:
                    side.turn(column, range(start, min(start + AT_ONCE, count)))
        columns = zip(*(side.row() for side in sides), strict=True)
        return f"| {variant.name} | {' | '.join(f'{changed / shipped:.2f}' for shipped, changed in columns)} |"


def main() -> None:
    """Print the table, in Markdown."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DRAFTS
    print(f"{os.cpu_count()} processors, {count} drafts of about 1,300 words, {AT_ONCE} at once\n")
    print("| server | first answer | a fresh draft | the same again | memory |\n| --- | --- | --- | --- | --- |")
    for variant in VARIANTS:
        print(measure(variant, count), flush=True)


if __name__ == "__main__":
    main()
