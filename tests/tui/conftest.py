"""A desk of its own for each test, with a small genre and a guide of one rule; no grammar engine, nothing blinks."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual._compositor import LayoutUpdate
from textual.events import Key
from textual.pilot import Pilot

from writer.desk import Desk
from writer.library.tours import leave_tour
from writer.tui.app import WriterApp
from writer.tui.screens.workbench import Workbench

GENRE = """\
label: Short notice
description: A show comes back, in a few lines.
length: {min: 40, target: 60, max: 80}
groups:
  - {label: The show, fields: [title, season, status, release_window, final_season]}
  - {label: The news, fields: [news_peg, production]}
  - {label: People, fields: [cast]}
  - {label: Where from, fields: [sources, unknowns]}
  - {label: The draft, fields: [headline, dek, published]}
fields:
  title: {type: title, label: Title, help: As its makers spell it., example: Night Ferry, required: review}
  season: {type: int, label: Season, help: The number of the season., example: "2"}
  status: {type: choice, label: Status, help: Where the show stands., choices: [announced, renewed, in-production]}
  release_window: {type: window, label: Release window, help: As precisely as it is known., example: late 2026}
  final_season: {type: bool, label: Final season, help: Whether it is the last one.}
  news_peg: {type: prose, label: News peg, help: What happened., example: Filming has begun}
  production:
    type: record
    label: Production
    rows:
      start: {type: partial date, label: Start, help: When it began., example: 2025-07}
  cast:
    type: credits
    label: Cast
    help: Who plays whom.
    rows:
      actor: {type: person, label: Actor, help: The name., example: Mara Quill}
      character: {type: name, label: Character, help: The part.}
      role: {type: choice, label: Role, help: How large the part is., choices: [lead, supporting]}
  sources:
    type: sources
    label: Sources
    help: Who says so.
    rows:
      name: {type: text, label: Name, help: Who says it., example: Orbit+}
      kind: {type: choice, label: Kind, help: What it is., choices: [press-release, trade]}
      date: {type: date, label: Date, help: When it was said.}
  unknowns: {type: list, label: Open questions, help: What nobody has said.}
  headline: {type: text, label: Headline, help: Made from the facts unless you write one., required: published}
  dek: {type: text, label: Dek, help: The line below., required: published}
  byline: {type: text, label: Byline, required: published}
  published: {type: moment, label: Published, help: The day., example: 2026-03-12}
sections:
  - {id: lede, min: 10, max: 30, required: true}
  - {id: people, heading: People, min: 10, max: 40, required: true}
"""

TEMPLATE = """\
{% block headline %}{{ title }}: what is known{% endblock %}
{% block dek %}Who is in it, and when it comes.{% endblock %}
{% block lede %}
{{ title }} comes {% if release_window %}{{ window(release_window) }}{% else %}[TK when]{% endif %}. It is \
{% if status %}{{ status }}{% else %}[TK status]{% endif %}.
{% endblock %}
{% block people %}
{% for credit in cast %}
{{ credit.actor }} plays {{ credit.character }}.
{% else %}
[TK who is in it, 20 words]
{% endfor %}
{% endblock %}
"""

RULE = """\
extends: substitution
message: "Use '%s' instead of '%s'."
level: warning
action: {name: replace}
swap:
  utilize: use
---
examples:
  - bad: They «utilize» it.
    fix: use
  - good: They use it.
"""

TODAY = date(2026, 3, 20)
"""For the app itself; the process that checks has its own day."""

FILES = {
    "writer.yaml": "guide: Plain\nlocale: en-US\n",
    "templates/a-notice/genre.yaml": GENRE,
    "templates/a-notice/article.md.jinja": TEMPLATE,
    "styleguides/Plain/guide.yaml": "label: Plain\nlocale: en-US\nextends: [Base]\n",
    "styleguides/Plain/Utilize.yml": RULE,
}

DRAFT = """\
---
genre: a-notice
title: Night Ferry
published: 2026-03-12
status: renewed
release_window: {value: late 2026, certainty: official, sources: [Orbit+]}
cast:
  - {actor: Mara Quill, character: Ines, role: lead}
  - {actor: Jo Adeyemi, character: Tam}
sources:
  - {name: Orbit+, kind: press-release, date: 2026-03-01}
---

Night Ferry comes in late 2026. It is renewed.

## People

