"""What the copy says twice: a paragraph, a sentence, the headline in the dek; and a second story after the first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import dropwhile
from typing import TypeVar

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.dictionary import parts
from writer.checks.newsroom.reading.likeness import same_words
from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.passages import Part, Passage, Sentence, passages
from writer.checks.newsroom.reading.words import content, stem
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level, Related
from writer.values import Value

SENTENCE, PARAGRAPH, DEK, SECOND, TIC = (
    "Repetition.Sentence",
    "Repetition.Paragraph",
    "Repetition.Dek",
    "Structure.SecondStory",
    "Repetition.Tic",
)
_RUN = 4
"""Sentences that share no run of so many words are not alike."""

_SHARED = 3
_OF_MANY = ("platform", "sources[", "where_to_watch[")


class Repetition(Value, kw_only=False):
    """A paragraph that stands twice is an error; the others are warnings."""

    name: str = "repetition"
    rules: tuple[str, ...] = (SENTENCE, PARAGRAPH, DEK, SECOND, TIC)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """What is said again, each at the later of its places."""
        read = passages(subject)
        yield from _dek(read)
        copy = [passage for passage in read if passage.part in {Part.PARAGRAPH, Part.LIST}]
        again = list(_paragraphs(subject, copy))
        yield from again
        whole = {one.span for one in again}
        fresh = [one for one in copy if one.block.source(*_extent(one)) not in whole]
        yield from _sentences(subject, fresh)
        yield from _twice_in_one(subject, fresh)
        yield from _second_story(subject, read)
        yield from _tics(copy, frozenset(subject.lexicon["structure"]["tics"]))


CHECK = Repetition()


def _dek(read: Iterable[Passage]) -> Iterator[Alert]:
    lines = {passage.part: passage for passage in read if passage.part in {Part.HEADLINE, Part.DEK}}
    if len(lines) == len((Part.HEADLINE, Part.DEK)):
        headline, dek = lines[Part.HEADLINE], lines[Part.DEK]
        if any(map(str.isalnum, dek.text)) and same_words(headline.reading.key, dek.reading.key):
            message = "the dek says what the headline says: give a second fact"
            yield alert(DEK, Level.WARNING, (dek, 0, len(dek.text)), message)


def _paragraphs(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    least = limit(subject, SENTENCE, "min")
    seen: dict[str, Passage] = {}
    for passage in copy:
        key = passage.reading.key
        if key.count(" ") + 1 < least:
            continue
        if key in seen:
            first = seen[key]
            related = Related(span=first.block.source(*_extent(first)), message="the same, earlier")
            message = "this paragraph stands here for the second time"
            yield alert(PARAGRAPH, Level.ERROR, (passage, *_extent(passage)), message, related=(related,))
        seen.setdefault(key, passage)


class _Said(Value):
    """A sentence, and its words as they are compared."""

    passage: Passage
    sentence: Sentence
    words: tuple[str, ...]
    runs: frozenset[int]
    """Each run of words as a number, by which like sentences are found without comparing all with all."""

    content: frozenset[str]
    """What it says, in whatever order: its words but the small ones, by how they begin."""

    names: frozenset[str]
    """Those of them that are part of a name, or a number."""


def _sentences(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    least = limit(subject, SENTENCE, "min")
    seen: list[_Said] = []
    by_run: Mapping[int, list[int]] = defaultdict(list)
    by_word: Mapping[str, list[int]] = defaultdict(list)
    words = subject.lexicon["structure"]
    told = list(_said(copy, least, frozenset(words["small"])))
    often, common = _twice(said.runs for said in told), _twice(said.content for said in told)
    denying, excepting = frozenset(words["denying"]), frozenset(words["excepting"])
    for said in told:
        runs, told_words = said.runs & often, said.content & common
        alike = (seen[number] for number in _shared(by_run, runs, _SHARED) if _same(seen[number], said))
        restated = (
            seen[number]
            for number in _shared(by_word, told_words, _CONTENT)
            if _is_restated(seen[number], said, denying, excepting)
        )
        same = next(alike, None)
        earlier = same or next(restated, None)
        if earlier:
            yield _again(said, earlier, Level.WARNING if same else Level.SUGGESTION)
        for run in runs:
            by_run[run].append(len(seen))
        for word in told_words:
            by_word[word].append(len(seen))
        seen.append(said)


Key = TypeVar("Key")


def _shared(places: Mapping[Key, Sequence[int]], keys: AbstractSet[Key], least: int) -> list[int]:
    """The numbers, in order, that so many of ``keys`` have in ``places``."""
    if len(keys) < least:
        return []
    counts = Counter(number for key in keys for number in places.get(key, ()))
    return sorted(number for number, count in counts.items() if count >= least)


def _is_restated(one: _Said, other: _Said, denying: frozenset[str], excepting: frozenset[str]) -> bool:
    """Whether two sentences have nearly the same content, no name or number apart, and are denied alike."""
    both = len(one.content & other.content)
    share = both / (len(one.content) + len(other.content) - both)
    if share < (_SAME_OF_MANY if both >= _MANY else _SAME_CONTENT):
        return False
    if not (one.names | other.names).isdisjoint(one.content ^ other.content):
        return False
    denied = [not denying.isdisjoint(said.words) for said in (one, other)]
    return denied[0] == denied[1] or any(not excepting.isdisjoint(said.words) for said in (one, other))


_CONTENT, _SAME_CONTENT = 4, 0.8
_MANY, _SAME_OF_MANY = 6, 0.66


def _twice_in_one(subject: Subject, copy: Iterable[Passage]) -> Iterator[Alert]:
    """A run of words that stands twice in one sentence: "He slept on decks, and he slept on decks"."""
    small = frozenset(subject.lexicon["structure"]["small"])
    for passage in copy:
        for sentence, units in zip(passage.sentences, passage.units, strict=True):
            words, runs = _runs(sentence)
            if len(words) - len(runs) < _RUN or passage.in_quote(sentence.begin + 1):
                continue
            spoken = [word for word in sentence.words if word.text[0].isalnum()]
            names = {part for unit in units if unit.lower[0] == "<" for part in parts(unit.text)}
            last = _second_run(words, small | names)
            if last and not passage.in_quote(spoken[last].begin):
                where = passage, spoken[last].begin, spoken[last + _RUN - 1].end
                yield alert(SENTENCE, Level.SUGGESTION, where, "this sentence says these words twice")


def _second_run(words: Sequence[str], idle: AbstractSet[str]) -> int:
    """Where a run of words comes again, of which more than one is not in ``idle``; or 0."""
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _RUN + 1):
        run = tuple(words[at : at + _RUN])
        if seen.setdefault(run, at) + _RUN <= at and len(set(run) - idle) > 1:
            return at
    return 0


def _said(copy: Iterable[Passage], least: int, small: frozenset[str]) -> Iterator[_Said]:
    for passage in copy:
        for sentence in passage.sentences:
            words, runs = _runs(sentence)
            if len(words) >= least and not passage.in_quote(sentence.begin + 1):
                told, names = _content(sentence, small)
                yield _Said(passage=passage, sentence=sentence, words=words, runs=runs, content=told, names=names)


def _twice(all_keys: Iterable[frozenset[Key]]) -> frozenset[Key]:
    """The runs, or the words, that more than one sentence has."""
    once: set[Key] = set()
    twice: set[Key] = set()
    for keys in all_keys:
        twice |= once & keys
        once |= keys
    return frozenset(twice)


@lru_cache(maxsize=4096)
def _runs(sentence: Sentence) -> tuple[tuple[str, ...], frozenset[int]]:
    """The words of a sentence, and each run of them."""
    words = tuple(word.lower for word in sentence.words if word.text[0].isalnum())
    return words, frozenset(hash(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


@lru_cache(maxsize=4096)
def _content(sentence: Sentence, small: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Its words but the small ones, by how they begin; and those of them with a capital or digits."""
    told = content(sentence.words, small)
    names = (word for word in told if (word.capital and word.begin > sentence.begin) or not word.text.isalpha())
    return frozenset(map(stem, told)), frozenset(map(stem, names))


