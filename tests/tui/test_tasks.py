"""What a writer does in the app, each task by keyboard alone and by mouse alone; letters are typed by either."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.tui.conftest import DRAFT, User
from writer.desk import Desk
from writer.tui.screens.library import Library
from writer.tui.screens.workbench import Workbench


class Task(NamedTuple):
    """``keys`` are pressed; of ``mouse`` each is clicked, below what stands behind ``<``.

    In both, what begins with a blank is typed.
    """

    name: str
    keys: tuple[str, ...]
    mouse: tuple[str, ...]
    done: Callable[[User], object]


def menu(name: str, told: str) -> tuple[str, ...]:
    """A command by the palette, which a click opens."""
    return "^p Menu", f" {name}", told


def _copy(user: User) -> str:
    """The file as it would be saved; nothing where none is open."""
    return next((screen.text for screen in user.app.screen_stack if isinstance(screen, Workbench)), "")


def _at(user: User, kind: type) -> bool:
    return isinstance(user.app.screen, kind) and user.app.screen.focused is not None


LIBRARY = (
    Task("search", ("/", " adeyemi"), ("/ searches", " adeyemi"), lambda user: user.shows("1 of 2 drafts")),
    Task("show all", ("escape",), menu("All", "Leave the search"), lambda user: user.rows[0].endswith(" 2 drafts")),
    Task("sort", ("s",), ("Headline",), lambda user: user.shows("Headline▲")),
    Task("choose", ("end",), ("Other",), lambda user: user.shows("›Other")),
    Task("choose back", ("home",), ("Night Ferry",), lambda user: user.shows("›Night Ferry")),
    Task(
        "duplicate", ("d",), menu("Duplicate", "Copy the chosen draft"), lambda user: user.rows[0].endswith(" 3 drafts")
    ),
    Task(
        "rename",
        ("f2", " ferry-copy", "enter"),
        (*menu("Rename", "Give the chosen draft"), " ferry-copy", "Enter Rename"),
        lambda user: user.shows("ferry-copy.md ·"),
    ),
    Task("spike", ("x",), menu("Spike", "Put the chosen draft"), lambda user: user.shows("spiked")),
    Task("bring back", ("x",), menu("Spike", "Put the chosen draft"), lambda user: user.shows("is back")),
    Task("see what waits", ("w",), ("w Waiting",), lambda user: user.shows("What waits: 1")),
    Task("leave it", ("escape",), ("Esc Leave",), lambda user: isinstance(user.app.screen, Library)),
    Task("the next story", ("u",), ("u Next story",), lambda user: user.shows("which genre?")),
    Task("leave it", ("escape",), ("Esc Leave",), lambda user: isinstance(user.app.screen, Library)),
    Task("open", ("enter",), ("›Night Ferry",), lambda user: _at(user, Workbench)),
)

WORKBENCH = (
    Task(
        "answer",
        ("down", " 2"),
        ("e.g. 2 < Season", " 2"),
        lambda user: "season: 2" in _copy(user),
    ),
    Task("undo", ("ctrl+z",), menu("Undo", "Take back the last"), lambda user: "season: 2" not in _copy(user)),
    Task("redo", ("ctrl+y",), menu("Redo", "Do again what"), lambda user: "season: 2" in _copy(user)),
    Task(
        "add a row",
        (*["down"] * 6, "a", " Tom Reyes", "ctrl+s"),
        ("+ Add cast", " Tom Reyes", "Done < Cast: new"),
        lambda user: "Tom Reyes" in _copy(user),
    ),
    Task(
        "move it",
        ("up", "K"),
        ("Tom Reyes < Cast", "Cancel < Cast: Tom", *menu("Up", "Move the chosen row up")),
        lambda user: _order(user, "Tom Reyes", "Jo Adeyemi"),
    ),
    Task("take it out", ("x",), ("x Remove",), lambda user: "Tom Reyes" not in _copy(user)),
    Task("put it back", ("z",), menu("Put back", "Put the row back"), lambda user: "Tom Reyes" in _copy(user)),
    Task(
        "say how sure",
        ("f6", "enter", "end", "enter", "ctrl+s"),
        ("F6 Certainty", "— < Certainty", "unknown", "Done < How sure"),
        lambda user: "certainty: unknown" in _copy(user),
    ),
)


def _order(user: User, *names: str) -> bool:
    places = [_copy(user).find(name) for name in names]
    return places == sorted(places)


async def _by_keys(user: User, task: Task) -> None:
    for step in task.keys:
        await (user.type(step[1:]) if step[0] == " " else user.press(step))


async def _by_mouse(user: User, task: Task) -> None:
    for step in task.mouse:
        text, _, below = step.partition(" < ")
        await (user.type(step[1:]) if step[0] == " " else user.click(text, below=below))


@pytest.mark.parametrize(("way", "size"), [(_by_keys, (80, 24)), (_by_mouse, (120, 40))], ids=["keyboard", "mouse"])
async def test_every_task(drive: Any, desk: Desk, ferry: Path, way: Any, size: tuple[int, int]) -> None:
    desk.save(ferry.with_name("other.md"), DRAFT.replace("Night Ferry", "Other").replace("Jo Adeyemi", "Nobody"))
    os.utime(ferry.with_name("other.md"), (0, 0))  # the ferry is the one that was changed last
    async with drive(*size) as user:
        await user.sees("2 drafts")
        for task in (*LIBRARY, *WORKBENCH):
            await way(user, task)
            try:
                await user.until(lambda task=task: task.done(user))
            except AssertionError as error:
                raise AssertionError(f"{task.name}\n{error}") from None
