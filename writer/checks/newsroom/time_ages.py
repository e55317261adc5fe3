"""Ages and anniversaries: a number of years against the day of birth, or the day that it counts from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.datewords import FoundDate
from writer.checks.newsroom.reading.days import dates_in
from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.happenings import HAPPENINGS, Happenings
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.record import CHRONICLE, Chronicle, Known
from writer.checks.newsroom.reading.spans import SPANS, Spans
from writer.checks.newsroom.reading.units import STRANGER, Unit
from writer.checks.newsroom.reading.words import either
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert
from writer.model.windows import Window
from writer.values import Value

AGE, ANNIVERSARY = "Time.Age", "Time.Anniversary"
_BORN = "subject.born"
_OLDEST = 120


class TimeAges(Value, kw_only=False):
    """``Time.Age`` and ``Time.Anniversary``."""

    name: str = "time_ages"
    rules: tuple[str, ...] = (AGE, ANNIVERSARY)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each age of the subject that the day of birth excludes, and each anniversary that falls in another year."""
        look = _Look(
            subject=subject,
            words=AGES(subject.lexicon),
            spans=SPANS(subject.lexicon),
            chronicle=CHRONICLE(subject),
            happenings=HAPPENINGS(subject),
        )
        born = next(iter(look.chronicle.of("birth")), None)

        def look_at(passage: Passage) -> Iterator[Alert]:
            for number, lowers in enumerate(passage.lowers):
                if born:
                    yield from look.ages(passage, number, born)
                if not look.words.anniversaries.isdisjoint(lowers):
                    yield from look.anniversaries(passage, number)

        yield from by_passage(self.name, subject, look_at)


CHECK = TimeAges()


class Ages(Value, eq=False):
    """How ages and anniversaries are written."""

    old: re.Pattern[str]
    turned: re.Pattern[str]
    aged: re.Pattern[str]
    at_first: re.Pattern[str]
    is_old: re.Pattern[str]
    apposed: re.Pattern[str]
    nth: re.Pattern[str]
    was: re.Pattern[str]
    anniversaries: frozenset[str]
    pronouns: frozenset[str]
    if_when: frozenset[str]
    child: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Ages":
        """Read ``time.yaml``."""
        time, spans = lexicon["time"], SPANS(lexicon)
        small = either(spans.numbers)
        number = rf"(?P<n>\d{{1,3}}|{small})"
        people = either(time["people"])
        ordinals = "|".join((r"\d{1,3}(?:st|nd|rd|th)", *lexicon["wording"]["ordinals"], *_TENTHS))
        return cls(
            old=like_re(rf"\b(?P<m>{number}-year-old)(?= (?P<who>{people})|[,.]? (?P<name>[A-Z])|\b)"),
            turned=like_re(rf"\b{either(time['turns'])} (?P<m>{number})\b(?! (?:down|up|into|of))"),
            aged=like_re(
                rf"\b{either(time['ages'])}(?: the age of| of)? (?P<m>{number})\b"
                r"(?! ?(?:[ap]\.?m|o'clock|percent|%|minutes|[:/–-]?\d))"
            ),
            at_first=like_re(
                rf"at (?P<m>{number}), (?:he|she|they|(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))"
                r" (?!was\b)(?:have|(?-i:[a-z]+s))\b(?!,)"
            ),
            is_old=like_re(
                rf"\b(?:is|was|be|'s) (?:now |just |only |still )?(?P<m>{number})\b"
                r"(?: years old\b|(?=[,.;]| and| when| at| next| this))"
            ),
            apposed=like_re(rf",? ?\(?(?:{either(time['still'])} )?(?P<m>(?-i:{number}))\)?(?=[,)])"),
            nth=like_re(rf"\b(?P<m>(?P<n>{ordinals}) (?:{either(time['anniversaries'])}))\b"),
            was=like_re(r"\b(?:is|was|as) an? $"),
            anniversaries=frozenset(time["anniversaries"]),
            pronouns=frozenset(time["pronouns"]),
            if_when=frozenset(time["if_when"]),
            child=frozenset(time["child"]),
            people=frozenset(time["people"]),
        )


_TENTHS = {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}

AGES: Once[Ages] = Once(Ages.of)
"""A lexicon → how ages are written."""


