"""What a sentence says about the state of the work: claims of ``status.yaml``, made or denied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Reading
from writer.checks.newsroom.reading.subjects import Subjects
from writer.checks.newsroom.reading.units import Unit, clause, follows
from writer.checks.newsroom.reading.verbs import Group, Helpers, Tense, group
from writer.checks.newsroom.reading.words import phrase
from writer.values import Value

_FORMS = (Tense.BARE, Tense.PRESENT, Tense.PAST, Tense.BARE, Tense.BARE)
"""What the five forms of a verb tell without a helper: only the second and the third make a sentence."""

_DONE = frozenset({Tense.PAST, Tense.PERFECT, Tense.PRESENT})
_OPEN = frozenset({Tense.BARE, Tense.MODAL, Tense.PLUPERFECT})
_HAPPENED = frozenset({Tense.PAST, Tense.PERFECT})
_TO_COME = frozenset({Tense.FUTURE, Tense.PRESENT})
_ANY = "any"
_FLAGS = ("plan", "new", "deny", "state", "alone", "yet", "ongoing")
_APART = 6
"""How many units behind a verb its particle may stand: "pushed the film back"."""


class Way(Value):
    """One way to make a claim: ``first``, at once ``rest``, a little later one of ``what``.

    ``offset`` is that of its longest word, by which it is found: "production" of "in production".
    """

    claim: str
    kind: str
    who: str
    form: int
    first: str
    offset: int
    rest: tuple[str, ...]
    what: tuple[tuple[str, ...], ...]
    plan: bool
    new: bool
    deny: bool
    state: bool
    alone: bool
    yet: bool
    ongoing: bool
    object: str


class Claim(Value):
    """A claim found: units ``first`` to ``last``, its subject at ``subject`` (-1: none); ``holds`` or is denied."""

    name: str
    first: int
    last: int
    subject: int
    holds: bool
    past: bool
    new: bool


class Claims(Value, eq=False):
    """The claims of a lexicon, by the words that may begin them."""

    ways: Mapping[str, tuple[Way, ...]]
    subjects: Subjects
    helpers: Helpers
    limits: frozenset[str]
    other: frozenset[str]
    closing: frozenset[str]
    joins: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Claims":
        """Read ``status.yaml``."""
        ways: defaultdict[str, list[Way]] = defaultdict(list)
        for claim, made in lexicon["claims"].items():
            for data in made:
                for way in _ways(claim, data):
                    ways[(way.first, *way.rest)[way.offset]].append(way)
        return cls(
            ways={word: tuple(sorted(found, key=lambda way: len(way.rest))) for word, found in ways.items()},
            subjects=Subjects.of(lexicon),
            helpers=Helpers.of(lexicon["helpers"]),
            limits=frozenset(lexicon["limits"]),
            other=frozenset(lexicon["else"]),
            closing=frozenset(lexicon["closing"]),
            joins=frozenset(lexicon["joins"]),
        )

    def find(self, sentence: Sequence[Unit]) -> Iterator[Claim]:
        """Every claim in ``sentence``; one claim is found once in a place."""
        for index, unit in enumerate(sentence):
            ways = self.ways.get(unit.lower)
            if ways:
                found = (self._claim(sentence, index - way.offset, way) for way in ways)
                yield from {claim.name: claim for claim in found if claim}.values()

    def _claim(self, sentence: Sequence[Unit], at: int, way: Way) -> Claim | None:
        last = self._behind(sentence, at, way) if at >= 0 else -1
        if last < 0:
            return None
        verb = group(sentence, at, self.helpers)
        read = {"verb": self._verb, "is": self._is, "done": self._done}[way.kind]
        found = read(sentence, verb, last, way)
        if found is None:
            return None
        if way.deny:
            return _denied(way, verb, *found)
        after = found[2] + 1
        limited = way.plan and verb.denied and after < len(sentence) and sentence[after].lower in self.limits
        return None if limited else _claimed(way, verb, *found)

    def _behind(self, sentence: Sequence[Unit], at: int, way: Way) -> int:
        """Where the words of ``way`` end that begin at ``at``, an object before the last of them included, or -1."""
        if not way.rest or follows(sentence, at, (way.first, *way.rest)):
            return at + len(way.rest)
        if len(way.rest) > 1 or way.kind != "done" or sentence[at].lower != way.first:
            return -1
        _, stop = clause(sentence, at)
        apart = (i for i in range(at + 2, min(at + _APART, stop)) if sentence[i].lower == way.rest[0])
        last = next(apart, -1)
        return last if last > 0 and self.subjects.is_one(sentence, last - 1, way.who) else -1

    def _verb(self, sentence: Sequence[Unit], verb: Group, last: int, way: Way) -> tuple[Tense, int, int] | None:
        tense = _FORMS[way.form] if verb.tense is Tense.BARE else verb.tense
        if verb.tense is not Tense.BARE and way.form in (1, 2):
            return None
        if (way.yet and not _is_yet(sentence, verb)) or (way.ongoing and way.form != _ING):
            return None
        if way.what:
            last = _object(sentence, last, way.what)
            if last + 1 < len(sentence) and sentence[last + 1].lower in self.other:
                return None
        if way.object:
            last = self._target(sentence, last, way.object)
        if way.alone and not self._closes(sentence, last):
            return None
        subject = self._subject(sentence, verb, way.who)
        ok = last >= 0 and (way.who == _ANY or self.subjects.is_one(sentence, subject, way.who))
        return (tense, subject, last) if ok else None

    def _subject(self, sentence: Sequence[Unit], verb: Group, who: str) -> int:
        """The head of the subject: that of the sentence for its second verb, "X came out and is being shot"."""
        joined = verb.first > 0 and sentence[verb.first - 1].lower in self.joins and who != _ANY
        return self.subjects.leading(sentence, who) if joined else self.subjects.before(sentence, verb.first)

    def _target(self, sentence: Sequence[Unit], last: int, who: str) -> int:
        """Where the noun phrase behind a verb ends, if it is one of ``who``; or -1."""
        target = self.subjects.after(sentence, last + 1, who)
        return target if self.subjects.is_one(sentence, target, who) else -1

    def _closes(self, sentence: Sequence[Unit], last: int) -> bool:
        """Whether nothing follows the verb that would be its object: the clause ends, or says when."""
        after = sentence[last + 1] if last + 1 < len(sentence) else None
        return after is None or not after.text[0].isalnum() or after.lower in self.closing

    def _is(self, sentence: Sequence[Unit], verb: Group, last: int, way: Way) -> tuple[Tense, int, int] | None:
        subject = self._subject(sentence, verb, way.who)
        ok = verb.to_be and self.subjects.is_one(sentence, subject, way.who)
        return (verb.tense, subject, last) if ok else None

    def _done(self, sentence: Sequence[Unit], verb: Group, last: int, way: Way) -> tuple[Tense, int, int] | None:
        if verb.to_be:
            subject = self.subjects.before(sentence, verb.first)
            return (verb.tense, subject, last) if self.subjects.is_one(sentence, subject, way.who) else None
        if verb.last < last and not follows(sentence, verb.last, (way.first, *way.rest)):
            target = last - 1
        else:
            target = self.subjects.after(sentence, last + 1)
        active = Tense.PAST if verb.tense is Tense.BARE else verb.tense
        begins = verb.first == 0 or not self.subjects.ends_phrase(sentence, verb.first)
        ok = not begins and self.subjects.is_one(sentence, target, way.who) and verb.last < target
        return (active, target, last) if ok else None


def _is_yet(sentence: Sequence[Unit], verb: Group) -> bool:
    """Whether it is "yet to" or "still to" happen, or "has not" happened."""
    words = [unit.lower for unit in sentence[verb.first : verb.last]]
    return words[-2:] in (["yet", "to"], ["still", "to"]) or (verb.denied and verb.tense is Tense.PERFECT)


_ING = 4


def _claimed(way: Way, verb: Group, tense: Tense, subject: int, last: int) -> Claim | None:
    """A claim by its tense; none where the tense says nothing of now."""
    if way.yet:
        return Claim(name=way.claim, first=verb.first, last=last, subject=subject, holds=True, past=False, new=False)
    happened = _HAPPENED if way.kind == "verb" and not way.state else _DONE
    holds = tense in (_TO_COME if way.plan else happened)
    says_nothing = (way.plan and not holds) or (way.kind == "is" and tense is Tense.PAST)
    scheduled = way.new and way.kind == "verb" and tense is Tense.PRESENT and not way.plan
    if tense in _OPEN or says_nothing or scheduled:
        return None
    return Claim(
        name=way.claim,
        first=verb.first,
        last=last,
        subject=subject,
        holds=holds and not verb.denied,
        past=tense is Tense.PAST and not verb.denied,
        new=way.new,
    )


def _denied(way: Way, verb: Group, tense: Tense, subject: int, last: int) -> Claim | None:
    """A claim that is made by denying something."""
    if not verb.denied or tense not in {Tense.PRESENT, Tense.PERFECT, Tense.FUTURE}:
        return None
    return Claim(name=way.claim, first=verb.first, last=last, subject=subject, holds=True, past=False, new=way.new)


def _object(sentence: Sequence[Unit], last: int, what: Sequence[Sequence[str]]) -> int:
    """Where the first of ``what`` ends that follows, or -1; two or three words may stand between."""
    _, stop = clause(sentence, last)
    for at in range(last + 1, min(last + 5, stop)):
        word = sentence[at].lower
        for words in what:
            if words[0] == word and follows(sentence, at, words):
                return at + len(words) - 1
    return -1


def _ways(claim: str, data: Mapping[str, Any]) -> Iterator[Way]:
    what = tuple(map(phrase, data.get("what", ())))
    flags: dict[str, Any] = {name: data.get(name) in {"true", True} for name in _FLAGS}
    flags["object"] = data.get("object", "")
    for verb in data.get("verbs", ()):
        forms = verb.split()
        for form, word in enumerate(forms[:5]):
            said = (word, *forms[5:])
            yield _way(claim, "verb", said, form=form, who=data["who"], what=what, **flags)
    for kind in ("is", "done"):
        for text in data.get(kind, ()):
            yield _way(claim, kind, phrase(text), form=3, who=data.get("who", "work"), what=(), **flags)


def _way(claim: str, kind: str, said: Sequence[str], **more: Any) -> Way:
    first, *rest = said
    offset = max(range(len(said)), key=lambda index: len(said[index]))
    return Way(claim=claim, kind=kind, first=first, rest=tuple(rest), offset=offset, **more)


@lru_cache(maxsize=2048)
def claims_of(claims: Claims, read: Reading) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each sentence of a text."""
    return tuple(tuple(claims.find(sentence)) for sentence in read.units)


CLAIMS: Once[Claims] = Once(Claims.of)
"""``status.yaml`` → its claims."""
