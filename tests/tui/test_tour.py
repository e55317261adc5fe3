"""The tour: taken whole by keyboard and by mouse, offered once, left and gone on with, and nothing of it kept."""

import re
from errno import ENOSPC
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from tests.tui.conftest import DRAFT, User
from writer.errors import FileError
from writer.library.places import SHIPPED
from writer.library.tours import is_new, leave_tour, read_tour, step_left
from writer.tui.commands.table import COMMANDS
from writer.tui.manuscript import desk_name
from writer.tui.screens import touring
from writer.tui.screens.touring import Touring

STORY = SHIPPED / "app" / "tour"


@pytest.fixture(autouse=True)
def _new(tmp_path: Path) -> None:
    (tmp_path / "state" / "writer" / "tour").unlink()


def _left() -> set[Path]:
    return set(Path(gettempdir()).glob("writer-tour-*"))


def _text(path: Path) -> str:
    return path.read_text("utf-8")


async def _step(user: User, number: int) -> None:
    """Wait for a step: to look at the screen all the time would hold up the story that is being made."""
    await user.until(lambda: isinstance(user.app.screen, Touring) and user.app.screen.number == number - 1)
    assert user.shows(f"Tour {number} of 8")


async def test_all_of_it_by_keyboard_left_once_and_gone_on_with(drive: Any, ferry: Path) -> None:
    before = _left()
    async with drive() as user:
        await user.sees("1 draft", "New here?")
        await user.press("alt+t")
        await _step(user, 1)
        await user.type("8")
        await _step(user, 2)
        assert "Season 2 has eight episodes." in user.text
        await user.press("up", "up", "f6")
        await user.sees("How sure is “Release window”?")
        await user.press("enter", "home", "down", "enter", "ctrl+s")
        await _step(user, 3)
        assert "Season 2 is set to premiere in spring 2026" in user.text
        await _leave_and_go_on(user)
        await user.press("f3")
        await user.type("So: ")
        await _step(user, 4)
        await user.sees("F4 Alerts 1✗")
        await user.press("f8", "f9")
        await _step(user, 5)
        assert "premiered on October 4, 2024" in user.text
        for step, (key, said) in enumerate((("alt+p", "By Staff"), ("f12", "Gate to"), ("ctrl+p", "Search for")), 6):
            await user.press(key)
            await user.sees(said)
            await user.press("escape")
            await _step(user, step)
        await user.press("ctrl+o")
        await user.until(lambda: step_left() == 0 and not user.shows("New here?"))
    assert _left() == before
    assert (_text(ferry), [*ferry.parent.glob("*.md")]) == (DRAFT, [ferry])


async def _leave_and_go_on(user: User) -> None:
    await user.press("alt+q")
    await user.until(lambda: not isinstance(user.app.screen, Touring))
    await user.press("alt+t")
    await _step(user, 3)
    await user.press("alt+t")
    await user.sees("Leave this first")


BY_MOUSE = (
    ("New here?", "", 1),
    ("Next", "", 2),
    ("Back", "", 1),
    ("e.g. 8", "Episodes ", 1),
    ("8", "", 2),
    ("spring 2026", "The release", 2),
    ("F6 Certainty", "", 0),
    ("expected", "How sure is", 0),
    ("│official ", "How sure is", 0),
    ("Done", "How sure is", 3),
    ("Production on Season 2", "", 3),
    ("So: ", "", 4),
    ("'October 14, 2024' is not", "", 4),
    ("F9: October", "", 5),
    ("^p Menu", "", 0),
    ("Preview", "", 0),
    ("Show the draft as its readers", "", 0),
    ("Esc Leave", "By Staff", 6),
    ("^p Menu", "", 0),
    ("Gate", "", 0),
    ("Save, and say what keeps", "", 0),
    ("Esc Leave", "Gate to", 7),
    ("End tour", "", 0),
)
"""What is clicked, below what, and the step that comes then; letters are typed."""


async def test_all_of_it_by_mouse_and_a_draft_with_changes_is_asked_about_first(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        for text, below, step in BY_MOUSE:
            typed = text in {"8", "So: ", "Preview", "Gate"}
            await (user.type(text) if typed else user.click(text, below=below))
            if step:
                await _step(user, step)
        await user.sees("1 draft", "Waiting")
        assert step_left() == 6
        await user.open()
        await user.type("Not saved")
        await user.press("alt+t")
        await user.sees("has changes that are not saved")


@pytest.mark.parametrize("part", ["make_desk", "_written"])
def test_a_story_that_cannot_be_made_leaves_no_folder(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    before = _left()

    def full(*_: object) -> None:
        assert _left() > before
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(touring, part, full)
    with pytest.raises(OSError, match="No space left"):
        touring.Story()
    assert _left() == before


def test_it_is_offered_once(desk: Any) -> None:
    assert is_new(desk_name(desk))
    leave_tour(0)
    assert not is_new(desk_name(desk))


def test_its_file_names_commands_and_words_that_there_are(desk: Any) -> None:
    tour = read_tour()
    ids = {command.id for command in COMMANDS}
    named = {name for step in tour.steps for name in re.findall(r"\{(.*?)\}", step.text)}
    assert named <= ids
    assert all(len(step.text) <= 220 for step in tour.steps)
    text = desk.render(desk.read_facts(tour.story)).text
    assert all(text.count(right) == 1 for right in tour.slips)


def test_what_is_wrong_with_its_file_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "tour.yaml"
    path.write_text("steps:\n  - titel: One\n    text: Do it.\n    done: {answered: cast}\n", "utf-8")
    with pytest.raises(FileError) as caught:
        read_tour(tmp_path)
    assert [(one.place.line, one.place.column, one.message) for one in caught.value.problems if one.place] == [
        (2, 5, "'titel' is no part of a tour"),
        (2, 5, "'title' is missing"),
        (4, 11, "a step cannot wait for this"),
    ]
