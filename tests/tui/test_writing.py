"""A draft is written by keyboard alone on a small screen, from an empty desk to a file."""

from pathlib import Path
from typing import Any

from writer.desk import Desk


async def test_a_draft_by_keyboard_alone_at_80_by_24(desk: Desk, drive: Any) -> None:
    async with drive(80, 24) as user:
        await user.start()
        await _fill_in_the_show(user)
        await _fill_in_the_rows(user)
        await _write_and_fix(user)
        await user.press("ctrl+s")
        await user.sees("Saved night-ferry-season-2.md")

    path = desk.places.drafts / "night-ferry-season-2.md"
    draft = desk.read(path)
    record = draft.facts.record
    assert not draft.problems
    assert {name: record.text(name) for name in ("genre", "title", "season", "status", "release_window", "stage")} == {
        "genre": "a-notice",
        "title": "Night Ferry",
        "season": "2",
        "status": "announced",
        "release_window": "late 2026",
        "stage": "draft",
    }
    cast = [(row.record.text("actor"), row.record.text("character")) for row in record.rows("cast")]
    assert cast == [("Mara Quill", "Ines"), ("Jo Adeyemi", "Tam")]
    assert [row.record.text("name") for row in record.rows("sources")] == ["Orbit+"]
    assert record.text("headline") == "Night Ferry: what is known"
    assert draft.body.endswith("Jo Adeyemi plays Tam.\n\nThey use a boat.")
    assert "boat" not in desk.base(path)


async def test_ctrl_end_and_ctrl_home_go_to_the_ends_of_the_text(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3", "ctrl+end")
        assert user.bench.area.cursor_location == user.bench.area.document.end
        await user.press("ctrl+shift+home")
        assert user.bench.area.selected_text == user.text
        await user.press("ctrl+home")
        assert user.bench.area.cursor_location == (0, 0)


async def test_keys_do_their_work_in_the_order_they_were_pressed(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        before = user.text
        burst = ("ctrl+end", *"Teh", "backspace", "backspace", *"he end.", "ctrl+home", *"So ", "right", "delete")
        await user.type("", *burst)
        await user.until(lambda: user.text == f"So {before[0]}{before[2:]}The end.")


async def test_a_line_of_a_form_obeys_its_keys_in_turn(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f2")
        await user.type("", "end", *"Shipp", "backspace", "backspace", *"p", "home", *"The ")
        await user.sees("The Night FerryShip")


async def _fill_in_the_show(user: Any) -> None:
    await user.type("Night Ferry\n2\n")
    await user.press("enter")
    await user.sees("in-production")
    await user.press("down", "enter", "down")
    await user.type("late 2026")
    await user.sees("understood as 2026-09/2026-12")
    await user.until(lambda: "comes in late 2026. It is announced." in user.text)


async def _fill_in_the_rows(user: Any) -> None:
    for key in ("down", "down", "down", "down"):
        await user.press(key)
    await user.press("a")
    await user.sees("Cast: new")
    await user.type("Mara Quill\nInes")
    await user.press("ctrl+s", "a")
    await user.sees("Cast: new")
    await user.type("Jo Adeyemi\nTam")
    await user.press("ctrl+s", "down", "a")
    await user.sees("Sources: new")
    await user.type("Orbit+")
    await user.press("ctrl+s")
    await user.until(lambda: "Mara Quill plays Ines." in user.text and "Jo Adeyemi plays Tam." in user.text)


async def _write_and_fix(user: Any) -> None:
    await user.press("f3")
    await user.until(lambda: user.bench.area.has_focus)
    for _ in range(3):
        await user.press("pagedown")
    await user.press("end")
    await user.type("\nThey utilize a boat.")
    await user.sees("F4 Alerts 1!")
    await user.press("pageup", "f8")
    await user.until(lambda: user.bench.area.selected_text == "utilize")
    await user.press("f9")
    await user.until(lambda: "They use a boat." in user.text)
    await user.until(lambda: not user.shows("F4 Alerts 1!"))
