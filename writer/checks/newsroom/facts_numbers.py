"""Numbers of a franchise and of the clock: how many films, which of them, and how long an episode runs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.happenings import titles_of
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.ranges import ends_of
from writer.checks.newsroom.reading.spans import SPANS
from writer.checks.newsroom.reading.units import OTHER, TITLE, Unit
from writer.checks.newsroom.reading.words import either
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert, Level
from writer.model.facts import Fact
from writer.model.names import same_form
from writer.values import Value

FRANCHISE, RUNTIME = "Facts.Franchise", "Facts.Runtime"
_MINUTES, _QUARTER = 3, 15
"""How far a running time in round words may lie from the one on record."""


class FactsNumbers(Value, kw_only=False):
    """``Facts.Franchise`` and ``Facts.Runtime``."""

    name: str = "facts_numbers"
    rules: tuple[str, ...] = (FRANCHISE, RUNTIME)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each count and order of films that ``entries`` do not bear out, each running time that is another."""
        words = NUMBERS_OF(subject.lexicon)
        films = _Films.of(subject)
        minutes = subject.facts.record.get("runtime_minutes")

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, lowers in enumerate(passage.lowers):
                if len(films.entries) > 1 and not lowers.isdisjoint(words.films | words.sets.keys()):
                    yield from _counted(passage, number, films, words)
                    yield from _ordered(passage, number, films, words)
                if minutes and not lowers.isdisjoint(words.minutes):
                    yield from _runtimes(passage, number, minutes, words)

        yield from by_passage(self.name, subject, look_at)


CHECK = FactsNumbers()


class Words(Value, eq=False):
    """The words of ``counts.yaml`` for films and minutes."""

    films: frozenset[str]
    entries: frozenset[str]
    sets: Mapping[str, int]
    minutes: frozenset[str]
    all: re.Pattern[str]
    until_now: re.Pattern[str]
    ordinals: Mapping[str, int]
    runtime: re.Pattern[str]
    numbers: Mapping[str, int]
    partial: frozenset[str]
    runtime_words: frozenset[str]
    runtime_before: frozenset[str]
    runtime_works: frozenset[str]
    runtime_not: re.Pattern[str]
    bound: re.Pattern[str]
    bounds: Mapping[str, tuple[int, int]]
    """Before a running time → how many minutes less and more it may be."""

    behind: re.Pattern[str]
    compared: re.Pattern[str]
    first: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Words":
        """Read ``counts.yaml`` and the numbers of ``wording.yaml``."""
        counts, numbers = lexicon["counts"], SPANS(lexicon).numbers
        number = rf"(?P<n>\d{{1,3}}|{either(numbers)})"
        every = rf"(?P<all>{either(counts['all_of'])})(?: the| its)?"
        nouns = frozenset((*counts["films"], *counts["entries"]))
        noun = either(nouns)
        return cls(
            films=nouns,
            entries=frozenset(counts["entries"]),
            sets={word: int(count) for word, count in counts["sets"].items()},
            minutes=frozenset((*counts["minutes"], *counts["hours"])),
            all=like_re(
                rf"(?:\b(?:{every}|{either(counts['some_of'])}) |\A|(?<=[.!?] ))(?P<m>{number} "
                rf"(?:{either(counts['kept'])} )?(?P<noun>{noun}))\b"
                rf"(?! (?:of(?! the {either(counts['joined_films'])})|by|that|from|with)\b)"
                rf"|\b(?P<m2>{number.replace('<n>', '<n2>')}-(?P<noun2>{noun}) {either(counts['joined_films'])})\b"
            ),
            runtime_not=like_re(rf"\b{either(counts['runtime_not'])}\b"),
            until_now=like_re(rf"\b{either(counts['until_now'])}\b"),
            ordinals={word: number for number, word in enumerate(lexicon["wording"]["ordinals"])},
            runtime=like_re(
                rf"(?<![\d.,-])(?P<m>(?:(?P<h>\d|{either(_HOURS)})(?: |-)?(?:hours?|h)(?:,? and | )?)?{number}(?: |-)?"
                rf"{either(counts['minutes'])}"
                rf"|(?P<o>\d|{either(_HOURS)})(?: |-)(?P<half2>and(?: |-)a(?: |-)half(?: |-))?hours?"
                r"(?:(?P<half> and a half)|(?P<quarter> and a quarter)|(?P<three> and three[ -]quarters))?"
                rf"(?![ -](?:and|later|ago|after|before|in)))\b"
                rf"(?P<ep>(?: \w+)? {either(counts['runs_behind'])}\b)?"
            ),
            numbers=numbers,
            partial=frozenset(counts["partial"]) - {"of"},
            bound=like_re(rf"\b(?P<q>{either(counts['runtime_bounds'])}) (?:an? )?$"),
            bounds={words: ends_of(ends) for words, ends in counts["runtime_bounds"].items()},
            behind=like_re(rf" {either(counts['runtime_behind'])}"),
            compared=like_re(rf" {either(counts['runtime_compared'])}\b"),
            first=like_re(rf"(?-i:{either(counts['runtime_first'])}(?: an?)?(?: [a-z]+){{0,3}} )"),
            **{name: frozenset(counts[name]) for name in ("runtime_words", "runtime_before", "runtime_works")},
        )


