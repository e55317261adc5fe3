"""Who plays whom, in other words: the sentences of ``told`` in ``credits.yaml``, also of a "he" and of strangers."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from writer.checks.newsroom.pairs import RULE, Cast, Credit
from writer.checks.newsroom.reading import likeness
from writer.checks.newsroom.reading.alerts import against, alert
from writer.checks.newsroom.reading.dictionary import parts, squash
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.units import NAME, STRANGER, Unit
from writer.checks.newsroom.reading.words import HYPHENS, Word
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert, Related
from writer.values import Value

_BACK = 3
"""How many sentences back a "he" may be named."""


class PairsTold(Value, kw_only=False):
    """``Names.Pair``."""

    name: str = "pairs_told"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each actor, on record or not, who is said to play a character that others play on record."""
        cast = Cast.of(subject)
        if not cast.rows:
            return
        actors = tuple({squash(actor) for actor, _ in cast.rows})
        look = _Look(cast=cast, actors=actors, words=TOLD(subject.lexicon["credits"]))
        yield from by_passage(self.name, subject, look.alerts)


CHECK = PairsTold()


class Told(Value, eq=False):
    """The sentences of ``credits.yaml``, ready to be looked for in one whose names are marked."""

    patterns: tuple[re.Pattern[str], ...]
    pronouns: frozenset[str]
    not_subject: frozenset[str]
    together: frozenset[str]
    other_version: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Told":
        """Read ``credits.yaml``."""
        piece = cache(partial(_piece, lexicon=lexicon))
        return cls(
            patterns=tuple(like_re(_pattern(one, piece)) for one in lexicon["told"]),
            pronouns=frozenset(lexicon["pronouns"]),
            not_subject=frozenset(lexicon["not_subject"]),
            together=frozenset(lexicon["together"]),
            other_version=frozenset(lexicon["other_version"]),
        )

    def find(self, marked: str) -> Iterator[tuple[int, int]]:
        """The numbers of actor and character of each sentence that ``marked`` holds."""
        for pattern in self.patterns:
            for match in pattern.finditer(marked):
                if not self._is_of_others(
                    marked[: match.start()].split(), match[0].split(), marked[match.end() :].split()
                ):
                    yield int(match["a"]), int(match["c"])

    def _is_of_others(self, before: Sequence[str], told: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether the sentence is about somebody before the actor, or lists several actors or characters."""
        actor_first = told[0][:2] in _ACTORS
        listed = before[-1:] and before[-1] in self.together and before[-2:-1] and before[-2][:2] == told[0][:2]
        goes_on = behind[1:] and behind[0] in self.together and behind[1][:2] == told[-1][:2]
        other = actor_first and bool(before) and before[-1] in self.not_subject
        return other or (told[0][0] == "@" and bool(listed)) or (told[-1][0] == "@" and bool(goes_on))


TOLD: Once[Told] = Once(Told.of)
"""``credits.yaml`` → its other ways to say who plays whom."""

_ACTORS = frozenset({"@A", "@S"})
_PIECE = re.compile(r"(\[[^]]*\]|\{\w+\}|[^\s?*]+)([?*]?)")


_APPOSED = r"(?: ,(?: [^\s@,;.()]+){1,8} ,)?"
"""What may stand between commas behind the first name: ", cast against type,"."""


def _pattern(told: str, piece: Callable[[str], str]) -> str:
    found = [piece(one[1]) + one[2] for one in _PIECE.finditer(told)]
    apposed = told.startswith(("A {", "C {"))
    pieces = "".join((found[0], _APPOSED * apposed, *found[1:]))
    owned = "(?! 's)" if told[-1] in "AC" else ""
    return f"(?-i:{pieces}{owned}(?= |$))"


def _piece(piece: str, lexicon: Mapping[str, Any]) -> str:
    if piece in {"A", "C"}:
        return f"(?: @{'[AS]' if piece == 'A' else 'C'}(?P<{piece.lower()}>\\d+))"
    if piece == "~":
        no = "|".join(map(re.escape, lexicon["no_descriptor"]))
        return rf"(?: (?!(?:{no})(?: |$))[\w'-]+){{0,4}}?"
    words = [piece] if piece[0] not in "[{" else _words(piece, lexicon)
    return f"(?:{'|'.join(f' {re.escape(word)}' if word else '^' for word in words)})"


def _words(piece: str, lexicon: Mapping[str, Any]) -> list[str]:
    """The words of ``{list}`` or of ``[word {list} word]``."""
    found = piece[1:-1].split() if piece[0] == "[" else [piece]
    return [word for one in found for word in (lexicon[one[1:-1]] if one[0] == "{" else [one])]


class _Somebody(Value, kw_only=False):
    """Who stands at a place of the text: an actor or character on record, or a stranger; a "he" for another place."""

    begin: int
    end: int
    name: str
    credit: Credit | None = None


class _Look(Value):
    """The cast of one draft, and how sentences tell of it."""

    cast: Cast
    actors: tuple[str, ...]
    words: Told

    def alerts(self, passage: Passage) -> Iterator[Alert]:
        for number in range(len(passage.sentences)):
            credited = {one.mention.begin: one for one in self._credits(passage, number)}
            if any(not one.actor for one in credited.values()):
                yield from self._sentence(passage, number, credited)

    def _credits(self, passage: Passage, number: int) -> Iterator[Credit]:
        sentence, mentions = passage.mentions[number]
        yield from self.cast.credits(sentence.words, mentions)

    def _sentence(self, passage: Passage, number: int, credited: Mapping[int, Credit]) -> Iterator[Alert]:
        people: list[_Somebody] = []
        units = _with_strangers(passage.units[number], credited)
        marked = "".join(f" {self._mark(passage, number, credited, unit, people)}" for unit in units)
        for actor, character in dict.fromkeys(self.words.find(marked)) if "@A" in marked or "@S" in marked else ():
            one, other = people[actor], people[character]
            if self._is_wrong(passage, number, one, other):
                yield self._alert(passage, one, other)

    def _mark(
        self, passage: Passage, number: int, credited: Mapping[int, Credit], unit: Unit, people: list[_Somebody]
    ) -> str:
        """What stands for ``unit``: a mark with the number of somebody in ``people``, or its word."""
        credit = credited.get(unit.begin) if unit.lower == NAME else None
        kind = "@S" if unit.lower == STRANGER else ""
        name = unit.text
        if credit:
            kind, name = ("@A" if credit.actor else "@C"), credit.name
        elif unit.lower in self.words.pronouns and not people:
            name = self._referent(passage, number)
            kind = "@A" if name else ""
        if not kind or passage.in_quote(unit.begin):
            return unit.lower
        people.append(_Somebody(unit.begin, unit.end, name, credit))
        return f"{kind}{len(people) - 1}"

    def _referent(self, passage: Passage, number: int) -> str:
        """The actor whom a "he" of a sentence is, where the one before names nobody else but who they play."""
        for before in range(number - 1, max(number - 1 - _BACK, -1), -1):
            units = passage.units[before]
            people = [unit for unit in units if unit.lower in {NAME, STRANGER}]
            if people:
                credited = {one.mention.begin: one for one in self._credits(passage, before)}
                found = [credited.get(unit.begin) for unit in people]
                actors = {one.name for one in found if one and one.actor}
                alone = len(actors) == 1 and all(one and one.actor for one in found)
                return actors.pop() if alone else ""
            if not units or units[0].lower not in self.words.pronouns:
                return ""
        return ""

    def _is_wrong(self, passage: Passage, number: int, one: _Somebody, other: _Somebody) -> bool:
        on_record = (one.name, True) in self.cast.paths
        if on_record:
            return (one.name, other.name) not in self.cast.rows
        other_version = not self.words.other_version.isdisjoint(passage.lowers[number])
        said = set(parts(one.name))
        part = any(said <= set(parts(actor)) for actor, is_actor in self.cast.paths if is_actor)
        return not other_version and not part and not likeness.nearest(squash(one.name), self.actors)

    def _alert(self, passage: Passage, one: _Somebody, other: _Somebody) -> Alert:
        on_record = (one.name, True) in self.cast.paths
        where = max(one, other, key=lambda somebody: somebody.begin) if on_record and one.credit else one
        if on_record and not one.credit:
            where = other
        wrong_actor = where is one
        path, right = self.cast.paths[(other.name, False) if wrong_actor else (one.name, True)]
        row = next(fact for names, fact in self.cast.rows.items() if (other if wrong_actor else one).name in names)
        earlier = other if where is one else one
        related = Related(
            span=passage.block.source(earlier.begin, earlier.end),
            message=f"'{passage.text[earlier.begin : earlier.end]}' is named here",
        )
        plays = f"{right} plays {other.name}" if wrong_actor else f"{one.name} plays {right}"
        return alert(
            RULE,
            against(row),
            (passage, where.begin, where.end),
            f"on record, {plays}",
            suggestions=(right,),
            field=path,
            expected=right,
            related=(related,),
        )


def _with_strangers(units: Sequence[Unit], credited: Mapping[int, Credit]) -> list[Unit]:
    """``units``, with each name that only begins as one on record made one stranger: "Kim Min-seo", of a Kim Si-eun."""
    found: list[Unit] = []
    for unit in units:
        last = found[-1] if found else None
        touches = last is not None and unit.begin - last.end <= (unit.text not in HYPHENS)
        partial = last is not None and last.lower in {NAME, STRANGER} and last.begin not in credited
        hyphened = last is not None and last.text[-1] in HYPHENS and unit.begin == last.end
        if last and touches and partial and (unit.capital or unit.text in HYPHENS or hyphened):
            text = last.text + " " * (unit.begin - last.end) + unit.text
            found[-1] = Word(text, STRANGER, last.begin, unit.end, capital=True)
        else:
            found.append(unit)
    return found
