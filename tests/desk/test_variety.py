"""Variety across a desk: the next draft of the same facts begins with another of them."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

FACTS = """genre: season-renewal
title: TITLE
platform: Orbit+
season: 2
status: renewed
renewal_date: 2026-07-21
release_window: spring 2027
episodes: 8
published: 2026-07-22
"""


def test_each_new_draft_of_a_desk_takes_a_lede_that_no_other_has(
    desk: Path, writer: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (desk / "drafts" / "torn.md").write_text("---\ngenre: season-renewal\n", "utf-8")
    forms = []
    for title in ("Night Ferry", "Harbor Lights", "Low Water", "High Tide"):
        facts = desk / "facts.yaml"
        facts.write_text(FACTS.replace("TITLE", title), "utf-8")
        done = writer("new", "season-renewal", "--from", facts)
        assert done.returncode == 0, done.stderr
        forms += re.findall(r"\bform: (\w+)", (desk / done.stdout.strip()).read_text("utf-8"))
    assert forms == ["status", "release", "episodes", "status"]
