"""Words that fields gave: tinted, told, a jump to the field and back, and the writer's once they are edited."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.conftest import DRAFT
from writer.desk import Desk
from writer.tui.tints import Tints
from writer.tui.widgets.copy import CopyArea


@pytest.fixture
def grown(desk: Desk, ferry: Path) -> Path:
    text = desk.render(desk.parse(DRAFT, str(ferry))).text
    desk.save_base(ferry, text)
    desk.save(ferry, text)
    return ferry


@pytest.mark.usefixtures("grown")
async def test_from_words_to_their_field_and_back(drive: Any) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3")
        area = user.bench.area
        await user.until(lambda: area.tints.rows)
        assert _tinted(area, 4) == ["Mara Quill", "Ines", "Jo Adeyemi", "Tam"]
        for _ in range(5):
            await user.press("down")
        await user.sees("From “Cast”  Alt+g goes there")
        area.move_cursor((4, 26))
        await user.press("alt+g")
        await user.until(lambda: user.bench.form.has_focus_within)
        assert user.bench.form.path == "cast[1]"
        await user.press("alt+g")
        assert (area.has_focus, area.selection.end) == (True, (4, 26))
        await user.press("f2")
        await user.press("up", "alt+g")
        assert area.selected_text == "Mara Quill"


@pytest.mark.usefixtures("grown")
async def test_an_edited_sentence_is_the_writers(drive: Any) -> None:
    async with drive(120, 40) as user:
        await user.open()
        await user.press("f3")
        area = user.bench.area
        await user.until(lambda: area.tints.rows)
        await user.sees("From “Title”")
        await user.press("right", "right")
        await user.type("x")
        assert _tinted(area, 0) == ["renewed"]
        await user.sees("Yours: it stays as you write it")
        await user.checked()
        assert (_tinted(area, 0), _tinted(area, 4)) == (["renewed"], ["Mara Quill", "Ines", "Jo Adeyemi", "Tam"])
        await user.press("alt+g")
        await user.sees("No field gave these words")


def _tinted(area: CopyArea, row: int) -> list[str]:
    line = area.document.get_line(row)
    return [line[begin:end] for tint in area.tints.rows.get(row, ()) for begin, end, _ in tint.parts]


TEXT = "One two. Three.\n\nFour five. Six seven.\nEight."
SENTENCES = ["One two.", "Three.", "Four five.", "Six seven.", "Eight."]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, 12), st.text("ab \n", max_size=4))
def test_what_an_edit_leaves_alone_stays_where_it_is(begin: int, length: int, new: str) -> None:
    area, end = CopyArea(TEXT), min(begin + length, len(TEXT))
    found = [(TEXT.index(one), TEXT.index(one) + len(one), ()) for one in SENTENCES]
    tints = Tints()
    tints.show(found, area.places([one[0] for one in found]))
    top, was = area.places([begin, end])
    after = CopyArea(TEXT[:begin] + new + TEXT[end:])
    tints.edited(top, was, new)
    rows = after.document.lines
    shown = [rows[row][tint.begin : tint.end] for row in sorted(tints.rows) for tint in tints.rows[row]]
    assert shown == [one for one, (first, last, _) in zip(SENTENCES, found, strict=True) if last < begin or first > end]
