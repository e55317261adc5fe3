"""JSON Schemas: every shipped file is valid by its own, and slips are found where they stand."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from writer.desk import Desk
from writer.library.places import SHIPPED
from writer.library.schemas import desk_schema, facts_schema, genre_schema, guide_schema, shared_schema
from writer.library.yamlfile import ListNode, Node, ScalarNode, read_mapping

DESK = Desk(None)
GENRES = {genre.id: genre for genre in DESK.genres()}
FACTS = sorted((SHIPPED / "templates").glob("*/samples/*.yaml"))


READ = {"": None, "~": None, "null": None, "true": True, "false": False}
VALIDATORS: dict[str, Draft202012Validator] = {}


def as_json(node: Node) -> Any:
    """What a reader of YAML 1.2 makes of a node."""
    if isinstance(node, ListNode):
        return [as_json(item) for item in node.items]
    if not isinstance(node, ScalarNode):
        return {key.text: as_json(value) for key, value in node.entries}
    if node.plain and re.fullmatch(r"[-+]?\d+(\.\d+)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return READ.get(node.text, node.text) if node.plain else node.text


def wrong(schema: dict[str, Any], text: str) -> list[str]:
    if schema["title"] not in VALIDATORS:
        Draft202012Validator.check_schema(schema)
    validator = VALIDATORS.setdefault(schema["title"], Draft202012Validator(schema))
    errors = validator.iter_errors(as_json(read_mapping(text, "")))
    return sorted("/".join(map(str, error.absolute_path)) for error in errors)


@pytest.mark.parametrize("path", FACTS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_facts(path: Path) -> None:
    assert wrong(facts_schema(GENRES[path.parts[-3]]), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "path", sorted((SHIPPED / "templates").glob("*/genre.yaml")), ids=lambda path: path.parent.name
)
def test_genres(path: Path) -> None:
    assert wrong(genre_schema(), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "path", sorted((SHIPPED / "styleguides").glob("*/guide.yaml")), ids=lambda path: path.parent.name
)
def test_guides(path: Path) -> None:
    assert wrong(guide_schema(), path.read_text("utf-8")) == []


def test_shared_fields_and_the_desk() -> None:
    assert wrong(shared_schema(), (SHIPPED / "templates/_shared/fields.yaml").read_text("utf-8")) == []
    assert (
        wrong(desk_schema(), "guide: US\nlocale: en-GB\nnames:\n  works: {You: [YOU]}\ngates: {ready: error}\n") == []
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("genre: season-renewal\n", [""]),  # no title
        ("genre: release-date\ntitle: 1899\n", ["genre"]),
        ("genre: season-renewal\ntitle: 1899\nseasn: 2\n", [""]),
        ("genre: season-renewal\ntitle: 1899\nseason: two\n", ["season"]),
        ("genre: season-renewal\ntitle: 1899\nseason: {value: 2, certainty: sure}\n", ["season"]),
        ("genre: season-renewal\ntitle: 1899\nseason: -3\n", ["season"]),
        ("genre: season-renewal\ntitle: 1899\nseason: TBA\nepisodes: n/a\npremiere_date: N/A\n", []),
        ("genre: season-renewal\ntitle: 1899\nstatus: gone\n", ["status"]),
        ("genre: season-renewal\ntitle: 1899\ncast: [{actr: Mara Quill}]\n", ["cast"]),
        ("genre: season-renewal\ntitle: 1899\ncast: [{actor: {full: Mara Quill, certainty: reported}}]\n", []),
        ("genre: season-renewal\ntitle: No\nstatus: {value: renewed, sources: [Orbit+], as_of: 2026-06-06}\n", []),
        ("genre: season-renewal\ntitle: 24\nrelease_window: 2027\nproduction: {start: 2025, places: Malmö}\n", []),
    ],
)
def test_what_is_wrong_in_facts_is_found(text: str, places: list[str]) -> None:
    assert wrong(facts_schema(GENRES["season-renewal"]), text) == places


@pytest.mark.parametrize(
    ("schema", "text", "place"),
    [
        (genre_schema(), "fields: {season: {tpye: int}}", "fields/season"),
        (genre_schema(), "fields: {rating: {type: record, rows: {value: {type: int, when: season}}}}", None),
        (genre_schema(), "fields: {rating: {type: record, rows: {value: {typ: int}}}}", "fields/rating/rows/value"),
        (genre_schema(), "constraints: {one: {fields: [season], level: grave}}", "constraints/one/level"),
        (guide_schema(), "wording: {date: backwards}", "wording/date"),
        (guide_schema(), "rules: {House.LongSentence: {max: long}}", "rules/House.LongSentence"),
        (guide_schema(), "names: {animals: {}}", "names"),
        (desk_schema(), "locale: en-AU", "locale"),
    ],
)
def test_what_is_wrong_elsewhere_is_found(schema: dict[str, Any], text: str, place: str | None) -> None:
    assert wrong(schema, text) == ([] if place is None else [place])
