"""The page for editors in a real browser: what its address asks for is what is shown, however many alerts there are."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from writer.model.alert import Alert, Level, Span
from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report
from writer.report import render_report

pytestmark = pytest.mark.acceptance

TEXT = "A line of copy that says nothing much at all.\n" * 90
WRITERS = ("Ana Ruiz", 'Tom "T" O\'Neil', "")


def report() -> Report:
    """5,040 alerts in 60 drafts: in each 84, whose rules and levels take turns."""
    lines = LineIndex.of(TEXT)
    levels = (Level.ERROR, Level.WARNING, Level.SUGGESTION)
    alerts = tuple(
        Alert(
            check=f"S.Rule{number % 4}",
            level=levels[number % 3],
            span=Span(begin=number * 40, end=number * 40 + 4),
            message="Say more.",
            match="line",
        )
        for number in range(84)
    )
    files = (
        FileReport(path=f"drafts/{number}.md", lines=lines, byline=WRITERS[number % 3], alerts=alerts)
        for number in range(60)
    )
    return Report(files=tuple(files))


def browse(page: Path, home: Path, query: str, *options: str) -> str:
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=390,800", *options]
    done = subprocess.run(
        [*browser, f"{page.as_uri()}#{query}"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "HOME": str(home)},
    )
    return done.stdout


@pytest.mark.parametrize(
    ("query", "shown", "drafts"),
    [
        ("", 5040, 60),
        ("level=error", 1680, 60),
        ("rule=S.Rule1", 1260, 60),
        ("draft=drafts%2F7.md", 84, 1),
        ("writer=Tom+%22T%22+O%27Neil&level=error&level=warning", 1120, 20),
        ("writer=Ana+Ruiz&rule=S.Rule0&level=suggestion", 140, 20),
    ],
)
def test_what_the_address_asks_for_is_shown(tmp_path: Path, query: str, shown: int, drafts: int) -> None:
    page = tmp_path / "page.html"
    page.write_text(render_report(report(), "html"), "utf-8")
    seen = browse(page, tmp_path, query, "--dump-dom")
    assert f"{shown:,} of 5,040 alerts shown</output>" in seen
    sections = re.findall(r"<section [^>]*>.*?</section>", seen, re.DOTALL)
    visible = [section for section in sections if " hidden" not in section.partition(">")[0]]
    rows = [row for section in visible for row in re.findall(r"<tr class=[^>]*>", section) if " hidden" not in row]
    assert (len(visible), len(rows)) == (drafts, shown)
