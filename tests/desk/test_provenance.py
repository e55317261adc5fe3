"""Provenance: each part of a rendered draft has its field or template line, and a traced render is the same render."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from writer.desk import Desk
from writer.desk.provenance import provenance
from writer.library.places import SHIPPED
from writer.render.trace import Origin, Text, aligned, joined, retraced

TEMPLATES = SHIPPED / "templates"
SAMPLES = sorted(TEMPLATES.glob("*/samples/*.yaml"))
DESK = Desk(None, today=lambda: date(2030, 1, 1))
FULL = TEMPLATES / "season-renewal" / "samples" / "full.yaml"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_every_word_of_a_sample_comes_from_a_field_or_a_line(sample: Path) -> None:
    facts = DESK.read_facts(sample)
    draft = DESK.render(facts)
    traced = DESK.article(facts, tracing=True)
    assert traced.copy == DESK.article(facts).copy
    end = draft.copy
    for source in provenance(DESK, facts):
        assert draft.text[source.span.begin : source.span.end] == source.text
        assert draft.text[end : source.span.begin].strip() == ""
        assert source.field or (source.origin.line and Path(source.origin.path).is_file())
        end = source.span.end
    assert draft.text[end:].strip() == ""


def test_a_part_knows_its_field() -> None:
    parts = {source.text.strip(): source.field for source in provenance(DESK, DESK.read_facts(FULL)) if source.field}
    expected = {
        "July 2025": "production.start",
        "Netflix said on July 23, 2025": "production.start",
        "Kim Si-eun": "cast[5].actor",
        "So Ju-ran": "cast[5].character",
        "late 2026 or early 2027": "release_window",
        "12": "seasons[0].episodes",
    }
    assert {text: parts[text] for text in expected} == expected


def test_an_alert_inside_a_rendered_part_says_which_field_to_change() -> None:
    nut = "nut_graf: Episodes arrive at 12 noon on Friday.\n"
    draft = DESK.render(DESK.parse_facts(f"{FULL.read_text('utf-8')}{nut}", "facts.yaml"))
    edited = DESK.parse(f"{draft.text}\nThe next one comes at 12 noon.\n", "drafts/draft.md")
    report = DESK.check(edited, without=frozenset({"grammar"}))
    noon = [alert for alert in report.files[0].alerts if alert.check == "Entertainment.Noon"]
    assert [alert.field for alert in noon] == ["nut_graf", ""]


def test_the_program_shows_it_as_json(writer: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = writer("render", FULL, "--provenance")
    assert done.returncode == 0
    rows = json.loads(done.stdout)
    (row,) = [row for row in rows if row.get("field") == "cast[5].actor"]
    assert row["text"].strip() == "Kim Si-eun"
    draft = writer("render", FULL).stdout.splitlines()
    (line, column), (_, end) = row["begin"], row["end"]
    assert draft[line - 1][column - 1 : end] == row["text"]
    assert {"begin", "end", "text", "template", "line"} == rows[0].keys()


def test_strings_keep_what_they_know() -> None:
    a, b = Origin(field="a"), Origin(field="b")
    text = joined((Text.of("Ada", [(a, 3)]), " and ", Text.of("Ben", [(b, 3)])), Origin(path="t", line=1))
    assert [length for _, length in text.runs] == [3, 5, 3]
    assert text[4:].runs == ((Origin(path="t", line=1), 4), (b, 3))
    assert ("\n" + text + "\n").strip().runs == text.runs
    assert text.replace("and", "or").runs[-1] == (b, 3)
    assert retraced("ben and Ada", [Text.of("Ada", [(a, 3)]), Text.of("Ben", [(b, 3)])]).runs == (
        (None, 1), (b, 2), (None, 5), (a, 3),
    )  # fmt: skip
    tidied = aligned("Ada and Ben", Text.of("\nAda  and\nBen", [(None, 1), (a, 3), (None, 6), (b, 3)]))
    assert isinstance(tidied, Text)
    assert tidied.runs[0] == (a, 3)
    assert tidied.runs[-1] == (b, 3)
