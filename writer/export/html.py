"""An accessible page: one article with its language, one heading of the first level, times that machines can read."""

from collections.abc import Iterator
from html import escape

from writer.export import jsonld
from writer.export.dates import iso
from writer.export.markup import markup
from writer.export.story import Story


def export(story: Story) -> str:
    """The story as a page of its own; nothing in it comes from anywhere else."""
    return "".join(f"{line}\n" for line in _page(story))


def _page(story: Story) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{escape(story.locale)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(story.headline)}</title>"
    if story.description:
        yield f'<meta name="description" content="{escape(story.description)}">'
    told = jsonld.export(story).strip().replace("<", "\\u003c")  # so that no text ends the script
    yield f'<script type="application/ld+json">\n{told}\n</script>'
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield article(story)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def article(story: Story) -> str:
    """The story as one ``article``, to be put into a page."""
    head = [f"<h1>{escape(story.headline)}</h1>"]
    head += [f"<p>{escape(story.dek)}</p>"] if story.dek else []
    head += [f"<p>{escape(story.by)}</p>"] if story.by else []
    for word, day in (("Published", story.published), ("Updated", story.updated)):
        head += [f'<p>{word} <time datetime="{iso(day)}">{iso(day)[:10]}</time></p>'] if day else []
    lines = "\n".join(head)
    return f"<article>\n<header>\n{lines}\n</header>\n{markup(story.copy)}</article>"
