"""Another name for a draft, and a copy of it: what belongs to it goes along, or nothing does."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_life import FACTS, NAME
from writer.desk import Desk
from writer.desk.commenting import comment_on, comments_on
from writer.desk.shelving import duplicate, rename
from writer.desk.signing import sign, signatures
from writer.desk.stages import move
from writer.errors import SaveError, WriterError
from writer.library.locks import locked
from writer.library.log import read_events
from writer.library.versions import versions

Writer = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def draft(desk: Path) -> Path:
    """A draft with all that may lie beside one."""
    opened, path = Desk(desk), desk / "drafts" / f"{NAME}.md"
    opened.save_new(opened.render(opened.parse_facts(FACTS, "facts.yaml")), path)
    comment_on(opened, path, "Who says so?", words="late 2027")
    sign(opened, path, "ana")
    move(opened, path, "spiked")
    return path


def files(draft: Path) -> list[str]:
    folder = draft.parent
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if "history/" not in str(path))


BESIDE = [".writer", ".writer/{}.base.md", ".writer/{}.comments.jsonl", ".writer/{}.history", ".writer/{}.log.jsonl"]


def test_all_that_belongs_to_a_draft_gets_the_new_name(draft: Path, writer: Writer) -> None:
    text = draft.read_bytes()
    done = writer("rename", draft, "Ferry: the return.md")
    to = draft.with_name("ferry-the-return.md")
    assert (done.returncode, done.stdout) == (0, f"{to}\n"), done.stderr
    assert files(to) == [*(name.format("ferry-the-return") for name in BESIDE), "ferry-the-return.md"]
    assert to.read_bytes() == text
    assert len(versions(to)) == 1
    last = read_events(to)[-1]
    assert (last.event, last.reason) == ("renamed", f"{NAME}.md → ferry-the-return.md")
    assert rename(to, "Ferry the return") == to
    assert [one.comment.text for one in comments_on(Desk(draft.parents[1]), to)] == ["Who says so?"]


@pytest.mark.parametrize("way", ["draft", "versions of a draft that is gone", "lock", "no name"])
def test_where_anything_is_in_the_way_nothing_is_moved(draft: Path, way: str) -> None:
    name = "?!" if way == "no name" else "other"
    if way == "draft":
        (draft.parent / "other.md").write_text("Another.\n", "utf-8")
    elif way.startswith("versions"):
        (draft.parent / ".writer" / "other.history").mkdir()
    before = files(draft)
    if way == "lock":
        held = draft.parent / ".writer" / "other.lock"
        held.write_text(json.dumps({"by": "bo", "host": "elsewhere", "pid": 1, "since": "2999-01-01T00:00:00+00:00"}))
        before = files(draft)
    with pytest.raises(WriterError):
        rename(draft, name)
    assert files(draft) == before


def test_a_file_system_without_links_will_do(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    text, before = draft.read_bytes(), files(draft)
    to = rename(draft, "other")
    assert (to.read_bytes(), files(to)) == (text, [name.replace(draft.stem, "other") for name in before])


def test_a_move_that_fails_half_way_is_undone(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, moved = files(draft), Path.rename

    def failing(path: Path, to: Path) -> Path:
        if path.name.endswith(".log.jsonl"):
            raise OSError(28, "No space left on device")
        return moved(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(SaveError, match="no space left"):
        rename(draft, "other")
    monkeypatch.undo()
    assert files(draft) == before


def test_what_was_renamed_by_hand_has_its_comments_when_it_is_saved(draft: Path) -> None:
    desk, to = Desk(draft.parents[1]), draft.with_name("ferry.md")
    draft.rename(to)
    text = to.read_text("utf-8")
    desk.save(to, text.replace("expects Season 2 in late 2027", "expects it in late 2027"))
    assert files(to) == [*(name.format("ferry") for name in BESIDE), "ferry.md"]
    (one,) = comments_on(desk, to)
    assert one.comment.anchor.words == "late 2027"
    assert "expects it" in one.comment.anchor.sentence


def test_a_duplicate_is_a_draft_that_nobody_signed(draft: Path) -> None:
    desk = Desk(draft.parents[1])
    first, to = desk.read(draft), duplicate(desk, draft)
    copy = desk.read(to)
    assert to.name == f"{NAME}-2.md"
    assert (copy.stage, copy.body, list(signatures(copy))) == ("draft", first.body, [])
    assert copy.facts.names() == first.facts.names()
    assert desk.base(to) == desk.base(draft)
    assert [path.name for path in (draft.parent / ".writer").glob(f"{to.stem}.*")] == [f"{to.stem}.base.md"]
    assert duplicate(desk, to).name == f"{NAME}-2-2.md"
    assert duplicate(desk, draft).name == f"{NAME}-3.md"
    (desk.places.drafts / f"{NAME}-3.md").unlink()  # what lies beside that is of the one that is gone
    with locked(draft):
        assert duplicate(desk, draft).name == f"{NAME}-4.md"
