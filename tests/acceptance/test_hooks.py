"""The hooks of pre-commit, in a repository of its own, with the real git and the real pre-commit."""

import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.acceptance

ROOT = Path(__file__).parent.parent.parent
CONFIG = """repos:
  - repo: {source}
    rev: {rev}
    hooks:
      - {{id: writer-fix, files: ^drafts/}}
      - {{id: writer-check, files: ^drafts/, args: [--without, grammar, --level, warning]}}
"""
OWN = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
NOT_COPIED = (".git", ".venv", "*_cache", "__pycache__", ".hypothesis", "build", "dist")


def sh(folder: Path, *command: str | Path, code: int | None = 0) -> str:
    words = [str(word) for word in command]
    env = {**os.environ, **OWN}
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_commit_is_stopped_until_the_draft_is_mended(tmp_path: Path, desk: Path) -> None:
    source = tmp_path / "writer"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*NOT_COPIED))
    sh(source, "git", "init", "-q")
    sh(source, "git", "add", "-A")
    sh(source, "git", "commit", "-qm", "all of it")
    rev = sh(source, "git", "rev-parse", "HEAD").strip()
    tools = tmp_path / "tools"
    venv.create(tools, with_pip=True)
    sh(tmp_path, tools / "bin" / "pip", "install", "-q", "pre-commit>=4,<5")
    (desk / ".pre-commit-config.yaml").write_text(CONFIG.format(source=source, rev=rev), "utf-8")
    draft = desk / "drafts" / "a.md"
    draft.write_text("It is a hour long.\n", "utf-8")
    sh(desk, "git", "init", "-q")
    sh(desk, tools / "bin" / "pre-commit", "install")
    sh(desk, "git", "add", "-A")
    stopped = sh(desk, "git", "commit", "-qm", "a draft", code=1)
    assert "files were modified by this hook" in stopped
    assert draft.read_text("utf-8").startswith("It is an hour long.")
    sh(desk, "git", "add", "-A")
    draft.write_text("It is an hour long, in an the end.\n", "utf-8")
    sh(desk, "git", "add", "-A")
    stopped = sh(desk, "git", "commit", "-qm", "a draft", code=1)
    assert "exit code: 1" in stopped
    assert "Base.ArticleClash" in stopped
    draft.write_text("It is an hour long.\n", "utf-8")
    sh(desk, "git", "add", "-A")
    sh(desk, "git", "commit", "-qm", "a draft")
    assert sh(desk, "git", "log", "--format=%s").strip() == "a draft"
