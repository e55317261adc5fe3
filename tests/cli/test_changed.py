"""A fact changes after the text was rendered: ``check`` tells what changed, and the lines that now disagree."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., subprocess.CompletedProcess[str]]

FACTS = """genre: season-renewal
title: Night Ferry
season: 2
status: renewed
platform: Orbit+
release_window: late 2026
cast:
  - {actor: Mara Quill, character: Ines Vidal, role: lead}
  - {actor: Jo Adeyemi, character: Tom Reyes, role: newcomer}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-21}
"""
OWN = "\nSeason 2 will premiere in November 2026. Mara Quill rows. “Mara Quill never doubted it,” she told Orbit+.\n"


@pytest.fixture
def draft(desk: Path, writer: Writer) -> Path:
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    path = Path(writer("new", "season-renewal", "--from", "facts.yaml").stdout.strip())
    path.write_text(path.read_text("utf-8") + OWN, "utf-8")
    return path


def alerts(writer: Writer, draft: Path) -> list[dict[str, object]]:
    done = writer("check", draft, "--without", "grammar", "--format", "json")
    return [alert for found in json.loads(done.stdout).values() for alert in found if alert.get("Was")]


def test_nothing_changed_nothing_is_told(draft: Path, writer: Writer) -> None:
    assert "changed since" not in writer("check", draft, "--without", "grammar").stdout
    assert alerts(writer, draft) == []


def test_a_window_and_a_name_that_changed_list_the_lines_that_disagree(draft: Path, writer: Writer) -> None:
    text = draft.read_text("utf-8").replace("release_window: late 2026", "release_window: spring 2027", 1)
    draft.write_text(text.replace("{actor: Mara Quill,", "{actor: Mara Quinn Lee,", 1), "utf-8")
    last = text.count("\n")
    told = writer("check", draft, "--without", "grammar").stdout
    assert "  2 facts changed since this text was rendered:\n" in told
    (window,) = [line for line in told.splitlines() if line.startswith("    release_window: late 2026 → spring 2027; ")]
    (cast,) = [line for line in told.splitlines() if line.startswith("    cast: Mara Quill · Ines Vidal · lead → ")]
    assert window.endswith(f", {last}")
    assert cast.endswith(f", {last}")
    own = [alert for alert in alerts(writer, draft) if alert["Line"] == last]
    assert [(alert["Check"], alert["Match"], alert["Was"]) for alert in own] == [
        ("Facts.ReleaseWindow", "November 2026", "late 2026"),
        ("Facts.Changed", "Mara Quill", "Mara Quill · Ines Vidal · lead"),
    ]
    assert own[1]["Suggestions"] == ["Mara Quinn Lee"]


def test_a_name_that_went_out_has_no_suggestion(draft: Path, writer: Writer) -> None:
    text = draft.read_text("utf-8")
    row = next(line for line in text.splitlines(keepends=True) if "Jo Adeyemi" in line and "actor" in line)
    draft.write_text(text.replace(row, "") + "\nJo Adeyemi waves.\n", "utf-8")
    found = [alert for alert in alerts(writer, draft) if alert["Match"] == "Jo Adeyemi"]
    assert found
    assert {tuple(alert["Suggestions"]) for alert in found} == {()}  # type: ignore[arg-type]


def test_a_fact_that_is_less_sure_has_changed(draft: Path, writer: Writer) -> None:
    plain, rumor = "release_window: late 2026", "release_window: {value: late 2026, certainty: rumored}"
    draft.write_text(draft.read_text("utf-8").replace(plain, rumor, 1), "utf-8")
    assert (
        "    release_window: late 2026 → late 2026 (rumored)" in writer("check", draft, "--without", "grammar").stdout
    )