Mara Quill plays Ines. Jo Adeyemi plays Tam. They utilize a boat.
"""
"""A draft that somebody wrote by hand: no last render is kept."""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests: what it keeps stands under a stamp of what made it, and is dear to make."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: Path) -> None:
    """Nothing blinks, no colour is taken from outside, and there is no grammar engine."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    leave_tour(0)  # offered before
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "desk"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "drafts").mkdir()
    return Desk(root, today=lambda: TODAY)


@pytest.fixture
def ferry(desk: Desk) -> Path:
    path = desk.places.drafts / "night-ferry.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def app(desk: Desk) -> WriterApp:
    return WriterApp(desk)


_NAMES = {
    " ": "space",
    "-": "minus",
    ".": "full_stop",
    "+": "plus",
    ",": "comma",
    "/": "slash",
    ":": "colon",
    "\n": "enter",
}


class User:
    """Somebody at the keyboard, who waits for what the screen shows."""

    def __init__(self, app: WriterApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str, *more: str) -> None:
        """Type as fast as a terminal can send it; of ``more``, a text of several letters may name one key."""
        for key in (*text, *more):
            letter = key if len(key) == 1 and key != "\n" else None
            self.app.post_message(Key(_NAMES.get(key, key), letter))
        await self.pilot.pause()
        await self.pilot.pause()

    async def click(self, text: str, below: str = "", times: int = 1) -> None:
        """Click the middle of the first ``text`` on the screen, in or below the first row that shows ``below``."""
        found: list[tuple[int, int]] = []

        def looked() -> bool:
            """Whether it stands where it stood when this looked last: what just came may move yet."""
            before, found[:] = found[:1], self._places(text, below)
            return bool(found) and found[:1] == before

        await self.until(looked)
        await self.pilot.click(offset=found[0], times=times)
        await self.pilot.pause()

    def _places(self, text: str, below: str) -> Iterator[tuple[int, int]]:
        rows = self.rows
        first = next((at for at, row in enumerate(rows) if below in row), len(rows))
        found = ((at, row) for at, row in enumerate(rows) if at >= first and text in row)
        return ((cell_len(row[: row.index(text)]) + cell_len(text) // 2, at) for at, row in found)

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the app run until ``condition`` holds, for as long as a slow machine may need."""
        for _ in range(300):
            if condition():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.03)
        raise AssertionError("\n".join(("this never came about; the screen shows:", *self.rows, self.text)))

    async def sees(self, *texts: str) -> None:
        """Wait until all ``texts`` stand on the screen."""
        await self.until(lambda: all(self.shows(text) for text in texts))

    def shows(self, text: str) -> bool:
        return any(text in row for row in self.rows)

    @property
    def rows(self) -> list[str]:
        """The screen as lines of text, from what Textual would put on it.

        A picture says the same, and drawing one takes many times as long as the app needs for a key.
        """
        stack = self.app._background_screens  # noqa: SLF001 - as App.export_screenshot does
        drawn = self.app.screen._compositor.render_update(full=True, screen_stack=stack)  # noqa: SLF001
        assert isinstance(drawn, LayoutUpdate)
        return ["".join(strip.text for strip in line).rstrip() for line in drawn.strips]

    @property
    def bench(self) -> Workbench:
        """The workbench on the screen stack."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Workbench))

    @property
    def text(self) -> str:
        """The copy as it stands; nothing where none is open."""
        return next((screen.area.text for screen in self.app.screen_stack if isinstance(screen, Workbench)), "")

    async def at_work(self) -> None:
        """Wait for a workbench with the focus in it and everything checked."""
        await self.until(lambda: isinstance(self.app.screen, Workbench) and self.app.screen.focused is not None)
        await self.checked()

    async def checked(self) -> None:
        """Wait until the newest text has been checked, which without a grammar engine says so."""
        await self.sees("not run: ", "grammar")
        await self.until(lambda: not self.shows("checking…"))

    async def open(self) -> None:
        """Open the first draft of the library."""
        await self.sees("1 draft")
        await self.press("enter")
        await self.at_work()

    async def start(self) -> None:
        """Start a draft of the first genre."""
        await self.sees("0 drafts")
        await self.press("n")
        await self.sees("Short notice")
        await self.press("enter")
        await self.at_work()


Drive = Callable[..., AbstractAsyncContextManager[User]]


@pytest.fixture
def drive(app: WriterApp) -> Drive:
    """``async with drive(80, 24) as user`` runs the app at that size."""

    @asynccontextmanager
    async def run(width: int = 80, height: int = 24) -> AsyncIterator[User]:
        async with app.run_test(size=(width, height), notifications=True) as pilot:
            yield User(app, pilot)

    return run
