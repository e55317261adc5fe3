"""What the list of drafts says of each: a cell for each column, and more of the chosen one."""

from datetime import date

from textual.content import Content

from writer.desk.listing import Listed
from writer.model.genre import Length
from writer.tui.widgets.length import bar, guideline

NUMBER = 5
"""Cells for a number of words."""

YEARS = 1000
"""From so many days on an age is told in years."""

LEVELS = (
    ("errors", "error", "✗", "$text-error"),
    ("warnings", "warning", "!", "$text-warning"),
    ("suggestions", "suggestion", "·", "$text-accent"),
)
"""What a draft counts, its name, and the sign and colour that alerts have elsewhere."""


def words_cell(row: Listed, length: Length | None, width: int) -> Content:
    """``  512 ███░``: the words, and a bar that is full at what is asked for; ``+`` at its end tells of too many."""
    if row.words is None:
        return Content("")
    full = (length.target or length.max or length.min or 0) if length else 0
    number, cells = f"{row.words:>{NUMBER}}", width - NUMBER - 1
    if not length or not full:
        return Content(number)
    if length.max and row.words > length.max:
        return Content.assemble(f"{number} {'█' * (cells - 1)}", ("+", "bold $text-warning"))
    return Content(f"{number} {bar(row.words, full, cells)}")


def alerts_cell(row: Listed) -> Content:
    """``2✗ 3! 4·``; ``✓`` for none; ``?`` where something did not run, ``–`` where nothing is known of this text."""
    if row.errors is None:
        return Content.styled("–", "$text-muted")
    parts = [
        Content.styled(f"{number}{sign}", color) for name, _, sign, color in LEVELS if (number := getattr(row, name))
    ]
    parts += [Content("?")] if row.unrun else [] if parts else [Content.styled("✓", "$text-success")]
    return Content(" ").join(parts)


def age_cell(row: Listed, today: date) -> Content:
    """``  34d``: since when the oldest fact was not checked; ``!`` where a fact may no longer hold."""
    days = max((today - date.fromisoformat(row.oldest)).days, 0) if row.oldest else None
    age = "" if days is None else f"{days}d" if days < YEARS else f"{days // 365}y"
    if row.is_stale(today):
        return Content.assemble(f"{age:>{NUMBER}}", ("!", "bold $text-warning"))
    return Content(f"{age:>{NUMBER}}")


def told_of(row: Listed, genre: str, length: Length | None, today: date) -> str:
    """The chosen draft in words, on one line: its file first."""
    if row.problem:
        return f"{row.path.name} · cannot be read: {row.problem}"
    limits = guideline(length.min, length.max) if length else ""
    words = f"{row.words} words" + (f" of {limits}" if limits else "")
    facts = "facts may no longer hold" if row.is_stale(today) else ""
    return " · ".join(filter(None, (row.path.name, genre, _alerts(row), facts, words, row.title, row.day)))


def _alerts(row: Listed) -> str:
    if row.errors is None:
        return "not checked since it changed"
    counts = [(getattr(row, name), noun) for name, noun, _, _ in LEVELS]
    told = [f"{number} {noun}{'s' * (number != 1)}" for number, noun in counts if number] or ["no alerts"]
    told += [f"{row.unrun} check{'s' * (row.unrun != 1)} did not run"] if row.unrun else []
    return ", ".join(told)
