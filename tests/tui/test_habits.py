"""Jumping anywhere by one letter, and the writer's own editor."""

import os
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from writer.errors import UsageError
from writer.tui.outside import edited
from writer.tui.screens.jumping import Jumping


async def test_a_letter_goes_to_a_field(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("alt+j")
        await user.until(lambda: isinstance(user.app.screen, Jumping))
        letters = {widget: letter for letter, widget in user.app.screen._targets.items()}  # noqa: SLF001 - what is shown
        assert user.bench.area in letters
        user.app.screen.query("Label")
        await user.sees(f" {letters[user.bench.area]} ")
        await user.press(letters[user.bench.area])
        await user.until(lambda: user.bench.area.has_focus)
        await user.press("alt+j", "escape")
        assert user.bench.area.has_focus
        await user.press("alt+j")
        await user.until(lambda: isinstance(user.app.screen, Jumping))
        x, y = user.bench.query_one("#alert-list").region.offset
        await user.pilot.click(offset=(x + 3, y))
        await user.until(lambda: user.bench.query_one("#alert-list").has_focus)


async def test_an_alert_is_gone_to_and_fixed_by_mouse_alone(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        row, line = next((at, line) for at, line in enumerate(user.rows) if "Use 'use'" in line)
        await user.pilot.click(offset=(line.index("Use 'use'"), row))
        await user.sees("F9: use")
        assert user.bench.area.selected_text == "utilize"
        row, line = next((at, line) for at, line in enumerate(user.rows) if "F9: use" in line)
        await user.pilot.click(offset=(line.index("F9: use") + 1, row))
        await user.until(lambda: "They use a boat" in user.text)
        row, line = next((at, line) for at, line in enumerate(user.rows) if "^s Save" in line)
        await user.pilot.click(offset=(line.index("^s Save") + 1, row))
        await user.until(lambda: "They use a boat" in ferry.read_text("utf-8"))


async def test_the_text_goes_out_to_an_editor_and_comes_back_as_one_change(
    drive: Any, ferry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = _editor(tmp_path, "sed -i 's/utilize/use/; s/Night/Day/' \"$1\"")
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(App, "suspend", _awake)
    async with drive() as user:
        await user.open()
        before = user.text
        await user.press("f3", "alt+v")
        await user.until(lambda: "They use a boat" in user.text)
        assert user.text == before.replace("utilize", "use").replace("Night", "Day")
        await user.press("ctrl+z")
        await user.until(lambda: user.text == before)
        monkeypatch.setenv("VISUAL", _editor(tmp_path, ': > "$1"'))
        await user.press("alt+v")
        await user.sees("The editor gave back an empty file")
        await user.press("escape")
        assert user.text == before
        await user.press("alt+v")
        await user.sees("The editor gave back an empty file")
        await user.press("e")
        await user.until(lambda: not user.text)
        await user.press("ctrl+z")
        await user.until(lambda: user.text == before)
        monkeypatch.setenv("VISUAL", _editor(tmp_path, 'echo lost > "$1"; exit 3'))
        await user.press("alt+v")
        await user.sees("the editor ended with 3")
        assert user.text == before


@pytest.mark.parametrize(("named", "told"), [("'vi", "No closing quotation"), ("  ", "")])
def test_an_editor_that_cannot_be_named_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, told: str
) -> None:
    monkeypatch.setenv("VISUAL", named)
    monkeypatch.setenv("EDITOR", _editor(tmp_path, 'echo Other. > "$1"'))
    if told:
        with pytest.raises(UsageError, match=told):
            edited("Text.", "a.md", 1)
    else:
        assert edited("Text.", "a.md", 1) == "Other.\n"


def test_an_editor_begins_at_the_line_if_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    for name, words in (("nano", "+7"), ("ed", "")):
        monkeypatch.setenv("EDITOR", _editor(tmp_path, f'echo "$@" > {told}', name))
        assert edited("Text.", "a.md", 7) == "Text."
        assert told.read_text("utf-8").startswith(f"{words} /" if words else "/")


def _editor(folder: Path, does: str, name: str = "mine") -> str:
    script = folder / name
    script.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    script.chmod(0o755)
    return os.fspath(script)


class _Awake:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def _awake(_: App[None]) -> _Awake:
    """A test has no terminal to give away."""
    return _Awake()
