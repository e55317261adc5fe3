"""One report format, one file; ``REPORTS`` names them as ``--format`` does."""

from collections.abc import Callable, Mapping

from writer.model.report import Report
from writer.report import json, line, text

REPORTS: Mapping[str, Callable[..., str]] = {"text": text.render, "line": line.render, "json": json.render}
"""Format → ``render(report, color=…)``."""


def render_report(report: Report, form: str, *, color: bool = False) -> str:
    """``report`` in the format ``form``, a key of ``REPORTS``."""
    return REPORTS[form](report, color=color)
