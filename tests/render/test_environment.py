"""Templates: what they may ask for, where an error points, what the sandbox refuses, how a desk overrides."""

from collections.abc import Callable
from pathlib import Path

import pytest

from writer.errors import TemplateError
from writer.model.facts import Fact, Record
from writer.model.fields import Field, FieldType
from writer.render.answers import answers
from writer.render.environment import Page
from writer.render.language import Language
from writer.render.layout import tidy

CAST = Field(
    name="cast",
    type=FieldType.CREDITS,
    label="Cast",
    rows={name: Field(name=name, type=FieldType.TEXT, label=name.title()) for name in ("actor", "character")},
)
FIELDS = {
    "title": Field(name="title", type=FieldType.TITLE, label="Title"),
    "season": Field(name="season", type=FieldType.INT, label="Season"),
    "final": Field(name="final", type=FieldType.BOOL, label="Final"),
    "window": Field(name="window", type=FieldType.WINDOW, label="Window"),
    "cast": CAST,
}
FACTS = Record(
    {
        "title": Fact(value="Night Ferry", type=FieldType.TITLE),
        "cast": Fact(value=(Fact(value=Record({"actor": Fact(value="Mara Quill")})),)),
        "final": Fact(value=False),
    }
)

Body = Callable[[str], str]


@pytest.fixture
def body(tmp_path: Path, language: Language) -> Body:
    """The text of a block ``body`` with the given source, which begins on line 2 of its template."""

    def of(source: str) -> str:
        (tmp_path / "page.jinja").write_text(f"{{% block body %}}\n{source}\n{{% endblock %}}\n", "utf-8")
        names = answers(FACTS, FIELDS, language)
        return Page("page.jinja", (tmp_path,), names).block("body").strip()

    return of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ title }}", "*Night Ferry*"),
        ("{{ season }}", "[TK Season]"),
        ("{{ cast[0].actor }}", "Mara Quill"),
        ("{{ cast[0].character }}", "[TK Character]"),
        ("{{ 'yes' if season else 'no' }}", "no"),
        ("{{ 'yes' if final else 'no' }}", "no"),
        ("{{ cast|length }}", "1"),
        ("{{ title == 'Night Ferry' }}", "True"),
        ("{% for row in cast %}{{ row.actor }};{% endfor %}", "Mara Quill;"),
    ],
)
def test_an_answer_prints_or_says_what_is_missing(body: Body, source: str, expected: str) -> None:
    assert body(source) == expected


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("\n{{ seasn }}", "'seasn' is neither a field of this genre nor a function", "did you mean 'season'?"),
        ("\n{% if seasn %}x{% endif %}", "'seasn' is neither a field of this genre nor a function", "season"),
        ("\n{{ cast[0].actr }}", "'actr' is no field here", "did you mean 'actor'?"),
        ("\n{{ title.actor }}", "'actor' is no field here", "known here"),
        ("\n{{ none }}", "this prints nothing at all (None)", ""),
        ("\n{{ cast[0] }}", "'cast' is a group; print one of actor, character", ""),
        ("\n{{ season|int + 1 }}", "'season' is no number", ""),
        ("\n{{ 1 // 0 }}", "division", ""),
        ("\n{{ title + }}", "unexpected", ""),
        ("\n{% include 'other.jinja' %}", "there is no template 'other.jinja'", "templates folder"),
    ],
)
def test_an_error_has_its_line_and_a_hint(body: Body, tmp_path: Path, source: str, message: str, hint: str) -> None:
    with pytest.raises(TemplateError) as error:
        body(source)
    assert message in error.value.message
    assert hint in error.value.hint
    assert error.value.where is not None
    assert (error.value.where.path, error.value.where.line) == (str(tmp_path / "page.jinja"), 3)


