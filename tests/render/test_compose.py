"""Articles: every status, certainty and window, and any part of the facts, without a word that nobody would print."""

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer.errors import TemplateError
from writer.library.yamlfile import dump
from writer.model.genre import Genre
from writer.render.article import Article

Render = Callable[..., Article]

SOURCES = """
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-20}
  - {name: Variety, kind: trade, date: 2026-07-19}
  - {name: Ferry Blog, kind: fan-site, date: 2026-07-01}
"""
BY = {"official": "Orbit+", "reported": "Variety", "expected": "Ferry Blog", "rumored": "Ferry Blog", "unknown": ""}
WINDOWS = ("2027-03-12", "2026-07-03", "March 2027", "spring 2027", "Q4 2026 – Q1 2027", "late 2026", "2027", "TBA")
SHOW = "title: Night Ferry\nplatform: Orbit+\nseason: 2\npublished: 2026-07-21\n"

RUMOR = (
    "A renewal of *Night Ferry* for Season 2 is rumored, according to an unverified report by the fan site Ferry Blog "
    "on July 1, 2026."
)

FLAWS = re.compile(
    r"None|undefined|\{\{|\{%|\x1f|\[\]|\bnan\b"  # what a template leaves behind
    r"|(?<!\.)\.\.(?!\.)|  |,,|::|,\.| [,.;:!?](?:\s|$)|“\s|\s”"  # joints
    r"|:\n\n(?!- )|:\Z|^- *$"  # an introduction or bullet without anything behind it
    r"|^(?!#)[a-z,;:]",  # a paragraph that begins in the middle
    re.MULTILINE,
)


def assert_printable(article: Article) -> None:
    lines = f"{article.headline}\n\n{article.dek}\n\n{article.copy}"
    found = FLAWS.search(lines)
    assert found is None, lines[max(0, found.start() - 80) : found.end() + 40]
    assert len(article.headline) <= 80
    assert len(article.dek) <= 160
    assert article.copy.endswith("\n")
    assert not article.copy.endswith("\n\n")
    assert all(section.body for section in article.sections)
    for paragraph in re.sub(r"\[TK[^]]*\]", "", article.copy).split("\n\n"):
        assert len(paragraph.split()) <= 75, paragraph


def stated(value: str, certainty: str) -> str:
    sources = f", sources: [{BY[certainty]}]" if BY[certainty] else ""
    return f"{{value: {value}, certainty: {certainty}{sources}}}"


@pytest.mark.parametrize("certainty", BY)
def test_every_status_certainty_and_precision_renders(article: Render, genre: Genre, certainty: str) -> None:
    for status, window in product(genre.fields["status"].choices, WINDOWS):
        facts = f"{SHOW}status: {stated(status, certainty)}\nrelease_window: {stated(window, certainty)}{SOURCES}"
        assert_printable(article(facts))


@pytest.mark.parametrize(
    ("status", "lede"),
    [
        ("rumored", "Season 2 of *Night Ferry* is rumored."),
        ("announced", "Orbit+ has announced Season 2 of *Night Ferry*."),
        ("in-development", "Season 2 of *Night Ferry* is in development at Orbit+."),
        ("renewed", "Orbit+ has renewed *Night Ferry* for Season 2."),
        ("in-production", "Season 2 of *Night Ferry* is in production at Orbit+."),
        ("post-production", "Season 2 of *Night Ferry* is in post-production at Orbit+."),
        ("dated", "Season 2 of *Night Ferry* has a premiere date on Orbit+."),
        ("delayed", "Orbit+ has delayed Season 2 of *Night Ferry*."),
        ("released", "Season 2 of *Night Ferry* is out on Orbit+."),
        ("airing", "Season 2 of *Night Ferry* is airing on Orbit+."),
        ("ended", "*Night Ferry* has ended after Season 2."),
        ("undecided", "The future of *Night Ferry* at Orbit+ after Season 2 is undecided."),
        ("cancelled", "Orbit+ has canceled *Night Ferry* after Season 2."),
        ("shelved", "Orbit+ has shelved Season 2 of *Night Ferry*."),
        ("revived", "Orbit+ has revived *Night Ferry* for Season 2."),
    ],
)
def test_each_status_has_its_lede(article: Render, status: str, lede: str) -> None:
    assert article(f"{SHOW}status: {status}").sections[0].body.split("\n\n")[0] == lede


