"""Data goes to standard output, and a failure to write it is an error like any other; progress to a terminal alone."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from writer.errors import SaveError, reason

MOMENT = 0.5
"""Seconds that a command may take without saying how far it is."""


def write_out(text: str) -> None:
    """Write ``text`` as it is. Raises ``SaveError``; a reader that went away ends the program instead."""
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SaveError(f"the output cannot be written: {reason(error)}") from None


def seen_from(root: Path | None, text: str) -> str:
    """``text`` with its paths as they are seen from a desk; without one, from the working folder."""
    return text.replace(f"{root or Path.cwd()}{os.sep}", "")


@contextmanager
def reading(*, quiet: bool, doing: str = "Reading") -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many drafts are done, of how many, once it takes longer than a moment."""
    if quiet or not sys.stderr.isatty():
        yield _untold
        return
    begin = time.monotonic()
    with click.progressbar(length=1, label=f"{doing} drafts", file=sys.stderr, hidden=True, show_pos=True) as bar:

        def progress(done: int, of: int) -> None:
            bar.hidden = time.monotonic() - begin < MOMENT
            bar.length = of
            bar.update(done - bar.pos)

        yield progress


def _untold(_done: int, _of: int) -> None:
    """How far it is, where nobody is told."""
