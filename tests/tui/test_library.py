"""The library: drafts are found, put in order, and something is done to them, by keyboard and by mouse."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.tui.conftest import DRAFT
from writer.desk import Desk
from writer.desk.listing import Catalogue, Listed, listed
from writer.desk.many import check_paths
from writer.library.entries import Progress
from writer.library.places import beside
from writer.tui.screens.library import Library
from writer.tui.widgets.drafts import DraftList
from writer.tui.widgets.inputs import ScalarRow


@pytest.fixture
def three(desk: Desk, ferry: Path) -> Path:
    """A draft in review that was checked, one that says little, and one whose facts are old."""
    ferry.write_text(DRAFT.replace("status: renewed", "status: renewed\nstage: review"), "utf-8")
    check_paths(desk, [ferry], without=frozenset({"grammar"}))
    for slug, facts in (("bus", "title: Night Bus\n"), ("old", "title: Salt Road\nrelease_window: March 2020\n")):
        (ferry.parent / f"{slug}.md").write_text(f"---\ngenre: a-notice\n{facts}---\n\nA bus, Zoë.\n", "utf-8")
    return ferry


def slugs(user: Any) -> list[str]:
    return [one.slug for one in user.app.screen.query_one(DraftList)._drafts]  # noqa: SLF001


async def test_drafts_are_searched_and_put_in_order(drive: Any, three: Path) -> None:
    async with drive(100, 24) as user:
        await user.sees("3 drafts", "Night Ferry", "Salt Road")
        assert [row.split()[-3:] for row in user.rows if " review " in row] == [["1!", "?", "19d"]]
        await user.type("/zoe")
        await user.until(lambda: set(slugs(user)) == {"bus", "old"})
        await user.sees("2 of 3 drafts")
        await user.type(" facts:st")
        await user.until(lambda: slugs(user) == ["old"])
        await user.sees("   !", "facts may no longer hold")
        await user.type(" bus:")
        await user.sees("there is no filter 'bus:'")
        await user.press("escape")
        await user.sees("3 drafts")
        assert user.app.screen.query_one(DraftList).has_focus
        await user.press("s")
        await user.until(lambda: slugs(user) == ["bus", three.stem, "old"])
        await user.sees("Headline▲")
        await user.pilot.click("#headings", offset=(33, 0))
        await user.sees("Genre▲")


async def test_what_is_done_to_a_draft_shows_in_the_list(drive: Any, three: Path) -> None:
    async with drive(100, 24) as user:
        await user.sees("3 drafts")
        await user.type("/utilize", "enter")
        await user.until(lambda: slugs(user) == [three.stem])
        await user.press("x")
        await user.sees("is spiked; x brings it back")
        await user.until(lambda: any("spiked" in row for row in user.rows[3:5]))
        await user.press("x")
        await user.sees("is back, at the stage draft")
        await user.until(lambda: any(" draft " in row for row in user.rows[3:5]))
        await user.press("d")
        await user.until(lambda: set(slugs(user)) == {three.stem, f"{three.stem}-2"})
        await user.sees(f"{three.stem}-2.md ·")
        await user.press("f2")
        await user.sees(f"Rename {three.stem}-2.md")
        await user.type("Other name", "enter")
        await user.until(lambda: set(slugs(user)) == {three.stem, "other-name"})
        await user.sees("other-name.md ·")
        assert beside(three.with_name("other-name.md"), "log.jsonl").is_file()


@pytest.fixture
def over(three: Path) -> Path:
    """The first of them, whose window has closed."""
    three.write_text(three.read_text("utf-8").replace("late 2026", "March 2020"), "utf-8")
    return three


async def test_the_next_story_begins_with_what_the_last_one_knew(drive: Any, over: Path) -> None:
    async with drive(100, 30) as user:
        await user.sees("3 drafts")
        await user.type("/quill", "enter")
        await user.until(lambda: slugs(user) == [over.stem])
        await user.press("u")
        await user.sees("which genre?")
        await user.press("enter")
        await user.sees("May no longer hold", "March 2020")
        await user.press("enter")
        await user.at_work()
        rows = {row.spec.name: row.plain for row in user.bench.query(ScalarRow)}
        assert rows["title"] == "Night Ferry"
        assert "Mara Quill plays Ines." in user.text
        assert "utilize" not in user.text
        assert user.bench.manuscript.path is None


async def test_a_draft_is_chosen_and_opened_by_mouse(drive: Any, three: Path) -> None:
    async with drive(100, 24) as user:
        await user.sees("3 drafts")
        last = slugs(user)[2]
        await user.pilot.click(DraftList, offset=(5, 2))
        await user.sees(f"{last}.md ·")
        assert isinstance(user.app.screen, Library)
        await user.pilot.click(DraftList, offset=(5, 2))
        await user.at_work()
        assert user.bench.manuscript.path == three.with_name(f"{last}.md")


async def test_who_has_gone_to_a_draft_stays_there_when_all_are_read(
    drive: Any, desk: Desk, three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(desk)  # as somebody looked at them last
    go, read = Event(), Catalogue.listed
    at_once: list[int] = []

    def late(self: Catalogue, progress: Progress) -> list[Listed]:
        at_once.append(len(at_once))
        go.wait(10)
        rows = read(self, progress)
        at_once.pop()
        return rows

    monkeypatch.setattr(Catalogue, "listed", late)
    async with drive(100, 24) as user:
        await user.until(lambda: at_once)
        await user.press("down", "down", "r", "r")
        chosen = user.app.screen.drafts.chosen
        assert at_once == [0]  # one line to the index cannot be followed twice at a time
        go.set()
        await user.sees("3 drafts")
        await user.until(lambda: not at_once)
        assert user.app.screen.drafts.chosen.slug == chosen.slug != slugs(user)[0]
