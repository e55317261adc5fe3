"""``writer guide import``: words and terms that other tools keep, into a guide of the desk."""

from collections.abc import Iterator
from pathlib import Path

import click

from writer.cli.guides.shown import as_json, count, problem_row
from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.beginning import own_guide
from writer.desk.guidework.importing import Taken, take_over
from writer.errors import UsageError

_SHOWN = 20


@click.command("import")
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE…")
@click.option("--into", "guide", default="", metavar="GUIDE", help="A guide of this desk; by default the desk's.")
@click.option("--name", default="", metavar="NAME", help="What rule and list are called; by default as the file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the report.")
def command(files: tuple[Path, ...], guide: str, name: str, form: str) -> None:
    """Take over the words and terms in each FILE into a guide, and report what did not translate.

    Words come from Hunspell (.dic) and LanguageTool (.txt: spelling, ignore, prohibit), terms from lists of prh
    and textlint (.yml, .json, .textlintrc). Words go into a word list, terms into a rule with examples.

    Exit code 1: something did not translate. 2: a file cannot be read.

    Example: writer guide import terms.yml ignore.txt --into House
    """
    if name and len(files) > 1:
        raise UsageError("--name is for one file", hint="take them over one by one")
    desk = Desk.find()
    folder = own_guide(desk, guide)
    taken = [take_over(folder, path, name) for path in files]
    write_out(as_json([*map(_row, taken)]) if form == "json" else "".join(f"{line}\n" for line in _lines(taken)))
    raise SystemExit(int(any(one.left for one in taken)))


def _lines(taken: list[Taken]) -> Iterator[str]:
    for one in taken:
        counts = (
            (one.words, "word"),
            (one.terms, "term"),
            (one.rejected, "rejected term"),
            (one.accepted, "accepted term"),
        )
        said = ", ".join(count(number, noun) for number, noun in counts if number) or "nothing"
        yield f"{one.path}: {said} taken over"
        yield from (f"  wrote {path}" for path in one.written)
        if one.left:
            yield f"  did not translate: {len(one.left):,}"
        yield from (f"    {problem}" for problem in one.left[:_SHOWN])
        if len(one.left) > _SHOWN:
            yield f"    and {len(one.left) - _SHOWN:,} more: --format json has all"


def _row(one: Taken) -> dict[str, object]:
    counts = {key: getattr(one, key) for key in ("path", "words", "terms", "rejected", "accepted")}
    return {**counts, "written": [*map(str, one.written)], "left": [*map(problem_row, one.left)]}
