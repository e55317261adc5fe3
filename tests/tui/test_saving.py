"""Saving: nothing that somebody wrote is ever lost, and no other file is ever overwritten."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from writer.desk import Desk
from writer.errors import SaveError
from writer.library.places import beside
from writer.library.versions import versions
from writer.tui.manuscript import new_manuscript, open_manuscript, save


async def test_edits_of_the_text_survive_a_change_in_the_form(drive: Any, desk: Desk) -> None:
    async with drive(120, 40) as user:
        await user.start()
        await user.type("Night Ferry")
        await user.until(lambda: "*Night Ferry* comes [TK when]." in user.text)
        await user.press("f3")
        await user.type("By the sea. ")
        await user.until(lambda: user.text.startswith("By the sea. *Night Ferry*"))
        await user.press("f2", "down", "down")
        await user.press("enter", "down", "enter")
        await user.until(lambda: "It is announced." in user.text)
        assert "By the sea." in user.text
        assert "[TK status]" not in user.text


async def test_a_text_whose_last_render_is_not_kept_is_the_writers_own(drive: Any, ferry: Path) -> None:
    before = _read(ferry).partition("\n---\n")[2]
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("3")
        await user.until(lambda: user.bench.manuscript.draft.facts.record.text("season") == "3")
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    assert _read(ferry).partition("\n---\n")[2] == before


async def test_a_full_disk_is_told_and_nothing_is_lost(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _read(ferry)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        with monkeypatch.context() as patch:
            patch.setattr("writer.library.files.os.fsync", full)
            await user.press("ctrl+s")
            await user.sees("Not saved", "no space left on device", "the text is still here")
        assert _read(ferry) == before
        await user.press("enter")
        assert user.text.startswith("Ahoy. ")
        assert user.bench.unsaved
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    assert "\nAhoy. Night Ferry" in _read(ferry)


async def test_a_new_draft_never_goes_over_another_one(drive: Any, ferry: Path, desk: Desk) -> None:
    before = _read(ferry)
    async with drive() as user:
        await user.sees("1 draft")
        await user.press("n")
        await user.sees("Short notice", "Enter Choose")
        await user.press("enter")
        await user.at_work()
        await user.type("Night Ferry")
        await user.press("ctrl+s")
        await user.sees("The name is taken", "Save as night-ferry-2.md")
        await user.press("enter")
        await user.sees("Saved night-ferry-2.md")
    assert _read(ferry) == before
    assert desk.read(ferry.with_name("night-ferry-2.md")).facts.title == "Night Ferry"


async def test_a_file_that_changed_outside_is_asked_about(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Mine. ")
        _write(ferry, "theirs")
        await user.press("ctrl+s")
        await user.sees("The file changed", "saves this text as night-ferry-2.md")
        await user.press("escape")
        assert _read(ferry) == "theirs"
        await user.press("ctrl+s")
        await user.sees("The file changed")
        await user.press("s")
        await user.sees("Saved night-ferry-2.md")
    assert _read(ferry) == "theirs"
    assert "Mine. Night Ferry" in _read(ferry.with_name("night-ferry-2.md"))


async def test_what_another_program_wrote_is_merged(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("3")
        await user.until(lambda: user.bench.manuscript.draft.facts.record.text("season") == "3")
        await user.press("f3")
        await user.type("Mine. ")
        theirs = _read(ferry).replace("status: renewed", "status: announced").replace("a boat", "a ship")
        _write(ferry, theirs)
        await user.press("ctrl+s")
        await user.sees("The file changed", "Merge")
        await user.press("m")
        await user.sees("Merged, and not saved yet")
        assert user.text.startswith("Mine. Night Ferry comes")
        assert "They utilize a ship." in user.text
        assert _read(ferry) == theirs
        await user.press("f2")
        await user.sees("announced")
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    saved = _read(ferry)
    assert "\nMine. Night Ferry comes" in saved
    assert "They utilize a ship." in saved
    assert "\nseason: 3\n" in saved
    assert "\nstatus: announced\n" in saved
    assert [one.text for one in versions(ferry)] == [theirs]


async def test_what_both_changed_is_told_and_neither_is_lost(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("down")
        await user.type("3")
        await user.until(lambda: user.bench.manuscript.draft.facts.record.text("season") == "3")
        await user.press("f3")
        await user.type("Mine: ")
        theirs = _read(ferry).replace("title: Night", "season: 4\ntitle: Night").replace("in late 2026", "in May")
        _write(ferry, theirs)
        await user.press("ctrl+s")
        await user.sees("The file changed")
        await user.press("m")
        await user.sees("Yours stands where both changed Season; ^l has the other", "1 passage")
        assert "Mine: Night Ferry comes in late 2026." in user.text
        assert "Night Ferry comes in May." in user.text
        assert user.bench.manuscript.draft.facts.record.text("season") == "3"
        await user.press("ctrl+n")
        await user.sees("choice 1 of 1", "─ Yours ─", "─ In the file ─")
    assert [one.text for one in versions(ferry)] == [theirs]


async def test_what_is_written_over_is_kept_as_a_version(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Mine. ")
        _write(ferry, "theirs")
        await user.press("ctrl+s")
        await user.sees("The file changed")
        await user.press("m")
        await user.sees("Not merged", "this is no draft any more", "the text is still here")
        await user.press("enter", "ctrl+s")
        await user.sees("The file changed")
        await user.press("o")
        await user.sees("Saved night-ferry.md")
    assert "Mine. Night Ferry" in _read(ferry)
    assert [one.text for one in versions(ferry)] == ["theirs"]


async def test_a_file_that_is_gone_is_written_again_if_one_says_so(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Mine. ")
        os.unlink(ferry)  # noqa: PTH108  the linter takes a path's own way for a slow one
        await user.press("ctrl+s")
        await user.sees("The file is gone", "Write it again")
        await user.press("w")
        await user.sees("Saved night-ferry.md")
    assert "Mine. Night Ferry" in _read(ferry)


def test_a_text_from_elsewhere_gets_nothing_beside_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    _write(path, "Notes.\n")
    opened = open_manuscript(desk, path)
    save(desk, opened, "More notes.\n", path)
    assert _read(path) == "More notes.\n"
    assert not (tmp_path / ".writer").exists()


def test_a_draft_that_somebody_else_is_writing_waits(desk: Desk, ferry: Path) -> None:
    before = _read(ferry)
    opened = open_manuscript(desk, ferry)
    lock = beside(ferry, "lock")
    lock.parent.mkdir()
    _write(lock, json.dumps({"by": "Ana", "host": "desk-2", "pid": 1, "since": datetime.now(UTC).isoformat()}))
    with pytest.raises(SaveError, match="is being written by Ana on desk-2"):
        save(desk, opened, "Mine.", ferry)
    assert _read(ferry) == before


def test_a_file_that_changes_at_the_last_moment_is_not_replaced(desk: Desk, ferry: Path) -> None:
    opened = open_manuscript(desk, ferry)
    _write(ferry, "theirs")
    with pytest.raises(SaveError, match="was changed by another program this very moment"):
        save(desk, opened, opened.copy, ferry)
    assert _read(ferry) == "theirs"


async def test_leaving_asks_about_what_is_not_saved(drive: Any, ferry: Path) -> None:
    before = _read(ferry)
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.press("ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("k")
        assert user.text.startswith("Ahoy. ")
        await user.press("ctrl+o")
        await user.sees("Unsaved changes")
        await user.press("d")
        await user.sees("1 draft")
    assert _read(ferry) == before


async def test_leaving_can_save_first(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("4")
        await user.press("ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("s")
        await user.until(lambda: user.app.return_code == 0)
    assert "season: 4\n" in _read(ferry)


async def test_leaving_never_drops_what_cannot_be_read(drive: Any, ferry: Path) -> None:
    before = _read(ferry)
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("two")
        await user.sees("✗ 'two' is not a whole number")
        await user.press("ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("s")
        await user.sees("Not saved yet", "Season: 'two' is not a whole number")
        assert user.app.return_code is None
        assert _read(ferry) == before
        await user.press("enter")
        await user.until(lambda: getattr(user.bench.focused, "value", None) == "two")
        await user.press("backspace", "backspace", "backspace", "2", "ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("s")
        await user.until(lambda: user.app.return_code == 0)
    assert "season: 2\n" in _read(ferry)


async def test_a_wrong_value_of_the_file_stays_in_the_file(drive: Any, ferry: Path) -> None:
    """It was there before, so leaving loses nothing; each of two such values is in the list, with a jump."""
    _write(
        ferry, _read(ferry).replace("title: Night Ferry\n", "title: Night Ferry\nseason: two\nfinal_season: maybe\n")
    )
    before = _read(ferry)
    async with drive() as user:
        await user.open()
        await user.sees("✗ 2 wrong: F4")
        assert not user.bench.unsaved
        await user.press("f4")
        await user.sees("✗ line 4: 'season'", "✗ line 5: 'final_season'")
        await user.press("home", "down", "enter")
        await user.until(lambda: user.shows("Whether it is the last one."))
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.press("ctrl+q")
        await user.sees("Unsaved changes")
        await user.press("s")
        await user.until(lambda: user.app.return_code == 0)
    assert _read(ferry) == before.replace("\nNight Ferry comes", "\nAhoy. Night Ferry comes")


async def test_line_ends_are_kept_as_they_are_mixed(drive: Any, ferry: Path) -> None:
    text = _read(ferry).replace("It is renewed.\n", "It is\u2028renewed.\r\n")
    _write(ferry, text)
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("Ahoy. ")
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    assert _read(ferry) == text.replace("\nNight Ferry comes", "\nAhoy. Night Ferry comes")


async def test_leaving_an_untouched_draft_asks_nothing(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("ctrl+o")
        await user.sees("1 draft")


async def test_a_draft_that_cannot_be_read_says_where(drive: Any, desk: Desk) -> None:
    _write(desk.places.drafts / "broken.md", "---\ngenre: a-notice\ntitle: a: b\n---\n")
    async with drive() as user:
        await user.sees("✗ broken.md: this is no YAML")
        await user.press("enter")
        await user.sees("This draft cannot be opened", "broken.md:3")


def test_a_file_that_comes_up_at_the_last_moment_is_not_replaced(desk: Desk, ferry: Path) -> None:
    before = _read(ferry)
    new = new_manuscript(desk, "a-notice")
    with pytest.raises(SaveError, match="is there already"):
        save(desk, new, new.copy, ferry)
    assert _read(ferry) == before


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


async def test_all_that_waits_for_the_text_is_done_in_its_turn(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.tui.screens.following.GROW_AFTER", 60)
    async with drive() as user:
        await user.open()
        await user.press("down")
        await user.type("2")
        await user.until(lambda: user.bench.waiting)
        seen: list[str] = []
        for name in ("save", "fix", "editor"):
            user.bench._settle(lambda name=name: seen.append(f"{name} {user.bench.waiting}"))  # noqa: SLF001
        await user.until(lambda: len(seen) == 3)
        assert seen == ["save False", "fix False", "editor False"]
