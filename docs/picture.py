"""Makes the pictures in the README from the app itself: ``make picture``."""

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from writer.desk import Desk
from writer.desk.gates import judge, let_pass
from writer.desk.setup import make_desk
from writer.tui.app import WriterApp

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "images"
SIZE = (132, 40)
SAMPLES = (
    "news-report/full",
    "actor-profile/real",
    "cast-guide/crowd",
    "franchise-explainer/films",
    "release-date/released",
    "film-feature/real",
    "review-recap/episode",
    "title-explainer/thin",
)
OPENED = "season-renewal/full"
"""The drafts of the desk, and the one that is opened."""


SLIPS = (("Park Ji-hu returns", "Park Jihu returns"), ("in late 2026 or early 2027", "in October 2026"))
"""What a hurried writer might make of that one."""


def _draft(desk: Desk, sample: str) -> Path:
    genre, name = sample.split("/")
    draft = desk.render(desk.start(genre, ROOT / "templates" / genre / "samples" / f"{name}.yaml"))
    return desk.save_new(draft)


def _desk(folder: Path) -> Desk:
    """A desk with some drafts, in one of which some things went wrong."""
    desk = Desk(make_desk(folder / "desk"))
    for at, sample in enumerate(SAMPLES):
        path = _draft(desk, sample)
        desk.check(desk.read(path))
        if at % 3:
            let_pass(desk, judge(desk, desk.read(path), "review"), override="to be seen in the picture")
    path = _draft(desk, OPENED)
    front, mark, copy = desk.read(path).text.rpartition("---\n")
    for right, wrong in SLIPS:
        copy = copy.replace(right, wrong)
    desk.save(path, front + mark + copy)
    return desk


async def _shows(pilot: Pilot[None], text: str) -> None:
    for _ in range(600):
        await pilot.pause(0.1)
        if text in pilot.app.export_screenshot().replace("&#160;", " "):
            return
    raise SystemExit(f"'{text}' did not come; is LanguageTool installed?")


async def _library(pilot: Pilot[None]) -> None:
    """The list of drafts."""
    await _shows(pilot, f"{len(SAMPLES) + 1} drafts")


async def _workbench(pilot: Pilot[None]) -> None:
    """Form, text and alerts, when both our own checks and grammar have answered."""
    await pilot.press("enter")
    await _shows(pilot, "grammar on")
    await pilot.press("f4", "down")
    await pilot.pause(0.3)


async def _gate(pilot: Pilot[None]) -> None:
    """What keeps a draft from its next stage."""
    await _workbench(pilot)
    await pilot.press("f12")
    await _shows(pilot, "missing.")


async def _shoot(desk: Desk, go: Callable[[Pilot[None]], Awaitable[None]]) -> str:
    app = WriterApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await go(pilot)
        return app.export_screenshot(title="writer")


def main() -> None:
    """Write the pictures, without the web font that Rich would fetch."""
    PICTURES.mkdir(exist_ok=True)
    os.environ["COLORTERM"] = "truecolor"
    for name, go in {"library": _library, "workbench": _workbench, "gate": _gate}.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = folder
            svg = asyncio.run(_shoot(_desk(Path(folder)), go))
        picture = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
