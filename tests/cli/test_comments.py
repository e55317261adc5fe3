"""Comments and suggestions: made, listed, answered; they follow edits, updates and a new name of the file."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_life import FACTS, NAME
from writer.desk import Desk
from writer.desk.commenting import comment_on
from writer.errors import UsageError
from writer.prose.choices import choices

Writer = Callable[..., subprocess.CompletedProcess[str]]
EXPECTS = "As of July 21, 2026, Orbit+ expects Season 2 in late 2027."


@pytest.fixture
def draft(desk: Path, writer: Writer) -> Path:
    (desk / "facts.yaml").write_text(FACTS, "utf-8")
    done = writer("new", "season-renewal", "--from", "facts.yaml")
    assert done.returncode == 0, done.stderr
    return desk / "drafts" / f"{NAME}.md"


def listed(writer: Writer, draft: Path, *options: str) -> list[dict[str, object]]:
    done = writer("comments", draft, "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def place(draft: Path, words: str) -> tuple[int, int]:
    before = draft.read_text("utf-8").rpartition(words)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_comment_follows_its_sentence_through_an_update_and_a_new_name(draft: Path, writer: Writer) -> None:
    made = writer("comment", draft, "--on", "in late 2027", "Who says so?")
    assert made.returncode == 0, made.stderr
    (one,) = listed(writer, draft)
    assert (one["line"], one["column"]) == place(draft, "in late 2027.")
    shown = writer("comments", draft).stdout
    assert shown.startswith(f"{draft}:{one['line']}:{one['column']}: Who says so? [{one['id']}, ")
    assert shown.endswith("  on “in late 2027”\n")
    assert writer("update", draft, "--set", "release_window=March 2028").returncode == 0
    (one,) = listed(writer, draft)
    assert (one["line"], one["column"]) == place(draft, "Season 2 is set to premiere in March 2028.")
    moved = draft.rename(draft.with_name("ferry.md"))
    assert [row["id"] for row in listed(writer, moved)] == [one["id"]]
    assert writer("comments", moved, "--resolve", str(one["id"])[:4]).returncode == 0
    assert listed(writer, moved) == []
    assert [row["state"] for row in listed(writer, moved, "--all")] == ["resolved"]
    assert [path.name for path in sorted((draft.parent / ".writer").glob("*.comments.jsonl"))] == [
        "ferry.comments.jsonl"
    ]


def test_a_suggestion_is_applied_where_its_words_still_stand(draft: Path, writer: Writer) -> None:
    line, column = place(draft, EXPECTS)
    assert writer("comment", draft, "--at", f"{line}:{column + 3}", "--instead", "Nobody knows when.").returncode == 0
    assert writer("comment", draft, "--on", "expects", "--instead", "awaits", "Their word?").returncode == 0
    one, other = listed(writer, draft)
    assert one["anchor"]["sentence"] == other["anchor"]["sentence"] == EXPECTS  # type: ignore[index]
    assert "  instead: awaits\n" in writer("comments", draft).stdout
    assert writer("comments", draft, "--apply", str(other["id"])).returncode == 0
    assert "Orbit+ awaits Season 2" in draft.read_text("utf-8")
    assert writer("history", "list", draft).stdout.endswith(" UTC  suggestion\n")
    text = draft.read_text("utf-8")
    refused = writer("comments", draft, "--apply", str(one["id"]))  # it was about the whole sentence as it was
    assert (refused.returncode, "no longer stand there" in refused.stderr) == (2, True)
    assert writer("comments", draft, "--decline", str(one["id"])).returncode == 0
    assert (draft.read_text("utf-8"), listed(writer, draft)) == (text, [])


def test_a_comment_whose_passage_is_gone_is_still_listed(draft: Path, writer: Writer) -> None:
    assert writer("comment", draft, "--on", EXPECTS, "Too long?").returncode == 0
    draft.write_text(draft.read_text("utf-8").replace(EXPECTS, ""), "utf-8")
    shown = writer("comments", draft).stdout
    assert shown.startswith(f"{draft}: no longer in the text: Too long? [")
    assert shown.endswith(f"  on “{EXPECTS}”\n")
    (one,) = listed(writer, draft)
    assert writer("comments", draft, "--delete", str(one["id"])).returncode == 0
    assert listed(writer, draft, "--all") == []
    assert not list(choices(draft.read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Hm.",), "name the passage"),
        (("--on", "Season 2", "Hm."), "stands"),
        (("--on", "nowhere to be found", "Hm."), "does not stand in the copy"),
        (("--at", "1:1", "Hm."), "no sentence of the copy stands there"),
        (("--at", "99999:1", "Hm."), "no sentence of the copy stands there"),
        (("--at", "five", "Hm."), "is no place"),
        (("--on", "expects"), "says something"),
    ],
)
def test_what_cannot_be_commented_is_told(
    draft: Path, writer: Writer, arguments: tuple[str, ...], message: str
) -> None:
    done = writer("comment", draft, *arguments)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    assert not (draft.parent / ".writer" / f"{NAME}.comments.jsonl").exists()


def test_a_line_end_of_unicode_in_a_sentence_hides_no_comment(draft: Path, writer: Writer) -> None:
    draft.write_text(draft.read_text("utf-8").replace(EXPECTS, EXPECTS.replace("Orbit+ ", "Orbit+\u2028")), "utf-8")
    assert writer("comment", draft, "--on", "in late 2027", "Who\x85says so?").returncode == 0
    assert writer("comment", draft, "--on", "As of July 21, 2026", "And now?").returncode == 0
    assert {row["text"] for row in listed(writer, draft)} == {"Who\x85says so?", "And now?"}


def test_a_suggestion_replaces_the_very_word_that_was_meant(draft: Path, writer: Writer) -> None:
    seen = "The cat saw the dog and the bird."
    draft.write_text(draft.read_text("utf-8").replace(EXPECTS, seen), "utf-8")
    line, column = place(draft, "the bird")
    comment_on(Desk(draft.parents[1]), draft, "", words="the", place=(line, column), instead="a")
    (one,) = listed(writer, draft)
    assert (one["line"], one["column"]) == (line, column)
    assert writer("comments", draft, "--apply", str(one["id"])).returncode == 0
    assert "The cat saw the dog and a bird." in draft.read_text("utf-8")


def test_a_draft_takes_no_comments_of_another_one_on_its_season(draft: Path, writer: Writer) -> None:
    assert writer("comment", draft, "--on", EXPECTS, "Too long?").returncode == 0
    kept, text = draft.parent / ".writer" / f"{NAME}.comments.jsonl", draft.read_text("utf-8")
    other = draft.with_name("other.md")
    other.write_text(text.replace(EXPECTS, "Nobody knows when it comes."), "utf-8")
    draft.unlink()
    assert listed(writer, other) == []  # none of its sentences is commented on
    other.write_text(text, "utf-8")
    third = draft.with_name("third.md")
    third.write_text(text, "utf-8")
    assert listed(writer, other) == []  # it may be about the third
    assert writer("comment", other, "--on", "in late 2027", "Says who?").returncode == 0
    assert ([row["text"] for row in listed(writer, other)], kept.is_file()) == (["Says who?"], True)
    third.unlink()
    other.unlink()
    last = draft.with_name("last.md")
    last.write_text(text, "utf-8")
    (kept.parent / "other.comments.jsonl").unlink()
    assert [row["text"] for row in listed(writer, last)] == ["Too long?"]


def test_words_are_commented_on_across_a_soft_line_end(draft: Path, writer: Writer) -> None:
    draft.write_text(draft.read_text("utf-8").replace(EXPECTS, EXPECTS.replace("Orbit+ ", "Orbit+\n")), "utf-8")
    assert writer("comment", draft, "--on", "Orbit+\nexpects", "Says who?").returncode == 0
    (one,) = listed(writer, draft)
    assert one["anchor"]["sentence"] == EXPECTS.replace("Orbit+ ", "Orbit+\n")  # type: ignore[index]
    assert writer("comments", draft).stdout.endswith("  on “Orbit+ expects”\n")
    where = place(draft, "Orbit+\nexpects")
    with pytest.raises(UsageError, match="do not stand there"):
        comment_on(Desk(draft.parents[1]), draft, "Hm.", words="expects", place=where)
