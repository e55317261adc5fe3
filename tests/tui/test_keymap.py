"""Keys of one's own: presets, single keys, what is wrong with them, and Emacs and Vim where one types."""

from pathlib import Path

import pytest

from tests.tui.conftest import User
from writer.desk import Desk
from writer.errors import FileError
from writer.library.keymaps import preset_names
from writer.library.userconfig import config_file, read_user_config
from writer.tui.app import WriterApp
from writer.tui.commands.table import commands_for
from writer.tui.keymap import KeyMap, key_map
from writer.tui.widgets.drafts import DraftList
from writer.tui.widgets.inputs import LineInput


def _keys(text: str) -> KeyMap:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, "utf-8")
    return key_map(read_user_config().keys)


def test_without_a_word_about_keys_nothing_changes(home: Path) -> None:
    assert _keys("grammar: {idle_minutes: 5}\n") == KeyMap()
    assert _keys("keys:\n") == KeyMap()


@pytest.mark.parametrize("name", preset_names())
def test_a_preset_can_be_used(home: Path, name: str) -> None:
    keys = _keys(f"keys: {name}\n")
    assert keys.text or keys.normal
    globals_ = {
        key
        for command in commands_for("app", "workbench", "field")
        if command.global_key
        for key in keys.commands.get(command.id, command.keys).split(",")
    }
    assert sorted(globals_ & set(keys.text)) == []  # a command would take them before the text does


