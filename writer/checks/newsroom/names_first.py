"""How people come into the story: by their whole name, and in a guide to the cast each character with its actor."""

from collections.abc import Iterable, Iterator, Sequence

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.words import Word
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.fields import FieldType
from writer.prose.sentences import STARTERS
from writer.values import Value

FIRST, ACTOR = "Names.First", "Names.Actor"
_COPY = frozenset({Part.PARAGRAPH, Part.LIST})
_ROLES = ("character",)


class NamesFirst(Value, kw_only=False):
    """``Names.First`` and ``Names.Actor``, both suggestions."""

    name: str = "names_first"
    rules: tuple[str, ...] = (FIRST, ACTOR)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """A person first named by a part of the name; a character first named without its actor."""
        copy = [one for one in passages(subject) if one.part in _COPY]
        yield from _parts(copy, frozenset(subject.lexicon["credits"]["particles"]))
        if subject.facts.genre in subject.lexicon["structure"]["cast_pieces"]:
            yield from _characters(subject, copy)


CHECK = NamesFirst()


def _parts(copy: Iterable[Passage], particles: frozenset[str]) -> Iterator[Alert]:
    introduced: set[str] = set()
    for passage in copy:
        for sentence, found in passage.mentions:
            for mention in found:
                people = {form.known.text for form in mention.forms if _is_person(form.known.path, form.known.kind)}
                one = next(iter(people), "")
                part = len(people) == len(mention.forms) == 1 and not mention.forms[0].whole
                if part and one not in introduced and _is_alone(sentence.words, mention, particles):
                    message = f"first named here: who is {one}? Give the whole name, and what they do"
                    yield alert(
                        FIRST, Level.SUGGESTION, (passage, mention.begin, mention.end), message, suggestions=(one,)
                    )
                introduced |= people


def _is_alone(words: Sequence[Word], mention: Mention, particles: frozenset[str]) -> bool:
    """Whether it is no piece of a longer name, be that misspelled or with a nickname in it."""
    before = words[max(mention.first - 1, 0) : mention.first]
    if mention.first == 1 and before[0].lower in STARTERS:
        before = ()
    hyphened = words[mention.first - 2 : mention.first - 1] if mention.first > 1 else ()
    beside = (*hyphened, *before, *words[mention.last + 1 : mention.last + 2])
    return not any(word.capital or word.text in _INSIDE or word.lower in particles for word in beside)


_INSIDE = frozenset('-‐‑“"‘(')


def _is_person(path: str, kind: str) -> bool:
    return kind == FieldType.PERSON.value and not path.endswith(_ROLES)


def _characters(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    rows = [row.record for row in subject.facts.record.rows("cast")]
    actors = {row.text("character"): row.text("actor") for row in rows if row.text("actor") and row.text("character")}
    named: set[str] = set()
    for passage in copy:
        here = {name for _, found in passage.mentions for mention in found for name in _names(mention)}
        for _, found in passage.mentions:
            for mention in (one for one in found if one.forms[0].whole or one.text != one.text.lower()):
                for character in _names(mention) & actors.keys() - named:
                    named.add(character)
                    if actors[character] not in here | named and len(_names(mention)) == 1:
                        message = f"the first mention of {character} does not say who plays it: {actors[character]}"
                        yield alert(ACTOR, Level.SUGGESTION, (passage, mention.begin, mention.end), message)
        named |= here


def _names(mention: Mention) -> set[str]:
    return {form.known.text for form in mention.forms}
