"""Facts that contradict each other in the fields themselves: alerts on the field, in the front matter."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from writer.checks.newsroom.reading.alerts import against
from writer.checks.newsroom.reading.record import window_of
from writer.checks.subject import Subject
from writer.model.alert import START, Alert, Level, Related, Span
from writer.model.facts import Fact, walk
from writer.model.names import folded
from writer.model.windows import Window
from writer.values import Value

RULE = "Facts.Fields"
_ORDER = (
    ("production.start", "production.wrap"),
    ("production.start", "premiere_date"),
    ("production.wrap", "premiere_date"),
    ("production.start", "release_window"),
    ("production.wrap", "release_window"),
    ("renewal_date", "premiere_date"),
    ("renewal_date", "release_window"),
    ("cancelled_date", "revived_date"),
    ("announced_date", "premiere_date"),
    ("subject.born", "published"),
)
"""Fields of which the first cannot be later than the second."""

_NOT_YET = frozenset({"released", "airing", "ended"})
_STILL_TO_COME = frozenset({"dated"})


class FactsFields(Value, kw_only=False):
    """``Facts.Fields``."""

    name: str = "facts_fields"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each field that another one excludes."""
        facts = dict(walk(subject.facts.record))
        dated = {path: window for path, fact in facts.items() if _may_date(path, fact) and (window := window_of(fact))}
        look = _Look(subject, facts)
        yield from look.order(dated)
        yield from look.same(dated)
        yield from look.seasons(dated)
        yield from look.status(dated)
        yield from look.life(dated)
        yield from look.cast()
        yield from look.constraints()


CHECK = FactsFields()


def _may_date(path: str, fact: Fact) -> bool:
    """Whether a number is a year, and no number of a season."""
    return not isinstance(fact.value, int) or path.endswith(".year")