def test_single_keys_stand_over_a_preset(home: Path) -> None:
    keys = _keys("keys: {preset: emacs, palette: f13, save: [ctrl+s, 'ctrl+^']}\n")
    assert keys.commands["palette"] == "f13"
    assert keys.commands["save"] == "ctrl+s,ctrl+circumflex_accent"
    assert keys.commands["comments"] == "f10"
    assert keys.text["ctrl+f"] == "right"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("keys: vi\n", ":1:7: no key map is called 'vi' (did you mean 'vim'?)"),
        ("keys:\n  sav: ctrl+w\n", ":2:3: there is no command 'sav' (did you mean 'save'?)"),
        ("keys:\n  save: ctl+w\n", ":2:3: 'ctl+w' is no key"),
        ("keys:\n  save: ctrl+o\n", ":2:3: 'ctrl+o' is both 'save' and 'library' (give one of them another key)"),
        ("keys: {save: ctrl+q}\n", ":1:8: 'ctrl+q' is both 'save' and 'quit' (give one of them another key)"),
        ("theme: 12\n", ":1:1: 'theme' is no field here (the command Theme of the app chooses the colors, and"),
        ("keys:\n  save:\n", ":2:3: 'save' has no key (write one, as ctrl+s)"),
        ("keys: [vim]\n", ":1:7: 'keys' is a name or a map (write keys: vim)"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(home: Path, text: str, told: str) -> None:
    with pytest.raises(FileError) as refusal:
        _keys(text)
    assert f"{config_file()}{told}" in str(refusal.value)


def test_a_preset_of_ones_own_is_read_as_strictly(home: Path) -> None:
    own = config_file().parent / "keys" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("text:\n  ctrl+f: rihgt\nmodes: {}\n", "utf-8")
    with pytest.raises(FileError, match=r"mine\.yaml:3:1: 'modes' is no part of a key map"):
        _keys("keys: mine\n")
    own.write_text("text:\n  ctrl+f: rihgt\n", "utf-8")
    with pytest.raises(FileError, match=r"mine\.yaml:2:3: 'rihgt' is nothing .* \(did you mean 'right'\?\)"):
        _keys("keys: mine\n")


async def test_other_keys_run_the_commands_and_are_shown(home: Path, desk: Desk, ferry: Path) -> None:
    app = WriterApp(desk, ferry, _keys("keys: {library: alt+l, save: ctrl+w}\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        user = User(app, pilot)
        await user.at_work()
        await user.sees("^w Save", "Alt+l Library")
        found = {one.title: one.help for one in user.app.get_system_commands(user.app.screen)}
        assert found["Library"].endswith("(Alt+l)")
        await user.press("ctrl+o")
        await user.until(lambda: user.app.screen is user.bench)
        await user.press("alt+l")
        await user.sees("1 draft")


async def _first_line(user: User, *keys: str) -> str:
    await user.press(*keys)
    return str(user.bench.area.document.get_line(0))


async def test_emacs_keys_in_text_and_fields(home: Path, desk: Desk, ferry: Path) -> None:
    app = WriterApp(desk, ferry, _keys("keys: emacs\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        user = User(app, pilot)
        await user.at_work()
        await user.press("f3")
        assert await _first_line(user, "ctrl+n", "ctrl+p", "alt+f", "ctrl+k") == "Night"
        assert await _first_line(user, "ctrl+a", "ctrl+y", "ctrl+f") == " Ferry comes in late 2026. It is renewed.Night"
        await user.press("ctrl+end", "backspace")
        before = user.text
        await user.press("ctrl+k")
        assert user.text == before  # nothing stands behind the end
        await user.press("ctrl+home", "ctrl+k", "ctrl+k", "ctrl+y", "ctrl+y")
        line = before.splitlines()[0]
        assert user.text == f"{line}\n{line}\n" + before.removeprefix(f"{line}\n")
        await user.press("f2", "ctrl+a", "ctrl+f", "ctrl+k")
        assert next(line.value for line in user.bench.query(LineInput)) == "N"
        await user.press("alt+x")
        await user.sees("Search for commands")


async def test_vim_has_a_normal_mode_in_the_text(home: Path, desk: Desk, ferry: Path) -> None:
    app = WriterApp(desk, ferry, _keys("keys: vim\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        user = User(app, pilot)
        await user.at_work()
        await user.press("f3")
        await user.sees("F3 Draft Normal")
        first = "Night Ferry comes in late 2026. It is renewed."
        await _a_number_before_a_key(user, first)
        assert await _first_line(user, "A", "!") == f"{first}!"
        await user.sees("F3 Draft Insert")
        assert await _first_line(user, "escape", "z", "0", "c", "w", "L") == f"L Ferry{first[11:]}!"
        await user.press("escape", "y", "y", "G", "p")
        assert user.bench.area.document.lines[-1] == f"L Ferry{first[11:]}!"
        await user.press("d", "d")
        assert user.bench.area.document.lines[-2].endswith("a boat.")
        await user.press("g", "g", "O", "T", "o", "p", "escape")
        assert user.bench.area.document.lines[:2] == ["Top", f"L Ferry{first[11:]}!"]
        await user.press("j", "D", "p")
        assert user.bench.area.document.lines[:2] == ["Top", f"L Ferry{first[11:]}!"]
        lines = [*user.bench.area.document.lines]
        await user.press("g", "g", "3", "d", "d", "p")
        assert user.bench.area.document.lines == [lines[3], *lines[:3], *lines[4:]]
        await user.press("g", "g", "j", "j", "1", "2", "x")
        assert user.bench.area.document.lines[2] == lines[1][12:]


async def _a_number_before_a_key(user: User, first: str) -> None:
    assert await _first_line(user, "3", "x") == first[3:]
    assert await _first_line(user, "u") == first
    lines = [*user.bench.area.document.lines]
    assert await _first_line(user, "$", "h", "5", "x") == first[:-1]
    assert await _first_line(user, "u", "j", "x", "k", "0", "3", "X") == first
    assert user.bench.area.document.lines == lines  # none of these takes the end of a line
    await user.press("y", "y", "5", "0", "p")
    assert len(user.bench.area.document.lines) == len(lines) + 50
    await user.press("u")
    assert user.bench.area.document.lines == lines


async def test_vim_moves_in_lists(home: Path, desk: Desk, ferry: Path) -> None:
    (ferry.parent / "other.md").write_text("---\ntitle: Other\n---\n\nText.\n", "utf-8")
    app = WriterApp(desk, None, _keys("keys: vim\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        user = User(app, pilot)
        await user.sees("2 drafts")
        drafts = user.app.screen.query_one(DraftList)
        first = drafts.chosen
        await user.press("j")
        assert drafts.chosen != first
        await user.press("k")
        assert drafts.chosen == first
