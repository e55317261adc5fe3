"""``writer render``: facts in, draft out."""

from pathlib import Path

import click

from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk


@click.command("render")
@click.argument("facts", type=FILE, metavar="FACTS.yaml")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here; never over a file that is there.")
@click.option("--guide", default="", metavar="NAME", help="The style guide whose wording to use.")
def command(facts: Path, output: Path | None, guide: str) -> None:
    """Render the draft that the facts in FACTS.yaml make, front matter and all.

    Example: writer render templates/season-renewal/samples/full.yaml
    """
    desk = Desk.find()
    draft = desk.render(desk.require(desk.read_facts(facts)), guide=guide)
    if output is None:
        write_out(draft.text)
    else:
        desk.save(output, draft.text, replace=False)
