"""One alert a line, as Vale prints it: ``path:line:column:Check:message``."""

from writer.model.report import Report


def render(report: Report, *, color: bool = False) -> str:
    """The alerts of all files; nothing at all where there are none."""
    del color
    lines = []
    for file in report.files:
        for alert in file.alerts:
            line, column = file.lines.position(alert.span.begin)
            lines.append(f"{file.path}:{line}:{column}:{alert.check}:{alert.message}\n")
    return "".join(lines)
