"""What other drafts of the desk used before: an opening, a kicker, a phrase, a headline's pattern, a whole story."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.once import Once
from writer.checks.subject import Others, Subject
from writer.errors import WriterError
from writer.library.entries import Entry
from writer.library.files import read_text
from writer.library.index import Index
from writer.model.alert import Alert, Level, Span
from writer.prose.reuse import Reuse, Run, Words, capitals, pattern, reuse
from writer.values import Value

LEDE, OPENING, KICKER, PHRASE, STORY, HEADLINE, TIC = (
    f"Repetition.{name}"
    for name in ("UsedLede", "UsedOpening", "UsedKicker", "UsedPhrase", "UsedStory", "UsedHeadline", "UsedTic")
)
_READ = 8
"""The text of so many other drafts is read, those that share most first."""


_BOILERPLATE: Once[tuple[str, ...]] = Once(
    lambda lexicon: tuple(Words.of(line).line for line in lexicon["boilerplate"])
)
"""``reuse.yaml`` → the lines of the house as they are compared."""


class Used(Value, kw_only=False):
    """A lede, a kicker or most of a story used before is a warning, the rest a suggestion."""

    name: str = "reuse"
    rules: tuple[str, ...] = (LEDE, OPENING, KICKER, PHRASE, STORY, HEADLINE, TIC)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """What earlier drafts, and those of the same day, have too; each alert names one of them and its line."""
        if subject.others is not None:
            yield from _Look(subject, subject.others).alerts()


CHECK = Used()


class _Look(Value, kw_only=False, eq=False, dict=True):
    """One draft beside the others."""

    subject: Subject
    others: Others

    @cached_property
    def index(self) -> Index:
        """The index of the others."""
        return self.others.index()

    @cached_property
    def found(self) -> Reuse:
        """What of it others may have used."""
        document = self.subject.document
        return reuse(document.text, document.span.begin, self.names, self.others.english)

    @cached_property
    def names(self) -> frozenset[str]:
        """The capitalised words of the names on record."""
        return capitals(name.text for name in self.subject.names)

    @cached_property
    def words(self) -> Words:
        """The words of the copy."""
        return Words.of(self.subject.document.text, self.subject.document.span.begin)

    @cached_property
    def template(self) -> Words:
        """The words that the template writes of these facts."""
        return Words.of(self.others.template())

    @cached_property
    def boilerplate(self) -> tuple[str, ...]:
        """Lines that the house prints under many stories."""
        return _BOILERPLATE(self.subject.lexicon["reuse"])

    def alerts(self) -> Iterator[Alert]:
        """All of them; a phrase in what is told already is none."""
        sentences = [*self._lede(), *self._kicker()]
        yield from (*sentences, *self._tics(), *self._headline())
        yield from self._phrases([one.span for one in sentences])

    def _earlier(self, column: str, key: int) -> list[Entry]:
        return [one for one in self.index.with_key(column, key) if self._counts(one)] if key else []

    def _counts(self, one: Entry) -> bool:
        """Whether it was there before, or on the same day, and is not given up."""
        before = one.day <= self.subject.today.isoformat()
        return before and self.others.is_other(one, self.subject.facts, self.subject.today)

    def _lede(self) -> Iterator[Alert]:
        lede, opening = self.found.lede, self.found.opening
        same = self._earlier("lede", lede.key)
        if same and not self._is_printed(lede):
            message = f"{_place(same[0], same[0].lede_line)} opens with this sentence, names and numbers apart"
            yield self._alert(LEDE, Level.WARNING, lede, message)
            return
        built = self._earlier("opening", opening.key)
        if built and not self._is_printed(opening):
            last = self.index.until(self.subject.today.isoformat(), limit(self.subject, OPENING, "last"))
            recent = [one for one in built if one in last]
            if recent:
                message = f"{_place(recent[0], recent[0].lede_line)} opens in the same way"
                yield self._alert(OPENING, Level.SUGGESTION, opening, message)

    def _kicker(self) -> Iterator[Alert]:
        for run in (self.found.kicker, self.found.turn):
            same = self._earlier("kicker", run.key) or self._earlier("turn", run.key)
            if same and not self._is_printed(run):
                message = f"{_place(same[0], same[0].kicker_line)} ends with these words: end with the next dated event"
                yield self._alert(KICKER, Level.WARNING, run, message)
                return

    def _tics(self) -> Iterator[Alert]:
        if not self.found.tics:
            return
        last, most = limit(self.subject, TIC, "last"), limit(self.subject, TIC)
        recent = self.index.until(self.subject.today.isoformat(), last + 1)
        recent = [one for one in recent if one.slug != self.others.slug][:last]
        for word, span in self.found.tics:
            having = [one for one in recent if word in one.tics.split()]
            if len(having) >= most:
                named = ", ".join(_place(one, one.lede_line) for one in having)
                message = f"'{word}' stands in {len(having)} of the last {len(recent)} openings: {named}"
                yield self._alert(TIC, Level.SUGGESTION, Run(0, span.begin, span.end), message)

    def _headline(self) -> Iterator[Alert]:
        fact = self.subject.facts.record.get("headline")
        key = pattern(str(fact), self.names) if fact is not None else 0
        if fact is None or not key or fact.span is None or self._is_made():
            return
        today = self.index.of_day(self.subject.today.isoformat())
        alike = [one for one in today if one.pattern == key and self._counts(one)]
        if len(alike) >= limit(self.subject, HEADLINE):
            message = (
                f"{len(alike)} headlines of this day are built like this one: {', '.join(one.slug for one in alike)}"
            )
            run = Run(key, fact.span.begin, fact.span.end)
            yield self._alert(HEADLINE, Level.SUGGESTION, run, message)

    def _is_made(self) -> bool:
        state = self.subject.facts.record.get("writer")
        return state is not None and any(str(row) == "headline" for row in state.record.rows("made"))

    def _phrases(self, told: Sequence[Span]) -> Iterator[Alert]:
        sharing = self.index.sharing(run.key for run in self.found.phrases)
        runs = [run for run in self.found.phrases if run.key in sharing]
        if not runs:
            return
        counted = self._counted(sharing)
        story = self._story(counted, sharing)
        if story:
            yield story
            return
        seen = [*told]
        for number, entry in self._readable(counted, sharing):
            shared = [run for run in runs if number in sharing[run.key]]
            for span, message in self._shared(entry, shared):
                if not any(span.overlaps(other) for other in seen):
                    seen.append(span)
                    yield self._alert(PHRASE, Level.SUGGESTION, Run(0, span.begin, span.end), message)

    def _counted(self, sharing: Mapping[int, Sequence[int]]) -> dict[int, Entry]:
        """The drafts that count, by their numbers, those that share most first."""
        most = Counter(number for numbers in sharing.values() for number in numbers).most_common(4 * _READ)
        found = ((number, self.index.draft(number)) for number, _ in most)
        return {number: entry for number, entry in found if entry is not None and self._counts(entry)}

    def _story(self, counted: Mapping[int, Entry], sharing: Mapping[int, Sequence[int]]) -> Alert | None:
        """Most of the copy, template apart, is that of one other draft."""
        own = {run.key for run in self.found.phrases if not self._is_printed(run)} if counted else set()
        if not counted or len(own) < limit(self.subject, STORY, "min"):
            return None
        shares = {number: sum(number in sharing.get(key, ()) for key in own) for number in counted}
        number = max(shares, key=lambda number: shares[number])
        percent = 100 * shares[number] // len(own)
        if percent < limit(self.subject, STORY, "percent"):
            return None
        message = f"{percent} percent of the phrases of this story stand in {_place(counted[number], 1)} too"
        first = self.found.lede if self.found.lede.end else self.found.phrases[0]
        return self._alert(STORY, Level.WARNING, first, message)

    def _readable(
        self, counted: Mapping[int, Entry], sharing: Mapping[int, Sequence[int]]
    ) -> Iterator[tuple[int, Entry]]:
        """As few drafts as hold all that is shared, but no more than can be read at once."""
        holds: defaultdict[int, set[int]] = defaultdict(set)
        for key, numbers in sharing.items():
            for number in numbers:
                holds[number].add(key)
        left = set(sharing)
        for _ in range(_READ):
            number = max(counted, key=lambda number: len(holds[number] & left), default=0)
            if holds[number].isdisjoint(left):
                return
            left -= holds[number]
            yield number, counted[number]

    def _shared(self, entry: Entry, runs: Sequence[Run]) -> Iterator[tuple[Span, str]]:
        """The longest runs of words around ``runs`` that stand in the text of ``entry`` too."""
        try:
            text = read_text(self.others.folder / f"{entry.slug}.md")
        except WriterError:
            return  # it was taken away a moment ago
        other = Words.of(text, 0)
        least = limit(self.subject, PHRASE, "min")
        for first, last in dict.fromkeys(self._longest(run, other) for run in runs):
            words = self.words.words[first:last]
            if last - first >= least and not self._is_anybodys(words, least):
                line = text.count("\n", 0, other.places[other.find(words)][0]) + 1
                begin, end = self.words.places[first][0], self.words.places[last - 1][1]
                yield Span(begin=begin, end=end), f"{_place(entry, line)} has these {last - first} words too"

    def _longest(self, run: Run, other: Words) -> tuple[int, int]:
        """First and past-the-end number of the words around ``run`` that stand in a row in ``other``."""
        first, last = self.words.numbers(run.begin, run.end)
        if other.find(self.words.words[first:last]) < 0:
            return first, first
        while first and first - 1 not in self.words.ends and other.find(self.words.words[first - 1 : last]) >= 0:
            first -= 1
        while last < len(self.words.words) and last - 1 not in self.words.ends:
            if other.find(self.words.words[first : last + 1]) < 0:
                break
            last += 1
        return first, last

    def _is_anybodys(self, words: Sequence[str], least: int) -> bool:
        """Whether the template or the house writes these words."""
        line = f" {' '.join(words)} "
        house = any(one in line and len(words) - one.count(" ") + 1 < least for one in self.boilerplate)
        return house or self.template.find(words) >= 0

    def _is_printed(self, run: Run) -> bool:
        first, last = self.words.numbers(run.begin, run.end)
        return self.template.find(self.words.words[first:last]) >= 0

    def _alert(self, rule: str, level: Level, run: Run, message: str) -> Alert:
        match = self.subject.document.text[run.begin : run.end]
        return Alert(check=rule, level=level, span=Span(begin=run.begin, end=run.end), message=message, match=match)


def _place(entry: Entry, line: int) -> str:
    return f"{entry.slug}:{line}"
