"""Going through the alerts and what is open: each jumps to its place, in the text or in the form."""

from pathlib import Path
from typing import Any

from writer.tui.widgets.alerts import AlertList
from writer.tui.widgets.form import Form


async def test_f8_and_f7_go_round(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f3")
        await user.type("We utilize. ")
        await user.sees("F4 Alerts 2!")
        places = []
        for key in ("f8", "f8", "f8", "f7"):
            await user.press(key)
            places.append(user.bench.area.selection.start)
        assert places == [(4, 50), (0, 3), (4, 50), (0, 3)]


async def test_enter_in_the_list_selects_the_text(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f4")
        await user.sees("Plain.Utilize", "Instead: use")
        await user.press("enter")
        await user.until(lambda: user.bench.area.has_focus)
        assert user.bench.area.selected_text == "utilize"
        assert user.shows("F9: use")


async def test_an_alert_on_a_fact_goes_to_its_field(drive: Any, ferry: Path) -> None:
    text = _read(ferry).replace("title: Night Ferry\n", "title: Night Ferry\nheadline: They utilize a boat\n")
    _write(ferry, text)
    async with drive() as user:
        await user.open()
        await user.sees("F4 Alerts 2!")
        await user.press("f4")
        await user.sees("! - Use 'use'")
        await user.press("enter")
        await user.until(lambda: user.shows("Made from the facts unless you write one."))
        assert _field(user) == "headline"


async def test_what_is_open_is_listed_and_jumps(drive: Any) -> None:
    async with drive() as user:
        await user.start()
        await user.press("f4")
        await user.sees("○ Title is missing for review")
        await user.press("enter")
        await user.until(lambda: user.bench.area.has_focus)
        assert user.text[user.bench.area.index(user.bench.area.selection.start) :].startswith("[TK Title]")
        await user.press("f4")
        options = user.bench.query_one(AlertList).option_list
        options.highlighted = next(
            at for at, line in enumerate(options.options) if "Title is missing" in str(line.prompt)
        )
        await user.press("enter")
        await user.until(lambda: isinstance(user.bench.focused.parent.parent.parent, Form))
        assert _field(user) == "title"


async def test_facts_that_change_under_the_writers_words_are_in_the_list(drive: Any) -> None:
    async with drive(120, 40) as user:
        await user.start()
        await user.type("Night Ferry")
        await user.until(lambda: "*Night Ferry* comes [TK when]." in user.text)
        await user.press("f3", "ctrl+end", "ctrl+home", *("delete",) * len("*Night Ferry* comes [TK when]."))
        await user.type("Soon it comes.")
        await user.press("f2", "down", "down", "down")
        await user.type("late 2026")
        await user.until(lambda: "choice yours -->\nSoon it comes.\n<!-- writer:choice facts -->\n*Night" in user.text)
        await user.press("f4", "home")
        await user.sees("Leftovers.Conflict · error")
        await user.press("enter", "f9")
        await user.sees("What should stand for “<!-- writer:choice yours -->")
        await user.press("f9")
        await user.until(lambda: user.text.lstrip().startswith("*Night Ferry* comes in late 2026."))
        await user.until(lambda: not user.shows("Leftovers.Conflict"))


async def test_undo_takes_a_fix_back(drive: Any, ferry: Path) -> None:
    async with drive() as user:
        await user.open()
        await user.press("f8", "f9")
        await user.until(lambda: "They use a boat." in user.text)
        await user.press("ctrl+z")
        assert "They utilize a boat." in user.text


def _field(user: Any) -> str:
    return str(next(node.spec.name for node in user.bench.focused.ancestors if hasattr(node, "spec")))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
