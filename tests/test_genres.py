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


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("{service: Orbit+}", "“Gull Island” can be seen on Orbit+."),
        (
            "{service: Orbit+, territory: United Kingdom, from: 2026-10}",
            "“Gull Island” has been on Orbit+ in the United Kingdom since October 2026.",
        ),
        (
            "{service: Orbit+, how: rent, from: 2027-01-08, until: 2027-03}",
            "“Gull Island” comes to Orbit+ (rent) on January 8, 2027, and stays until March 2027.",
        ),
        ("{service: Cinemas, from: 2026-10-09}", "“Gull Island” has been in cinemas since October 9, 2026."),
        ("{service: Orbit+, how: stream}", "“Gull Island” comes to Orbit+ (stream)."),
        ("{service: Orbit+, from: 2027-01}, {service: RÚV, from: 2027-02}", "“Gull Island” comes to these services:"),
        ("{service: Orbit+, from: 2027-01}, {service: RÚV}", "“Gull Island” can be seen here:"),
    ],
)
def test_where_it_is_to_be_seen_is_told_in_its_tense(newsroom: Desk, rows: str, sentence: str) -> None:
    window = "release_window: 2027\n" if "comes to Orbit+ (stream)." in sentence else ""
    facts = f"genre: release-date\ntitle: Gull Island\nmedium: film\npublished: 2026-11-02\n{window}"
    body = newsroom.render(newsroom.parse_facts(f"{facts}where_to_watch: [{rows}]\n", "facts.yaml")).body
    assert body.partition("## Where to watch\n\n")[2].partition("\n")[0] == sentence


def test_an_old_film_is_news_where_it_came_to(newsroom: Desk) -> None:
    facts = (
        "genre: release-date\ntitle: Felon\nmedium: film\nstatus: released\nplatform: Orbit+\npremiere_date: 2008\n"
        "where_to_watch: [{service: Orbit+, from: 2026-06-02}]\ncast: [{actor: Ana Ruiz}]\n"
        "crew: [{name: Bo Lind, job: director}, {name: Mara Quill, job: director}]\npublished: 2026-11-02\n"
    )
    draft = newsroom.render(newsroom.parse_facts(facts, "facts.yaml"))
    assert draft.body.startswith("\n“Felon,” which premiered in 2008, has been on Orbit+ since June 2, 2026.\n")
    assert "## Where to watch" not in draft.body
    assert draft.facts.record.text("dek") == "Bo Lind and Mara Quill directed the film. The cast includes Ana Ruiz."
    review = newsroom.render(newsroom.parse_facts(facts.replace("release-date", "review-recap"), "facts.yaml"))
    assert "Bo Lind and Mara Quill directed “Felon.”" in review.body


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
