"""What stands over a screen gives one answer, however many keys were typed ahead."""

import shutil
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.widgets import OptionList

from writer.desk import Desk
from writer.tui.messages import Typed
from writer.tui.screens.gate import Gate
from writer.tui.screens.library import Library
from writer.tui.screens.modals import ChooseGenre, Help
from writer.tui.screens.queue import Queue
from writer.tui.screens.versions import Versions
from writer.tui.screens.workbench import Workbench


async def test_a_second_answer_takes_no_screen_away(drive: Any) -> None:
    async with drive() as user:
        await user.press("n")
        await user.until(lambda: isinstance(user.app.screen, ChooseGenre))
        dialog = user.app.screen
        genre = dialog.query_one(OptionList).get_option_at_index(0).id
        dialog.dismiss(genre)
        dialog.dismiss(genre)
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert [type(screen) for screen in user.app.screen_stack] == [Library, Workbench]


async def test_keys_typed_ahead_of_a_dialog_open_one_draft(drive: Any) -> None:
    async with drive() as user:
        await user.type("n\n\n")
        await user.until(lambda: isinstance(user.app.screen, Workbench))
        assert [type(screen) for screen in user.app.screen_stack] == [Library, Workbench]


async def test_a_letter_goes_to_the_next_line_that_begins_with_it(drive: Any, desk: Desk) -> None:
    genres = desk.places.drafts.parent / "templates"
    for name in ("b-report", "c-review"):
        genre = shutil.copytree(genres / "a-notice", genres / name) / "genre.yaml"
        genre.write_text(genre.read_text("utf-8").replace("Short notice", name[2:].capitalize()), "utf-8")
    async with drive() as user:
        await user.press("n")
        await user.sees("Short notice", "Report", "Review")
        shown = user.app.screen.query_one(OptionList)
        chosen = []
        for letter in "rrzss":
            await user.press(letter)
            chosen.append(shown.get_option_at_index(shown.highlighted).id)
        assert chosen == ["b-report", "c-review", "c-review", "season-renewal", "a-notice"]


async def test_a_dialog_below_another_gives_no_answer(drive: Any) -> None:
    async with drive() as user:
        await user.press("n")
        await user.until(lambda: isinstance(user.app.screen, ChooseGenre))
        dialog = user.app.screen
        await user.press("f1")
        await user.until(lambda: isinstance(user.app.screen, Help))
        for _ in range(2):
            dialog.dismiss("a-notice")
        await user.pilot.pause()
        assert [type(screen) for screen in user.app.screen_stack] == [Library, ChooseGenre, Help]
        await user.press("escape", "escape")
        assert [type(screen) for screen in user.app.screen_stack] == [Library]


async def test_a_draft_below_a_dialog_is_not_left(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f1")
        for _ in range(2):
            user.bench.dismiss()
        await user.pilot.pause()
        assert [type(screen) for screen in user.app.screen_stack] == [Library, Workbench, Help]


async def test_a_dialog_that_is_left_before_it_stands_ends_nothing(drive: Any, desk: Desk, ferry: Path) -> None:
    async with drive() as user:
        await user.sees("1 draft")
        for make in (Queue, lambda desk: Gate(desk, ferry, "draft"), lambda desk: Versions(desk, ferry)):
            dialog, answers = make(desk), list[object]()
            user.app.push_screen(dialog, answers.append)
            dialog.dismiss(None)
            dialog.dismiss(None)
            await user.until(lambda dialog=dialog: not dialog.is_attached)
            assert answers == [None]
        assert [type(screen) for screen in user.app.screen_stack] == [Library]


async def test_keys_that_are_under_way_when_the_app_is_left_end_it_as_it_should(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        user.app.post_message(Key("x", "x"))
        user.bench.area.post_message(Key("y", "y"))
        user.app.exit()
        user.bench.area.post_message(Key("z", "z"))
        user.app.post_message(Typed())
    assert user.app.return_code == 0
