"""Every genre that ships: its samples render to what an editor approved, and its template uses what it asks for."""

import re
from datetime import date

import pytest

from writer.desk import Desk
from writer.desk.genrework.samples import samples
from writer.library.places import SHIPPED

TEMPLATES = SHIPPED / "templates"
GENRES = sorted({path.parent.parent.name for path in TEMPLATES.glob("*/samples/*.yaml")})


@pytest.fixture
def newsroom() -> Desk:
    """No desk: the shipped genres and guides alone, on a day after all samples."""
    return Desk(None, today=lambda: date(2030, 1, 1))


def test_every_genre_has_samples() -> None:
    assert sorted(path.parent.name for path in TEMPLATES.glob("*/genre.yaml")) == GENRES


@pytest.mark.parametrize("genre_id", GENRES)
def test_each_sample_renders_as_approved_and_without_a_flaw(newsroom: Desk, genre_id: str) -> None:
    tried = list(samples(newsroom, genre_id))
    assert {sample.path.stem for sample in tried} >= {"full", "few", "awkward", "international"}
    assert [str(problem) for sample in tried for problem in sample.problems] == []


@pytest.mark.parametrize("genre_id", GENRES)
def test_a_genre_asks_for_nothing_that_its_template_does_not_use(newsroom: Desk, genre_id: str) -> None:
    genre = newsroom.genre(genre_id)
    about_the_draft = {"headline", "dek", "byline", "published", "locale", "medium", "spoilers", "sources"}
    sources = [(TEMPLATES / genre_id / "article.md.jinja").read_text("utf-8")]
    sources += [path.read_text("utf-8") for path in (TEMPLATES / "_shared").glob("*.jinja")]
    used = set(re.findall(r"\w+", " ".join(sources)))
    asked = {name for group in genre.groups for name in group.fields}
    assert asked - used - about_the_draft == set()


@pytest.mark.parametrize("genre_id", GENRES)
def test_a_genre_asks_first_for_what_a_gate_needs(newsroom: Desk, genre_id: str) -> None:
    genre = newsroom.genre(genre_id)
    asked = {name for group in genre.groups for name in group.fields}
    needed = {name for name, field in genre.fields.items() if field.required} - {"genre", "images"}
    assert needed <= asked
    assert all(genre.fields[name].label and genre.fields[name].help for name in asked)


@pytest.mark.parametrize("genre_id", GENRES)
def test_at_least_five_facts_may_lead(newsroom: Desk, genre_id: str) -> None:
    assert len(newsroom.genre(genre_id).sections[0].forms) >= 5


@pytest.mark.parametrize("genre_id", GENRES)
def test_all_facts_with_what_is_still_to_come_reach_the_guideline(newsroom: Desk, genre_id: str) -> None:
    """A writer who fills in each TK at the length that it names has a story that is long enough, and not too long."""
    draft = newsroom.render(newsroom.require(newsroom.read_facts(TEMPLATES / genre_id / "samples" / "full.yaml")))
    length = newsroom.check(draft, without=frozenset({"grammar"})).files[0].length
    assert length is not None
    told = length.words
    to_come = sum(map(int, re.findall(r"\[TK [^\]]*, (\d+) words\]", draft.body)))
    guideline = newsroom.genre(genre_id).length
    assert (guideline.min or 0) <= told + to_come <= (guideline.max or told + to_come)
    assert told >= (900 if genre_id == "news-report" else 1)
