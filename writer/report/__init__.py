"""One report format, one file; ``REPORTS`` names them as ``--format`` does."""

from collections.abc import Mapping
from importlib import import_module

from writer.model.report import Report

REPORTS: Mapping[str, str] = {
    "text": "for people",
    "line": "one line an alert, as Vale prints it",
    "json": "in the shape of Vale's JSON",
    "sarif": "SARIF 2.1.0, for code scanning and editors",
    "github": "annotations of GitHub Actions",
    "html": "one page for editors, to filter and to print",
}
"""Format → what it is. A format is imported only when it is asked for: ``render(report, color=…)`` of its module."""


def render_report(report: Report, form: str, *, color: bool = False) -> str:
    """``report`` in the format ``form``, a key of ``REPORTS``."""
    rendered: str = import_module(f"writer.report.{form}").render(report, color=color)
    return rendered


def style() -> str:
    """The style sheet of every page."""
    # a reader of archives comes along, and hardly a report has a page
    from importlib.resources import files  # noqa: PLC0415

    return files("writer.report").joinpath("page.css").read_text("utf-8")
