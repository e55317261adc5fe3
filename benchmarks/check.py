"""How long ``writer check`` takes for a draft of 1,300 words: without grammar, and with a warm server.

With grammar it may take what it takes without, and 1.3 times a bare request to the same server.
"""

import json
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable

from benchmarks.timing import DATA, PROGRAM, Figure, finish, in_turn, program

BAR = 250
GRAMMAR_FACTOR = 1.3
DRAFT = DATA / "long.md"
ALERTS = 1
"""Alerts are no failure of a benchmark."""


def bare_request(url: str, text: str) -> Callable[[], None]:
    """One check by HTTP and nothing else; the answer is read but not looked at."""
    data = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()

    def ask() -> None:
        with urllib.request.urlopen(f"{url}v2/check", data=data, timeout=60) as answer:  # noqa: S310  on loopback
            answer.read()

    return ask


def main() -> None:
    """Start the server, then time all four in turn."""
    program(PROGRAM, "grammar", "start", "--quiet")()
    told = subprocess.run([PROGRAM, "grammar", "status", "--format", "json"], capture_output=True, check=True)
    url = json.loads(told.stdout)["url"]
    copy = DRAFT.read_text("utf-8").split("---\n", 2)[2]
    own, grammar, request, bare = in_turn(
        program(PROGRAM, "check", DRAFT, "--without", "grammar", ok=(0, ALERTS)),
        program(PROGRAM, "check", DRAFT, ok=(0, ALERTS)),
        bare_request(url, copy),
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
