"""Material pasted on the workbench or in the library: its candidates are taken, refused, and enter the form."""

from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.widgets import TextArea

from tests.tui.test_screens import _is_as_before as is_as_before
from writer.desk import Desk
from writer.tui.screens.material import Candidates, Handing

RELEASE = """\
Orbit+ has renewed the drama “Night Ferry” for a third season, which will premiere on March 12, 2027. Mara Quill \
plays Ines Brandt. Joining the cast is Tom Reyes as Kit Lowell. Filming begins in May.
"""


async def _hand(user: Any, text: str = RELEASE, name: str = "Orbit+") -> None:
    await user.until(lambda: isinstance(user.app.screen, Handing))
    user.app.post_message(Paste(text))
    await user.pilot.pause()
    await user.press("tab")
    await user.type(name)
    await user.press("down", "enter")
    await user.sees("press-release")
    await user.press("down", "enter", "down")
    await user.type("2026-03-02")
    await user.sees("2026-03-02")


async def _candidates(user: Any) -> None:
    is_as_before(user, "material")
    await user.press("ctrl+s")
    await user.until(lambda: isinstance(user.app.screen, Candidates))
    await user.sees("found in the text")


async def test_candidates_are_taken_one_by_one_and_enter_the_form(drive: Any, desk: Desk, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("alt+m")
        await _hand(user)
        await _candidates(user)
        assert user.shows("now: Mara Quill · Ines")
        is_as_before(user, "candidates")
        await user.press("enter")
        await user.sees("1 taken")
        await user.press("x")
        await user.press("ctrl+s")
        await user.sees("Took 1 fact from Orbit+")
        await user.until(lambda: not user.bench.waiting)
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry.md")
    fact = desk.read(ferry).facts.record["season"]
    assert (str(fact), fact.certainty, fact.as_of.isoformat() if fact.as_of else "") == ("3", "official", "2026-03-02")
    rows = desk.read(ferry).facts.record.rows("sources")
    assert [(row.record.text("name"), row.record.text("date")) for row in rows] == [
        ("Orbit+", "2026-03-01"),
        ("Orbit+", "2026-03-02"),
    ]
    assert fact.sources == ("Orbit+",)


async def test_all_are_taken_but_what_contradicts(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("alt+m")
        await _hand(user)
        await _candidates(user)
        await user.sees("Yours: it stays")  # the last answer of the checks
        is_as_before(user, "candidates")
        await user.press("a", "ctrl+s")
        await user.sees("Tom Reyes · Kit Lowell")
        await user.until(lambda: not user.bench.waiting)
        cast = user.bench.manuscript.draft.facts.record.rows("cast")
        assert [row.record.text("character") for row in cast] == ["Ines", "Tam", "Kit Lowell"]
        assert user.app.screen.focused is not None
        assert user.app.screen.focused.is_running  # no field that is gone
        await user.press("f3", "ctrl+end", "S", "o", "o", "n")
        assert user.text.endswith("Soon")


async def test_what_is_missing_is_told_and_nothing_is_taken_by_leaving(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("alt+m", "ctrl+s")
        await user.sees("There is no text yet")
        user.app.post_message(Paste(RELEASE))
        await user.pilot.pause()
        await user.press("ctrl+s")
        await user.sees("the material needs a source")
        await user.type("Orbit+", "ctrl+s")  # at once: the key overtakes no letter
        await user.sees("found in the text")
        await user.press("a", "escape")
        await user.until(lambda: user.app.screen is user.bench)
        assert not user.bench.unsaved
        await user.press("alt+m")  # what was left is still there
        await user.sees("Paste a press release")
        assert user.app.screen.query_one("#material-text", TextArea).text == RELEASE
        assert user.shows("Orbit+")


async def test_a_draft_begins_with_a_file(drive: Any, tmp_path: Path) -> None:
    path = tmp_path / "a release.txt"
    path.write_text(RELEASE, "utf-8")
    async with drive() as user:
        await user.sees("0 drafts")
        await user.press("m")
        await user.sees("Short notice")
        await user.press("enter")
        await _hand(user, f"'{path}'")
        await user.press("ctrl+s")
        await user.sees("found in the text")
        await user.press("a", "ctrl+s")
        await user.until(lambda: "*Night Ferry* comes on March 12, 2027." in user.text)
