"""What a date is the date of: the words of ``dates.yaml`` beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.happenings import Happening, Happenings
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.units import OTHER, TITLE, Unit, clause
from writer.checks.newsroom.reading.words import phrase
from writer.values import Value


class Events(Value, kw_only=False):
    """The words of ``dates.yaml`` that say what a date is the date of."""

    kinds: Mapping[str, str]
    any_release: frozenset[str]
    not_the_work: frozenset[str]
    cinemas: frozenset[str]
    persons: frozenset[str]
    portions: frozenset[str]
    history: frozenset[str]
    begins: frozenset[str]
    wished: frozenset[str]
    not_this: frozenset[str]
    not_events: frozenset[tuple[str, str]]
    moves: frozenset[str]
    moved_to: frozenset[str]
    past: frozenset[str]
    parts: frozenset[str]
    again: frozenset[str]
    only_after: Mapping[str, frozenset[str]]
    only_before: Mapping[str, frozenset[str]]
    never_before: Mapping[str, frozenset[str]]
    opens: frozenset[str]
    ahead: frozenset[str]
    ruled_out: tuple[str, ...]
    another: tuple[tuple[str, ...], ...]

    def is_event(self, units: Sequence[Unit], at: int) -> bool:
        """Whether something happens at ``at``: "set" is no event "on set"."""
        word, before = units[at].lower, units[at - 1].lower if at else ""
        after = units[at + 1].lower if at + 1 < len(units) else ""
        after_its_own = word not in self.only_after or before in self.only_after[word]
        before_its_own = word not in self.only_before or after in self.only_before[word]
        before_its_own = before_its_own and after not in self.never_before.get(word, ())
        return word in self.kinds and after_its_own and before_its_own and (before, word) not in self.not_events

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Events":
        """Read ``dates.yaml``."""
        events = lexicon["events"]
        return cls(
            kinds=dict.fromkeys((*lexicon["begins"], *lexicon["moves"]), "news")
            | {word: kind for kind, words in events.items() for word in words},
            any_release=frozenset((*events["release"], *events["weak"], *lexicon["begins"], *lexicon["moves"])),
            begins=frozenset(lexicon["begins"]),
            wished=frozenset(lexicon["wished"]),
            not_the_work=frozenset((*lexicon["showings"], *lexicon["other_things"])),
            cinemas=frozenset(lexicon["cinemas"]),
            persons=frozenset(lexicon["persons"]),
            portions=frozenset(lexicon["portions"]),
            history=frozenset(lexicon["history"]),
            not_this=frozenset(lexicon["not_this"]),
            moves=frozenset(lexicon["moves"]),
            moved_to=frozenset(lexicon["moved_to"]),
            parts=frozenset(lexicon["parts_of_it"]),
            past=frozenset(lexicon["past"]),
            again=frozenset(lexicon["again"]),
            only_after={word: frozenset(before) for word, before in lexicon["only_after"].items()},
            only_before={word: frozenset(after) for word, after in lexicon["only_before"].items()},
            never_before={word: frozenset(after) for word, after in lexicon["never_before"].items()},
            opens=frozenset(lexicon["opens"]),
            ahead=frozenset(lexicon["ahead"]),
            ruled_out=tuple(lexicon["ruled_out"]),
            another=tuple(map(phrase, lexicon["another"])),
            not_events=frozenset((before, event) for before, event in map(str.split, lexicon["not_events"])),
        )


EVENTS: Once[Events] = Once(Events.of)
"""``dates.yaml`` → its events."""


def nearest(happenings: Happenings, words: Events, units: Sequence[Unit], first: int, last: int) -> Happening | None:
    """The event at ``units`` that a date from ``first`` to ``last`` belongs to; ``None`` if another word claims it."""
    begin, stop = clause(units, first)
    by_word = happenings.events.by_word
    order = (*range(first - 1, begin - 1, -1), *range(last + 1, stop))
    verb = False
    for index in order:
        word = units[index].lower
        if verb and word in {"and", "but", "while", "as", "than"}:
            return None
        if index > last and word in happenings.events.joins:
            return None  # "in June, three months after the renewal"
        if index < first - 1 and word in {"and", "but"} and words.kinds.get(units[index + 1].lower) == "weak":
            return None
        verb = index < first and (verb or word in happenings.events.be)
        happening = happenings.at(units, index) if word in by_word else None
        if happening:
            return _retold(happenings, units, happening, first)
        of_another = word in by_word and word.endswith("ed")
        particle = index > 0 and units[index - 1].lower in by_word  # the "out" of "came out"
        said = (
            not particle
            and words.is_event(units, index)
            and words.kinds[word] != "weak"
            and word not in happenings.events.nouns
        )
        if of_another or said:
            return None
    return None


def _retold(happenings: Happenings, units: Sequence[Unit], happening: Happening, stop: int) -> Happening:
    """The same of another season or title named behind it: "the first premiere, in March, and the second, in May"."""
    named = (at for at in range(stop - 1, happening.at, -1) if units[at].lower in {OTHER, TITLE})
    titles = (happenings.title_at(units, at) for at in named)
    title = next(filter(None, titles), "") if happening.kind == "premiere" else ""
    if title and title not in {one.title for one in happening.known}:
        known = happenings.chronicle.of(happening.kind, title=title)
        return Happening(at=happening.at, kind=happening.kind, known=known, season=0)
    between = (happenings.season_at(units, at) for at in range(stop - 1, happening.at, -1))
    season = next(filter(None, between), 0) if happening.season else 0
    if season in {0, happening.season}:
        return happening
    known = happenings.chronicle.of(happening.kind, season=season)
    return Happening(at=happening.at, kind=happening.kind, known=known, season=season)
