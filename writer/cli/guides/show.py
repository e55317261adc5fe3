"""``writer guide show``: a guide with all that it extends."""

from typing import Any

import click

from writer.cli.guides.shown import as_json
from writer.cli.output import write_out
from writer.desk import Desk
from writer.library.yamlfile import Plain, dump


@click.command("show")
@click.argument("guide", default="", metavar="[GUIDE]")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", help="Form of the answer.")
def command(guide: str, form: str) -> None:
    """Show GUIDE, by default the desk's, as one guide.yaml would say it: all that it extends is merged.

    Example: writer guide show US
    """
    book = Desk.find().guides
    name = book.of_desk(guide)
    content = book.content(name)
    if form == "json":
        write_out(as_json(content | {"layers": book.guide(name).layers}))
    else:
        layers = " → ".join(book.guide(name).layers)
        write_out(f"# {layers}, the later over the earlier\n{dump(_plain(content), flow=None)}")


def _plain(value: Any) -> Plain:
    """Numbers and choices of yes and no as a guide writes them."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