class _Look(Value, kw_only=False):
    """The fields of one draft, by their paths."""

    subject: Subject
    facts: Mapping[str, Fact]

    def order(self, dated: Mapping[str, Window]) -> Iterator[Alert]:
        for first, second in _ORDER:
            if first in dated and second in dated and dated[first].after(dated[second]):
                yield self._between(second, first, f"'{self.facts[second]}' is before {first}, '{self.facts[first]}'")

    def same(self, dated: Mapping[str, Window]) -> Iterator[Alert]:
        if (
            "premiere_date" in dated
            and "release_window" in dated
            and dated["premiere_date"].contradicts(dated["release_window"])
        ):
            yield self._between("release_window", "premiere_date", "this leaves out the premiere_date")

    def seasons(self, dated: Mapping[str, Window]) -> Iterator[Alert]:
        """Premieres and finales out of order; the season of the story told twice, and differently."""
        rows = self.subject.facts.record.rows("seasons")
        numbers = [row.record.text("number") for row in rows]
        for index, number in enumerate(numbers):
            path = f"seasons[{index}]"
            premiere, finale = f"{path}.premiere", f"{path}.finale"
            if premiere in dated and finale in dated and dated[premiere].after(dated[finale]):
                yield self._between(
                    finale, premiere, f"'{self.facts[finale]}' is before the premiere, '{self.facts[premiere]}'"
                )
            later = f"seasons[{index + 1}].premiere"
            if premiere in dated and later in dated and dated[premiere].after(dated[later]):
                yield self._between(later, premiere, f"'{self.facts[later]}' is before the premiere of season {number}")
            if number and number == str(self.subject.facts.scalar("season")):
                yield from self._this_season(path, dated)

    def _this_season(self, path: str, dated: Mapping[str, Window]) -> Iterator[Alert]:
        premiere, episodes = f"{path}.premiere", f"{path}.episodes"
        if premiere in dated and "premiere_date" in dated and dated[premiere].contradicts(dated["premiere_date"]):
            yield self._between(premiere, "premiere_date", f"premiere_date is '{self.facts['premiere_date']}'")
        if (
            episodes in self.facts
            and "episodes" in self.facts
            and str(self.facts[episodes]) != str(self.facts["episodes"])
        ):
            yield self._between(episodes, "episodes", f"episodes is '{self.facts['episodes']}'")

    def status(self, dated: Mapping[str, Window]) -> Iterator[Alert]:
        """A status that the dates do not bear out on the day of publication."""
        status, today = self.subject.facts.record.text("status"), self.subject.today
        premiere, wrap = dated.get("premiere_date"), dated.get("production.wrap")
        if premiere and status in _NOT_YET and _begins_after(premiere, today):
            yield self._between("status", "premiere_date", f"'{status}', but the premiere_date is still to come")
        if premiere and status in _STILL_TO_COME and _over(premiere, today):
            yield self._between("status", "premiere_date", f"'{status}', but the premiere_date is past")
        if wrap and status == "in-production" and _over(wrap, today):
            yield self._between("status", "production.wrap", f"'{status}', but production wrapped on '{wrap}'")
        if wrap and status == "post-production" and _begins_after(wrap, today):
            yield self._between("status", "production.wrap", f"'{status}', but production wraps on '{wrap}'")

    def life(self, dated: Mapping[str, Window]) -> Iterator[Alert]:
        """A work from before the subject was born."""
        born = dated.get("subject.born")
        for path, window in dated.items():
            if born and path.startswith("filmography[") and path.endswith(".year") and window.before(born):
                yield self._between(
                    path, "subject.born", f"'{self.facts[path]}' is before subject.born, '{self.facts['subject.born']}'"
                )

    def cast(self) -> Iterator[Alert]:
        """One actor with two characters in one work: a double part, or a slip."""
        seen: dict[tuple[str, str], tuple[int, str]] = {}
        for index, row in enumerate(self.subject.facts.record.rows("cast")):
            actor, character = row.record.text("actor"), row.record.text("character")
            key = folded(actor), row.record.text("work")
            if not actor or not character or row.record.text("role") in {"voice", "self"}:
                continue
            before, other = seen.setdefault(key, (index, character))
            if folded(other) != folded(character):
                message = f"'{actor}' already plays '{other}', in cast[{before}]"
                yield self._alert(f"cast[{index}].character", f"cast[{before}].character", message, Level.WARNING)

    def constraints(self) -> Iterator[Alert]:
        """What the genre says must hold between fields, and does not."""
        for constraint in self.subject.broken:
            path, *others = constraint.fields
            level = min(constraint.level, *(against(self._fact(path)) for path in constraint.fields))
            yield self._alert(path, others[0] if others else path, constraint.message, level)

    def _between(self, path: str, other: str, message: str) -> Alert:
        level = min(against(self.facts[path]), against(self.facts[other]))
        return self._alert(path, other, message, level)

    def _alert(self, path: str, other: str, message: str, level: Level) -> Alert:
        span, related = self._place(path), self._place(other)
        return Alert(
            check=RULE,
            level=level,
            span=span,
            message=f"{path}: {message}",
            match=self.subject.document.text[span.begin : span.end],
            field=path,
            expected=str(fact) if not (fact := self._fact(other)).rows else "",
            related=(Related(span=related, message=f"{other} stands here"),) if related != START else (),
        )

    def _place(self, path: str) -> Span:
        """Where the value stands, if it stands in this file: facts may be lent by another one."""
        fact, text = self._fact(path), self.subject.document.text
        span = fact.span or START
        inside = span.end <= self.subject.document.span.begin
        stated = str(fact).removesuffix(".0") in text[span.begin : span.end]
        return span if inside and (fact.rows or stated) else START

    def _fact(self, path: str) -> Fact:
        """A single value, or a list as a whole."""
        return self.facts[path] if path in self.facts else self.subject.facts.record[path]


def _begins_after(window: Window, day: date) -> bool:
    return window.first is not None and window.first > day


def _over(window: Window, day: date) -> bool:
    return window.last is not None and window.last < day