NUMBERS_OF: Once[Words] = Once(Words.of)
"""A lexicon → the words for films and minutes."""


class _Films(Value):
    """The titles of ``entries``, first to last; those of films; and the field."""

    entries: tuple[str, ...]
    films: tuple[str, ...]
    coming: int
    fact: Fact | None

    @classmethod
    def of(cls, subject: Subject) -> "_Films":
        rows = [row.record for row in subject.facts.record.rows("entries") if "title" in row.record]
        films = tuple(row.text("title") for row in rows if "film" in (row.text("kind") or "film").lower())
        return cls(
            entries=tuple(row.text("title") for row in rows),
            films=films,
            coming=len(subject.facts.record.rows("upcoming")),
            fact=subject.facts.record.get("entries"),
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The films, where all entries are films: then each has its number."""
        return self.films if len(self.films) == len(self.entries) else ()

    def counted(self, noun: str, words: Words) -> tuple[str, ...]:
        """What a number with ``noun`` counts."""
        return self.entries if noun.lower() in words.entries else self.films

    def order(self, text: str) -> int:
        """Which of the films ``text`` is, from 1; 0 if it is none."""
        said = same_form(text).strip("“”\"'‘’ ,").casefold()
        return next((number for number, title in enumerate(self.titles, 1) if said in titles_of(title)), 0)


def _counted(passage: Passage, number: int, films: _Films, words: Words) -> Iterator[Alert]:
    """As in "the trilogy", "all five films"; a count of fewer may leave some out, unless it says all."""
    for begin, end, said, titles in _counts(passage, number, films, words):
        if said != len(titles) and not passage.in_quote(begin) and not _is_of_others(passage, number, films):
            yield alert(
                FRANCHISE,
                Level.WARNING,
                (passage, begin, end),
                f"on record are {len(titles)}: {', '.join(titles)}",
                field="entries",
                expected=str(len(titles)),
            )


def _counts(
    passage: Passage, number: int, films: _Films, words: Words
) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """Each number of films that is more than there are, or said to be all: its place, itself, and what it counts."""
    sentence = passage.sentences[number]
    until_now = words.until_now.search(passage.text, sentence.begin, sentence.end)
    for word in sentence.words:
        if word.lower in words.sets and films.titles:
            yield word.begin, word.end, words.sets[word.lower], films.titles
    for match in words.all.finditer(passage.text, sentence.begin, sentence.end):
        titles = films.counted(match["noun"] or match["noun2"], words)
        said = _number(match["n"] or match["n2"], words)
        with_coming = said <= len(titles) + films.coming and not until_now
        whole = (match["all"] or match["m2"]) and said > 1
        if titles and ((said > len(titles) and not with_coming) or (whole and not len(titles) <= said)):
            yield *match.span("m" if match["m"] else "m2"), said, titles


def _is_of_others(passage: Passage, number: int, films: _Films) -> bool:
    """Whether the sentence names a title that is none of them: the count may be of its kin."""
    return any(unit.lower == OTHER and not films.order(unit.text.strip("“”\"'")) for unit in passage.units[number])


def _ordered(passage: Passage, number: int, films: _Films, words: Words) -> Iterator[Alert]:
    """A title in apposition to "the second film", which is another."""
    units = passage.units[number]
    for at, unit in enumerate(units):
        order = films.order(unit.text) if unit.lower in {TITLE, OTHER} else 0
        told = (_beside(units, at, words) or _in_front(units, at, words)) if order else None
        if told and told[2] != order and not passage.in_quote(unit.begin):
            begin, end, _ = told
            right = f"{passage.text[begin:end]}"
            yield alert(
                FRANCHISE,
                against(films.fact),
                (passage, begin, end),
                f"'{unit.text}' is number {order} of {len(films.titles)} on record, and not '{right}'",
                field=f"entries[{order - 1}].title",
                expected=str(order),
            )


def _beside(units: Sequence[Unit], at: int, words: Words) -> tuple[int, int, int] | None:
    """Begin, end and number of "the second film" right behind the title: after a comma, "is" or "was"."""
    start = at + 1
    while start < len(units) and units[start].lower in _JOINTS:
        start += 1
    if start == at + 1 or start + 2 >= len(units) or units[start].lower != "the":
        return None
    number, noun = words.ordinals.get(units[start + 1].lower, 0), units[start + 2]
    behind = units[start + 3].lower if start + 3 < len(units) else ""
    if not number or noun.lower not in words.films or behind in _NARROWED:
        return None
    return units[start].begin, noun.end, number


def _in_front(units: Sequence[Unit], at: int, words: Words) -> tuple[int, int, int] | None:
    """The same in front of the title: "the second film, *Undertow*,"; a comma must stand between."""
    stop = at - 1
    while stop > 0 and units[stop].lower in _MARKS:
        stop -= 1
    if stop < _COUNTED or units[stop].text != "," or units[stop - 3].lower != "the":
        return None
    number, noun = words.ordinals.get(units[stop - 2].lower, 0), units[stop - 1]
    return (units[stop - 3].begin, noun.end, number) if number and noun.lower in words.films else None


_MARKS = frozenset({"*", "“", '"', "‘"})
_COUNTED = 3
_JOINTS = frozenset({",", "is", "was", "*", "(", "”", '"', "—", "–"})
_NARROWED = frozenset({"by", "to", "in", "of", "for", "with", "that", "from", "since", "he", "she", "they"})


class Runtime(Value):
    """A running time at ``begin:end`` of its passage, in ``minutes``; it may mean ``low`` to ``high`` of them."""

    begin: int
    end: int
    minutes: int
    low: int
    high: int


def runtimes_in(passage: Passage, number: int, words: Words) -> Iterator[Runtime]:
    """Each running time of the film or of each episode that one sentence tells."""
    sentence = passage.sentences[number]
    if words.runtime_not.search(passage.text, sentence.begin, sentence.end):
        return
    titles = [unit for unit in passage.units[number] if unit.lower in {TITLE, OTHER}]
    for match in words.runtime.finditer(passage.text, sentence.begin, sentence.end):
        begin, end = match.span("m")
        if any(title.begin <= begin < title.end for title in titles) or words.compared.match(passage.text, end):
            continue
        said = _number(match["n"] or "", words) + 60 * _number(match["h"] or match["o"] or "", words)
        room = _QUARTER if match["o"] else _MINUTES if said % 5 == 0 else 0
        said += 30 * bool(match["half"] or match["half2"]) + 15 * bool(match["quarter"]) + 45 * bool(match["three"])
        told = bool(match["ep"]) or _is_told(passage, number, begin, end, words)
        bound = words.bound.search(passage.text, sentence.begin, begin)
        before = passage.text[max(begin - 12, 0) : begin].lower().split()
        part = not bound and bool(before) and before[-1] in words.partial
        if told and not part and not passage.in_quote(begin):
            low, high = words.bounds[bound["q"].lower()] if bound else (0, 0)
            yield Runtime(begin=begin, end=end, minutes=said, low=said - room + low, high=said + room + high)


def _runtimes(passage: Passage, number: int, minutes: Fact, words: Words) -> Iterator[Alert]:
    """Each running time that is another than the one on record."""
    right = minutes.value
    for told in runtimes_in(passage, number, words):
        if isinstance(right, int) and not told.low <= right <= told.high:
            expected = f"{right} minutes"
            message = f"on record, the running time is {expected}"
            place = passage, told.begin, told.end
            yield alert(RUNTIME, against(minutes), place, message, field="runtime_minutes", expected=expected)


def _is_told(passage: Passage, number: int, begin: int, end: int, words: Words) -> bool:
    """Whether a verb or noun of running time is in the sentence, or right beside the number: "At 97 minutes, it is"."""
    text, start, lowers = passage.text, passage.sentences[number].begin, passage.lowers[number]
    before = frozenset(text[start:begin].lower().split()[-_BESIDE:])
    at_first = text[end : end + 1] == "," and words.first.fullmatch(text, start, begin) is not None
    return (
        not lowers.isdisjoint(words.runtime_words)
        or not before.isdisjoint(words.runtime_before)
        or words.behind.match(text, end) is not None
        or (at_first and not words.runtime_works.isdisjoint((*lowers, *(unit.lower for unit in passage.units[number]))))
    )


_BESIDE = 4
_HOURS = ("an", "one", "two", "three", "four")


def _number(word: str, words: Words) -> int:
    if word.lower() == "an":
        return 1
    return int(word) if word.isdecimal() else words.numbers.get(word.lower(), 0)
