"""Who plays whom, against the cast: an actor and a character that no row puts together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, Sentence
from writer.checks.newsroom.reading.words import Word
from writer.checks.subject import Subject
from writer.model.alert import Alert, Related
from writer.model.facts import Fact
from writer.values import Value

RULE = "Names.Pair"
_DESCRIPTOR = 5
"""How many small words may stand between "as" and the character."""

_TABLES = (("cast", "actor", "character"), ("people", "portrayed_by", "name"))
"""Lists that say who plays whom: list, actor, character."""


class Pairs(Value, kw_only=False):
    """``Names.Pair``."""

    name: str = "pairs"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each pair that the text makes of an actor and a character on record, and no row makes."""
        cast = Cast.of(subject)
        if len(cast.rows) < len(("one", "another")):
            return
        words = CREDITS(subject.lexicon["credits"])

        def look_at(passage: Passage) -> Iterator[Alert]:
            for sentence, mentions in passage.mentions:
                named = list(cast.credits(sentence.words, mentions)) if len(mentions) > 1 else []
                yield from _wrong(passage, sentence, cast, words, named)

        yield from by_passage(self.name, subject, look_at)


CHECK = Pairs()


class Credit(Value):
    """A mention of one actor or one character."""

    name: str
    actor: bool
    mention: Mention


class Cast(Value):
    """Which actor plays which characters, and in which rows."""

    rows: Mapping[tuple[str, str], Fact]
    paths: Mapping[tuple[str, bool], tuple[str, str]]
    """Name, and whether it is an actor's → path and value of the other side, where there is one."""

    @classmethod
    def of(cls, subject: Subject) -> "Cast":
        """Read ``cast`` and ``people``."""
        rows: dict[tuple[str, str], Fact] = {}
        paths: dict[tuple[str, bool], tuple[str, str]] = {}
        for table, actors, characters in _TABLES:
            for number, row in enumerate(subject.facts.record.rows(table)):
                actor, character = row.record.text(actors), row.record.text(characters)
                if actor and character:
                    rows[actor, character] = row
                    paths.setdefault((actor, True), (f"{table}[{number}].{characters}", character))
                    paths.setdefault((character, False), (f"{table}[{number}].{actors}", actor))
        return cls(rows=rows, paths=paths)

    def credits(self, words: Sequence[Word], mentions: Iterable[Mention]) -> Iterator[Credit]:
        """The mentions that can be of one actor or one character only."""
        for mention in mentions:
            whole = mention.forms[0].whole
            names = {(form.known.text, actor) for form in mention.forms for actor in (True, False)} & self.paths.keys()
            if len(names) == 1 and (whole or not _in_longer_name(words, mention)):
                name, actor = names.pop()
                yield Credit(name=name, actor=actor, mention=mention)

    def together(self, one: Credit, other: Credit) -> bool:
        """Whether a row has the two."""
        actor, character = (one, other) if one.actor else (other, one)
        return (actor.name, character.name) in self.rows


class Credits(Value):
    """The words of ``credits.yaml``."""

    sets: Mapping[str, frozenset[str]]
    bridges: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Credits":
        """Read ``credits.yaml``."""
        sets = {name: frozenset(words) for name, words in lexicon.items()}
        return cls(sets=sets, bridges=sets["plays"] | sets["as"])

    def says_plays(self, between: Sequence[str]) -> bool:
        """Whether ``between`` makes the actor before it play the character after it: "returns as", "who plays"."""
        sets, links = self.sets, self.sets["links"]
        between = _without_apposition(between)
        if between and between[0] in sets["identity"] and self._describes(between[1:]):
            return True
        if len(between) > 1 and between[-1] in sets["roles"] and sets["whose"].issuperset(between[:-1]):
            return True
        at = next((index for index, word in enumerate(between) if word in self.bridges), -1)
        if at < 0:
            return (
                len(between) > 1 and between[-1] == "of" and between[-2] in sets["roles"] and links.issuperset(between)
            )
        described = between[at + 1 :]
        return (
            links.issuperset(between[:at])
            and len(described) <= _DESCRIPTOR
            and all(word.isalpha() or word == "-" for word in described)
            and sets["no_descriptor"].isdisjoint(described)
        )

    def _describes(self, between: Sequence[str]) -> bool:
        """Whether ``between`` is what a character is: "the interpreter, Corporal", or nothing."""
        words = [word for word in between if word != ","]
        short = len(words) <= _DESCRIPTOR and (not words or words[0] in self.sets["articles"])
        return short and all(word.isalpha() for word in words) and self.sets["no_descriptor"].isdisjoint(words)

    def says_whom(self, between: Sequence[str], after: str) -> bool:
        """Whether the actor behind ``between`` plays the character before it: "Lev, whom Yoshikawa plays"."""
        return after in self.sets["plays"] and bool(between) and self.sets["whom"].issuperset(between)

    def says_played(self, between: Sequence[str]) -> bool:
        """Whether ``between`` makes the character before it played by the actor after it."""
        sets = self.sets
        return (
            not sets["by"].isdisjoint(between)
            and not sets["played"].isdisjoint(between)
            and sets["passive_links"].issuperset(between)
        )


