"""The table of commands: each of them can be run, found, and read about."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.command import CommandPalette

from writer.tui.app import WriterApp
from writer.tui.commands.command import Command
from writer.tui.commands.table import COMMANDS, bindings, commands_for
from writer.tui.keynames import key_text
from writer.tui.screens.choosing import Choosing
from writer.tui.screens.comments import Comments
from writer.tui.screens.dialog import Dialog
from writer.tui.screens.gate import Gate
from writer.tui.screens.library import Library
from writer.tui.screens.material import Candidates, Handing
from writer.tui.screens.rowform import RowForm
from writer.tui.screens.touring import Touring
from writer.tui.screens.versions import Versions
from writer.tui.screens.workbench import Workbench
from writer.tui.widgets.alerts import AlertList
from writer.tui.widgets.find import FindBar
from writer.tui.widgets.inputs import FieldRow
from writer.tui.widgets.rows import RowList
from writer.tui.working import Working

PLACES = (
    WriterApp,
    Library,
    Workbench,
    FieldRow,
    RowList,
    Dialog,
    RowForm,
    Gate,
    Versions,
    Choosing,
    Comments,
    Handing,
    Candidates,
    AlertList,
    FindBar,
    Touring,
    Working,
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_is_an_action_of_its_place(command: Command) -> None:
    place = next(place for place in PLACES if command.where == place.PLACE)
    assert callable(getattr(place, f"action_{command.action.partition('(')[0]}"))
    assert command.help.endswith(".")
    assert len(command.label) <= 12


def test_no_key_means_two_things_in_one_place() -> None:
    for places in (
        ("app", "library"),
        ("app", "workbench", "field", "rows"),
        ("app", "workbench", "alerts"),
        ("app", "workbench", "find"),
        ("app", "workbench", "tour"),
    ):
        keys = Counter(key for command in commands_for(*places) for key in command.keys.split(",") if key)
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_key_of_the_table_is_bound() -> None:
    bound = {binding.id for binding in bindings("workbench") if isinstance(binding, Binding)}
    assert bound == {command.id for command in commands_for("workbench")}


@pytest.mark.parametrize(
    ("keys", "shown"), [("ctrl+s", "^s"), ("f7", "F7"), ("K,shift+up", "K ⇧↑"), ("x,delete", "x Del"), ("", "")]
)
def test_keys_are_shown_short(keys: str, shown: str) -> None:
    assert key_text(keys) == shown


async def test_the_palette_runs_commands_of_the_screen_below(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("ctrl+p")
        await user.until(lambda: isinstance(user.app.screen, CommandPalette))
        await user.type("library")
        await user.sees("Go back to the list of drafts. (^o)")
        await user.press("down", "enter")
        await user.sees("1 draft")


async def test_the_palettes_key_is_pressed_over_its_help(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("ctrl+p")
        await user.until(lambda: isinstance(user.app.screen, CommandPalette))
        await user.press("f1", "ctrl+p", "escape")
        await user.until(lambda: isinstance(user.app.screen, CommandPalette))


async def test_the_palette_has_every_command_that_can_be_run(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        found = {command.title for command in user.app.get_system_commands(user.app.screen)}
        expected = {command.label for command in commands_for("app", "workbench", "field")} - {"Menu"}
        assert found == expected


async def test_the_help_of_a_form_over_the_screen_names_its_own_keys(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f6")
        await user.sees("How sure is")
        await user.press("f1")
        await user.sees("^s       Done", "Esc      Leave")
        assert not user.shows("F12      Gate")
        await user.press("f1")
        await user.sees("How sure is")
