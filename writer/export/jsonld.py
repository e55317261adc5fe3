"""JSON-LD of schema.org: the right subtype of NewsArticle, the work that it is about, people, dates as known."""

from typing import Any

from writer.export.dates import iso, known
from writer.export.jsontext import as_text
from writer.export.people import Named, people
from writer.export.story import Story

_WORKS = {"film": "Movie", "series": "TVSeries", "limited-series": "TVSeries", "franchise": "CreativeWorkSeries"}


def export(story: Story) -> str:
    """The story as JSON-LD."""
    found = {
        "@context": "https://schema.org",
        "@type": story.article_type,
        "headline": story.headline,
        "description": story.description,
        "inLanguage": story.locale,
        "wordCount": story.words,
        "datePublished": iso(story.published),
        "dateModified": iso(story.updated),
        "author": {"@type": "Person", "name": story.byline} if story.byline else None,
        "keywords": list(story.tags),
        "about": _work(story),
        "mentions": [_person(one) for one in people(story) if not one.character and one.role != "actor"],
    }
    return as_text(found)


def _work(story: Story) -> dict[str, Any] | None:
    record = story.record
    if not record.text("title"):
        return None
    medium = record.text("medium") or ("series" if "season" in record else "")
    cast = [one for one in people(story) if one.role == "actor"]
    return {
        "@type": _WORKS.get(medium, "CreativeWork"),
        "name": record.text("title"),
        "datePublished": known(story, "premiere_date"),
        "actor": [_performance(one) for one in cast],
    }


def _performance(one: Named) -> dict[str, Any]:
    """An actor; with the character, as schema.org has it, by a role."""
    if not one.character:
        return _person(one)
    return {"@type": "PerformanceRole", "characterName": one.character, "actor": {"@type": "Person", "name": one.name}}


def _person(one: Named) -> dict[str, Any]:
    title = one.role if one.role not in {"actor", "subject", "mentioned"} else ""
    return {"@type": "Person", "name": one.name, "jobTitle": title}
