"""Every genre that ships: its samples render to what an editor approved, and its template uses what it asks for."""

import re
from datetime import date

import pytest

from writer.desk import Desk
from writer.desk.genrework.cover import cover
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
def test_the_samples_take_every_branch_and_form(newsroom: Desk, genre_id: str) -> None:
    found = cover(newsroom, genre_id, search=False)
    assert ([str(branch) for branch in found.untaken], found.unused_forms) == ([], ())
    assert found.branches >= 50


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


PREMIERES = {"2025": "in 2025", "2026": "in 2026", "2027": "in 2027", "2026-07": "in July 2026"}
PREMIERES |= {
    "2026-11-02": "on November 2, 2026",
    "2026-12-01": "on December 1, 2026",
    "2026-03-01": "on March 1, 2026",
}


@pytest.mark.parametrize("status", ["dated", "delayed", "post-production", "released", "airing", "ended", "shelved"])
@pytest.mark.parametrize(("premiere", "words"), PREMIERES.items())
def test_headline_and_dek_tell_the_premiere_in_its_tense(
    newsroom: Desk, status: str, premiere: str, words: str
) -> None:
    """A year that is not over is past for what is out, and still to come for what is not."""
    facts = (
        f"genre: release-date\ntitle: Blood & Water\npremiere_date: {premiere}\nstatus: {status}\nplatform: Orbit+\n"
    )
    draft = newsroom.render(newsroom.parse_facts(f"{facts}medium: film\npublished: 2026-11-02\n", "facts.yaml"))
    over, begun = premiere in {"2025", "2026-07", "2026-03-01"}, premiere not in {"2027", "2026-12-01"}
    out = status in {"released", "airing", "ended"}
    told = f"{draft.facts.record.text('headline')}. {draft.facts.record.text('dek')}"
    assert re.search("premieres|to premiere", told) is None or not (out or over or status == "shelved")
    assert "premiered" not in told or (out and begun)
    assert ("premiered" in told) == (out and begun)
    assert re.search(r"premiere[sd]?\b", told) is None or words in told
    assert "premiered on Orbit+" not in draft.text  # where it is to be seen now is not where it premiered


@pytest.mark.parametrize("form", ["day", "status"])
def test_a_premiere_that_the_lede_tells_is_not_told_again(newsroom: Desk, form: str) -> None:
    """Whatever form a draft has taken before its facts were changed."""
    facts = "genre: release-date\ntitle: Night Ferry\nplatform: Orbit+\nstatus: released\npremiere_date: 2020\n"
    taken = f"published: 2021-06-15\nwriter: {{format: 1, variants: {{lede: {{form: {form}}}}}}}\n"
    draft = newsroom.render(newsroom.parse(f"---\n{facts}{taken}---\n", "drafts/night-ferry.md"))
    assert draft.variants["lede"]["form"] == form
    assert draft.body.count("in 2020") == 1


def test_no_gate_waits_for_a_section_that_the_lede_has_told(newsroom: Desk) -> None:
    facts = "genre: release-date\ntitle: Night Ferry\nmedium: film\nstatus: released\npremiere_date: 1975-06-20\n"
    draft = newsroom.render(newsroom.parse_facts(f"{facts}published: 2026-11-02\n", "facts.yaml"))
    assert "## Release date" not in draft.body
    report = newsroom.check(draft, without=frozenset({"grammar"}))
    assert not [item.message for item in report.files[0].open_items if "section" in item.message]
    cut = newsroom.parse(draft.text.replace("## Where to watch", "## Elsewhere"), draft.path)
    report = newsroom.check(cut, without=frozenset({"grammar"}))
    assert "The section 'Where to watch' is missing" in [item.message for item in report.files[0].open_items]


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
