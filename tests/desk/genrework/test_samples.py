"""Samples: what has changed is shown by words, what no template may print is found, --accept approves."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.genrework.flaws import flaws
from writer.desk.genrework.samples import word_diff

Run = Callable[..., subprocess.CompletedProcess[str]]
GENRE = "label: Note\nsections:\n  - {id: lede}\n  - {id: more, heading: More}\n"
TEMPLATE = """{% block headline %}{{ title }}{% endblock %}{% block dek %}A dek.{% endblock %}
{% block lede %}A note on {{ title }} of old.{% endblock %}{% block more %}MORE{% endblock %}"""
FACTS = "genre: note\ntitle: Night Ferry\npublished: 2026-07-21\n"


def make(desk: Path, more: str = "") -> Path:
    folder = desk / "templates" / "note"
    (folder / "samples").mkdir(parents=True)
    (folder / "genre.yaml").write_text(GENRE, "utf-8")
    (folder / "article.md.jinja").write_text(TEMPLATE.replace("MORE", more), "utf-8")
    (folder / "samples" / "full.yaml").write_text(FACTS, "utf-8")
    return folder


def test_a_change_is_shown_by_words_and_approved_on_demand(desk: Path, writer: Run) -> None:
    folder = make(desk)
    done = writer("genre", "test", "note")
    assert done.returncode == 1
    assert "samples/full.md:1:1: nobody has approved this draft (read it, then --accept)\n" in done.stdout
    done = writer("genre", "test", "note", "--accept")
    assert (done.returncode, done.stdout) == (0, "note: 1 sample: accepted\n")
    assert (folder / "samples" / "full.md").read_text("utf-8").endswith("\n\nA note on “Night Ferry” of old.\n")
    assert writer("genre", "test", "note").stdout == "note: 1 sample: as approved\n"
    page = folder / "article.md.jinja"
    page.write_text(page.read_text("utf-8").replace("of old", "of today"), "utf-8")
    done = writer("genre", "test", "note")
    assert done.returncode == 1
    changed = "samples/full.md:1:1: the draft has changed (mend the template, or --accept)"
    assert f"{changed}\n  A note on “Night Ferry” of [-old.-]{{+today.+}}\n" in done.stdout


def test_a_flaw_is_no_matter_of_taste(desk: Path, writer: Run) -> None:
    make(desk, more="The dates:")
    done = writer("genre", "test", "note", "--accept")
    assert done.returncode == 1
    assert "full.yaml:1:1: an introduction without a list: 'The dates:'\n" in done.stdout


def test_a_sample_counts_from_a_day(desk: Path, writer: Run) -> None:
    facts = make(desk) / "samples" / "full.yaml"
    facts.write_text("genre: note\ntitle: Night Ferry\n", "utf-8")
    done = writer("genre", "test", "note")
    assert done.returncode == 2
    assert "a sample needs the day from which it counts (add published: 2026-07-21)" in done.stderr


def test_genres_are_listed_with_what_they_are_for(writer: Run) -> None:
    listed = dict(line.split(maxsplit=1) for line in writer("genre", "list").stdout.splitlines())
    assert listed["season-renewal"] == "What is known of a series' next season, or of its end"


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("It is None now.", ["code instead of words: 'It is None now.'"]),
        ("It ended.. Then", ["two stops in a row: 'It ended.. Then'", "no stop at the end: 'It ended.. Then'"]),
        ("## Dates\n\n## Cast\n\nAda plays.", ["a heading without a body: '## Dates'"]),
        ("The dates:\n\nIt is on.", ["an introduction without a list: 'The dates:'"]),
        ("The dates:\n\n- one\n- two", []),
        ("Screen fans wrote on ferryfans.com.", ["a bare web address: 'Screen fans wrote on ferryfans.com.'"]),
        ("“We begin in May,” she said.", ["a quotation without its speaker: 'We begin in May'"]),
        ("“We begin in May,” Jo Adeyemi said.", []),
        ("“We begin in May,” Adeyemi said.", []),
        ("“We begin in May,” [TK Speaker] said.", ["a quotation without its speaker: 'We begin in May'"]),
        ("Ana is out. Jo Adeyemi is out.", []),
        ("It is out. It is on. It is out.", ["a sentence twice: 'It is out.'"]),
        ("and it is out.", ["a beginning in the middle: 'and it is out.'"]),
        ("tick, tick..., it is the the end.", ["a word twice: 'It, it is the the end.'"]),
        ("[TK who says so, 20 words]", []),
        ("The plan is Run, Run!, and it is on.", []),
    ],
)
def test_a_flaw_is_named_with_the_words_around_it(copy: str, found: list[str]) -> None:
    desk = Desk(None, today=lambda: date(2026, 7, 21))
    facts = "title: tick, tick...\nquotes: [{text: We begin in May., speaker: Jo Adeyemi}]\n"
    facts += "people: [{name: Jo Adeyemi, short: Adeyemi}, {name: Ana}]\n"
    facts += "tags: ['Run,  Run!']"
    draft = desk.parse(f"---\ngenre: season-renewal\n{facts}\n---\n\n{copy}\n", "a.md")
    assert list(flaws(draft)) == found


def test_a_diff_shows_the_paragraphs_that_differ() -> None:
    diff = word_diff("One two.\n\nSame.\n\nOld.\n", "One three.\n\nSame.\n\nNew.\n")
    assert diff == "  One [-two.-]{+three.+}\n  [-Old.-]{+New.+}"
