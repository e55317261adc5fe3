"""A date on record as copy prints it, behind the preposition that stands there."""

from writer.checks.subject import Subject
from writer.model.periods import MONTHS, Precision
from writer.model.windows import Window


def printed_date(window: Window, subject: Subject, precision: Precision) -> str:
    """A day or month as the guide writes it, no more exactly than ``precision``; any other window in its own words."""
    first = window.first
    if first is None or window.precision not in {Precision.DAY, Precision.MONTH} or window.qualifier:
        return window.words
    words = subject.lexicon["wording"]
    of_locale = words["locales"].get(subject.locale, words["locales"]["en-US"])
    order = subject.guide.wording.get("date") or of_locale["date"]
    form: str = words["dates"][order]["day" if precision is Precision.DAY else "month"]
    return form.format(day=first.day, month=MONTHS[first.month - 1], year=first.year)


def in_place(text: str, begin: int, window: Window, subject: Subject) -> tuple[str, ...]:
    """What to put in place of the date at ``begin`` of ``text``, so that the preposition before it still holds.

    Behind "in" a day is printed as its month; behind "on" or a weekday nothing but a day will do, and behind no
    preposition a window that begins with one of its own ("from 2027").
    """
    before = text[:begin].rpartition(" ")[0].rpartition(" ")[2].lower() if text[begin - 1 : begin] == " " else ""
    weekdays = {f"{day.lower()}," for day in subject.lexicon["time"]["weekdays"]}
    if before in {"on", *weekdays} and window.precision is not Precision.DAY:
        return ()
    printed = printed_date(window, subject, Precision.MONTH if before == "in" else window.precision)
    leads = {"in", "on", "at", *(lead.partition(" ")[0] for lead in subject.lexicon["dates"]["leads"])}
    first, _, rest = printed.partition(" ")
    if before not in leads or first.lower() not in leads:
        return (printed,)
    return (rest,) if first.lower() == before else ()
