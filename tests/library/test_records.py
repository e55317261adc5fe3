"""Strict records: every problem at once, each with its place and the nearest known word."""

from datetime import date

import pytest

from writer.errors import FileError
from writer.library.records import read_record, read_strict
from writer.library.yamlfile import dump, plain, read_mapping
from writer.model.facts import Certainty, walk
from writer.model.fields import Field, FieldType
from writer.model.names import PersonName
from writer.model.windows import Window
from writer.values import replace

FIELDS = {
    "title": Field(name="title", type=FieldType.TITLE),
    "season": Field(name="season", type=FieldType.INT, example="2"),
    "status": Field(name="status", type=FieldType.CHOICE, choices=("renewed", "released")),
    "published": Field(name="published", type=FieldType.MOMENT),
    "release_window": Field(name="release_window", type=FieldType.WINDOW),
    "tags": Field(name="tags", type=FieldType.LIST),
    "cast": Field(
        name="cast",
        type=FieldType.CREDITS,
        rows={
            "actor": Field(name="actor", type=FieldType.PERSON),
            "character": Field(name="character", type=FieldType.PERSON),
        },
    ),
    "production": Field(
        name="production",
        type=FieldType.RECORD,
        rows={"start": Field(name="start", type=FieldType.PARTIAL_DATE)},
    ),
}


