"""``writer update``: facts change, and the text follows under the writer's own edits."""

import sys
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option, read_assignments, set_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.returning import Brought, read_brought
from writer.desk.updating import Update, carry_out, of_title, plan
from writer.errors import UsageError
from writer.library.files import decode, read_text
from writer.prose.choices import MARK


@click.command("update")
@click.argument("draft", type=FILE, metavar="[DRAFT]", required=False)
@set_option
@click.option(
    "--text",
    "copy",
    type=FILE,
    metavar="FILE",
    help="Take back the text, as it was edited elsewhere: Markdown, plain text or HTML; '-' for standard input.",
)
@click.option("--title", metavar="TITLE", help="Every draft on this title, instead of one.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@quiet_option
def command(
    draft: Path | None,
    assignments: tuple[str, ...],
    copy: Path | None,
    title: str | None,
    *,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Change facts of DRAFT; sentences that nobody edited follow them, and a writer's own words stay.

    Where both changed, both stand in the copy between marks, and no gate lets the draft pass until
    one of them is chosen.

    Example: writer update drafts/night-ferry-season-2.md --set release_window="March 2027" --dry-run
    """
    if (draft is None) == (title is None):
        raise UsageError("name one draft, or a title with --title")
    if title is not None and copy is not None:
        raise UsageError("--text takes back the copy of one draft, not of all on a title")
    desk = Desk.find()
    paths = of_title(desk, title) if title is not None else (draft,) if draft else ()
    text = _brought(desk, copy) if copy else None
    updates = [plan(desk, path, read_assignments(assignments), text) for path in paths]
    for update in updates:
        write_out("".join(f"{line}\n" for line in _told(update)))
    if not dry_run:
        done = [update for update in updates if update.changed]
        carry_out(desk, done)
        if not quiet:
            click.echo(f"updated {len(done)} of {len(updates)}", err=True)


def _brought(desk: Desk, path: Path) -> Brought:
    name = "standard input" if str(path) == "-" else str(path)
    text = decode(sys.stdin.buffer.read(), name) if str(path) == "-" else read_text(path)
    return read_brought(desk, text, name)


def _told(update: Update) -> list[str]:
    """What the update does to one draft, a line each."""
    lines = [str(update.path), *(f"  {change}" for change in (*update.facts, *update.head))]
    lines += [f"  - {_line(sentence)}" for sentence in update.merged.taken_out if MARK not in sentence]
    lines += [f"  + {_line(sentence)}" for sentence in update.merged.put_in if MARK not in sentence]
    for choice in update.merged.choices:
        lines += [
            "  ? both changed; choose in the draft:",
            f"      yours: {_line(choice.yours)}",
            f"      facts: {_line(choice.facts)}",
        ]
    lines += [f"  not taken from the text, since it is a fact: {change}" for change in update.left]
    if update.facts and not update.follows:
        lines.append("  the copy stays as it is: what it was rendered as was not kept")
    return lines if len(lines) > 1 else [f"{update.path}", "  nothing changes"]


def _line(text: str) -> str:
    return " ".join(text.split()) or "(nothing)"
