"""``writer guide new``: begins a guide of the desk, or a rule with its examples."""

import click

from writer.cli.options import quiet_option
from writer.desk import Desk
from writer.desk.guidework.beginning import begin_guide, begin_rule
from writer.errors import UsageError


@click.command("new")
@click.argument("name", metavar="GUIDE|GUIDE.RULE")
@click.option("--extends", "below", metavar="GUIDE", help="What a new guide stands on; by default the desk's guide.")
@click.option("--kind", metavar="KIND", help="The kind of a new rule; by default existence.")
@quiet_option
def command(name: str, below: str | None, kind: str | None, *, quiet: bool) -> None:
    """Begin a GUIDE in styleguides/, or a rule of one, with examples that prove it.

    What is written passes `writer guide test` as it stands; nothing is written over.

    Example: writer guide new House && writer guide new House.Telly --kind substitution
    """
    desk = Desk.find()
    if desk.places.root is None:
        raise UsageError("there is no desk here", hint="make one with `writer init DIR`, or go to yours")
    folder, is_rule = desk.places.root / "styleguides", "." in name
    if (below if is_rule else kind) is not None:
        raise UsageError("--extends is for a guide, --kind for a rule", hint="leave it out")
    if is_rule:
        path = begin_rule(desk.guides, folder, name, kind or "existence")
    else:
        path = begin_guide(desk.guides, folder, name, desk.guides.of_desk(below or ""))
    click.echo(path)
    if not quiet:
        guide = name.partition(".")[0]
        more = (
            f"prove it with `writer guide test {guide}`"
            if is_rule
            else f"write 'guide: {guide}' into writer.yaml to use it"
        )
        click.echo(f"{'a rule' if is_rule else 'a guide'} has begun; {more}", err=True)