@pytest.mark.parametrize(
    ("certainty", "lede", "headline"),
    [
        (
            "official",
            "*Night Ferry* has been renewed for Season 2, Orbit+ said on July 20, 2026.",
            "Night Ferry renewed for Season 2 at Orbit+",
        ),
        (
            "reported",
            "Orbit+ has renewed *Night Ferry* for Season 2, Variety reported on July 19, 2026.",
            "Night Ferry renewed for Season 2 at Orbit+, Variety reports",
        ),
        (
            "expected",
            "The fan site Ferry Blog expects a renewal of *Night Ferry* for Season 2, as of July 1, 2026.",
            "Night Ferry Season 2: what is expected",
        ),
        (
            "rumored",
            RUMOR,
            "Night Ferry Season 2: what is rumored",
        ),
        (
            "unknown",
            "[TK what is new about Night Ferry, who said so, and when, 30 words]",
            "Night Ferry Season 2: what is known",
        ),
    ],
)
def test_the_wording_follows_the_certainty(article: Render, certainty: str, lede: str, headline: str) -> None:
    made = article(f"{SHOW}status: {stated('renewed', certainty)}{SOURCES}")
    assert (made.sections[0].body.split("\n\n")[0], made.headline) == (lede, headline)


@pytest.mark.parametrize(
    ("day", "lede"),
    [
        ("2026-10-09", "Season 2 of *Night Ferry* premieres on Orbit+ on October 9, 2026."),
        ("2026-07-21", "Season 2 of *Night Ferry* premieres on Orbit+ on July 21, 2026."),
        ("2026-07-20", "The premiere date of Season 2 of *Night Ferry* was July 20, 2026."),
    ],
)
def test_a_premiere_is_told_from_the_reference_day(article: Render, day: str, lede: str) -> None:
    made = article(f"{SHOW}status: dated\npremiere_date: {day}")
    assert made.sections[0].body.split("\n\n")[0] == lede


def test_a_rumor_stands_in_its_own_section_only(article: Render) -> None:
    made = article(
        f"{SHOW}status: renewed\nrelease_window: {stated('2027', 'rumored')}\n"
        f"cast:\n  - {{actor: Lena Vogt, character: Mia, certainty: rumored, sources: [Ferry Blog]}}{SOURCES}"
    )
    bodies = {section.id: section.body for section in made.sections}
    assert bodies.pop("rumored") == (
        "According to an unverified report by the fan site Ferry Blog on July 1, 2026, Season 2 premieres in 2027.\n\n"
        "According to an unverified report by the fan site Ferry Blog, Lena Vogt plays Mia."
    )
    assert "2027" not in made.dek
    assert not re.search("Lena|2027", " ".join(bodies.values()))


def test_the_title_alone_renders(article: Render) -> None:
    made = article("title: Night Ferry")
    assert_printable(made)
    assert made.headline == "Night Ferry: what is known about the series"
    assert [section.id for section in made.sections] == [
        "lede", "confirmed", "release", "cast_list", "story", "open", "next",
    ]  # fmt: skip


def test_a_headline_and_dek_of_the_writers_own_stand(article: Render) -> None:
    made = article("title: Night Ferry\nheadline: The ferry sails again\ndek: In October.")
    assert (made.headline, made.dek) == ("The ferry sails again", "In October.")


def test_the_guides_wording_reaches_the_text(article: Render) -> None:
    made = article(f"{SHOW}status: dated\npremiere_date: 2026-10-09", {"titles": "quotes", "date": "day-first"})
    assert made.sections[0].body.startswith("Season 2 of “Night Ferry” premieres on Orbit+ on 9 October 2026.")
    assert made.headline == "‘Night Ferry’ Season 2 premieres on Orbit+ on 9 October 2026"


def test_many_actors_become_a_list(article: Render) -> None:
    rows = "".join(f"  - {{actor: Actor Name {n}, character: Character Name {n}, role: newcomer}}\n" for n in range(8))
    cast = next(section for section in article(f"{SHOW}cast:\n{rows}").sections if section.id == "cast_list")
    assert cast.body.startswith("The newcomers:\n\n- Actor Name 0 as Character Name 0\n- Actor Name 1 as")


def test_a_block_of_the_desk_replaces_the_shipped_one(article: Render, tmp_path: Any) -> None:
    folder = tmp_path / "season-renewal"
    folder.mkdir()
    (folder / "article.md.jinja").write_text(
        '{% extends "shipped/season-renewal/article.md.jinja" %}\n'
        "{% block next %}{{ platform }} is next, with {{ story.work }}.{% endblock %}\n",
        "utf-8",
    )
    made = article(SHOW, {}, tmp_path)
    assert str(made.sections[-1]) == "## What is next\n\nOrbit+ is next, with Season 2 of *Night Ferry*."
    assert made.sections[:-1] == article(SHOW).sections[:-1]


