"""``writer new``: a draft from what is known; asks on a terminal for what is open."""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from writer.cli.asking import Asking
from writer.cli.material import with_material
from writer.cli.options import FILE, quiet_option, read_assignments, set_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.carry import begun, marked, may_not_hold
from writer.desk.updating import carry_out, plan
from writer.desk.variety import taken
from writer.errors import UsageError
from writer.model.ageing import Ageing
from writer.model.draft import Draft


@click.command("new")
@click.argument("genre", required=False)
@click.option(
    "--from",
    "source",
    type=FILE,
    metavar="FILE",
    help="Start from a facts file, or from what a draft on the same title knew: its copy stays behind.",
)
@click.option(
    "--material",
    type=FILE,
    metavar="FILE",
    help="Fill in what a press release, a tip or an article says ('-': stdin); on a terminal each fact is asked about.",
)
@click.option("--source", "named", default="", metavar="NAME,KIND,DATE", help="Where the material comes from.")
@click.option("--resume", type=FILE, metavar="DRAFT", help="Ask on for what DRAFT leaves open.")
@set_option
@quiet_option
def command(
    genre: str | None,
    source: Path | None,
    material: Path | None,
    named: str,
    resume: Path | None,
    assignments: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Start a draft of GENRE as drafts/SLUG.md; what is not known stands in it as a TK.

    On a terminal it asks for the fields that are open; Ctrl-D ends the questions, and --resume goes on with them.
    Facts that it takes over from another draft, and that may no longer hold, are named and marked. It never
    overwrites a draft.

    Example: writer new season-renewal --set title="Night Ferry" --set season=2 --set status=renewed
    """
    desk = Desk.find()
    given = read_assignments(assignments)
    if named and material is None:
        raise UsageError("--source names where --material comes from", hint="give --material FILE as well")
    if resume is not None:
        if genre or source or material:
            raise UsageError("--resume goes on with a draft that has its genre and its facts", hint="name it alone")
        path, whole = _resumed(desk, resume, given)
    elif genre is not None:
        path, whole = _new(desk, genre, source, given, (material, named))
    else:
        raise UsageError("a new draft needs a genre", hint="'writer genre list' names them")
    if not quiet:
        following = f"writer check {path}" if whole else f"writer new --resume {path}"
        click.echo(f"wrote {path}; next: {following}", err=True)
    write_out(f"{path}\n")


def _new(
    desk: Desk, genre: str, source: Path | None, given: Mapping[str, str], material: tuple[Path | None, str]
) -> tuple[Path, bool]:
    """Where the draft was written, and whether the questions came to their end."""
    start = begun(desk, genre, source, given.get("title", ""))
    if start.left:
        click.echo(f"not carried over, since a {genre} does not ask for it: {', '.join(start.left)}", err=True)
    draft, answered = desk.assign(start.draft, given), {_NAME.split(name)[0] for name in given}
    path, named = material
    if path is not None:
        draft = with_material(desk, draft, path, named)
    asked = _ask(desk, draft, may_not_hold(desk, draft, start.since, answered) if start.since else ())
    if desk.lacks(asked.draft) and not asked.whole:
        if not asked.answers:
            raise click.Abort
        path = desk.free_path(asked.draft)
        desk.save(path, asked.draft.text, replace=False)
        return path, False
    stale = may_not_hold(desk, asked.draft, start.since, {*answered, *asked.answers}) if start.since else ()
    for fact in stale:
        click.echo(f"may no longer hold: {fact.told(desk.today())}", err=True)
    made = marked(desk, desk.render(desk.require(asked.draft), taken=taken(desk, genre)), stale)
    return desk.save_new(made, desk.free_path(made) if start.since else None), asked.whole


_NAME = re.compile(r"[.\[]")
"""What parts the name of a field from a place inside its answer."""


def _resumed(desk: Desk, path: Path, given: Mapping[str, str]) -> tuple[Path, bool]:
    """The same for the draft at ``path``, whose copy follows the answers under the writer's own edits."""
    asked = _ask(desk, desk.assign(desk.read_facts(path), given))
    if desk.lacks(asked.draft):
        desk.save(path, asked.draft.text)
    else:
        carry_out(desk, [plan(desk, path, given, values=asked.answers)])
    return path, asked.whole


def _ask(desk: Desk, draft: Draft, stale: Iterable[Ageing] = ()) -> Asking:
    """Ask, if somebody is there to answer; of facts that may no longer hold too."""
    asking = Asking(desk, draft, {fact.field: fact.why(desk.today()) for fact in reversed([*stale])})
    if sys.stdin.isatty() and sys.stderr.isatty():
        asking.run()
    return asking
