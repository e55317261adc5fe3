"""One page for editors, complete in itself: every alert, filtered by level, rule, draft and writer.

The page is ``page.html`` beside this module; without scripts it is a list that can be read and printed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

from writer.model.alert import LEVELS, Alert
from writer.model.report import FileReport, Report, Unrun
from writer.report import style
from writer.report.text import length_line, sum_line

_SIGNS = {"error": "✗", "warning": "!", "suggestion": "·"}
"""What tells the levels apart without their colours."""


def render(report: Report, *, color: bool = False) -> str:
    """The report as HTML; nothing in it comes from anywhere else."""
    del color
    page = Template(files("writer.report").joinpath("page.html").read_text("utf-8"))
    rules = Counter(check for alert in report.alerts for check in alert.checks)
    drafts = {file.path: len(file.alerts) for file in report.files}
    writers: Counter[str] = Counter()
    for file in report.files:
        writers[file.byline] += len(file.alerts)
    return page.substitute(
        title="Alerts",
        style=style(),
        sum=escape(sum_line(report)),
        levels="".join(_levels(report)),
        rules="".join(_options("All rules", rules.most_common())),
        drafts="".join(_options("All drafts", drafts.items())),
        writers="".join(_options("All writers", sorted((name, count) for name, count in writers.items() if name))),
        files="".join(map(_file, report.files)),
    )


def _levels(report: Report) -> Iterator[str]:
    for label, level in reversed(LEVELS.items()):
        box = f'<input type="checkbox" name="level" value="{label}" checked>'
        yield f"<label>{box}{label} ({report.count(level):,})</label>"


def _options(every: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield f'<option value="">{every}</option>'
    for name, count in counts:
        yield f'<option value="{escape(name)}">{escape(name)} ({count:,})</option>'


def _file(file: FileReport) -> str:
    about = [file.byline, length_line(file.length) if file.length else ""]
    about += [f"{len(file.dismissed):,} dismissed"] if file.dismissed else []
    parts = [
        f'<section data-draft="{escape(file.path)}" data-writer="{escape(file.byline)}">\n',
        f"<h2>{escape(file.path)}</h2>\n",
        f'<p class="quiet">{escape(" · ".join(filter(None, about)))}</p>\n',
        *map(_unrun, file.unrun),
    ]
    if file.alerts:
        parts += ["<table>\n<thead><tr>", *(f'<th scope="col">{name}</th>' for name in _COLUMNS), "</tr></thead>\n"]
        parts += ["<tbody>\n", *(_row(alert, file) for alert in file.alerts), "</tbody>\n</table>\n"]
    else:
        parts.append("<p>No alerts.</p>\n")
    return "".join((*parts, "</section>\n"))


_COLUMNS = ("Place", "Level", "Alert", "Rule")


def _unrun(unrun: Unrun) -> str:
    told = f"{unrun.name} did not run: {unrun.reason}{f' ({unrun.hint})' if unrun.hint else ''}"
    return f'<p class="unrun">{escape(told)}</p>\n'


def _row(alert: Alert, file: FileReport) -> str:
    line, column = file.lines.position(alert.span.begin)
    level = alert.level.label
    cells = (f"{line}:{column}", f"{_SIGNS[level]} {level}", _said(alert), "<br>".join(map(escape, alert.checks)))
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="{level}" data-rules="{escape(" ".join(alert.checks))}">{row}</tr>\n'


def _said(alert: Alert) -> str:
    """The message, the text that is meant, what the facts say, and what to write instead."""
    lines = [escape(alert.message)]
    if alert.match:
        offered = " | ".join(escape(suggestion) or "(nothing)" for suggestion in alert.suggestions)
        lines.append(f"<mark>{escape(alert.match)}</mark>{f' → {offered}' if offered else ''}")
    if alert.expected:
        lines.append(f'<span class="quiet">the field {escape(alert.field)} says: {escape(alert.expected)}</span>')
    return "<br>".join(lines)
