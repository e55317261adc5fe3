"""A draft lives in the app: gates that are jumps, signed and passed; versions compared and brought back; choices."""

from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any

import pytest

from writer.desk import Desk
from writer.desk.updating import carry_out, plan
from writer.library.versions import versions
from writer.model.alert import Span
from writer.tui.screens.choosing import Choosing
from writer.tui.screens.comments import Comments
from writer.tui.screens.gate import Gate
from writer.tui.screens.rowform import RowForm
from writer.tui.screens.versions import Versions
from writer.tui.screens.workbench import Workbench

COMES = "*Night Ferry* comes in late 2026."


def _with(path: Path, was: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(was) == 1
    path.write_text(text.replace(was, now), "utf-8")


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _updated(desk: Desk, path: Path, own: str) -> None:
    """The draft rendered, one sentence rewritten, and the facts changed under it."""
    desk.save(path, desk.render(desk.read(path)).text)
    desk.save_base(path, _read(path))
    _with(path, COMES, own)
    carry_out(desk, [plan(desk, path, {"release_window": "March 2027"})])


async def _at_gate(user: Any) -> None:
    await user.press("f12")
    await user.until(lambda: isinstance(user.app.screen, Gate))
    await user.sees("missing, and something did not run")


async def test_what_a_gate_misses_is_listed_and_each_is_a_jump(drive: Any, ferry: Path) -> None:
    _with(ferry, "published", "stage: draft\npublished")
    _with(ferry, "It is renewed.", "[TK who says so]")
    async with drive() as user:
        await user.open()
        await _at_gate(user)
        await user.sees("Gate to  review  ready  published")
        await user.press("left")
        await user.sees("Byline is missing for published", "[Leftovers.TK]")
        missing = user.app.screen._verdict.missing  # noqa: SLF001
        (at,) = (number for number, one in enumerate(missing) if "Leftovers.TK" in one.message)
        await user.press(*["down"] * at, "enter")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        row, column = user.bench.area.cursor_location
        assert user.bench.area.document.get_line(row)[column:].startswith("[TK who says so]")
        await _at_gate(user)
        await user.press("left")
        await user.sees("Byline is missing for published")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert not user.bench.unsaved


async def test_a_draft_is_signed_and_passes_with_what_was_typed_before(drive: Any, desk: Desk, ferry: Path) -> None:
    _with(ferry, "published", "stage: draft\npublished")
    async with drive() as user:
        await user.open()
        await user.press("f3", "ctrl+end")
        await user.type(" Soon.")
        await _at_gate(user)
        await user.press("p")
        await user.sees("Something is missing")  # no grammar engine has looked at it
        await user.press("s")
        await user.until(lambda: "signed:" in _read(ferry))
        await user.until(lambda: not user.shows("Looking…"))
        await user.press("escape")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert "Soon." in _read(ferry)
        assert user.bench.text == _read(ferry)
        assert not user.bench.unsaved


async def test_a_version_is_brought_back_in_a_thread(
    drive: Any, desk: Desk, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _updated(desk, ferry, COMES)
    threads: list[Thread] = []
    monkeypatch.setattr("writer.tui.screens.versions.restore", lambda *_: threads.append(current_thread()))
    async with drive() as user:
        await user.open()
        await user.press("ctrl+l")
        await user.until(lambda: isinstance(user.app.screen, Versions))
        await user.press("r")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
    assert [one is main_thread() for one in threads] == [False]


async def test_versions_are_compared_and_brought_back(drive: Any, desk: Desk, ferry: Path) -> None:
    first = desk.render(desk.read(ferry)).text
    _updated(desk, ferry, COMES)
    async with drive() as user:
        await user.open()
        await user.press("ctrl+l")
        await user.until(lambda: isinstance(user.app.screen, Versions))
        await user.sees("release_window: late 2026 → March 2027", "March")
        await user.press("r")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        await user.until(lambda: COMES in user.text)
        assert user.shows("late 2026")  # in the form
        assert not user.bench.unsaved
    assert _read(ferry) == first
    assert [one.why for one in versions(ferry)] == ["update", "restore"]


async def test_choices_stand_side_by_side_and_a_key_makes_them(drive: Any, desk: Desk, ferry: Path) -> None:
    _updated(desk, ferry, "*Night Ferry* comes when it comes.")
    async with drive() as user:
        await user.open()
        await user.press("ctrl+n")
        await user.until(lambda: isinstance(user.app.screen, Choosing))
        await user.sees("choice 1 of 1")
        assert any("comes when it" in row and "comes in March" in row for row in user.rows)
        await user.press("f")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert "writer:choice" not in user.text
        assert "comes in March 2027" in user.text
        assert "when it comes" not in user.text
        await user.press("ctrl+z")
        await user.until(lambda: "writer:choice" in user.text)
        await user.press("ctrl+n", "y")
        await user.until(lambda: "writer:choice" not in user.text)
        assert "*Night Ferry* comes when it comes." in user.text
        await user.press("ctrl+n")
        await user.sees("No open choice")


async def test_selected_words_are_commented_listed_gone_to_and_answered(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        user.bench.area.select(Span(begin=user.text.index("late 2026"), end=user.text.index("late 2026") + 9))
        await user.press("ctrl+b")
        await user.until(lambda: isinstance(user.app.screen, RowForm) and user.app.screen.focused is not None)
        await user.type("Who says so?", "tab")
        await user.type("early 2027")
        await user.press("ctrl+s")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        await user.sees("kept beside the draft")
        await user.press("ctrl+home", "ctrl+b")
        await user.until(lambda: isinstance(user.app.screen, Comments))
        await user.sees("Who says so?", "“late 2026” → early 2027")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert user.bench.area.selected_text == "late 2026"
        await user.press("right", "ctrl+b")
        await user.until(lambda: isinstance(user.app.screen, Comments))
        await user.press("a")
        await user.sees("No open comment")
        await user.press("escape")
        await user.until(lambda: "comes in early 2027" in user.text)
        assert not user.bench.unsaved
    assert "comes in early 2027" in _read(ferry)
