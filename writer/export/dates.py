"""Dates for machines, exactly as precise as they are known."""

from datetime import date, datetime

from writer.export.story import Story


def iso(value: date | None) -> str:
    """A day, or a moment with its zone, in ISO 8601; nothing for none."""
    return value.isoformat() if value else ""


def known(story: Story, field: str) -> str:
    """A year, month or day of the facts, as far as it is known: ``2027-03``; nothing for what has no such form."""
    found = story.record.get(field)
    value = found.value if found else None
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "edtf", ""))


def moment(value: date | None) -> str:
    """A moment with its zone; nothing for a day, which is none."""
    return value.isoformat() if isinstance(value, datetime) and value.tzinfo else ""
