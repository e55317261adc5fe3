"""What tests of rendering stand on: the shipped lexicon and genre, and articles from facts written as YAML."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from writer.library.drafts import read_facts
from writer.library.genres import load_genre
from writer.library.places import SHIPPED
from writer.library.yamlfile import plain, read_mapping
from writer.model.genre import Genre
from writer.model.guide import Guide
from writer.render.article import Article
from writer.render.compose import Press, render
from writer.render.language import Language

TODAY = date(2026, 7, 21)
LEXICON = {
    path.stem: plain(read_mapping(path.read_text("utf-8"), path.name))
    for path in (SHIPPED / "styleguides" / "Base" / "lexicon").glob("*.yaml")
    if path.stem in {"attribution", "status_wording", "wording"}
}
GENRE = load_genre("season-renewal", (SHIPPED / "templates",))


@pytest.fixture(scope="session")
def genre() -> Genre:
    """The genre that ships with a template."""
    return GENRE


@pytest.fixture(scope="session")
def lexicon() -> Mapping[str, Any]:
    """The English of the guide Base, as far as drafts are written with it."""
    return LEXICON


@pytest.fixture(scope="session")
def language() -> Language:
    """American English, as no guide has changed it."""
    return Language(LEXICON["wording"], {}, "en-US")  # type: ignore[arg-type]  # plain() knows no shapes


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """An article from facts in YAML, by the shipped template or by those of the folders given."""

    def of(yaml: str, wording: Mapping[str, str] | None = None, *desk: Any) -> Article:
        text = f"genre: season-renewal\n{yaml}"
        facts = read_facts(text, "facts.yaml", GENRE.fields, read_mapping(text, "facts.yaml"))
        assert not facts.problems
        roots = (*desk, SHIPPED / "templates")
        guide = Guide(name="Test", wording=wording or {})
        return render(GENRE, facts.facts, Press(lexicon=LEXICON, guide=guide, roots=roots, today=TODAY))

    return of
