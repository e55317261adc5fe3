"""``writer comment``: a comment, or a suggestion, on a passage of a draft."""

from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.desk import Desk
from writer.desk.commenting import comment_on
from writer.errors import UsageError


@click.command("comment")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.argument("text", default="", metavar="TEXT")
@click.option("--on", "words", default="", metavar="WORDS", help="These words, which stand once in the copy.")
@click.option("--at", metavar="LINE:COL", help="The sentence at that place of the file.")
@click.option("--instead", default="", metavar="WORDS", help="Suggest these words in their place.")
@quiet_option
def command(draft: Path, text: str, words: str, at: str | None, instead: str, *, quiet: bool) -> None:
    """Say TEXT of a passage of DRAFT. It is kept beside the draft, and follows its sentence.

    Example: writer comment drafts/night-ferry-season-2.md --on "late 2027" "Who says so?"
    """
    if bool(words) == (at is not None):
        raise UsageError("name the passage: by words, or by a place", hint="--on WORDS or --at LINE:COL")
    made = comment_on(Desk.find(), draft, text, words=words, place=_place(at) if at else None, instead=instead)
    if not quiet:
        click.echo(f"comment {made.id} on “{' '.join(made.anchor.words.split())}”", err=True)


def _place(at: str) -> tuple[int, int]:
    line, _, column = at.partition(":")
    if not (line.isdecimal() and column.isdecimal()):
        raise UsageError(f"--at '{at}' is no place", hint="write it like 12:5, line and column")
    return int(line), int(column)
