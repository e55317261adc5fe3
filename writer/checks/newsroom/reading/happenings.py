"""What a sentence says has happened, or will: events of ``time.yaml``, each with the dates on record that it may be."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.claims import CLAIMS
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.record import CHRONICLE, Chronicle, Known
from writer.checks.newsroom.reading.seasons import SEASONS, Seasons
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import NUMBERS, OTHER, SEASON, TITLE, Numbers, Unit, clause, follows
from writer.checks.newsroom.reading.words import phrase
from writer.checks.subject import Subject
from writer.model.facts import walk
from writer.model.names import folded, same_form
from writer.values import Value

_REACH = 7
_NEAR = 4
_FAR, _AFTER = 16, 9
"""How many units before an event its season may stand, and how much farther away one behind it counts as."""

_PREMIERE, _FINALE, _SCREENS, _DECISION = "premiere", "finale", "screens", "decision"
_SETS = (
    "show",
    "film",
    "episodes",
    "ends_works",
    "told_now",
    "previous",
    "last_ones",
    "release_nouns",
    "definite",
    "personal",
    "inverted",
    "parts_of_new",
    "small_words",
    "joins",
    "be",
)
"""Sets of words that ``time.yaml`` has under the names that they have here."""


class Happening(Value):
    """An event at unit ``at``; ``known`` are the dates on record that it may have, of ``season`` where one is named."""

    at: int
    kind: str
    known: tuple[Known, ...]
    season: int


class _Event(Value):
    kind: str
    words: tuple[str, ...]
    beside: frozenset[str]
    never: frozenset[str]


class Events(Value, eq=False):
    """The events of ``time.yaml`` by the word that they begin with."""

    by_word: Mapping[str, tuple[_Event, ...]]
    show: frozenset[str]
    film: frozenset[str]
    other: frozenset[str]
    parts: frozenset[str]
    episodes: frozenset[str]
    ends_works: frozenset[str]
    same: Mapping[str, str]
    nouns: frozenset[str]
    """What events happen to: a date is not that of the word "filming" in "began filming in May"."""

    told_now: frozenset[str]
    previous: frozenset[str]
    last_ones: frozenset[str]
    release_nouns: frozenset[str]
    definite: frozenset[str]
    personal: frozenset[str]
    inverted: frozenset[str]
    parts_of_new: frozenset[str]
    small_words: frozenset[str]
    joins: frozenset[str]
    be: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Events":
        """Read ``time.yaml``."""
        found: dict[str, list[_Event]] = {}
        for kind, data in lexicon["events"].items():
            beside, never = (frozenset(data.get(name, ())) for name in ("with", "without"))
            for word in data["words"]:
                words = phrase(word)
                found.setdefault(words[0], []).append(_Event(kind=kind, words=words, beside=beside, never=never))
        return cls(
            by_word={
                word: tuple(sorted(events, key=lambda event: -len(event.words))) for word, events in found.items()
            },
            other=frozenset(lexicon["other_events"]),
            parts=frozenset(lexicon["parts_of_a_show"]),
            same=dict(lexicon["same_events"]),
            nouns=frozenset(lexicon["other_events"]).union(
                *(data.get("with", ()) for data in lexicon["events"].values())
            ),
            **{name: frozenset(lexicon[name]) for name in _SETS},
        )


EVENTS: Once[Events] = Once(Events.of)
"""``time.yaml`` → its events."""


class Happenings(Value, eq=False):
    """Finds the events of a sentence, against one record."""

    events: Events
    chronicle: Chronicle
    subjects: Subjects
    seasons: Seasons
    numbers: Numbers
    is_film: bool
    on_service: bool
    today: date
    source: str
    """The title of ``based_on``, as it is compared."""

    def find(self, units: Sequence[Unit]) -> tuple[Happening, ...]:
        """Every event, from left to right; the first kind that fits a word."""
        return _found(self, tuple(units))

    def at(self, units: Sequence[Unit], index: int) -> Happening | None:
        """The event that the word at ``index`` tells, if it tells one."""
        if self._is_particle(units, index):
            return None
        for event in self.events.by_word.get(units[index].lower, ()):
            if follows(units, index, event.words) and self._stands(units, index, event):
                made = self._made(units, index, event.kind)
                if made:
                    return made
        return None

    def _is_particle(self, units: Sequence[Unit], index: int) -> bool:
        """Whether the word before it takes it along: the "out" of "bowed out"."""
        before = self.events.by_word.get(units[index - 1].lower, ()) if index else ()
        return any(len(event.words) > 1 and follows(units, index - 1, event.words) for event in before)

    def _stands(self, units: Sequence[Unit], index: int, event: _Event) -> bool:
        begin, end = clause(units, index)
        near = {unit.lower for unit in units[max(begin, index - _REACH) : min(end, index + _REACH)]}
        joined = index > 0 and units[index - 1].lower == "and"
        subject = {unit.lower for unit in units[max(begin, index - _FAR) : index]} if joined else ()
        beside = not event.beside or not event.beside.isdisjoint((*near, *subject))
        return beside and event.never.isdisjoint(near) and not self._takes(units, index, event.kind)

    def _takes(self, units: Sequence[Unit], index: int, kind: str) -> bool:
        """Whether somebody does it to a work, which is no premiere: "NBC dropped the show"."""
        if kind != _PREMIERE or units[index].lower not in self.events.ends_works or index + 1 >= len(units):
            return False
        there = [unit for unit in units[index + 1 : index + 4] if unit.text not in _MARKS][:2]
        if not there:
            return False
        return there[0].lower in {TITLE, "it"} or (there[0].lower == "the" and there[-1].lower in self.events.show)

    def _made(self, units: Sequence[Unit], index: int, kind: str) -> Happening | None:
        if kind == _SCREENS and self.on_service:
            return None  # the record has when a service adds it
        kind = self.events.same.get(kind, kind)
        if kind in {_PREMIERE, _FINALE}:
            return self._of_release(units, index, kind)
        if kind == "book" and not self._is_source(units, index):
            return None
        season = self.season_near(units, index) if kind not in _OF_NO_SEASON else 0
        if season and self.chronicle.season and season != self.chronicle.season:
            return Happening(at=index, kind=kind, known=(), season=season)
        if kind != "book" and self.subjects.ends_on_other(units[:index]):
            return Happening(at=index, kind=kind, known=(), season=-1)
        known = self.chronicle.last_turn(self.today) if kind == _DECISION else self.chronicle.of(kind)
        return Happening(at=index, kind=kind, known=known, season=season)

    def of_source(self, units: Sequence[Unit], index: int) -> Happening | None:
        """The book at ``index``, if it is what the work is made from: "her novel of 2014"."""
        known = self.chronicle.of("book")
        return Happening(at=index, kind="book", known=known, season=0) if self._is_source(units, index) else None

    def _is_source(self, units: Sequence[Unit], index: int) -> bool:
        """Whether the title beside "published", if one is named, is that of what the work is made from."""
        begin, end = clause(units, index)
        near = range(max(begin, index - _NEAR), min(end, index + _NEAR))
        titles = [folded(units[at].text.strip(_TRIMMED)) for at in near if units[at].lower == OTHER]
        return not titles or self.source in titles

    def _of_release(self, units: Sequence[Unit], index: int, kind: str) -> Happening | None:
        """A premiere or finale: of a season, of a title on record, or of the first season of a show."""
        begin, end = clause(units, index)
        near = {unit.lower for unit in units[max(begin, index - _NEAR) : min(end, index + _NEAR)]}
        start = max(begin, index - _FAR)
        before = {
            units[at].lower for at in range(start, index) if units[at + 1].lower not in _ARTICLES
        }  # "half a year"
        if self._is_personal(units, index):
            return self._of_first_work(index)
        if not near.isdisjoint(self.events.other) or self._is_part(before):
            return None
        if "finale" in before and kind == _PREMIERE:
            kind = _FINALE
        first = kind == _PREMIERE and index > 0 and units[index - 1].lower == "first"
        season = 1 if first and not self.is_film and not self.chronicle.titles else self.season_near(units, index)
        if season:
            return Happening(at=index, kind=kind, known=self.chronicle.of(kind, season=season), season=season)
        title = self.title_near(units, index)
        if title:
            known = self.chronicle.of(kind, title=title)
            return Happening(at=index, kind=kind, known=known, season=0) if title != _UNKNOWN else None
        if kind == _FINALE:
            return self._of_last(index, near)
        return None if self.subjects.ends_on_other(units[begin:index]) else self._of_show(units, index, near)

    def _is_personal(self, units: Sequence[Unit], index: int) -> bool:
        """Whether it is the first work of a person: "12 years after her screen debut"."""
        noun = units[index].lower in self.events.release_nouns
        return noun and any(unit.lower in self.events.personal for unit in units[max(index - 2, 0) : index])

    def _of_first_work(self, index: int) -> Happening | None:
        """Where the story is about a person, the first of the filmography: "12 years after her screen debut"."""
        known = [one for one in self.chronicle.known if one.path.startswith("filmography")][:1]
        return Happening(at=index, kind=_PREMIERE, known=tuple(known), season=0) if known else None

    def _of_last(self, index: int, near: AbstractSet[str]) -> Happening | None:
        """The last episode, with no season named: of the last season that is over; of this one, if it is "to air"."""
        ahead = not self.events.told_now.isdisjoint(near)
        if ahead and self.chronicle.season:
            finales = self.chronicle.of(_FINALE, season=self.chronicle.season)
        else:
            finales = () if ahead else self.chronicle.of(_FINALE)[-1:]
        if not finales or self.events.last_ones.isdisjoint(near):
            return None
        return Happening(at=index, kind=_FINALE, known=finales, season=finales[0].season)

    def _is_part(self, before: AbstractSet[str]) -> bool:
        """Whether it is the event of an episode, or of another part of a season."""
        return not self.chronicle.titles and not before.isdisjoint(self.events.episodes)

    def _of_show(self, units: Sequence[Unit], index: int, near: AbstractSet[str]) -> Happening | None:
        word = units[index].lower
        if self.chronicle.titles:
            return None
        own = tuple(one for one in self.chronicle.of(_PREMIERE) if one.path in {"premiere_date", "release_window"})
        noun = word in self.events.release_nouns
        named = noun and index > 0 and units[index - 1].lower in self.events.definite
        if self.is_film or (own and named):
            first = self.chronicle.of(_PREMIERE, season=1) if not self.is_film else ()
            return Happening(at=index, kind=_PREMIERE, known=(*first, *own), season=0)
        wide = {unit.lower for unit in units[max(index - _REACH, 0) : index + _NEAR]}
        if "it" in near and "first" not in near:
            near = near - {"it"}
        if (self.events.show.isdisjoint(near) and TITLE not in near) or not wide.isdisjoint(self.events.parts):
            return None
        if not self.chronicle.season:
            first = () if word in self.events.told_now else self.chronicle.of(_PREMIERE, season=1)
            return Happening(at=index, kind=_PREMIERE, known=own or first, season=0)
        season = self.chronicle.season if word in self.events.told_now else 1
        return Happening(at=index, kind=_PREMIERE, known=self.chronicle.of(_PREMIERE, season=season), season=season)

    def season_near(self, units: Sequence[Unit], index: int) -> int:
        """The season named nearest to ``index`` in its clause, "the second" included; 0 if none is."""
        begin, end = clause(units, index)
        end = next((at for at in range(index + 1, end) if units[at].lower in self.subjects.ends), end)
        found = [
            (abs(at - index) + _AFTER * (at > index), number)
            for at in range(begin, end)
            if (number := self.season_at(units, at))
        ]
        return min(found)[1] if found and min(found)[0] <= _FAR else 0

    def season_at(self, units: Sequence[Unit], at: int) -> int:
        """The season that the unit at ``at`` names, if any: "Season 2", or "the second" that stands alone."""
        unit = units[at]
        if unit.lower == SEASON:
            return self.seasons.meant(units, at)
        if at and (unit.lower in self.seasons.nouns or unit.lower in self.events.parts_of_new):
            if self._is_this(units, at):
                return self.chronicle.season
            if units[at - 1].lower in self.events.previous and self.seasons.ahead:
                return self.chronicle.season - 1
        number = self.numbers.ordinals.get(unit.lower, 0)
        alone = (
            number
            and not self.chronicle.titles
            and at
            and units[at - 1].lower in self.events.definite
            and self._alone(units, at)
        )
        return number if alone and not self.is_film else 0

    def _is_this(self, units: Sequence[Unit], at: int) -> bool:
        """Whether "this season" or "the new series" is meant, that which the story is about."""
        new = at > 1 and units[at - 1].lower in {"new", "coming"} and units[at - 2].lower in {"the", "its"}
        return new or units[at - 1].lower == "this"

    def _alone(self, units: Sequence[Unit], at: int) -> bool:
        after = units[at + 1] if at + 1 < len(units) else None
        events = self.events
        return (
            after is None
            or not after.text[0].isalnum()
            or after.lower in events.by_word
            or after.lower in events.small_words
        )

    def title_near(self, units: Sequence[Unit], index: int) -> str:
        """The title on record that the event at ``index`` is of: named before it, or counted ("the second film")."""
        begin, end = clause(units, index)
        behind = next((at for at in range(index + 1, min(index + 3, end)) if units[at].text not in _MARKS), index)
        if units[index].lower in self.events.inverted and (title := self.title_at(units, behind)):
            return title
        for at in (*range(index - 1, begin - 1, -1), *range(index + 1, min(end, index + _NEAR))):
            title = self.title_at(units, at)
            if title:
                return title
            if units[at].lower == OTHER and self.chronicle.titles and at < index:
                return _UNKNOWN
        if any(unit.lower == "it" for unit in units[begin:index]):
            named = (self.title_at(units, at) for at in range(begin) if units[at].lower in {TITLE, OTHER})
            return next(filter(None, named), "")
        return ""

    def title_at(self, units: Sequence[Unit], at: int) -> str:
        """The title that the unit at ``at`` names: itself, or "the second film"."""
        unit = units[at]
        if unit.lower in {TITLE, OTHER}:
            text = same_form(unit.text).strip("“”\"'‘’ ,").casefold()
            known = {one.title for one in self.chronicle.known if one.path.startswith(_WITH_TITLES)}
            return next((title for title in known if text in titles_of(title)), "")
        if not self.chronicle.titles or not at or units[at - 1].lower != "the":
            return ""
        number = 1 if unit.lower == "original" else self.numbers.ordinals.get(unit.lower, 0)
        after = units[at + 1].lower if at + 1 < len(units) else ""
        counted = number and (after in self.events.film or unit.lower == "original" or self._alone(units, at))
        titles = self.chronicle.films or self.chronicle.titles
        return titles[number - 1] if counted and number <= len(titles) else ""


def titles_of(title: str) -> tuple[str, str]:
    """A title, and what it is called for short (what stands behind its colon), as they are compared."""
    whole = folded(title)
    return whole, whole.partition(": ")[2] or whole


_UNKNOWN = "?"
_OF_NO_SEASON = frozenset({"trailer", "book", "announcement", _DECISION})
_ARTICLES = frozenset({"a", "an"})
_TRIMMED = "“”\"'‘’ ,"
_MARKS = frozenset("“”\"'*")
_WITH_TITLES = ("entries", "filmography", "upcoming")


@lru_cache(maxsize=512)
def _found(happenings: Happenings, units: tuple[Unit, ...]) -> tuple[Happening, ...]:
    by_word = happenings.events.by_word
    return tuple(
        made for index, unit in enumerate(units) if unit.lower in by_word and (made := happenings.at(units, index))
    )


def _of(subject: Subject) -> Happenings:
    return Happenings(
        events=EVENTS(subject.lexicon["time"]),
        chronicle=CHRONICLE(subject),
        subjects=CLAIMS(subject.lexicon["status"]).subjects,
        seasons=SEASONS(subject),
        numbers=NUMBERS(subject.lexicon["wording"]),
        is_film=subject.facts.record.text("medium") == "film",
        on_service="platform" in subject.facts.record and "medium" not in subject.facts.record,
        today=subject.today,
        source=_source(subject),
    )


def _source(subject: Subject) -> str:
    facts = dict(walk(subject.facts.record))
    return folded(str(facts["based_on.title"].value)) if "based_on.title" in facts else ""


HAPPENINGS: Once[Happenings] = Once(_of, of=("facts", "lexicon", "today"))
"""A subject → what finds the events of its sentences."""
