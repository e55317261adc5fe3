"""Quotations against those on record: the words, who said them, when, to whom and in which language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.datewords import DATES
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.quotations import (
    QUOTATIONS,
    SPEECH,
    Quotation,
    Speech,
    alike,
    outside,
    spoken_words,
)
from writer.checks.newsroom.reading.record import window_of
from writer.checks.newsroom.reading.units import NAME, STRANGER
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import EMPTY, Fact
from writer.model.fields import FieldType
from writer.model.names import PersonName, same_form
from writer.values import Value

TEXT, MISATTRIBUTED, STALE, TRANSLATED, PULL = (
    f"Quotes.{name}" for name in ("Text", "Misattributed", "Stale", "Translated", "Pull")
)
_CUT = re.compile(r"\[?(?:…|\.{3})\]?|\[[^\]]*\]")
_FEWEST, _SAME = 4, 0.6
_OLD = timedelta(days=30)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class QuotesRecord(Value, kw_only=False):
    """``Quotes.Text``, ``Quotes.Misattributed``, ``Quotes.Stale``, ``Quotes.Translated`` and ``Quotes.Pull``."""

    name: str = "quotes_record"
    rules: tuple[str, ...] = (TEXT, MISATTRIBUTED, STALE, TRANSLATED, PULL)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each quotation that changes the words on record, or leaves out what readers must know of them."""
        records = tuple(_recorded(subject))
        found = QUOTATIONS(subject)
        speech = SPEECH(subject.lexicon)
        look = _Look(subject=subject, speech=speech, records=records, jobs=tuple(_jobs(subject, speech)))
        led = _led_in(passages(subject))
        ours = bool(subject.facts.genre)
        for one in found:
            if one.pull:
                yield from _pull(one, found, records) if ours and id(one.passage) not in led else ()
            elif one.count >= _FEWEST and records:
                yield from look.quotation(one)
        yield from _unmarked(passages(subject), found, records, led) if ours else ()


CHECK = QuotesRecord()


class _Recorded(Value):
    """A row of ``quotes``."""

    path: str
    row: Fact
    words: tuple[str, ...]
    text: str
    speaker: str


def _recorded(subject: Subject) -> Iterator[_Recorded]:
    for index, row in enumerate(subject.facts.record.rows("quotes")):
        text = row.record.text("text")
        if spoken_words(text):
            speaker = row.record.text("speaker")
            yield _Recorded(path=f"quotes[{index}]", row=row, words=spoken_words(text), text=text, speaker=speaker)


