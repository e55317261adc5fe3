"""A draft, its base, its history and its log merge in git when two desks work on one story."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_life import FACTS, NAME

Writer = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.acceptance


@pytest.fixture
def git(desk: Path) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        own = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *own, *arguments], cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_two_branches_that_change_other_facts_merge(desk: Path, writer: Writer, git: Callable[..., str]) -> None:
    assert writer("init", ".").returncode == 0
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    assert writer("new", "season-renewal", "--from", "facts.yaml").returncode == 0
    draft = desk / "drafts" / f"{NAME}.md"
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "a draft")
    git("checkout", "-qb", "other")
    assert writer("update", draft, "--set", "release_window=March 2028").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "a window")
    git("checkout", "-q", "main")
    text = draft.read_text("utf-8").replace("The cast includes Mara Quill", "Aboard is Mara Quill")
    draft.write_text(text, "utf-8")
    assert writer("gate", "review", draft, "--without", "grammar", "--override", "early").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "a hand, and a gate")
    git("merge", "-q", "other", "-m", "both")
    merged = draft.read_text("utf-8")
    assert "Aboard is Mara Quill" in merged
    assert "March 2028" in merged.rpartition("---\n")[2]
    assert "stage: review\n" in merged
    assert len(writer("history", "list", draft).stdout.splitlines()) == 2
    log = (draft.parent / ".writer" / f"{NAME}.log.jsonl").read_text("utf-8")
    assert len(log.splitlines()) == 2
    assert writer("update", draft).stdout == f"{draft}\n  nothing changes\n"
