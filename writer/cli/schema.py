"""``writer schema``: what editors complete and validate YAML by."""

import click

from writer.cli.guides.shown import as_json
from writer.cli.output import write_out
from writer.desk import Desk
from writer.library.schemas import desk_schema, facts_schema, genre_schema, guide_schema, shared_schema

FILES = {
    "genre.yaml": genre_schema,
    "fields.yaml": shared_schema,
    "guide.yaml": guide_schema,
    "writer.yaml": desk_schema,
}
"""Name of a file → what makes its schema."""


@click.command("schema")
@click.argument("name", metavar="FILE|GENRE")
def command(name: str) -> None:
    """Print the JSON Schema of genre.yaml, fields.yaml, guide.yaml or writer.yaml, or that of the facts of a GENRE.

    An editor that knows YAML is pointed at it by the first line of a file:
    # yaml-language-server: $schema=season-renewal.schema.json

    Example: writer schema season-renewal > season-renewal.schema.json
    """
    schema = FILES[name]() if name in FILES else facts_schema(Desk.find().genre(name))
    write_out(as_json(schema))
