"""HTML that is brought back is Markdown; only the dates of an exported page stay behind."""

from datetime import date

import pytest

from writer.export.html import export
from writer.export.story import Story
from writer.library.brought import as_markdown
from writer.model.facts import EMPTY


def page(copy: str) -> str:
    story = Story(
        id="a",
        slug="a",
        headline="The ship is back",
        dek="",
        byline="",
        locale="en-US",
        genre="News",
        article_type="NewsArticle",
        stage="published",
        words=2,
        copy=copy,
        record=EMPTY,
        published=date(2026, 7, 21),
        updated=date(2026, 7, 22),
        embargo=None,
    )
    return export(story)


def test_a_paragraph_with_a_time_in_it_stays() -> None:
    html = page("It sails.\n").replace(
        "<p>It sails.", '<p>On <time datetime="2027-05-03">May 3</time> it <b>sails</b>.'
    )
    assert as_markdown(html).split() == ["#", "The", "ship", "is", "back", "On", "May", "3", "it", "**sails**."]


@pytest.mark.parametrize("begin", ["2027.", "12)", "3.", "-", "+"])
def test_a_paragraph_begins_as_it_was_typed(begin: str) -> None:
    assert as_markdown(f"<p>{begin} It opens.</p><p>a-b 1.5 c</p>") == f"{begin} It opens.\n\na-b 1.5 c\n"