def test_an_unknown_field_in_a_desks_template_is_an_error_with_its_line(article: Render, tmp_path: Any) -> None:
    folder = tmp_path / "season-renewal"
    folder.mkdir()
    page = folder / "article.md.jinja"
    page.write_text(
        '{% extends "shipped/season-renewal/article.md.jinja" %}\n{% block next %}{{ platfrm }}{% endblock %}', "utf-8"
    )
    with pytest.raises(TemplateError) as error:
        article(SHOW, {}, tmp_path)
    assert str(error.value) == (
        f"{page}:2:1: 'platfrm' is neither a field of this genre nor a function (did you mean 'platform'?)"
    )


STATUSES = ("rumored", "announced", "renewed", "in-production", "dated", "released", "ended", "revived")
NAMES = st.sampled_from(["Mara Quill", "Nguyễn Thị Minh Hằng", "Conor O'Brien-D'Arcy Jr.", "Ólafur Björn", "Lomon"])
DATES = st.sampled_from(["2021-02-05", "2024", "March 2025", "2026-07-21", "2026-10-09", "2027"])
CERTAINTY = st.sampled_from(sorted(BY))


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any part of these keys, with certainty and source as a fact in full has them."""
    about = {"certainty": CERTAINTY, "sources": st.just(["Variety"])}
    return st.fixed_dictionaries({}, optional={**fields, **about})


def fact(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value plain, or in full with or without a source."""
    full = st.fixed_dictionaries({"value": values, "certainty": CERTAINTY}, optional={"sources": st.just(["Variety"])})
    return st.one_of(values, full)


ANSWERS = st.fixed_dictionaries(
    {"title": st.sampled_from(["You", "9-1-1", "[REC]", "Who's It?: M*A*S*H", "1899"])},
    optional={
        "platform": st.sampled_from(["Orbit+", "What's Next", "RÚV"]),
        "season": st.integers(1, 12).map(str),
        "status": fact(st.sampled_from(STATUSES)),
        "release_window": fact(st.sampled_from(WINDOWS)),
        "premiere_date": fact(DATES),
        "renewal_date": fact(DATES),
        "cancelled_date": fact(DATES),
        "revived_date": fact(DATES),
        "announced_date": fact(DATES),
        "production": some(start=fact(DATES), wrap=fact(DATES), places=st.lists(NAMES, max_size=2)),
        "seasons": st.lists(some(number=st.just("1"), premiere=DATES, episodes=st.just("8")), max_size=2),
        "cast": st.lists(
            some(
                actor=NAMES,
                character=st.sampled_from(["Íñigo", 'Det. "Red" Malloy', "Ada"]),
                role=st.sampled_from(["lead", "main", "guest", "newcomer", "departing"]),
                note=st.just("a pilot"),
                reason=st.just("her contract ended"),
            ),
            max_size=6,
        ),
        "crew": st.lists(some(name=NAMES, job=st.just("director")), max_size=3),
        "quotes": st.lists(some(text=st.sampled_from(["We begin.", "Why?"]), speaker=NAMES, date=DATES), max_size=2),
        "episodes": fact(st.just("8")),
        "final_season": fact(st.sampled_from(["yes", "no"])),
        "release_pattern": fact(st.sampled_from(["weekly", "single", "all-at-once"])),
        "trailer": some(kind=st.just("teaser"), date=DATES),
        "logline": fact(st.just("A ferry runs aground.")),
        "based_on": some(title=st.just("It"), author=st.lists(NAMES, max_size=2), kind=st.just("novel")),
        "last_season_end": st.just("The ferry leaves"),
        "news_peg": fact(st.just("Orbit+ ordered a season on July 21.")),
        "nut_graf": st.just("It is the first."),
        "unknowns": st.lists(st.just("the day of the premiere"), max_size=3),
        "next_events": st.lists(some(date=DATES, event=st.just("a panel")), max_size=3),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS)
def test_any_part_of_the_facts_renders(article: Render, answers: Mapping[str, Any]) -> None:
    text = f"{dump(dict(answers))}{SOURCES}"
    made = article(text)
    assert_printable(made)
    assert article(text) == made
