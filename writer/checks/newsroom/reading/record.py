"""The dates on record: what happened when, as far as the fields tell."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from writer.checks.newsroom.reading.once import Once
from writer.checks.subject import Subject
from writer.model.dates import PartialDate
from writer.model.facts import Fact, walk
from writer.model.periods import Precision
from writer.model.windows import Window
from writer.values import Value

_FIRST_YEAR, _LAST_YEAR = 1000, 9998
_FIELDS = {
    "renewal_date": "renewal",
    "cancelled_date": "cancellation",
    "revived_date": "revival",
    "announced_date": "announcement",
    "production.start": "start",
    "production.wrap": "wrap",
    "trailer.date": "trailer",
    "subject.born": "birth",
    "based_on.year": "book",
    "premiere_date": "premiere",
    "release_window": "premiere",
}
_ROWS = {
    "seasons": ("number", ("premiere", "finale")),
    "entries": ("title", ("date",)),
    "filmography": ("title", ("year",)),
    "upcoming": ("title", ("window",)),
    "timeline": ("event", ("date",)),
}


_TURNS = frozenset({"renewal", "cancellation", "revival", "announcement"})


class Known(Value):
    """A date on record: of which kind of event, of which season (0: none) or title, and where it stands."""

    kind: str
    path: str
    fact: Fact
    window: Window
    season: int = 0
    title: str = ""

    @property
    def days(self) -> tuple[int, int]:
        """Its first and last day as ordinals."""
        stretches = self.window.days
        return stretches[0][0], stretches[-1][1]


class Chronicle(Value, eq=False):
    """Every date on record, and what else tells which of them is meant."""

    known: tuple[Known, ...]
    season: int
    titles: tuple[str, ...]
    """Titles of ``entries``, first to last."""

    films: tuple[str, ...] = ()
    """Those of them that are films, where others are none."""

    def of(self, kind: str, season: int = 0, title: str = "") -> tuple[Known, ...]:
        """The dates of ``kind``, of one season or title where it is given."""
        return tuple(
            one
            for one in self.known
            if one.kind == kind and (not season or one.season == season) and (not title or one.title == title)
        )

    def entries_before(self, paths: Sequence[str]) -> tuple[Known, ...]:
        """The entries that came out before the one at ``paths``; none if it is not one entry."""
        entries = [one for one in self.known if one.path.startswith("entries")]
        meant = [one for one in entries if one.path in paths]
        return tuple(one for one in entries if one.days < meant[0].days) if len(paths) == len(meant) == 1 else ()

    def last_two_seasons(self, today: date) -> tuple[tuple[Known, ...], tuple[Known, ...]]:
        """First and last day of the last season but one that is out, and the first day of the last.

        Of a show of which one season is out, that of the second, if its day is known.
        """
        dated = [one for one in self.of("premiere") if one.season]
        out = [one for one in dated if one.days[0] <= today.toordinal()][-2:]
        out = out if out[1:] else dated[:2]
        if not out[1:]:
            return (), ()
        return (out[0], *self.of("finale", season=out[0].season)), (out[1],)

    def last_turn(self, today: date) -> tuple[Known, ...]:
        """The last day before ``today`` on which something was decided; each, if something was announced too."""
        turns = [one for one in self.known if one.kind in _TURNS and one.days[0] <= today.toordinal()]
        announced = any(one.kind == "announcement" for one in turns)
        return tuple(turns if announced else turns[-1:])

    def before_this(self, window: Window) -> bool:
        """Whether ``window`` lies before the last season that is out on record, so that it may be of an earlier one."""
        last = [one for one in self.known if one.kind == "premiere" and one.season == self.season - 1]
        return any(window.before(one.window) for one in last)


def _chronicle(subject: Subject) -> Chronicle:
    record = subject.facts.record
    season = subject.facts.scalar("season")
    number = season if isinstance(season, int) else 0
    known = tuple(sorted(_known(subject, number), key=lambda one: one.days))
    titles = tuple(row.record.text("title") for row in record.rows("entries") if "title" in row.record)
    films = tuple(
        row.record.text("title") for row in record.rows("entries") if "film" in row.record.text("kind").lower()
    )
    return Chronicle(known=known, season=number, titles=titles, films=films)


CHRONICLE: Once[Chronicle] = Once(_chronicle, of=("facts", "names"))
"""A subject → the dates on record."""


def knows_day(subject: Subject) -> bool:
    """Whether the day of publication is known: it is on record, or the text is a draft of ours and means today."""
    record = subject.facts.record
    return bool(subject.facts.genre) or not {"published", "updated"}.isdisjoint(record)


def _known(subject: Subject, season: int) -> Iterator[Known]:
    record = subject.facts.record
    facts = dict(walk(record))
    for path, kind in _FIELDS.items():
        window = window_of(facts.get(path))
        if window:
            number = season if kind not in {"birth", "announcement", "book"} else 0
            yield Known(kind=kind, path=path, fact=facts[path], window=window, season=number, title=subject.facts.title)
    for table, (key, dates) in _ROWS.items():
        for index, row in enumerate(record.rows(table)):
            for name in dates:
                fact = row.record.get(name)
                window = window_of(fact)
                if window and fact:
                    yield _of_row(f"{table}[{index}].{name}", fact, window, row.record.text(key))


def _of_row(path: str, fact: Fact, window: Window, key: str) -> Known:
    name = path.rpartition(".")[2]
    kind = "finale" if name == "finale" else "event" if path.startswith("timeline") else "premiere"
    season = int(key) if path.startswith("seasons") and key.isdecimal() else 0
    title = key if path.startswith(("entries", "filmography", "upcoming")) else ""
    return Known(kind=kind, path=path, fact=fact, window=window, season=season, title=title)


def window_in(fact: Fact | None) -> Window | None:
    """The days of a fact that is a date or a window, however much of them is known."""
    value = fact.value if fact else None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        value = PartialDate.of(value)
    return value.window if isinstance(value, PartialDate | Window) else None


def window_of(fact: Fact | None) -> Window | None:
    """The days of a fact that is a date, a window or a year; nothing for one that names no bounded time."""
    value = fact.value if fact else None
    is_year = isinstance(value, int) and not isinstance(value, bool) and _FIRST_YEAR <= value <= _LAST_YEAR
    window = PartialDate(year=value).window if is_year and isinstance(value, int) else window_in(fact)
    bounded = window and window.precision is not Precision.UNKNOWN and window.first and window.last
    return window if bounded else None