def _without_apposition(between: Sequence[str]) -> Sequence[str]:
    """What is left of ", his wife off screen, returns as" without what stands between its commas."""
    if between[:1] == [","] and "," in between[2:]:
        rest = between[list(between).index(",", 2) + 1 :]
        return rest or between
    return between


CREDITS: Once[Credits] = Once(Credits.of)
"""``credits.yaml`` → its words."""


def _in_longer_name(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a part of a name stands beside another capitalised word, so that it may be somebody else's."""
    before, after = mention.first - 1, mention.last + 1
    return (before > 0 and words[before].capital) or (after < len(words) and words[after].capital)


def _wrong(
    passage: Passage, sentence: Sentence, cast: Cast, words: Credits, named: Sequence[Credit]
) -> Iterator[Alert]:
    groups = _groups(sentence.words, words, named)
    for first, second in pairwise(groups):
        if first[0].actor is not second[0].actor and _joined(sentence.words, words, first[-1], second[0], second[-1]):
            for one, other in _matched(cast, first, second):
                yield _alert(passage, cast, one, other)


def _groups(tokens: Sequence[Word], words: Credits, named: Sequence[Credit]) -> list[list[Credit]]:
    """Names of one kind, listed side by side, as one."""
    groups: list[list[Credit]] = []
    for credit in named:
        last = groups[-1][-1] if groups else None
        between = _between(tokens, last, credit) if last else []
        if last and last.actor is credit.actor and between and words.sets["together"].issuperset(between):
            groups[-1].append(credit)
        else:
            groups.append([credit])
    return groups


def _between(tokens: Sequence[Word], one: Credit, other: Credit) -> list[str]:
    return [token.lower for token in tokens[one.mention.last + 1 : other.mention.first]]


def _joined(tokens: Sequence[Word], words: Credits, one: Credit, other: Credit, last: Credit) -> bool:
    between = _between(tokens, one, other)
    after = tokens[last.mention.last + 1].lower if last.mention.last + 1 < len(tokens) else ""
    if between == ["("]:
        return after in {")", ","}
    if after == "'s":
        return False
    if one.actor:
        before = tokens[one.mention.first - 1].lower if one.mention.first else ""
        if before in words.sets["not_subject"]:
            return False
        return between == ["'s"] or words.says_plays(between)
    return words.says_played(between) or words.says_whom(between, after)


def _matched(cast: Cast, first: Sequence[Credit], second: Sequence[Credit]) -> Iterator[tuple[Credit, Credit]]:
    """The pairs that are wrong: one by one where there are as many of both; else the nearest, if none fits at all."""
    if len(first) == len(second):
        pairs = list(zip(first, second, strict=True))
        yield from (pair for pair in pairs if not cast.together(*pair))
    elif not any(cast.together(one, other) for one in first for other in second):
        yield first[-1], second[0]


def _alert(passage: Passage, cast: Cast, one: Credit, other: Credit) -> Alert:
    field, right = cast.paths[one.name, one.actor]
    row = next(fact for names, fact in cast.rows.items() if one.name in names)
    begin, end = one.mention.begin, one.mention.end
    said = f"{one.name} plays {right}" if one.actor else f"{right} plays {one.name}"
    return alert(
        RULE,
        against(row),
        (passage, other.mention.begin, other.mention.end),
        f"on record, {said}, not {other.name}" if one.actor else f"on record, {said}, and {other.name} does not",
        suggestions=(right,),
        field=field,
        expected=right,
        related=(Related(span=passage.block.source(begin, end), message=f"'{passage.text[begin:end]}' is named here"),),
    )