def _same(one: _Said, other: _Said) -> bool:
    return one.words == other.words or same_words(" ".join(one.words), " ".join(other.words))


def _again(said: _Said, earlier: _Said, level: Level) -> Alert:
    first = earlier.sentence
    related = Related(span=earlier.passage.block.source(first.begin, first.end), message="said here before")
    where = said.passage, said.sentence.begin, said.sentence.end
    return alert(SENTENCE, level, where, "this was said before in nearly these words", related=(related,))


def _second_story(subject: Subject, read: Sequence[Passage]) -> Iterator[Alert]:
    """Paragraphs at the end that name nobody on record, but others: teasers of other stories, pasted along."""
    body = [passage for passage in read if passage.part is Part.PARAGRAPH]
    at = len(body)
    while at and not _of_this_story(body[at - 1]):
        at -= 1
    run = list(dropwhile(lambda one: not one.reading.has_stranger, body[at:]))
    strangers = sum(one.reading.has_stranger for one in run)
    words = sum(len(sentence.words) for one in run for sentence in one.sentences)
    many = strangers >= limit(subject, SECOND, "min") and words >= limit(subject, SECOND, "words")
    if at and many and 2 * strangers > len(run):
        message = f"from here on {len(run)} paragraphs name nobody on record: is this another story?"
        yield alert(SECOND, Level.WARNING, (run[0], *_extent(run[0])), message)


def _of_this_story(passage: Passage) -> bool:
    """Whether it names the work or anybody in it; a platform or an outlet has many stories."""
    paths = (path for _, found in passage.mentions for mention in found for path in mention.paths)
    return not all(path.startswith(_OF_MANY) for path in paths)


def _tics(copy: Iterable[Passage], tics: frozenset[str]) -> Iterator[Alert]:
    """Each marked word that comes back; what somebody says is theirs."""
    seen: set[str] = set()
    for passage in copy:
        for sentence, lowers in zip(passage.sentences, passage.lowers, strict=True):
            for word in sentence.words if not tics.isdisjoint(lowers) else ():
                if word.lower in tics and not passage.in_quote(word.begin):
                    if word.lower in seen:
                        message = f"'{word.text}' again: a marked word is heard twice"
                        yield alert(TIC, Level.SUGGESTION, (passage, word.begin, word.end), message)
                    seen.add(word.lower)


def _extent(passage: Passage) -> tuple[int, int]:
    if not passage.sentences:
        return 0, len(passage.text)
    return passage.sentences[0].begin, passage.sentences[-1].end
