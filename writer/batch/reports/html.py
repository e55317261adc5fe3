"""One page, complete in itself and without scripts: sums, problems, what the texts share, and every draft.

The page is ``page.html`` beside this module; it looks as that of the alerts does.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import islice
from string import Template
from urllib.parse import quote

from writer.batch.answers import Answers
from writer.batch.reports.text import held_up, sums, without_row
from writer.batch.sameness import Pair
from writer.batch.values import Outcome, RowProblem
from writer.report import style

MOST_ROWS = 5_000
"""So many rows of a table are shown: a browser must be able to hold the page. The results have them all."""

_LEVELS = ("errors", "warnings", "suggestions")


def render(found: Answers) -> str:
    """The answers as HTML; nothing in it comes from anywhere else."""
    page = Template(files("writer.batch.reports").joinpath("page.html").read_text("utf-8"))
    told = [*sums(found), *held_up(found.outcomes)]
    return page.substitute(
        title=escape(f"Batch: {found.sheet.name}"),
        style=style(),
        sums="".join(f'<p class="quiet">{escape(line)}</p>\n' for line in told),
        sections="".join(_sections(found)),
    )


def _sections(found: Answers) -> Iterator[str]:
    outcomes, same = found.outcomes, found.sameness
    problems = (problem for outcome in outcomes for problem in outcome.problems)
    notes = (note for outcome in outcomes for note in outcome.notes)
    yield _table("Rows that cannot be used", _PROBLEM, map(_problem, problems))
    yield _table("Worth a look", _PROBLEM, map(_problem, notes))
    yield _table(
        f"Drafts that have {without_row(found)}", ("Draft",), ((_link(found.path_of(one)),) for one in found.gone)
    )
    yield _table("Same lede", _PAIR, (_pair(pair, found) for pair in same.ledes))
    yield _table("Most alike", _PAIR, (_pair(pair, found) for pair in same.bodies))
    yield _table("Forms used", ("Form", "Drafts"), ((escape(name), f"{count:,}") for name, count in same.forms))
    yield _table("Drafts", _DRAFT, (_draft(outcome, found) for outcome in outcomes))


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A section of a table; nothing without rows."""
    rows = iter(rows)
    shown = list(islice(rows, MOST_ROWS))
    if not shown:
        return ""
    more = sum(1 for _ in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in shown)
    left = f'<p class="quiet">{more:,} more stand in the results beside the sheet.</p>\n' if more else ""
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    return f"<section>\n<h2>{title} ({len(shown) + more:,})</h2>\n{table}{left}</section>\n"


_PROBLEM = ("Row", "Column", "Cell", "Why", "What to do")


def _problem(problem: RowProblem) -> tuple[str, ...]:
    return (f"{problem.row}", *map(escape, (problem.column, problem.value, problem.reason, problem.suggestion)))


_PAIR = ("Draft", "and draft", "Phrases in common")


def _pair(pair: Pair, found: Answers) -> tuple[str, ...]:
    return (*(_link(found.path_of(slug)) for slug in (pair.first, pair.second)), f"{pair.share:.0%}")


_DRAFT = ("Row", "Draft", "What became of it", "Words", "Alerts", "What it lacks", "Most like")


def _draft(outcome: Outcome, found: Answers) -> tuple[str, ...]:
    path, near = found.path(outcome), found.sameness.nearest.get(outcome.slug)
    name = _link(path, outcome.headline) if path else escape(outcome.key)
    counts = (f"{getattr(outcome, level):,} {level}" for level in _LEVELS if getattr(outcome, level))
    return (
        f"{outcome.number}",
        name,
        ", ".join(filter(None, (outcome.action, outcome.stage))),
        f"{outcome.words:,}" if outcome.checked else "not checked",
        (", ".join(counts) or "none") + f" at {outcome.gate}" if outcome.checked else "not checked",
        "<br>".join(map(escape, (*outcome.missing, *outcome.unrun))),
        f"{_link(found.path_of(near.second))} ({near.share:.0%})" if near else "",
    )


def _link(path: str, text: str = "") -> str:
    return f'<a href="{escape(quote(path))}">{escape(text or path)}</a>'
