"""The text as a text: the outline, the preview, the text alone, alerts filtered, explained, and fixed at once."""

from pathlib import Path
from typing import Any

from tests.tui.conftest import DRAFT, FILES
from writer.tui.screens.preview import as_read
from writer.tui.widgets.alerts import AlertList

GUIDE = FILES["styleguides/Plain/guide.yaml"]


async def test_the_outline_goes_to_a_section(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("alt+o")
        await user.sees("Outline", "Lede", "9   10–30", "People", "12   10–40")
        await user.press("down", "enter")
        await user.until(lambda: user.bench.area.has_focus)
        assert user.bench.area.cursor_location == (2, 0)


async def test_a_click_on_a_counted_section_goes_there(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.pilot.click("#sections", offset=(3, 2))
        await user.until(lambda: user.bench.area.has_focus)
        assert user.bench.area.cursor_location == (2, 0)


async def test_the_preview_shows_what_readers_see(drive: Any, ferry: Path) -> None:
    _write(ferry, DRAFT.replace("They utilize", "[TK who, 9 words] *They* utilize"))
    async with drive() as user:
        await user.open()
        await user.press("alt+p")
        await user.sees("Night Ferry comes in late 2026.", "[TK who, 9 words]", "They utilize", "1 TK")
        assert not user.shows("##")
        await user.press("escape")
        assert user.app.screen is user.bench


def test_readers_see_no_marks_of_choices() -> None:
    copy = (
        "One.\n<!-- writer:choice yours -->\nMine.\n<!-- writer:choice facts -->\nSo.\n<!-- writer:end -->\n[TK a_b_c]"
    )
    assert as_read(copy).split() == ["One.", "Mine.", "**\\[TK", "a_b_c\\]**"]


async def test_the_text_stands_alone_until_another_pane_is_wanted(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("alt+z")
        await user.until(lambda: not user.shows("Release window"))
        assert user.bench.area.has_focus
        dim = [segment.text for segment in user.bench.area.render_line(4) if segment.style and segment.style.dim]
        assert "".join(dim).startswith("Mara Quill plays Ines.")
        await user.press("ctrl+end", "up")
        assert not any(segment.style.dim for segment in user.bench.area.render_line(4) if segment.style)
        await user.press("f2")
        await user.sees("Release window", "F4 Alerts 1!")
        assert not any(segment.style.dim for segment in user.bench.area.render_line(0) if segment.style)


async def test_alerts_are_listed_by_level_and_family(drive: Any, ferry: Path) -> None:
    _write(ferry, DRAFT.replace("comes in late 2026", "comes in spring 2031"))
    async with drive() as user:
        await user.open()
        await user.press("f4")
        await user.sees("Use 'use'", "spring 2031")
        await user.press("l", "l")
        await user.sees("errors: 1 of ")
        listed = user.bench.query_one(AlertList)
        assert [alert.match for alert in listed.alerts] == ["spring 2031"]
        await user.press("f8", "f8")
        assert user.bench.area.selected_text == "spring 2031"
        await user.press("f4", "l", "t", "t")
        await user.until(lambda: {alert.check for alert in listed.alerts} == {"Plain.Utilize"})
        await user.press("t")
        assert len(listed.alerts) == len(user.bench._findings.alerts)  # noqa: SLF001


async def test_an_alert_is_explained(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f4", "e")
        await user.sees(
            "Plain.Utilize: warning under Plain", "→ Plain says level: warning", "bad   They «utilize» it.  → use"
        )
        await user.press("escape")
        assert user.app.screen is user.bench


async def test_all_that_is_safe_is_fixed_in_one_step(drive: Any, desk: Any, ferry: Path) -> None:
    _write(desk.places.root / "styleguides/Plain/guide.yaml", f"{GUIDE}safe_fixes: [Plain.Utilize]\n")
    async with drive() as user:
        await user.open()
        await user.press("f3", "ctrl+end")
        await user.type("We utilize it.")
        await user.press("alt+s")
        await user.sees("Fixed 2: utilize → use")
        assert user.text.endswith("They use a boat.\nWe use it.")
        await user.press("ctrl+z")
        assert user.text.endswith("They utilize a boat.\nWe utilize it.")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
