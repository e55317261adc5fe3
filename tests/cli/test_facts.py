"""``writer facts``: certainties, tiers, what is unsourced, stale and unbacked; as text and as JSON."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

DRAFT = """---
genre: season-renewal
title: Night Ferry
published: 2026-07-21
season: 2
status: {value: renewed, certainty: official, sources: [Orbit+], as_of: 2000-01-01}
release_window: {value: late 2026 or early 2027, certainty: rumored}
cast:
  - {actor: Mara Quill, character: Ines Vidal, certainty: reported, sources: [Deck Talk]}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-21}
  - {name: Deck Talk, kind: forum}
quotes:
  - {text: We begin in the spring of the year., speaker: Jo Adeyemi}
---

Orbit+ renewed Night Ferry on July 21, 2026. Late 2026 is possible, three months on. Mara Quill is back with
Zadie Holm in 14 episodes on May 4, 2027.

“We begin in the spring of the year,” Adeyemi said. “Nobody asked for 2 more boats here,” Quill said.
"""


@pytest.fixture
def draft(desk: Path) -> Path:
    path = desk / "drafts" / "night-ferry.md"
    path.write_text(DRAFT, "utf-8")
    return path


def test_json_tells_facts_sources_and_what_no_field_backs(draft: Path, writer: Writer) -> None:
    done = writer("facts", draft, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    card = json.loads(done.stdout)
    facts = {fact["field"]: fact for fact in card["facts"]}
    assert list(facts) == ["title", "season", "status", "release_window", "cast[0]", "quotes[0]"]
    assert [name for name, fact in facts.items() if fact["unsourced"]] == ["release_window"]
    assert [name for name, fact in facts.items() if fact["stale"]] == ["status"]
    assert facts["status"]["stale_since"] == "2000-02-01"  # 30 days hold, the next one is too late
    assert [(one["name"], one["tier"], one["fields"]) for one in card["sources"]] == [
        ("Orbit+", "strong", ["status"]),
        ("Deck Talk", "weak", ["cast[0]"]),
    ]
    assert [(one["kind"], one["text"], one["line"]) for one in card["unbacked"]] == [
        ("name", "Zadie Holm", 18),
        ("number", "14", 18),
        ("date", "May 4, 2027", 18),
        ("quotation", "“Nobody asked for 2 more boats here,”", 20),
    ]


def test_text_is_for_people(draft: Path, writer: Writer) -> None:
    text = writer("facts", draft).stdout
    for line in (
        "  official: 4 (3 by the draft's sources as a whole)",
        "    status: renewed (Orbit+, 2000-01-01)",
        "  weak: 1",
        "    Deck Talk (forum): cast[0]",
        "  release_window: late 2026 or early 2027",
        "  status: renewed, of 2000-01-01, stale since 2000-02-01",
        "  18:1 name: Zadie Holm",
    ):
        assert f"{line}\n" in text


def test_a_text_without_facts_is_refused(desk: Path, writer: Writer) -> None:
    (desk / "notes.md").write_text("Text.\n", "utf-8")
    done = writer("facts", "notes.md")
    assert done.returncode == 2
    assert "this text has no facts" in done.stderr


def test_status_and_window_without_any_source_are_open(draft: Path, writer: Writer) -> None:
    bare = DRAFT.replace("sources: [Orbit+], ", "")
    bare = bare[: bare.index("sources:\n")] + bare[bare.index("quotes:") :]
    draft.write_text(bare, "utf-8")
    text = writer("check", draft, "--without", "grammar").stdout
    assert "    The status has no source\n" in text
    assert "    The release window has no source\n" in text
    draft.write_text(DRAFT, "utf-8")
    assert "has no source" not in writer("check", draft, "--without", "grammar").stdout
