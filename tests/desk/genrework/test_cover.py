"""Coverage of templates: what no sample takes is told with its line, and with the answer that would."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from writer.desk import Desk
from writer.desk.genrework.cover import cover
from writer.render.environment import parsed
from writer.render.spelled import spelled

GENRE = (
    "label: Note\ngroups:\n  - {label: All, fields: [title, status]}\nsections:\n  - {id: lede, forms: [one, two]}\n"
)
TEMPLATE = """{% block headline %}{% endblock %}{% block dek %}{{ "" if status else "No news." }}{% endblock %}
{% block lede_one %}{{ title }} is here.{% endblock %}
{% block lede_two %}{{ "It is " ~ status ~ "." if status }}{% endblock %}
{% block lede %}
{% if status == "ended" %}It is over.{% endif %}
{% endblock %}
"""


@pytest.fixture
def note(desk: Path) -> Path:
    folder = desk / "templates" / "note"
    (folder / "samples").mkdir(parents=True)
    (folder / "genre.yaml").write_text(GENRE, "utf-8")
    (folder / "article.md.jinja").write_text(TEMPLATE, "utf-8")
    facts = "genre: note\ntitle: Night Ferry\npublished: 2026-07-21\nstatus: renewed\n"
    (folder / "samples" / "full.yaml").write_text(facts, "utf-8")
    return folder


def test_what_no_sample_takes_is_told_with_a_way_there(desk: Path, note: Path) -> None:
    found = cover(Desk(desk, today=lambda: date(2026, 7, 21)), "note")
    assert (found.branches, found.taken, found.unused_forms) == (6, 3, ())
    path = note / "article.md.jinja"
    assert [str(one) for one in found.untaken] == [
        f"{path}:1: 'status' is never false (full.yaml with no status)",
        f"{path}:3: 'status' is never false (full.yaml with no status)",
        f"{path}:5: 'status == \"ended\"' is never true (full.yaml with status: ended)",
    ]


@pytest.mark.parametrize(
    ("template", "ways"),
    [
        (
            '{% if status == "ended" and not title %}Never.{% endif %}',
            ["no change of two answers gets there"],
        ),
        (
            '{% if status == "ended" and platform %}It left {{ platform }}.{% endif %}',
            ["full.yaml with status: ended and platform: Orbit+"],
        ),
        (
            '{% if status == "ended" %}{% if season > 2 %}The last.{% else %}Early.{% endif %}{% endif %}',
            [
                "full.yaml with status: ended",
                "full.yaml with status: ended",
                "full.yaml with status: ended and season: 3",
            ],
        ),
    ],
    ids=["never", "two in one test", "one test inside another"],
)
def test_a_way_may_take_two_answers(desk: Path, note: Path, template: str, ways: list[str]) -> None:
    wider = GENRE.replace("[title, status]", "[title, status, platform, season]")
    (note / "genre.yaml").write_text(
        f"{wider}fields:\n  season: {{example: 3}}\n  platform: {{example: Orbit+}}\n", "utf-8"
    )
    blocks = TEMPLATE.partition('{% if status == "ended" %}')[0].replace("{% block lede %}", "")
    blocks = blocks.replace('{{ "" if status else "No news." }}', "").replace(" if status }}", " }}")
    (note / "article.md.jinja").write_text(f"{blocks}{{% block lede %}}{template}{{% endblock %}}\n", "utf-8")
    found = cover(Desk(desk, today=lambda: date(2026, 7, 21)), "note")
    assert [str(one).partition(" (")[2].rstrip(")") for one in found.untaken] == ways


def test_samples_that_take_all_pass(desk: Path, note: Path, writer: Callable[..., CompletedProcess[str]]) -> None:
    done = writer("genre", "cover", "note", "--no-search")
    assert done.returncode == 1
    first = "templates/note/article.md.jinja:1: 'status' is never false (no change of two answers gets there)"
    assert done.stdout.splitlines()[0] == first
    for name, status in (("few", ""), ("ended", "status: ended\n")):
        facts = f"genre: note\ntitle: Night Ferry\npublished: 2026-07-21\n{status}"
        (note / "samples" / f"{name}.yaml").write_text(facts, "utf-8")
    done = writer("genre", "cover", "note")
    assert (done.returncode, done.stdout) == (0, "note: 6 of 6 branches (100 %), 2 of 2 forms\n")


@pytest.mark.parametrize(
    "test",
    [
        'status == "ended" and not (row.actor and row.role in ["lead", "main"])',
        "(season or episodes) and title",
        "past(premiere_date) or episodes|int > 1",
        'names|selectattr("role", "equalto", "lead")|list',
        "loop.index is divisibleby(2)",
        'led_with("peg", section="lede")',
        'rows[0][by] ~ "s" not in found.lines',
    ],
)
def test_a_test_is_told_as_it_was_written(tmp_path: Path, test: str) -> None:
    page = tmp_path / "page.jinja"
    page.write_text(f"{{% if {test} %}}{{% endif %}}", "utf-8")
    assert spelled(parsed(page).body[0].test) == test
