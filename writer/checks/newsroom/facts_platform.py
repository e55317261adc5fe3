"""Which service the copy says it is, against ``platform`` and ``where_to_watch``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import OTHER, SEASON, STRANGER, TITLE, Unit, clause, comma
from writer.checks.newsroom.reading.words import either
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert, Level
from writer.model.names import folded
from writer.values import Value

RULE = "Facts.Platform"
_REACH = 12
_IS = frozenset({"is", "are", "stays", "stay", "remains", "remain"})
_PLACE = (" in the ", " and ")
"""Behind a service no part of its name: "Hulu in the United States"."""


class FactsPlatform(Value, kw_only=False):
    """``Facts.Platform``."""

    name: str = "facts_platform"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each service on no record that is said to order this work, or to show it."""
        platform = subject.facts.record.text("platform")
        if not platform:
            return
        words = SERVICES(subject.lexicon["platforms"])
        look = _Look(
            subject=subject,
            words=words,
            subjects=CLAIMS(subject.lexicon["status"]).subjects,
            recorded=frozenset(_recorded(subject)),
            shows=_shows(subject, words),
            platform=platform,
        )

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, lowers in enumerate(passage.lowers):
                if not words.begins.isdisjoint(lowers):
                    yield from look.sentence(passage, number)

        yield from by_passage(self.name, subject, look_at)


CHECK = FactsPlatform()


class Services(Value, eq=False):
    """The words of ``platforms.yaml``."""

    pattern: re.Pattern[str]
    begins: frozenset[str]
    orders: frozenset[str]
    shows: frozenset[str]
    showed: frozenset[str]
    at: frozenset[str]
    elsewhere: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Services":
        """Read ``platforms.yaml``."""
        return cls(
            pattern=like_re(rf"(?<![\w-])(?-i:{either(lexicon['services'])})(?![\w+-])"),
            begins=frozenset(
                re.split(r"\W", name.lower())[0] + ("+" if name.endswith("+") and " " not in name else "")
                for name in lexicon["services"]
            ),
            **{name: frozenset(lexicon[name]) for name in ("orders", "shows", "showed", "at", "elsewhere")},
        )


SERVICES: Once[Services] = Once(Services.of)
"""``platforms.yaml`` → its services."""


def _recorded(subject: Subject) -> Iterator[str]:
    """Every name on record, in the form in which it is compared: a service that is named there is none too many."""
    return (folded(name.text) for name in subject.names)


def _shows(subject: Subject, words: Services) -> frozenset[str]:
    """The verbs that say where this work is to be seen: of the past too, where it is out and nothing was before it."""
    facts = subject.facts
    out = facts.record.text("status") in subject.lexicon["time"]["out"]
    earlier = facts.scalar("season") not in {None, 1} or len(facts.record.rows("seasons")) > 1
    return words.shows | words.showed if out and not earlier else words.shows


class _Look(Value):
    """What the services of one draft are held against."""

    subject: Subject
    words: Services
    subjects: Subjects
    recorded: frozenset[str]
    shows: frozenset[str]
    platform: str

    def sentence(self, passage: Passage, number: int) -> Iterator[Alert]:
        sentence, units = passage.sentences[number], passage.units[number]
        for match in self.words.pattern.finditer(passage.text, sentence.begin, sentence.end):
            begin, end = match.span()
            if self._is_known(match[0]) or passage.in_quote(begin) or not self._is_name(units, begin, end):
                continue
            level = self._says(units, begin, end)
            if level is not None:
                yield alert(
                    RULE,
                    min(level, against(self.subject.facts.record.get("platform"))),
                    (passage, begin, end),
                    f"on record, it is '{self.platform}' and not '{match[0]}'",
                    suggestions=(self.platform,),
                    field="platform",
                    expected=self.platform,
                )

    def _is_known(self, name: str) -> bool:
        said = folded(name)
        return any(said in known or known in said for known in self.recorded)

    def _is_name(self, units: Sequence[Unit], begin: int, end: int) -> bool:
        """Whether the name stands for itself, and is no part of a longer one or of a title."""
        return not any(
            unit.lower in {TITLE, OTHER, STRANGER}
            and unit.begin <= begin
            and end <= unit.end
            and len(unit.text) > end - begin
            and not (unit.begin == begin and unit.text[end - begin :].startswith(_PLACE))
            for unit in units
        )

    def _says(self, units: Sequence[Unit], begin: int, end: int) -> Level | None:
        """How sure it is that this work is meant: ordered by the service, or to be seen on it; ``None`` if neither."""
        first = next(at for at, unit in enumerate(units) if unit.end > begin)
        start, stop = clause(units, first)
        lowers = {unit.lower for unit in units[max(start, first - _REACH) : min(stop, first + _REACH)]}
        if not lowers.isdisjoint(self.words.elsewhere) or not self._is_ours(units):
            return None
        last = next(at for at, unit in enumerate(units) if unit.end >= end)
        verb = next(
            (at for at in range(last + 1, min(last + 4, len(units))) if units[at].lower in self.words.orders), 0
        )
        if verb and not comma(units, last, verb):
            return Level.ERROR
        shown = any(unit.lower in self.shows for unit in units[max(first - _REACH, 0) : min(last + _REACH, len(units))])
        on_it = first > 1 and units[first - 1].lower == "on" and units[first - 2].lower in _IS
        return Level.WARNING if (shown or on_it) and first and units[first - 1].lower in self.words.at else None

    def _is_ours(self, units: Sequence[Unit]) -> bool:
        """Whether no other work and no other season is named, and this one is."""
        season = self.subject.facts.scalar("season")
        seasons = {unit.number for unit in units if unit.lower == SEASON}
        others = any(unit.lower == OTHER for unit in units)
        named = any(unit.lower in {TITLE, SEASON} or unit.lower in self.subjects.classes["work"] for unit in units)
        return named and not others and (not seasons or season is None or season in seasons)
