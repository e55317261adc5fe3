"""Makes the picture in the README from the app itself: ``make picture``."""

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from writer.desk import Desk
from writer.desk.setup import make_desk
from writer.tui.app import WriterApp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "workbench.svg"
SIZE = (132, 40)
SLIPS = (("Park Ji-hu returns", "Park Jihu returns"), ("in late 2026 or early 2027", "in October 2026"))
"""What a hurried writer might make of the draft."""


def _desk(folder: Path) -> Desk:
    """A desk with one draft in which some things went wrong."""
    desk = Desk(make_desk(folder / "desk"))
    facts = ROOT / "templates" / "season-renewal" / "samples" / "full.yaml"
    path = desk.save_new(desk.render(desk.start("season-renewal", facts)))
    front, mark, copy = desk.read(path).text.rpartition("---\n")
    for right, wrong in SLIPS:
        copy = copy.replace(right, wrong)
    desk.save(path, front + mark + copy)
    return desk


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until both our own checks and grammar have answered."""
    for _ in range(600):
        await pilot.pause(0.1)
        if "grammar on" in pilot.app.export_screenshot().replace("&#160;", " "):
            return
    raise SystemExit("the checks did not finish; is LanguageTool installed?")


async def _shoot(desk: Desk) -> str:
    app = WriterApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await _settled(pilot)
        await pilot.press("f4", "down")
        await pilot.pause(0.3)
        return app.export_screenshot(title="writer")


def main() -> None:
    """Write the picture, without the web font that Rich would fetch."""
    with tempfile.TemporaryDirectory() as folder:
        svg = asyncio.run(_shoot(_desk(Path(folder))))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
