"""Lint of templates: each kind of mistake with its line and its cure, and no alarm at what is right."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.genrework.lint import lint_genre

Run = Callable[..., subprocess.CompletedProcess[str]]
GENRE = "label: Note\ngroups:\n  - {label: All, fields: [title, platform]}\nsections:\n  - {id: lede, forms: [one]}\n"
TEMPLATE = """{% block headline %}{{ title }}{% endblock %}{% block dek %}{{ platform or "" }}{% endblock %}
{% block lede_one %}{% endblock %}{% block lede %}
BODY
{% endblock %}
"""


def make(desk: Path, body: str, genre: str = GENRE, template: str = TEMPLATE) -> None:
    folder = desk / "templates" / "note"
    folder.mkdir(parents=True)
    (folder / "genre.yaml").write_text(genre, "utf-8")
    (folder / "article.md.jinja").write_text(template.replace("BODY", body), "utf-8")


def found(desk: Path) -> list[str]:
    problems = lint_genre(Desk(desk, today=lambda: date(2026, 7, 21)), "note")
    return [f"{p.place.line if p.place else 0}: {p.message} ({p.hint})" for p in problems]


ROW = "{% if platfrm %}x{% endif %}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ROW, "3: 'platfrm' is neither a field of this genre nor a function (did you mean 'platform'?)"),
        (
            "\n{% for row in cast %}{{ row.actr }}{% endfor %}",
            "4: 'actr' is no field of 'cast' (did you mean 'actor'?)",
        ),
        ("{{ production.begin or '' }}", "3: 'begin' is no field of 'production' (known here: start, wrap, places)"),
        ("{{ cast.actor or '' }}", "3: 'cast' is a list: 'actor' is asked of its rows (loop over it, or take |first)"),
        ("{{ title.actor }}", "3: 'title' has no fields of its own (take '.actor' away)"),
        ("{{ cast|map(attribute='actr')|list|length }}", "3: 'actr' is no field of 'cast' (did you mean 'actor'?)"),
        ("{{ (cast|selectattr('rle')|first).actor or '' }}", "3: 'rle' is no field of 'cast' (did you mean 'role'?)"),
        ("{% macro m(row) %}{{ row.charactr }}{% endmacro %}", "3: 'charactr' is a field of no row (did you mean"),
        ("{{ season }}", "3: 'season' is printed unasked: where it is missing a TK stands there ({% if season %}…"),
        ("{{ 'On ' ~ platform }}", "3: 'platform' is printed unasked"),
        ("{% for row in cast if row.actor %}{{ row.character }}{% endfor %}", "3: 'row.character' is printed unasked"),
        ("It began.\nThat was on March 12, 2027.", "4: a date typed by hand: 'March 12, 2027' (print a fact"),
        ("{{ 'in 2027' }}", "3: a date typed by hand: '2027' (print a fact: {{ window(premiere_date) }}"),
        ("The cast:\n\n{% for row in cast %}\n- a\n{% endfor %}", "5: a colon before a loop that may have no rows"),
        ("{% for row in cast if row.actor and loop.first %}x{% endfor %}", "3: 'loop' is not there yet in the test"),
        ("{% block more %}{% endblock %}", "3: nothing prints the block 'more' (name it in genre.yaml under"),
    ],
)
def test_a_mistake_is_found_with_its_line_and_its_cure(desk: Path, body: str, expected: str) -> None:
    make(desk, body)
    (problem,) = found(desk)
    assert problem.startswith(expected)


@pytest.mark.parametrize(
    "body",
    [
        "{% if season %}Season {{ season }}{% endif %}{{ platform or 'The platform' }}{{ title }}",
        "{% for row in cast if row.actor and row.character %}{{ row.actor }}, {{ row.character }}{% endfor %}",
        "{% for row in cast|selectattr('actor')|list if row.actor %}{{ loop.index }}{{ row.actor }}{% endfor %}",
        "{% set found = namespace(lines=[]) %}{% set found.lines = found.lines + ['a'] %}{{ found.lines|length }}",
        "{% set last = seasons|list|last if seasons else {} %}{{ last.number or '' }}{{ story.work }}",
        "{% if cast %}The cast:\n\n{% for row in cast %}\n- a\n{% endfor %}{% endif %}",
        "{{ stated('a', season) }}{{ platform ~ '' if platform else '' }}{{ season and 'Season ' ~ season }}",
        "{% macro m(row) %}{{ row.actor }}{% endmacro %}{{ m(cast[0]) }}",
    ],
)
def test_what_is_right_is_let_be(desk: Path, body: str) -> None:
    make(desk, body)
    assert found(desk) == []


def test_what_is_asked_in_vain_hidden_or_without_a_block_is_found(desk: Path) -> None:
    genre = GENRE.replace("platform]", "platform, episode]").replace("[one]", "[one, two]")
    make(desk, "", genre + "fields:\n  plural: {type: text}\n")
    assert found(desk) == [
        "7: the field 'plural' has the name of a function, which hides it (give it another name)",
        "3: 'episode' is asked for, and the template never uses it (print it, or ask no more)",
        "1: the template has no block 'lede_two' (add {% block lede_two %}…{% endblock %})",
    ]


def test_every_shipped_template_is_clean(writer: Run) -> None:
    done = writer("genre", "lint")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_template_that_cannot_be_parsed_is_an_error_with_its_line(desk: Path, writer: Run) -> None:
    make(desk, "{{ title + }}")
    done = writer("genre", "lint", "note")
    assert done.returncode == 2
    assert "templates/note/article.md.jinja:3:1: unexpected" in done.stderr


CONDITIONS = """label: Note
groups:
  - {label: All, fields: [title, platform]}
fields:
  platform: {when: sttus == "renewed"}
  season: {default: "'2' if"}
  crowd:
    type: list
    rows:
      name: {type: person, when: org and title}
      org: {type: name}
constraints:
  late: {fields: [premiere_date], wrong: premiere_date > tomorrow, message: too late}
sections:
  - {id: lede, forms: [one]}
"""


def test_expressions_of_the_interview_speak_of_fields_alone(desk: Path) -> None:
    make(desk, "", CONDITIONS)
    assert found(desk) == [
        "13: 'tomorrow' is no field that this expression can see ()",
        "5: 'sttus' is no field that this expression can see (did you mean 'status'?)",
        "6: ''2' if' is no expression: unexpected 'end of template' ()",
    ]