class _Look(Value):
    """What the years of one draft are held against."""

    subject: Subject
    words: Ages
    spans: Spans
    chronicle: Chronicle
    happenings: Happenings

    def ages(self, passage: Passage, number: int, born: Known) -> Iterator[Alert]:
        text = passage.text
        for match in self._told(passage, number):
            begin, end = match.span("m")
            age = self._number(match["n"])
            if passage.in_quote(begin) or not 0 < age < _OLDEST:
                continue
            if match[0].lower().startswith("turns ") and not self._dates(passage, number):
                low, high = self._next_birthday(born)
            else:
                low, high = self._ages_at(born, passage, number)
            if not low <= age <= high:
                expected = str(low) if low == high else f"{low} or {high}"
                yield alert(
                    AGE,
                    against(born.fact),
                    (passage, begin, end),
                    f"born {born.fact.value}, it is {expected} and not {text[begin:end]}",
                    field=born.path,
                    expected=expected,
                )

    def _number(self, word: str) -> int:
        return int(word) if word.isdecimal() else self.spans.numbers.get(word.lower(), 0)

    def _told(self, passage: Passage, number: int) -> Iterator[re.Match[str]]:
        """The ages told of the subject: beside the name, or of "he" or "she" where nobody else is named."""
        text, (sentence, mentions) = passage.text, passage.mentions[number]
        own = [one for one in mentions if _is_subjects(one)]
        people = [one for one in mentions if one not in own and _is_person(one) and not _is_part(one)]
        for mention in own:
            match = self.words.apposed.match(text, mention.end, sentence.end)
            if match and text[mention.end] in ", ":
                yield match
        if people or not self.words.child.isdisjoint(passage.lowers[number]):
            return
        yield from self._said(passage, number, named=bool(own))
        meant = own or (self._is_told_of(passage, number) and self._is_meant(passage, number))
        for match in self.words.old.finditer(text, sentence.begin, sentence.end):
            beside = any(one.begin == match.end() + 1 for one in own)
            if (
                match["who"]
                or beside
                or _is_subject(text, match)
                or (meant and self.words.was.search(text, 0, match.start()))
            ):
                yield match

    def _said(self, passage: Passage, number: int, *, named: bool) -> Iterator[re.Match[str]]:
        """As in "she is 31", "turned 30 in 2024": of the name, or of "she" where that can be nobody else."""
        sentence = passage.sentences[number]
        if not named and not (self._is_told_of(passage, number) and self._is_meant(passage, number)):
            return
        now = self.words.at_first.match(passage.text, sentence.begin, sentence.end)
        if now:
            yield now
            return
        dates = dates_in(self.subject, passage, number)
        dated = any(not one.yearless and not self._is_birth(passage, one.begin) for one in dates)
        dated = dated or bool(self._works(passage, number))
        for pattern in (self.words.turned, self.words.aged, self.words.is_old):
            for match in pattern.finditer(passage.text, sentence.begin, sentence.end):
                turns = match[0].lower().startswith("turns ") and self.words.if_when.isdisjoint(passage.lowers[number])
                if dated or turns or match[0].lower().startswith(_PRESENT):
                    yield match

    def _is_told_of(self, passage: Passage, number: int) -> bool:
        """Whether the sentence speaks of "she", or begins with "the actor"."""
        first = [unit.lower for unit in passage.units[number][:_HEAD]]
        people = first[:1] == ["the"] and any(word in self.words.people for word in first)
        return people or not self.words.pronouns.isdisjoint(passage.lowers[number])

    def _is_meant(self, passage: Passage, number: int) -> bool:
        """Whether "she" can only be the subject: the sentence before names nobody else."""
        if not number:
            return True
        _, mentions = passage.mentions[number - 1]
        others = [one for one in mentions if _is_person(one) and not _is_subjects(one)]
        strangers = any(unit.lower == STRANGER for unit in passage.units[number - 1])
        return not others and not strangers and self.words.child.isdisjoint(passage.lowers[number - 1])

    def _ages_at(self, born: Known, passage: Passage, number: int) -> tuple[int, int]:
        """The youngest and oldest on the day that the sentence tells of: a date in it, else that of publication."""
        windows = [choice for one in self._dates(passage, number) for choice in one.choices]
        windows = windows or self._works(passage, number)
        if not windows:
            today = self.subject.today
            window = born.window
            return _age(window, today.toordinal(), today.toordinal())
        ends = [_age(born.window, window.days[0][0], window.days[-1][1]) for window in windows]
        return min(low for low, _ in ends), max(high for _, high in ends)

    def _works(self, passage: Passage, number: int) -> list[Window]:
        """When the work came out that the sentence tells of: "she was 19 when *Small Weather* came out"."""
        units = passage.units[number]
        when = next((at for at, unit in enumerate(units) if unit.lower in self.words.if_when), len(units))
        titles = {self.happenings.title_at(units, at) for at in range(when, len(units))} - {""}
        known = [one for title in titles for one in self.chronicle.of("premiere", title=title)]
        return [one.window for one in known] if len(titles) == 1 else []

    def _dates(self, passage: Passage, number: int) -> list[FoundDate]:
        """The dates with a year that a sentence tells, but that of the birth."""
        dates = [one for one in dates_in(self.subject, passage, number) if not one.open and not one.yearless]
        return [one for one in dates if not self._is_birth(passage, one.begin)]

    def _next_birthday(self, born: Known) -> tuple[int, int]:
        """The age that the next birthday brings; or the last one, if it was within the month."""
        today = self.subject.today.toordinal()
        young, old = _age(born.window, today - _MONTH, today)
        return (young if young == old else old) + (young == old), old + 1

    def _is_birth(self, passage: Passage, at: int) -> bool:
        """Whether the date at ``at`` is that of the birth: "born" stands before it in its part of the sentence."""
        near = passage.text[max(at - 40, 0) : at].lower().rpartition(", ")[2]
        return "born" in near.replace("-born", "")  # "the Cork-born actor turned 30 in 2020"

    def anniversaries(self, passage: Passage, number: int) -> Iterator[Alert]:
        sentence = passage.sentences[number]
        for match in self.words.nth.finditer(passage.text, sentence.begin, sentence.end):
            begin, end = match.span("m")
            if passage.in_quote(begin) or self.spans.find(passage.text[sentence.begin : sentence.end]):
                continue
            count = self._ordinal(match["n"].lower())
            since = self._since(passage.units[number], end) or self._of_work(passage, begin)
            years = self._years(passage, number)
            right = [year - one.window.first.year for one in since for year in years if one.window.first]
            if right and count and count not in right:
                one = since[0]
                yield alert(
                    ANNIVERSARY,
                    against(one.fact),
                    (passage, begin, end),
                    f"on record is '{one.fact.value}': in {years[0]} it is {right[0]} years",
                    field=one.path,
                    expected=str(right[0]),
                )

    def _ordinal(self, word: str) -> int:
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else self.happenings.numbers.ordinals.get(word) or _TENTHS.get(word, 0)

    def _since(self, units: Sequence[Unit], end: int) -> tuple[Known, ...]:
        """What the anniversary is of: the first event behind it, else the title, season or film named there."""
        begin = next((at for at, unit in enumerate(units) if unit.begin >= end), len(units))
        events = [one for one in self.happenings.find(units) if one.at >= begin and one.known]
        if events and events[0].at < begin + _REACH:
            return events[0].known
        for at in range(begin, min(begin + _REACH, len(units))):
            if units[at].lower in self.subject.lexicon["time"]["books"] and self.chronicle.of("book"):
                return self.chronicle.of("book")
            season, title = self.happenings.season_at(units, at), self.happenings.title_at(units, at)
            if season or title:
                return self.chronicle.of("premiere", season=season, title=title)
        return ()

    def _of_work(self, passage: Passage, begin: int) -> tuple[Known, ...]:
        """The first day of the work, where it marks "its tenth anniversary"."""
        its = passage.text[:begin].lower().endswith("its ")
        first = self.chronicle.of("premiere", season=1) or self.chronicle.of("premiere")
        return first[:1] if its and not self.chronicle.titles else ()

    def _years(self, passage: Passage, number: int) -> list[int]:
        dates = [one for one in dates_in(self.subject, passage, number) if not one.open and not one.yearless]
        years = [choice.first.year for one in dates for choice in one.choices if choice.first]
        return years or [self.subject.today.year]


