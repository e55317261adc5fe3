"""Rows of a list put together for a template: by what one of their fields says, in the order of time or number."""

from collections.abc import Iterable

from writer.render.answers import Answer, raw, window_of

_WITH_ORDER, _AS_THEY_COME, _MISSING = range(3)


def grouped(rows: Iterable[Answer], by: object) -> list[list[Answer]]:
    """``rows`` in groups of one value of the field ``by``: dates and numbers ascending, all else as it comes first.

    Rows without an answer are one group, the last. Inside a group rows stay as they were.
    """
    groups: dict[str, list[Answer]] = {}
    for row in rows:
        answer = row[str(by)]
        groups.setdefault(str(raw(answer)) if answer else "", []).append(row)
    return sorted(groups.values(), key=lambda group: _place(group[0][str(by)]))


def _place(answer: Answer) -> tuple[int, int]:
    """Where a group stands: a month behind its days."""
    window, value = window_of(answer), raw(answer)
    if not answer:
        return _MISSING, 0
    if window and window.last:
        return _WITH_ORDER, 2 * window.last.toordinal() + (window.last != window.first)
    if type(value) is int:
        return _WITH_ORDER, value
    return _AS_THEY_COME, 0
