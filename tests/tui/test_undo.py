"""One history for form and text: what followed from an answer goes back with it, in the order in which it came."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets.text_area import Selection

from tests.tui.conftest import DRAFT
from writer.tui.undoing import Following, History, Side


async def test_an_answer_and_its_text_are_one_step(drive: Any) -> None:
    async with drive(120, 40) as user:
        await user.start()
        await user.type("Night Ferry")
        await user.until(lambda: "*Night Ferry* comes [TK when]." in user.text)
        await user.press("down", "down", "down")
        await user.type("late 2026")
        await user.until(lambda: "*Night Ferry* comes in late 2026." in user.text)
        await user.press("f3", "ctrl+end")
        await user.type(" Soon.")
        for gone, there in ((" Soon.", "late 2026"), ("late 2026", "*Night Ferry* comes [TK when]")):
            await user.press("ctrl+z")
            await user.until(lambda gone=gone, there=there: gone not in user.text and there in user.text)
        await user.until(lambda: not user.bench.waiting)
        answers = {row.spec.name: row.plain for row in user.bench.form._rows()}  # noqa: SLF001
        assert (answers["title"], answers["release_window"]) == ("Night Ferry", None)
        assert "release_window" not in user.bench.text
        await user.press("ctrl+y")
        await user.until(lambda: "*Night Ferry* comes in late 2026." in user.text)
        await user.press("ctrl+y")
        await user.until(lambda: user.text.rstrip().endswith("Soon."))
        await user.until(lambda: not user.bench.waiting)
        assert "release_window: late 2026" in user.bench.text
        assert user.shows("late 2026")


async def test_an_answer_that_waits_is_taken_back_before_the_text(
    drive: Any, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.tui.screens.following.GROW_AFTER", 60)
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3", "ctrl+end")
        await user.type("End")
        await user.press("f2", "down")
        await user.type("2")
        await user.until(lambda: user.bench.waiting)
        await user.press("f3", "ctrl+z")
        await user.until(lambda: not user.bench.waiting and "season" not in user.bench.text)
        assert user.text.endswith("End")


async def test_a_field_goes_back_while_one_is_in_it(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        before = user.text
        await user.press("down")
        await user.type("2")
        await user.until(lambda: "season: 2" in user.bench.text)
        await user.press("ctrl+z")
        await user.until(lambda: "season:" not in user.bench.text and not user.bench.waiting)
        assert user.bench.focused.value == ""
        await user.type("3")
        await user.until(lambda: "season: 3" in user.bench.text)
        await user.press("ctrl+z", "ctrl+z")
        await user.sees("Nothing to take back")
        assert "season:" not in user.bench.text
        assert user.text == before


async def test_a_headline_that_was_made_goes_back_too(drive: Any) -> None:
    async with drive(120, 40) as user:
        await user.start()
        await user.type("Night Ferry")
        await user.sees("Night Ferry: what is known")
        await user.press("ctrl+z")
        await user.until(lambda: "Night Ferry" not in user.bench.text and not user.bench.waiting)
        await user.until(lambda: not user.shows("Night Ferry: what is known"))


async def test_the_writers_own_words_survive_undo_and_redo(drive: Any, desk: Any, ferry: Path) -> None:
    rendered = desk.render(desk.parse(DRAFT, str(ferry))).text
    desk.save_base(ferry, rendered)
    desk.save(ferry, rendered.replace("It is renewed.", "Mine it is."))
    async with drive(120, 40) as user:
        await user.open()
        await user.press("down", "down", "down")
        await user.press("ctrl+u")
        await user.type("2027")
        await user.until(lambda: "comes in 2027. Mine it is." in user.text)
        copy = user.text
        await user.press("ctrl+z")
        await user.until(lambda: "comes in late 2026. Mine it is." in user.text and not user.bench.waiting)
        await user.press("ctrl+y")
        await user.until(lambda: user.text == copy and not user.bench.waiting)
        assert "<!--" not in user.text


async def test_a_dismissal_outlives_what_is_taken_back_behind_it(drive: Any, ferry: Path) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("down")
        await user.type("2")
        await user.until(lambda: "season: 2" in user.bench.text)
        await user.press("f8", "ctrl+g")
        await user.sees("Both are right")
        await user.type("A term of the trade.")
        await user.press("ctrl+s")
        await user.until(lambda: "A term of the trade." in user.bench.text)
        await user.press("ctrl+z")
        await user.until(lambda: "season: 2" not in user.bench.text)
        assert "A term of the trade." in user.bench.text


def test_one_answer_being_typed_is_one_step_and_rows_are_several() -> None:
    def batches(*values: Any) -> list[int]:
        history = History()
        for value in values:
            edit = Following.of("", ((0, 0), (0, 0)), Side(answers={"a": None}, rendered=None), _side(value))
            edit._original_selection = Selection()  # noqa: SLF001 - as Textual's own ``do``
            history.record(edit)
        return [len(batch) for batch in history.undo_stack]

    assert batches("N", "Ni", "Nig") == [3]
    assert batches(["N"], ["N", "M"]) == [1, 1]


def _side(value: Any) -> Side:
    return Side(answers={"a": value}, rendered=None)
