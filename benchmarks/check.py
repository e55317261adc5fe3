"""How long ``writer check`` takes for a draft of 1,300 words: without grammar, and with a warm server.

With grammar it may take what it takes without, and 1.3 times a bare request to the same server. Every round has a draft
of its own, and the bare request another one, so that no cache answers for the server.
"""

import json
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable
from itertools import count
from pathlib import Path

from benchmarks.timing import DATA, PROGRAM, Figure, finish, in_turn, program

BAR = 250
GRAMMAR_FACTOR = 1.3
DRAFT = DATA / "long.md"
ALERTS = 1
"""Alerts are no failure of a benchmark."""


NUMBERS = count(1000)
"""A number for each text, so that no two are alike."""


def fresh() -> str:
    """The draft with another figure in every sentence."""
    front, copy = DRAFT.read_text("utf-8").split("---\n", 2)[1:]
    number = next(NUMBERS)
    return f"---\n{front}---\n{copy.replace('. ', f', {number} of them. ')}"


def bare_request(url: str) -> Callable[[], None]:
    """One check by HTTP and nothing else; the answer is read but not looked at."""

    def ask() -> None:
        copy = fresh().split("---\n", 2)[2]
        data = urllib.parse.urlencode({"language": "en-US", "text": copy}).encode()
        with urllib.request.urlopen(f"{url}v2/check", data=data, timeout=60) as answer:  # noqa: S310  on loopback
            answer.read()

    return ask


def checked(file: Path, *words: str) -> Callable[[], None]:
    """One run of the program on a draft that it has not seen before."""
    run = program(PROGRAM, "check", file, *words, ok=(0, ALERTS))

    def check() -> None:
        file.write_text(fresh(), "utf-8")
        run()

    return check


def main() -> None:
    """Start the server, then time all four in turn."""
    program(PROGRAM, "grammar", "start", "--quiet")()
    told = subprocess.run([PROGRAM, "grammar", "status", "--format", "json"], capture_output=True, check=True)
    url = json.loads(told.stdout)["url"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / DRAFT.name
        own, grammar, request, bare = in_turn(
            checked(file, "--without", "grammar"),
            checked(file),
            bare_request(url),
            program(sys.executable, "-c", "pass"),
            times=9,
        )
    finish(
        Figure(name="check without grammar", value=own, reference="python -c pass", reference_value=bare, bar=BAR),
        Figure(
            name="check with a warm server",
            value=grammar,
            reference="bare request",
            reference_value=request,
            bar=own + GRAMMAR_FACTOR * request,
        ),
    )


main()