def test_a_fact_is_written_plain_or_in_full() -> None:
    text = "season: 2\nrelease_window: {value: late 2026, certainty: expected, sources: [A, B], as_of: 2025-08-01}\n"
    record, problems = read_record(read_mapping(text, "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    assert record["season"].value == 2
    assert record["season"].certainty is Certainty.OFFICIAL
    window = record["release_window"]
    assert window.value == Window.parse("late 2026")
    assert (window.certainty, window.sources, window.as_of) == (Certainty.EXPECTED, ("A", "B"), date(2025, 8, 1))
    assert window.span is not None
    assert text[window.span.begin : window.span.end] == "late 2026"


def test_a_value_that_is_a_rows_own_key_is_no_fact_in_full() -> None:
    rows = {name: Field(name=name, type=FieldType.TEXT) for name in ("measure", "value")}
    fields = {"figures": Field(name="figures", type=FieldType.LIST, rows=rows)}
    text = "figures: [{value: 28 million, certainty: reported}]\n"
    record, problems = read_record(read_mapping(text, "f.yaml"), fields, facts=True)
    assert problems == ()
    (row,) = record.rows("figures")
    assert (row.record.text("value"), row.certainty) == ("28 million", Certainty.REPORTED)


def test_a_row_and_a_part_of_a_record_carry_their_own_certainty() -> None:
    text = (
        "cast:\n  - {actor: Ana Ruiz, character: Ines, certainty: reported, sources: [Screen Daily]}\n"
        "  - {actor: {full: Park Ji-hu, short: Park}}\nproduction: {start: {value: 2025-07, certainty: official}}\n"
    )
    record, problems = read_record(read_mapping(text, "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    first, second = record.rows("cast")
    assert (first.certainty, first.sources) == (Certainty.REPORTED, ("Screen Daily",))
    assert second.record["actor"].value == PersonName(full="Park Ji-hu", short="Park")
    assert [path for path, _ in walk(record)] == [
        "cast[0].actor",
        "cast[0].character",
        "cast[1].actor",
        "production.start",
    ]


@pytest.mark.parametrize(
    ("start", "certainty", "sources"),
    [
        ("2027-01", Certainty.RUMORED, ("The Harbor Post",)),
        ("{value: 2027-01, certainty: reported}", Certainty.REPORTED, ()),
        ("{value: 2027-01, certainty: official}", Certainty.OFFICIAL, ()),
    ],
)
def test_what_is_known_of_a_group_holds_for_what_is_in_it(
    start: str, certainty: Certainty, sources: tuple[str, ...]
) -> None:
    text = f"production:\n  value: {{start: {start}}}\n  certainty: rumored\n  sources: [The Harbor Post]\n"
    record, problems = read_record(read_mapping(text, "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    inside = record["production"].record["start"]
    assert (inside.certainty, inside.sources) == (certainty, sources)


@pytest.mark.parametrize("title", ["No", "1899", "1:47", "nulls", "2025-02-30", "~1", "0x10"])
def test_the_type_reads_a_title_whatever_yaml_makes_of_it(title: str) -> None:
    record, problems = read_record(read_mapping(f"title: {title}\n", "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    assert record["title"].value == title


def test_all_problems_at_once_with_places_and_hints() -> None:
    text = "titel: X\nseason: two\nstatus: renewd\ncast: Ana\npublished: 2025-02-30\nrelease_window: {value: soonish}\n"
    with pytest.raises(FileError) as raised:
        read_strict(read_mapping(text, "facts.yaml"), FIELDS)
    places = [(p.place.line, p.place.column) for p in raised.value.problems if p.place]
    assert places == [(1, 1), (2, 9), (3, 9), (4, 7), (5, 12), (6, 17)]
    first, season, status, cast, day, _ = raised.value.problems
    assert (first.message, first.hint) == ("'titel' is no field here", "did you mean 'title'?")
    assert (season.message, season.hint) == ("'season': 'two' is not a whole number", "for example: 2")
    assert status.hint == "did you mean 'renewed'?"
    assert cast.message == "'cast' is a list"
    assert "February 2025 has 28 days" in day.message


def test_a_draft_keeps_unknown_keys_and_points_out_a_near_miss() -> None:
    node = read_mapping("layout: wide\ntitel: X\n", "d.md")
    record, problems = read_record(node, FIELDS, facts=True, lenient=True)
    assert dict(record) == {}
    assert [(problem.message, problem.advice) for problem in problems] == [("'titel' is no field here", True)]


def test_a_number_has_a_least_value() -> None:
    fields = {"season": replace(FIELDS["season"], least=1)}
    with pytest.raises(FileError) as caught:
        read_strict(read_mapping("season: -3\n", "f.yaml"), fields)
    assert str(caught.value).splitlines()[0] == "f.yaml:1:9: 'season': -3 is too low; the least is 1 (for example: 2)"


@pytest.mark.parametrize("words", ["TBA", "n/a", "N/A", "To be announced.", "unknown"])
def test_a_date_or_number_that_nobody_knows_is_no_answer(words: str) -> None:
    text = f"title: {words}\nseason: {words}\npublished: {words}\nproduction: {{start: {{value: {words}}}}}\n"
    record, problems = read_record(read_mapping(text, "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    assert sorted(record) == ["production", "title"]
    assert record["title"].value == words
    assert "start" not in record["production"].record


def test_nothing_after_the_colon_is_no_answer() -> None:
    record, problems = read_record(read_mapping("title:\ncast: []\n", "f.yaml"), FIELDS, facts=True)
    assert problems == ()
    assert "title" not in record
    assert record.rows("cast") == ()


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_null_is_no_answer_at_any_depth(nothing: str) -> None:
    text = (
        f"title: {nothing}\nseason: {nothing}\ntags: [a, {nothing or '~'}]\n"
        f"cast:\n- actor: Ann Lee\n  character: {nothing}\n- {nothing}\n"
        f"production: {{start: {nothing}}}\nrelease_window: {{value: 2027, sources: [{nothing or '~'}]}}\n"
    )
    node = read_mapping(text, "f.yaml")
    record, problems = read_record(node, FIELDS, facts=True)
    assert problems == ()
    assert [(path, str(fact)) for path, fact in walk(record)] == [
        ("tags[0]", "a"), ("cast[0].actor", "Ann Lee"), ("release_window", "2027")
    ]  # fmt: skip
    assert record["release_window"].sources == ()
    assert plain(node) == {
        "tags": ["a"],
        "cast": [{"actor": "Ann Lee"}],
        "production": {},
        "release_window": {"value": "2027", "sources": []},
    }


@pytest.mark.parametrize("mark", ["'", '"'])
def test_null_in_quotes_is_a_text(mark: str) -> None:
    record, _ = read_record(read_mapping(f"title: {mark}null{mark}\ntags: [{mark}~{mark}]\n", ""), FIELDS, facts=True)
    assert record["title"].value == "null"
    assert [str(tag) for tag in record.rows("tags")] == ["~"]
    assert read_mapping(dump({"title": "Null", "tags": ["~"]}), "").get("title").plain is False  # type: ignore[union-attr]