@pytest.mark.parametrize(
    "source",
    [
        "{{ title.__class__ }}",
        "{{ title.__fact__ }}",
        "{{ title._printer }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ title['__class__'] }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ('{0.__class__}').format(title) }}",
        "{{ range(999999999) }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{{ lipsum() }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{% import 'os' as os %}",
    ],
)
def test_a_hostile_template_is_refused(body: Body, tmp_path: Path, source: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("secret", "utf-8")
    with pytest.raises(TemplateError):
        body(source)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "longer than 0.2 seconds"),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "longer than"),
        ("{% for a in range(3) %}{{ 'x' * 900000 }}{% endfor %}", "more than 1,000,000 characters"),
        ("{{ 'x' * 1000000000 }}", "'*' would make too much of it"),
        ("{{ 9 ** 99999999 }}", "'**' would make too much of it"),
        ("{{ 'x'|center(99999999999) }}", "'center' would make too much of it"),
        ("{{ 'x'|indent(width=99999999999) }}", "'indent' would make too much of it"),
        ("{{ [1]|batch(99999999999, 0)|list }}", "'batch' would make too much of it"),
        ("{{ '%099999999999d'|format(1) }}", "'format' would make too much of it"),
        ("{{ '%*d'|format(99999999999, 1) }}", "'format' would make too much of it"),
        ("{{ '%099999999999d' % 1 }}", "'%' would make too much of it"),
        ("{{ '{:>999999999}'.format('a') }}", "'format' would make too much of it"),
        ("{{ '{:>{n}}'.format('a', n=999999999) }}", "'format' would make too much of it"),
        ("{{ '{a:>999999999}'.format_map({'a': 'a'}) }}", "'format' would make too much of it"),
        ("{{ ('{0}' * 9000).format('a' * 900000) }}", "'format' would make too much of it"),
        ("{{ ('a' * 1000000).replace('a', 'b' * 1000) }}", "'replace' would make too much of it"),
        ("{{ ('a' * 1000000)|replace('a', 'b' * 1000) }}", "'replace' would make too much of it"),
        ("{{ range(3000)|join('a' * 900000) }}", "'join' would make too much of it"),
        ("{{ ['a' * 900000, 'a' * 900000]|map('upper')|join }}", "'join' would make too much of it"),
        ("{{ ('a' * 900000).join(['a'] * 3000) }}", "'join' would make too much of it"),
        ("{{ ('a ' * 400000)|wordwrap(1, wrapstring='y' * 10000) }}", "'wordwrap' would make too much of it"),
        ("{{ ('a' * 1000000)|wordwrap(1) }}", "'wordwrap' would make too much of it"),
        ("{{ ('a\n' * 400000)|indent('y' * 10000) }}", "'indent' would make too much of it"),
        ("{{ range(99999)|list|tojson(indent=999999) }}", "'tojson' would make too much of it"),
        ("{{ 1.5|round(999999999, 'ceil') }}", "'round' would make too much of it"),
        ("{{ 'x'.ljust(99999999999) }}", "access to attribute 'ljust' of 'str' object is unsafe."),
    ],
)
def test_a_template_that_runs_away_is_stopped(
    body: Body, monkeypatch: pytest.MonkeyPatch, source: str, message: str
) -> None:
    monkeypatch.setattr("writer.render.limits.SECONDS", 0.2)
    with pytest.raises(TemplateError) as error:
        body(source)
    assert message in error.value.message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ '{:>5}|{n:.1f}'.format('a', n=2.25) }}", "a|2.2"),
        ("{{ '{a}'.format_map({'a': title}) }}", "*Night Ferry*"),
        ("{{ '%s of %03d' % ('a', 7) }}", "a of 007"),
        ("{{ 'a-b-c'.replace('-', '+', 1) }}", "a+b-c"),
        ("{{ 'a-b-c'|replace('-', '+', 1) }}", "a+b-c"),
        ("{{ ', '.join(['a', 'b']) }}", "a, b"),
        ("{{ cast|join(', ', attribute='actor') }}", "Mara Quill"),
        ("{{ [1, title]|join(' and ') }}", "1 and *Night Ferry*"),
        ("{{ 'one two'|wordwrap(3, wrapstring='/') }}", "one/two"),
        ("{{ 'a-b'|wordwrap(2, break_on_hyphens=false, break_long_words=false) }}", "a-b"),
        ("{{ 'one\ntwo'|indent(2) }}", "one\n  two"),
    ],
)
def test_what_makes_little_is_made(body: Body, source: str, expected: str) -> None:
    assert body(source) == expected


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("Lost words.\n{% block body %}{% endblock %}", "text outside of all blocks is never printed: 'Lost words.'"),
        ("{% block other %}{% endblock %}", "the template has no block 'body'"),
    ],
)
def test_nothing_that_a_template_says_is_lost(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "page.jinja").write_text(template, "utf-8")
    with pytest.raises(TemplateError) as error:
        Page("page.jinja", (tmp_path,), {}).block("body")
    assert error.value.message == message


def test_a_block_without_text_does_not_part_a_paragraph(body: Body) -> None:
    assert tidy(body("One.\n{{ '' }}\n{% if season %}\nTwo.\n{% endif %}\nThree.")) == "One. Three."


def test_a_desk_overrides_one_block_in_one_short_file(tmp_path: Path) -> None:
    shipped, desk = tmp_path / "shipped", tmp_path / "desk"
    for folder in (shipped, desk):
        (folder / "genre").mkdir(parents=True)
    (shipped / "genre" / "article.md.jinja").write_text(
        "{% set who = 'Ada' %}{% block lede %}Shipped {{ who }}.{% endblock %}{% block end %}End.{% endblock %}",
        "utf-8",
    )
    (desk / "genre" / "article.md.jinja").write_text(
        "{% extends 'shipped/genre/article.md.jinja' %}{% block lede %}Ours, {{ who }}. {{ super() }}{% endblock %}",
        "utf-8",
    )
    page = Page("genre/article.md.jinja", (desk, shipped), {})
    assert {name: page.block(name) for name in page.blocks} == {"lede": "Ours, Ada. Shipped Ada.", "end": "End."}


def test_what_shared_templates_define_is_at_hand_everywhere(tmp_path: Path) -> None:
    (tmp_path / "one.jinja").write_text("{% set who = 'Ada' %}{% set _own = 1 %}", "utf-8")
    (tmp_path / "two.jinja").write_text("{% macro greet() %}Good day, {{ who }}.{% endmacro %}", "utf-8")
    (tmp_path / "page.jinja").write_text(
        "{% macro twice() %}{{ greet() }} {{ greet() }}{% endmacro %}"
        "{% block body %}{{ twice() }}{% endblock %}{% block own %}{{ _own }}{% endblock %}",
        "utf-8",
    )
    page = Page("page.jinja", (tmp_path,), {}, shared=("one.jinja", "two.jinja"))
    assert page.block("body") == "Good day, Ada. Good day, Ada."
    with pytest.raises(TemplateError, match="'_own' is neither a field of this genre nor a function"):
        page.block("own")


def test_a_template_that_changes_is_read_again(tmp_path: Path) -> None:
    page = tmp_path / "page.jinja"
    for text in ("first", "then another"):
        page.write_text(f"{{% block body %}}{text}{{% endblock %}}", "utf-8")
        assert Page("page.jinja", (tmp_path,), {}).block("body") == text
