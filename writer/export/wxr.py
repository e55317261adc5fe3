"""WordPress eXtended RSS 1.2: one post, to be taken in by WordPress's own importer."""

from datetime import UTC
from xml.etree import ElementTree as ET

from writer.export.markup import markup
from writer.export.story import Story
from writer.model.dates import moment_of
from writer.model.slugs import slugify

_SPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}


def export(story: Story) -> str:
    """The story as a post: published only if it is, at its moment if that is to come."""
    for prefix, space in _SPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", story.headline)
    _add(channel, "language", story.locale)
    _add(channel, "wp:wxr_version", "1.2")
    item = ET.SubElement(channel, "item")
    for name, text in _post(story):
        _add(item, name, text)
    for tag in story.tags:
        _add(item, "category", tag, domain="post_tag", nicename=slugify(tag))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _post(story: Story) -> list[tuple[str, str]]:
    dated = []
    if story.published:
        day = moment_of(story.published)
        zones = (("wp:post_date", day), ("wp:post_date_gmt", day.astimezone(UTC)))
        dated = [(name, f"{at:%Y-%m-%d %H:%M:%S}") for name, at in zones]
    return [
        ("title", story.headline),
        ("dc:creator", story.byline),
        ("content:encoded", markup(story.copy)),
        ("excerpt:encoded", story.dek),
        *dated,
        ("wp:post_name", story.slug),
        ("wp:post_type", "post"),
        ("wp:status", "publish" if story.stage in {"published", "corrected"} else "draft"),
    ]


def _add(parent: ET.Element, name: str, text: str, **about: str) -> None:
    prefix, _, rest = name.rpartition(":")
    child = ET.SubElement(parent, f"{{{_SPACES[prefix]}}}{rest}" if prefix else rest, about)
    child.text = text
