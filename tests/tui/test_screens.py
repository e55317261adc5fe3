"""Each screen as text, at the smallest size, side by side, and on a large screen. ACCEPT=1 writes the goldens anew."""

import os
from pathlib import Path
from typing import Any

import pytest

from writer.desk import Desk
from writer.desk.updating import carry_out, plan
from writer.library.versions import versions
from writer.tui.widgets.status import PaneTabs

GOLDENS = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 40), (200, 60)]


def _is_as_before(user: Any, name: str) -> None:
    width, height = user.app.size
    path = GOLDENS / f"{name}-{width}x{height}.txt"
    text = "\n".join(user.rows) + "\n"
    if os.environ.get("ACCEPT"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens(drive: Any, ferry: Path, size: tuple[int, int]) -> None:
    async with drive(*size) as user:
        await user.sees("1 draft")
        _is_as_before(user, "library")
        await user.open()
        _is_as_before(user, "fields")
        await user.press("f8")
        _is_as_before(user, "draft")
        await user.press("f4")
        _is_as_before(user, "alerts")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_form_over_the_screen(drive: Any, ferry: Path, size: tuple[int, int]) -> None:
    async with drive(*size) as user:
        await user.open()
        user.bench.form.go_to("cast")
        await user.press("enter")
        await user.sees("Cast: Mara Quill")
        _is_as_before(user, "row")


async def test_the_tab_of_the_pane_is_marked(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        for key, name in (("f4", "F4 Alerts"), ("f2", "F2 Fields"), ("f3", "F3 Draft")):
            await user.press(key)
            content = user.bench.query_one(PaneTabs).content
            marked = [content.plain[span.start : span.end] for span in content.spans if span.style == "bold reverse"]
            assert [text.strip().removesuffix(" 1!") for text in marked] == [name]


async def test_the_panes_fold_and_unfold_with_the_window(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3")
        await user.pilot.resize_terminal(80, 24)
        await user.until(lambda: not user.shows("Release window"))
        assert user.shows("Mara Quill plays Ines.")
        await user.pilot.resize_terminal(100, 30)
        await user.sees("Release window", "Mara Quill plays", "Use 'use'")


@pytest.fixture
def updated(desk: Desk, ferry: Path) -> None:
    """A choice is open, and there is a version of a known moment."""
    text = desk.render(desk.read(ferry)).text
    desk.save_base(ferry, text)
    desk.save(ferry, text.replace("comes in late 2026", "comes when it comes"))
    carry_out(desk, [plan(desk, ferry, {"release_window": "March 2027"})])
    (version,) = versions(ferry)
    version.path.rename(version.path.with_name(f"20260312T101500000000Z{version.path.name[22:]}"))


@pytest.mark.usefixtures("updated")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_life_of_a_draft(drive: Any, size: tuple[int, int]) -> None:
    async with drive(*size) as user:
        await user.open()
        await user.press("f12")
        await user.sees("1 thing missing")
        _is_as_before(user, "gate")
        await user.press("escape", "ctrl+l")
        await user.sees("12 Mar 2026, 10:15 UTC")
        _is_as_before(user, "versions")
        await user.press("escape", "ctrl+n")
        await user.sees("choice 1 of 1")
        _is_as_before(user, "choice")
