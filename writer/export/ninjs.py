"""IPTC ninjs 3.1: the story with its headline, bodies, people and sources, valid against the published schema."""

from typing import Any

from writer.export import text
from writer.export.dates import moment
from writer.export.jsontext import as_text
from writer.export.markup import markup
from writer.export.people import people
from writer.export.story import Story

_SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
_STATES = {"published": "usable", "corrected": "usable", "spiked": "canceled"}


def export(story: Story) -> str:
    """The story as ninjs."""
    record = story.record
    found: dict[str, Any] = {
        "uri": f"urn:newsroom-writer:{story.id}",
        "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
        "type": "text",
        "representationType": "full",
        "pubStatus": _STATES.get(story.stage, "withheld"),
        "language": story.locale,
        "title": story.headline,
        "slugline": story.slug,
        "by": story.byline,
        "firstCreated": moment(story.published),
        "versionCreated": moment(story.updated or story.published),
        "embargoedUntil": moment(story.embargo),
        "edNote": record.text("disclosure"),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.headline}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": story.dek}] if story.dek else [],
        "bodies": [_body("text/html", markup(story.copy), story), _body("text/plain", text.export(story), story)],
        "people": [{"name": one.name, "rel": one.role, "literal": one.character} for one in people(story)],
        "subjects": [{"name": name, "rel": "keyword"} for name in story.tags],
        "genres": [{"name": story.genre}],
        "infoSources": [
            {"name": row.record.text("name"), "role": row.record.text("kind"), "uri": row.record.text("url")}
            for row in record.rows("sources")
        ],
    }
    return as_text(found)


def _body(kind: str, value: str, story: Story) -> dict[str, Any]:
    return {"role": "main", "contentType": kind, "charCount": len(value), "wordCount": story.words, "value": value}
