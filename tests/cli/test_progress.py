"""How far a command is: on a terminal, and only if it takes longer than a moment."""

import os
import pty
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from writer.cli import output
from writer.cli.main import cli

RULE = (
    "extends: existence\nmessage: \"Not '%s'.\"\nlevel: warning\ntokens: [ferry]\n"
    "---\nexamples:\n  - bad: A «ferry».\n  - good: A boat.\n"
)
COMMANDS = (
    ("check", "drafts", "--without", "grammar"),
    ("guide", "try", "House.Ferry", "drafts"),
    ("guide", "stats", "drafts", "--without", "grammar"),
)
END = "END"
Told = Callable[..., str]


@pytest.fixture
def told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run a command on a desk of three drafts; what stands on its terminal at the end."""
    folder = desk / "styleguides" / "House"
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text("extends: [Base]\n", "utf-8")
    (folder / "Ferry.yml").write_text(RULE, "utf-8")
    (desk / "writer.yaml").write_text("guide: House\n", "utf-8")
    for name in "abc":
        (desk / "drafts" / f"{name}.md").write_text("A ferry left, and a boat came.\n", "utf-8")
    monkeypatch.chdir(desk)

    def run(*arguments: str) -> str:
        terminal, end = pty.openpty()
        with os.fdopen(end, "w", encoding="utf-8") as stderr, monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stderr)
            with suppress(SystemExit):
                cli.main(list(arguments), standalone_mode=False)
            stderr.write(END)
            stderr.flush()
            said = b""
            while not said.endswith(END.encode()):
                said += os.read(terminal, 4096)
        os.close(terminal)
        return said.decode().removesuffix(END)

    return run


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:2]))
def test_a_command_over_many_drafts_says_how_far_it_is(
    told: Told, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(output, "MOMENT", 0)
    shown = told(*arguments)
    assert "Checking drafts" in shown
    assert "3/3" in shown
    monkeypatch.setattr(output, "MOMENT", 60)
    assert told(*arguments) == ""


def test_where_nobody_looks_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "MOMENT", 0)
    with output.reading(quiet=False) as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")
