"""A draft, its base, its history and its log merge in git when two desks work on one story."""

import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_life import FACTS, NAME
from tests.conftest import PROGRAM

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
    text = draft.read_text("utf-8").replace("The cast includes Mara Quill as", "Aboard is Mara Quill as")
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


def test_two_branches_that_update_one_draft_merge_by_the_driver(
    desk: Path, writer: Writer, git: Callable[..., str]
) -> None:
    assert writer("init", ".").returncode == 0
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    assert writer("new", "season-renewal", "--from", "facts.yaml").returncode == 0
    draft = desk / "drafts" / f"{NAME}.md"
    git("init", "-q", "-b", "main")
    git("config", "merge.writer.driver", f"{shlex.quote(str(PROGRAM))} merge %O %A %B %P")
    git("add", "-A")
    git("commit", "-qm", "a draft")
    git("checkout", "-qb", "other")
    assert writer("update", draft, "--set", "release_window=March 2028").returncode == 0
    assert writer("sign", draft, "--by", "Bo").returncode == 0
    git("commit", "-qam", "a window")
    git("checkout", "-q", "main")
    assert writer("update", draft, "--set", "season=3").returncode == 0
    assert writer("sign", draft, "--by", "Ana").returncode == 0
    git("commit", "-qam", "a season")
    git("merge", "-q", "other", "-m", "both")
    merged = draft.read_text("utf-8")
    assert "Season 3 is set to premiere in March 2028." in merged.rpartition("---\n")[2]
    assert ("by: Bo" in merged, "by: Ana" in merged) == (True, True)
    assert writer("update", draft).stdout == f"{draft}\n  nothing changes\n"
