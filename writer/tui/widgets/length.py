"""Words against the guideline: the whole on one line, each section in a table."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.style import Style

from writer.model.report import LengthReport, SectionLength
from writer.tui.widgets.line import Line

BAR = 10
"""Cells of a bar."""


def guideline(low: int | None, high: int | None) -> str:
    """``500–700``, ``from 500``, ``to 700``, or nothing."""
    if low and high:
        return f"{low}–{high}"
    return f"from {low}" if low else f"to {high}" if high else ""


def verdict(words: int, low: int | None, high: int | None) -> str:
    """How far from the guideline, in a sign and a number: ``✓``, ``−188``, ``+12``."""
    if low and words < low:
        return f"−{low - words}"
    if high and words > high:
        return f"+{words - high}"
    return "✓"


def bar(words: int, full: int, width: int = BAR) -> str:
    """``words`` of ``full`` as a bar that needs no colour."""
    filled = min(width, round(width * words / full)) if full else 0
    return "█" * filled + "░" * (width - filled)


def _style(sign: str) -> str:
    return "$text-success" if sign == "✓" else "$text-warning"


def meter_line(length: LengthReport, section: SectionLength | None) -> Content:
    """The whole, and the section that the cursor is in."""
    sign = verdict(length.words, length.min, length.max)
    full = length.target or length.max or length.min or 0
    parts: list[str | tuple[str, str]] = [(f"{length.words} words ", "bold")]
    if full:
        parts += [f"{bar(length.words, full)} {guideline(length.min, length.max)} ", (sign, f"bold {_style(sign)}")]
    if section is not None:
        inner = verdict(section.words, section.min, section.max)
        limits = guideline(section.min, section.max)
        parts += [f"  │ {section.heading or 'Lede'} {section.words}", f" of {limits} " if limits else ""]
        parts += [(inner, f"bold {_style(inner)}")] if limits else []
    return Content.assemble(*parts)


class LengthMeter(Line):
    """The line that is always there."""

    def measure(self, length: LengthReport | None, section: SectionLength | None) -> None:
        """Show what was counted last."""
        self.show(meter_line(length, section) if length else "")


class SectionTable(Line):
    """Words per section."""

    _length: LengthReport | None = None
    _width = 0
    _rows = 0

    def measure(self, length: LengthReport | None) -> None:
        """Show what was counted last."""
        if (length, self.content_size.width) == (self._length, self._width):
            return
        self._length, self._width = length, self.content_size.width
        table = section_table(length, self.content_size.width) if length else Content("")
        rows = len(table.plain.splitlines())
        if rows != self._rows:
            self._rows = rows
            self.styles.height = rows + 1
        self.show(table)

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self.measure(self._length)


NUMBERS = 17
"""Cells that words, guideline and sign take."""

MIN_NAME = 16
"""Cells of a section's name below which the bar gives way."""


GAP = 2
"""Cells between two columns of sections."""


def section_table(length: LengthReport, width: int) -> Content:
    """The sections, each a jump, in two columns where both have room: the list above needs the lines."""
    if width < 2 * (NUMBERS + MIN_NAME) + GAP:
        return Content("\n").join(_jumps(length, width))
    lines = _jumps(length, (width - GAP) // 2)
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue=Content(""))
    return Content("\n").join(Content(" " * GAP).join(pair) for pair in pairs)


def _jumps(length: LengthReport, width: int) -> list[Content]:
    lines = enumerate(section_lines(length.sections, width))
    return [line.stylize(Style.from_meta({"@click": f"screen.go_to_section({at})"})) for at, line in lines]


def section_lines(sections: Sequence[SectionLength], width: int) -> list[Content]:
    """One line a section: name, bar if there is room, words, guideline, sign."""
    cells = BAR if width >= NUMBERS + MIN_NAME + BAR + 1 else 0
    room = max(width - NUMBERS - (cells + 1 if cells else 0), 1)
    name = min(room, max((len(section.heading) for section in sections), default=4))
    return [_section_line(section, max(name, 4), cells) for section in sections]


def _section_line(section: SectionLength, name: int, cells: int) -> Content:
    label = section.heading or "Lede"
    short = label if len(label) <= name else f"{label[: name - 1]}…"
    limits = guideline(section.min, section.max)
    sign = verdict(section.words, section.min, section.max) if limits else ""
    filled = f"{bar(section.words, section.max or section.min or 0, cells):<{cells}} " if cells else ""
    return Content.assemble(
        f"{short:<{name}} {filled}{section.words:>3} {limits:>7} ", (f"{sign:>4}", _style(sign) if sign else "")
    )