class _Look(Value, kw_only=False):
    """What the quotations of one draft are held against."""

    subject: Subject
    speech: Speech
    records: tuple[_Recorded, ...]
    jobs: tuple[tuple[str, str], ...]
    """Names on record, each with a kind of job that the person has."""

    def quotation(self, one: Quotation) -> Iterator[Alert]:
        same = next((record for record in self.records if is_verbatim(one.text, record.words)), None)
        if same is None:
            near = self._near(one)
            if near:
                yield _changed(one, near)
            return
        yield from self._speaker(one, same)
        yield from self._outlet(one, same)
        yield from self._age(one, same)
        yield from self._language(one, same)

    def _near(self, one: Quotation) -> _Recorded | None:
        """The quotation on record that ``one`` changes: most of its words are there, in order."""
        quoted = spoken_words(one.text)
        best = max(self.records, key=lambda record: alike(quoted, record.words))
        return best if alike(quoted, best.words) >= max(_SAME * len(quoted), _FEWEST) else None

    def _speaker(self, one: Quotation, same: _Recorded) -> Iterator[Alert]:
        found = self.speech.speaker(one)
        if not same.speaker:
            return
        if found is None:
            yield from self._voice(one, same)
            return
        unit = one.passage.units[found.sentence][found.at]
        if unit.lower in {NAME, STRANGER} and not self._is_one(unit.text, same) and not found.paper:
            yield _misattributed((one.passage, unit.begin, unit.end), against(same.row), same)

    def _voice(self, one: Quotation, same: _Recorded) -> Iterator[Alert]:
        """A speaker without a name who is not the one on record: "he", whom a sentence before names, "the actor"."""
        voice = self.speech.voice(one)
        if voice is None:
            return
        pronoun = voice.word in self.speech.pronouns
        if self._is_other(one, same) if pronoun else self._has_other_job(voice.word, same):
            units = one.passage.units[voice.sentence]
            first, last = sorted((voice.at, voice.verb))
            where = one.passage, units[first].begin, units[last].end
            yield _misattributed(where, Level.WARNING, same)

    def _is_other(self, one: Quotation, same: _Recorded) -> bool:
        """Whether the sentence before names one person, and this is not the speaker on record."""
        number = one.first - 1
        if number < 0:
            return False
        named = {
            form.known.text
            for mention in one.passage.mentions[number][1]
            for form in mention.forms
            if form.known.kind == FieldType.PERSON.value and not one.passage.in_quote(mention.begin)
        }
        strangers = any(unit.lower == STRANGER for unit in one.passage.units[number])
        return len(named) == 1 and not strangers and not self._is_one(named.pop(), same)

    def _has_other_job(self, word: str, same: _Recorded) -> bool:
        """Whether others on record do what ``word`` tells, and the speaker does something else."""
        kinds = {kind for kind, words in self.speech.described.items() if word in words}
        own = {kind for name, kind in self.jobs if self._is_one(name, same)}
        others = {kind for name, kind in self.jobs if not self._is_one(name, same)}
        return bool(own) and own.isdisjoint(kinds) and not others.isdisjoint(kinds)

    def _outlet(self, one: Quotation, same: _Recorded) -> Iterator[Alert]:
        """Another outlet that is said to have the words than the one on record."""
        known = {same.row.record.text(name) for name in ("to", "source")} - {""}
        ids = {row.record.text("id"): row.record.text("name") for row in self.subject.facts.record.rows("sources")}
        known |= {ids[name] for name in known if name in ids}
        before = self.subject.lexicon["quotes"]["outlets_after"]
        for number in range(one.first, one.last + 1) if known else ():
            sentence, found = one.passage.mentions[number]
            for mention in found:
                names = {form.known.text for form in mention.forms if form.known.path.startswith("sources[")}
                led = mention.first and sentence.words[mention.first - 1].lower in before
                if names and led and known.isdisjoint(names) and not one.passage.in_quote(mention.begin):
                    to = same.row.record.text("to") or same.row.record.text("source")
                    where = one.passage, mention.begin, mention.end
                    message = f"on record, this was said to {to}"
                    yield alert(
                        MISATTRIBUTED,
                        Level.WARNING,
                        where,
                        message,
                        suggestions=(to,),
                        field=f"{same.path}.to",
                        expected=to,
                    )

    def _is_one(self, text: str, same: _Recorded) -> bool:
        """Whether ``text`` names the speaker, by whole name, family name or a form on record, or by the part played."""
        speaker = same.row.record["speaker"].value
        short = speaker.short if isinstance(speaker, PersonName) else ""
        names = {word for name in (same.speaker, short, *self._parts(same)) for word in spoken_words(same_form(name))}
        return not names.isdisjoint(spoken_words(same_form(text)))

    def _parts(self, same: _Recorded) -> Iterator[str]:
        """What the speaker plays: "said the actress who plays Ada" names Ada."""
        for row in self.subject.facts.record.rows("cast"):
            if row.record.text("actor") == same.speaker:
                yield row.record.text("character")

    def _age(self, one: Quotation, same: _Recorded) -> Iterator[Alert]:
        said = window_of(same.row.record.get("date"))
        if said is None or said.last is None or self.subject.today - said.last <= _OLD:
            return
        to = same.row.record.text("to")
        near = self._words_near(one)
        text = self._text_near(one)
        dated = bool(_YEAR.search(text)) or bool(DATES(self.subject.lexicon["dates"]).find(text, self.subject.today))
        named = bool(to) and to.casefold() in text.casefold()
        if not dated and not named and near.isdisjoint(self.subject.lexicon["quotes"]["when"]):
            yield alert(
                STALE,
                Level.WARNING,
                (one.passage, one.begin, one.end),
                f"this was said in {same.row.record.text('date')}: say when, or to whom",
                field=f"{same.path}.date",
                expected=same.row.record.text("date"),
            )

    def _language(self, one: Quotation, same: _Recorded) -> Iterator[Alert]:
        translated = same.row.record.get("translated")
        if translated is None or translated.value is not True:
            return
        words = self.subject.lexicon["quotes"]
        near = self._words_near(one)
        tongues = {language.lower() for language in words["languages"]}
        if near.isdisjoint(words["translated"]) and near.isdisjoint(tongues):
            message = "these are not the speaker's own words: say from which language they are translated"
            yield alert(
                TRANSLATED,
                Level.WARNING,
                (one.passage, one.begin, one.end),
                message,
                field=f"{same.path}.translated",
                expected="yes",
            )

    def _near_sentences(self, one: Quotation) -> range:
        return range(max(one.first - 1, 0), min(one.last + 2, len(one.passage.sentences)))

    def _words_near(self, one: Quotation) -> frozenset[str]:
        return frozenset().union(*(outside(one.passage, number) for number in self._near_sentences(one)))

    def _text_near(self, one: Quotation) -> str:
        near, text = self._near_sentences(one), one.passage.text
        begin, end = one.passage.sentences[near[0]].begin, one.passage.sentences[near[-1]].end
        return text[begin : one.begin] + " " + text[one.end : end]


