"""A long text area draws what changed, and nothing else: what stands on the screen is what Textual would draw."""

# ruff: noqa: SLF001  what was drawn is nobody else's business

import random
from collections.abc import Callable

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from writer.model.alert import Level, Span
from writer.tui.widgets.copy import CopyArea, Mark

TEXT = "\n".join(
    (
        *("The harbor office confirmed it.", "", "## What is known", "", "word " * 40),
        "\tTabbed [TK who, 20 words] end",
        *(f"Line {number} of the text, which goes on for a while." for number in range(40)),
    )
)
HEIGHT = 12


class OneArea(App[None]):
    """The copy and nothing else."""

    CSS = "CopyArea { height: 100%; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield CopyArea(TEXT)

    def on_mount(self) -> None:
        self.animation_level = "none"


def assert_drawn(area: CopyArea) -> None:
    """Every row was drawn of what it is now, and as Textual itself draws it."""
    rows = [*area._rows(0, area.size.height)]
    assert [area._drawn.get(y) for y in range(len(rows))] == rows
    for y, row in enumerate(rows):
        assert cells(area._strips[row]) == cells(area._render_line(y)), y


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """What is seen of a row."""
    return [(sign, segment.style) for segment in strip for sign in segment.text]


def steps(area: CopyArea, dice: random.Random) -> tuple[Callable[[], object], ...]:
    """What may happen to it."""
    size = len(area.text)
    begin = dice.randrange(size)
    span = Span(begin=begin, end=min(begin + dice.randrange(1, 90), size))
    return (
        lambda: area.insert(dice.choice(["a", "é", "\n", "wort ", "\t", "[TK x]"])),
        lambda: area.move_cursor(area.place(begin)),
        lambda: area.select(span),
        lambda: area.put(span, "put"),
        lambda: area.show_marks([Mark(span=span, level=dice.choice([*Level]))]),
        lambda: area.show_found([Span(begin=begin, end=min(begin + 3, size))]),
        lambda: area.light(alone=dice.random() < 0.5),
        area.action_delete_left,
        area.undo,
        area.action_cursor_page_down,
        area.scroll_home,
    )


@pytest.mark.parametrize("seed", range(3))
async def test_every_row_stands_as_it_would_be_drawn_anew(seed: int) -> None:
    app, dice = OneArea(), random.Random(seed)  # noqa: S311 - a test is no secret
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        area = app.query_one(CopyArea)
        area.focus()
        await settled(pilot)
        for _ in range(40):
            dice.choice(steps(area, dice))()
            await settled(pilot)
            assert_drawn(area)


async def settled(pilot: Pilot[None]) -> None:
    """Let all that was asked for be drawn."""
    for _ in range(2):  # some scrolling begins when the screen was drawn
        await pilot.pause()
        pilot.app.screen._on_timer_update()


async def test_a_key_has_its_own_rows_drawn_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    app = OneArea()
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        area = app.query_one(CopyArea)
        area.move_cursor((0, 4))
        await settled(pilot)
        asked: set[int] = set()
        draw = CopyArea.render_line

        def drawn(area: CopyArea, y: int) -> Strip:
            asked.add(y)
            return draw(area, y)

        monkeypatch.setattr(CopyArea, "render_line", drawn)
        await pilot.press("x")
        await settled(pilot)
        assert asked == {0}
        assert "The xharbor" in area._strips[area._drawn[0]].text


async def test_other_colours_draw_all_anew() -> None:
    app = OneArea()
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        area = app.query_one(CopyArea)
        await settled(pilot)
        before = area.render_line(2)
        app.theme = "textual-light"
        await settled(pilot)
        assert_drawn(area)
        assert area.render_line(2) != before
