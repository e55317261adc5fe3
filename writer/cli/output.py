"""Data goes to standard output, and a failure to write it is an error like any other."""

import sys

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
