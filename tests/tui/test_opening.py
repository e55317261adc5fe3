"""What the app opens with."""

from pathlib import Path
from typing import Any, cast

import pytest
from textual.widgets import OptionList

from tests.tui.conftest import User
from writer.desk import Desk
from writer.tui.app import WriterApp


async def test_the_app_opens_on_a_draft_that_is_named(desk: Desk, ferry: Path) -> None:
    app = WriterApp(desk, ferry)
    async with app.run_test(size=(80, 24)) as pilot:
        user = User(app, pilot)
        await user.at_work()
        assert user.bench.manuscript.path == ferry
        await user.press("ctrl+o")
        await user.sees("1 draft")


async def test_what_is_told_stands_below_a_dialog(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f12")
        await user.sees("1 thing missing")
        for at in range(20):
            user.app.screen.query_one("#gate-missing", OptionList).add_option(f"line {at}")
        await user.press("s")
        await user.sees("Signed by", "Esc Leave", "s Sign", "1 thing missing", "╰───")


@pytest.fixture
def long(ferry: Path) -> None:
    ferry.write_text(ferry.read_text("utf-8") + "\n".join(f"Line {at} stands here." for at in range(40)), "utf-8")


@pytest.mark.usefixtures("long")
async def test_the_caret_stays_in_view_when_the_window_shrinks(drive: Any) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3", *["down"] * 16)
        here = user.bench.area.document.get_line(user.bench.area.cursor_location[0])
        assert here.startswith("Line ")
        await user.sees(here)
        await user.pilot.resize_terminal(40, 10)
        await user.sees(here)


async def test_one_goes_on_where_one_left_off(desk: Desk, ferry: Path) -> None:
    async with WriterApp(desk, ferry).run_test(size=(80, 24)) as pilot:
        user = User(cast("WriterApp", pilot.app), pilot)
        await user.at_work()
        await user.press("f3", "down", "down", "down", "down", "right", "right", "ctrl+q")
        await user.until(lambda: not user.app.is_running)
    async with WriterApp(desk).run_test(size=(80, 24)) as pilot:
        user = User(cast("WriterApp", pilot.app), pilot)
        await user.at_work()
        assert user.bench.area.has_focus
        assert user.bench.area.cursor_location == (4, 2)
        user.bench.form.go_to("production")  # type: ignore[union-attr]
        await user.press("ctrl+o")
        await user.sees("1 draft")
        await user.press("ctrl+q")
        await user.until(lambda: not user.app.is_running)
    async with WriterApp(desk).run_test(size=(80, 24)) as pilot:
        user = User(cast("WriterApp", pilot.app), pilot)
        await user.open()  # it was left in the list
        assert user.bench.form
        assert user.bench.form.last_field == "production"
        assert user.bench.area.cursor_location == (4, 2)
