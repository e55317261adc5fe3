"""Data goes to standard output, and a failure to write it is an error like any other; progress to a terminal alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from writer.errors import SaveError


def write_out(text: str) -> None:
    """Write ``text`` as it is. Raises ``SaveError``; a reader that went away ends the program instead."""
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SaveError(f"the output cannot be written: {(error.strerror or str(error)).lower()}") from None


@contextmanager
def reading(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many drafts were read, of how many."""
    shown = sys.stderr.isatty() and not quiet
    with click.progressbar(length=1, label="Reading drafts", file=sys.stderr, hidden=not shown, show_pos=True) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield progress