def _jobs(subject: Subject, speech: Speech) -> Iterator[tuple[str, str]]:
    """Everybody on record with each kind of job that the fields give them."""
    record = subject.facts.record
    told = [(row.record.text("actor"), "actor") for row in record.rows("cast")]
    told += [(row.record.text("name"), row.record.text("job")) for row in record.rows("crew")]
    told += [(row.record.text("name"), row.record.text("descriptor")) for row in record.rows("people")]
    book = record["based_on"].record if "based_on" in record else EMPTY
    told += [(str(one), "author") for one in (book["author"].rows or (book["author"],))] if "author" in book else []
    for name, job in told:
        words = spoken_words(job)
        yield from ((name, kind) for kind, said in speech.described.items() if name and not said.isdisjoint(words))


def _misattributed(where: tuple[Passage, int, int], level: Level, same: _Recorded) -> Alert:
    return alert(
        MISATTRIBUTED,
        level,
        where,
        f"on record, {same.speaker} said this",
        suggestions=(same.speaker,),
        field=f"{same.path}.speaker",
        expected=same.speaker,
    )


def is_verbatim(text: str, recorded: Sequence[str]) -> bool:
    """Whether ``text`` is part of what is on record; "…" stands for what is left out, brackets for a change."""
    at = 0
    for piece in _CUT.split(text):
        part = spoken_words(piece)
        found = next(
            (i for i in range(at, len(recorded) - len(part) + 1) if tuple(recorded[i : i + len(part)]) == part), -1
        )
        if found < 0:
            return False
        at = found + len(part)
    return True


def _changed(one: Quotation, near: _Recorded) -> Alert:
    passage, text = one.passage, one.passage.text
    mark = one.text.rstrip()[-1:]
    right = near.text.rstrip(".") + (mark if mark in {",", "!", "?"} else ".")
    whole = 2 * abs(len(spoken_words(one.text)) - len(near.words)) <= len(near.words)
    return alert(
        TEXT,
        against(near.row),
        (passage, one.begin, one.end),
        f"on record, the words are: {near.text}",
        suggestions=(f"{text[one.begin]}{right}{text[one.end - 1]}",) if whole else (),
        field=f"{near.path}.text",
        expected=near.text,
    )


def _led_in(read: Sequence[Passage]) -> frozenset[int]:
    """The block quotations that a colon leads in: they are no pull quotes, nor are those that follow at once."""
    led: set[int] = set()
    for before, passage in pairwise(read):
        if before.text.rstrip().endswith((":", ",")) or (before.part is Part.QUOTE and id(before) in led):
            led.add(id(passage))
    return frozenset(led)


def _unmarked(
    read: Sequence[Passage], found: Sequence[Quotation], records: Sequence[_Recorded], led: frozenset[int]
) -> Iterator[Alert]:
    """A block quotation without quotation marks that nothing leads in, and that repeats nobody's words."""
    said = [word for other in found for word in spoken_words(other.text)]
    for passage in read:
        if passage.part is not Part.QUOTE or id(passage) in led or any(mark in passage.text for mark in _MARKS):
            continue
        text = passage.text.rpartition(" — ")[0] or passage.text
        labelled = ":" in " ".join(text.split()[:_FEWEST])
        known = is_verbatim(text, said) or any(is_verbatim(text, record.words) for record in records)
        if len(spoken_words(text)) >= _FEWEST and not labelled and not known:
            message = "a block quotation that nothing leads in, and whose words stand nowhere else: who says this?"
            yield alert(PULL, Level.WARNING, (passage, 0, len(passage.text)), message)


_MARKS = frozenset('"“”‘«»:')


def _pull(one: Quotation, found: Sequence[Quotation], records: Sequence[_Recorded]) -> Iterator[Alert]:
    """A pull quote that repeats no quotation of the copy, and none on record."""
    if any(is_verbatim(one.text, record.words) for record in records):
        return
    said = [word for other in found if not other.pull for word in spoken_words(other.text)]
    if one.count >= _FEWEST and not is_verbatim(one.text, said):
        message = "a pull quote repeats words that the copy quotes with their speaker; these stand nowhere else"
        yield alert(PULL, Level.ERROR, (one.passage, one.begin, one.end), message)
