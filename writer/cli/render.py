"""``writer render``: facts in, draft out."""

import json
from pathlib import Path

import click

from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.provenance import Source, provenance
from writer.model.draft import Draft
from writer.model.lines import LineIndex


@click.command("render")
@click.argument("facts", type=FILE, metavar="FACTS.yaml")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here; never over a file that is there.")
@click.option(
    "--provenance", "tracing", is_flag=True, help="Show, as JSON, which field or template line each part comes from."
)
@click.option("--guide", default="", metavar="NAME", help="The style guide whose wording to use.")
def command(facts: Path, output: Path | None, guide: str, *, tracing: bool) -> None:
    """Render the draft that the facts in FACTS.yaml make, front matter and all.

    Written into the desk's drafts, it follows its facts later as one made by `writer new` does.

    Example: writer render templates/season-renewal/samples/full.yaml
    """
    desk = Desk.find()
    known = desk.require(desk.read_facts(facts))
    draft = desk.render(known, guide=guide)
    text = _sources(provenance(desk, known, guide=guide), draft) if tracing else draft.text
    if output is None:
        write_out(text)
    elif desk.holds(output) and not tracing:
        desk.save_new(draft, output)
    else:
        desk.save(output, text, replace=False)


def _sources(sources: tuple[Source, ...], draft: Draft) -> str:
    """One part a line: begin and end as line and column of the draft, both included, its text, and where it is from."""
    index = LineIndex.of(draft.text)
    rows = []
    for source in sources:
        place = {"begin": index.position(source.span.begin), "end": index.position(source.span.end - 1)}
        from_ = (
            {"field": source.field} if source.field else {"template": source.origin.path, "line": source.origin.line}
        )
        rows.append(json.dumps({**place, "text": source.text, **from_}, ensure_ascii=False))
    return "[\n" + ",\n".join(rows) + "\n]\n"
