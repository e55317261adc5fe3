"""``writer merge``: what git runs when two branches changed one draft."""

from pathlib import Path

import click

from writer.cli.options import FILE
from writer.desk import Desk
from writer.desk.branches import merge_branches


@click.command("merge")
@click.argument("was", type=FILE)
@click.argument("mine", type=FILE)
@click.argument("theirs", type=FILE)
@click.argument("name", default="draft.md", metavar="[NAME]")
@click.pass_context
def command(ctx: click.Context, was: Path, mine: Path, theirs: Path, name: str) -> None:
    """Bring THEIRS into MINE, drafts that both come from WAS; NAME is what the draft is called in the desk.

    Facts are merged one by one, the copy by sentences; exit 1 if both changed one fact or one sentence. Git runs it
    for drafts once it is told to, in each clone: git config merge.writer.driver "writer merge %O %A %B %P"

    Example: writer merge base.md ours.md theirs.md drafts/night-ferry-season-2.md
    """
    desk = Desk.find(Path(name).resolve().parent)
    ctx.exit(0 if merge_branches(desk, name, was, mine, theirs) else 1)