_REACH, _MONTH = 8, 31
_HEAD = 6
"""How many units "the Cork-born actor" may take at the head of a sentence."""

_PRESENT = ("is ", "'s ")
"""Without a date, only what is now can be held against the day of publication."""


def _is_person(mention: Mention) -> bool:
    """Whether it can name somebody: no title, and no small word that is also part of a name ("now" of Opera Now)."""
    return not mention.of_title and mention.text != mention.text.lower()


def _is_subjects(mention: Mention) -> bool:
    """Whether it names the subject."""
    return any(path.startswith("subject.") for path in mention.paths)


def _is_part(mention: Mention) -> bool:
    """Whether it is a character, whom the subject plays."""
    return all(path.endswith(".character") for path in mention.paths)


def _is_subject(text: str, match: re.Match[str]) -> bool:
    """Whether the age stands for the person: "the 31-year-old has", "the 31-year-old," at the head of a sentence."""
    before = text[max(match.start() - 4, 0) : match.start()].lower()
    after = text[match.end() : match.end() + 5].lower()
    return before == "the " and after.startswith((" has ", " is ", " was ", " had", " said", " says", " told", " will"))


def _age(born: Window, first: int, last: int) -> tuple[int, int]:
    """The youngest and the oldest that somebody born in ``born`` can be between two days."""
    low, high = born.days[0][0], born.days[-1][1]
    return _full_years(high, first), _full_years(low, last)


def _full_years(begin: int, end: int) -> int:
    one, other = date.fromordinal(max(begin, 1)), date.fromordinal(max(end, 1))
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))
