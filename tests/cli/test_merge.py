"""Git merges a desk with ``writer merge`` as its driver: what two branches wrote is in the result, or a conflict."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_life import FACTS
from tests.conftest import PROGRAM

Writer = Callable[..., subprocess.CompletedProcess[str]]

CAST = "The cast includes Mara Quill as"


class Repository:
    """A desk under git with two branches, ``mine`` and ``theirs``; each path is below ``drafts/``."""

    def __init__(self, desk: Path, writer: Writer) -> None:
        self.desk, self.drafts, self.writer = desk, desk / "drafts", writer
        assert writer("init", desk).returncode == 0
        self.git("init", "-q", "-b", "mine")
        self.git("config", "merge.writer.driver", f"'{PROGRAM}' merge %O %A %B %P")

    def git(self, *arguments: str, code: int = 0) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        done = subprocess.run(command, cwd=self.desk, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            (self.drafts / f"{name}.md").write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "one")

    def diverge(self, mine: str, theirs: str, name: str = "a") -> None:
        """Put ``mine`` and ``theirs`` in the file, each in its own branch."""
        self.git("branch", "theirs")
        self.commit(**{name: mine})
        self.git("checkout", "-q", "theirs")
        self.commit(**{name: theirs})
        self.git("checkout", "-q", "mine")

    def merged(self, name: str = "a", code: int = 0) -> str:
        said = self.git("merge", "-q", "--no-edit", "theirs", code=code)
        assert ("CONFLICT" in said) == bool(code), said
        assert self.git("ls-files", "-u") == "" or code
        return (self.drafts / f"{name}.md").read_text("utf-8")


@pytest.fixture
def repository(desk: Path, writer: Writer) -> Repository:
    return Repository(desk, writer)


@pytest.fixture
def text(repository: Repository) -> str:
    """A rendered draft, which is in no commit yet."""
    (repository.desk / "facts.yaml").write_text(FACTS, "utf-8")
    path = Path(repository.writer("new", "season-renewal", "--from", "facts.yaml").stdout.strip())
    text = path.read_text("utf-8")
    path.unlink()
    assert text.count(CAST) == 1
    return text


def test_a_draft_that_both_branches_put_in_keeps_the_copy_of_both(repository: Repository, text: str) -> None:
    repository.commit()
    repository.diverge(text.replace(CAST, "Aboard is Mara Quill as"), text.replace(CAST, "Back is Mara Quill as"))
    merged = repository.merged(code=1)
    assert [merged.count(words) for words in ("Aboard is Mara", "Back is Mara", "<<<<<<< ")] == [1, 1, 1]


def test_an_open_choice_is_no_clean_merge(repository: Repository, text: str) -> None:
    repository.commit(a=text)
    repository.diverge(text.replace(CAST, "Aboard is Mara Quill as"), text.replace(CAST, "Back is Mara Quill as"))
    merged = repository.merged(code=1)
    assert [merged.count(words) for words in ("Aboard is Mara", "Back is Mara", "<!-- writer:choice")] == [1, 1, 2]
    assert "drafts/a.md" in repository.git("ls-files", "-u")


def test_notes_beside_the_drafts_are_merged_by_lines(repository: Repository) -> None:
    notes = "Call Ana.\n\nThe ship is late.\n\nAsk Bo.\n"
    repository.commit(NOTES=notes)
    repository.diverge(notes.replace("late", "early"), notes.replace("late", "lost"), "NOTES")
    merged = repository.merged("NOTES", code=1)
    assert "<<<<<<< ours\nThe ship is early.\n=======\nThe ship is lost.\n>>>>>>> theirs\n" in merged
    assert "writer:choice" not in merged


def test_what_git_cannot_merge_is_an_error_and_no_conflict(desk: Path, writer: Writer) -> None:
    for name in ("was", "mine", "theirs"):
        (desk / name).write_bytes(name.encode() + b"\0")
    done = writer("merge", "was", "mine", "theirs")
    assert done.returncode == 2
    assert "cannot merge mine: error: Cannot merge binary files" in done.stderr.replace("\n", " ")
    assert (desk / "mine").read_bytes() == b"mine\0"
