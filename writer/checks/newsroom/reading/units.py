"""A sentence as units: words, with titles, seasons and names on record as one unit each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.words import BREAKS, Word, phrase
from writer.model.periods import MONTHS
from writer.prose.sentences import STARTERS
from writer.values import Value

TITLE, SEASON, OTHER, NAME, STRANGER = "<title>", "<season>", "<other>", "<name>", "<stranger>"
"""What stands in ``lower`` for the work's title, a numbered season, another title on record, any other name on record,
and for several capitalised words that are on no record."""

OPENING, CLOSING = frozenset('“"‘'), frozenset('”"’')
"""Quotation marks."""

Unit: TypeAlias = Word
"""A word, or several that are one thing."""


class Numbers(Value, kw_only=False, eq=False):
    """Number words and ordinals → number; ``runs`` are what else a season is called, ``firsts`` ordinals of seasons."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    runs: frozenset[str]
    firsts: Mapping[str, int]
    not_runs: frozenset[str]
    run_behind: frozenset[str]
    run_between: tuple[tuple[str, ...], ...]
    tens: Mapping[str, int]
    halves: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Numbers":
        """Read the numbers of ``wording.yaml``."""
        ordinals = {word: number for number, word in enumerate(lexicon["ordinals"])}
        ordinals |= {f"{number}{_suffix(number)}": number for number in range(1, 100)}
        runs = lexicon["runs"]
        return cls(
            cardinals={word: number for number, word in enumerate(lexicon["numbers"])}
            | {word: int(number) for word, number in (lexicon["more_numbers"] | lexicon["tens"]).items()},
            ordinals=ordinals,
            runs=frozenset(runs["words"]),
            firsts={word: int(number) for word, number in runs["ordinals"].items()},
            not_runs=frozenset(runs["not_before"]),
            run_behind=frozenset(runs["behind"]),
            run_between=tuple(map(phrase, runs["between"])),
            tens={word: int(number) for word, number in lexicon["tens"].items()},
            halves=frozenset(lexicon["halves"]),
        )

    def is_run(self, tokens: Sequence[Word], at: int, ordinal: int) -> bool:
        """Whether the word at ``at`` is a season by any name: "the third run", not "a first series for the BBC"."""
        article = ordinal > 0 and tokens[ordinal - 1].lower in self.run_behind
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return tokens[at].lower in _RUNS or (article and tokens[at].lower in self.runs and after not in self.not_runs)

    def before(self, found: Sequence[Word], stop: int) -> tuple[int, int] | None:
        """The first word and the value of the number that ends before ``stop``: "twenty-eight", "half a dozen"."""
        at = stop - 1
        number = self.cardinal(found[at].lower) if at >= 0 else None
        if number is None:
            return None
        back = at - 1 - (at > 0 and found[at - 1].lower in _JOINTS)
        word = found[back].lower if back >= 0 else ""
        if number < _TEN and word in self.tens and found[at - 1].text in _HYPHENS:
            return back, self.tens[word] + number
        if found[at].lower == "dozen" and word in self.halves:
            return back, number // 2
        times = self.cardinal(word) if found[at].lower == "dozen" and back == at - 1 else None
        return (back, times * number) if times else (at, number)

    def cardinal(self, word: str) -> int | None:
        """The number that ``word`` writes, in letters or digits."""
        return int(word) if word.isdecimal() and len(word) < _DIGITS else self.cardinals.get(word)


NUMBERS: Once[Numbers] = Once(Numbers.of)
"""``wording.yaml`` → its numbers."""

_DIGITS, _TEN = 4, 10
_HYPHENS = frozenset("-‑")
_JOINTS = _HYPHENS | {"a"}
_RUNS = frozenset({"season", "seasons"})
_SEASON_WORDS = frozenset({"season", "series"})


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def follows(found: Sequence[Unit], at: int, said: Sequence[str]) -> bool:
    """Whether the words of ``said``, in lower case, stand at ``at``."""
    if len(found) - at < len(said):
        return False
    for word in said:  # a plain loop, as this runs for every phrase and unit
        if found[at].lower != word:
            return False
        at += 1
    return True


Phrases: TypeAlias = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases in lower case by their first word."""


def by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    """``phrases`` to be looked for, so that at a word only those that begin with it are."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in phrases:
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def first_of(phrases: Phrases, found: Sequence[Unit]) -> int:
    """Where the first of ``phrases`` stands among units, or -1."""
    for at, unit in enumerate(found):
        if unit.lower in phrases and any(follows(found, at, words) for words in phrases[unit.lower]):
            return at
    return -1


def clause(found: Sequence[Unit], at: int) -> tuple[int, int]:
    """First and past-the-end index of the clause around ``at``: up to a semicolon, colon, dash or bracket."""
    begin = next((i + 1 for i in range(at - 1, -1, -1) if found[i].text in BREAKS), 0)
    end = next((i for i in range(at + 1, len(found)) if found[i].text in BREAKS), len(found))
    return begin, end


def comma(found: Sequence[Unit], begin: int, end: int) -> bool:
    """Whether a comma stands among the units from ``begin`` up to ``end``."""
    return any(unit.text == "," for unit in found[begin:end])


def comma_after(found: Sequence[Unit], at: int) -> int:
    """Where the part of its clause ends that ``at`` is in; the comma of a date ends none."""
    _, stop = clause(found, at)
    return next((i for i in range(at + 1, stop) if found[i].text == "," and not found[i - 1].text.isdecimal()), stop)


def comma_before(found: Sequence[Unit], at: int) -> int:
    """Where the part of its clause begins that ``at`` is in."""
    begin, _ = clause(found, at)
    return next((i + 1 for i in range(at - 1, begin - 1, -1) if found[i].text == ","), begin)


def units(tokens: Sequence[Word], mentioned: Iterable[Mention], title: str, numbers: Numbers) -> tuple[Unit, ...]:
    """The units of one sentence; ``title`` is that of the work which the story is about."""
    mentions = {mention.first: mention for mention in mentioned if _is_one(mention)}
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text in OPENING and (quoted := _quoted(tokens, at, mentions)):
            made = quoted
        elif at in mentions:
            made = _named(mentions[at], title), mentions[at].last + 1
        elif (
            token.capital
            or token.lower in numbers.ordinals
            or token.lower in _SEASON_WORDS
            or token.lower in numbers.firsts
        ):
            made = _season(tokens, at, numbers) or _stranger(tokens, at, mentions) or (token, at + 1)
        else:
            made = token, at + 1
        found.append(made[0])
        at = made[1]
    return tuple(found)


def _is_one(mention: Mention) -> bool:
    """A one-word title is a mention only as it is written on record, and a part of a name only with its capital."""
    if not mention.forms[0].whole and mention.text == mention.text.lower():
        return False
    return not mention.of_title or mention.exact or mention.last > mention.first + 1


def _named(mention: Mention, title: str) -> Unit:
    form = mention.forms[0]
    if not form.is_title:
        kind = NAME
    else:
        own = any(form.text == title or form.known.path.startswith("short_titles") for form in mention.forms)
        kind = TITLE if own else OTHER
    return Word(mention.text, kind, mention.begin, mention.end, capital=True)


def _season(tokens: Sequence[Word], at: int, numbers: Numbers) -> tuple[Unit, int] | None:
    """A season by its number: "Season 2", "season two", "2nd season"."""
    if at + 1 >= len(tokens):
        return None
    here, last = tokens[at], at + 1
    if here.lower in _SEASON_WORDS:
        number = numbers.cardinal(tokens[last].lower)
    elif (last := _run(tokens, at, numbers)) > at:
        number = numbers.ordinals.get(here.lower) or numbers.firsts.get(here.lower)
    else:
        return None
    if not number:
        return None
    text = " ".join(token.text for token in tokens[at : last + 1])
    return Word(text, SEASON, here.begin, tokens[last].end, here.capital, number), last + 1


def _run(tokens: Sequence[Word], at: int, numbers: Numbers) -> int:
    """The noun of the season that the ordinal at ``at`` counts, right behind it or a word or two later; -1 if none."""
    if numbers.is_run(tokens, at + 1, at):
        return at + 1
    for words in numbers.run_between:
        noun = at + 1 + len(words)
        if follows(tokens, at + 1, words) and noun < len(tokens) and numbers.is_run(tokens, noun, at):
            return noun
    return -1


_LONGEST_TITLE, _LONG_WORD = 9, 4


def _quoted(tokens: Sequence[Word], at: int, mentions: Mapping[int, Mention]) -> tuple[Unit, int] | None:
    """A title on no record, marks included: a few words in quotation marks, each longer one with a capital."""
    for stop in range(at + 1, min(at + _LONGEST_TITLE, len(tokens))):
        if stop in mentions:
            return None
        if tokens[stop].text in CLOSING and stop > at + 1:
            inner = [word for word in tokens[at + 1 : stop] if word.text[0].isalnum()]
            if not inner or not inner[0].capital or any(len(w.text) >= _LONG_WORD and not w.capital for w in inner):
                return None
            text = " ".join(word.text for word in tokens[at : stop + 1])
            return Word(text, OTHER, tokens[at].begin, tokens[stop].end, capital=True), stop + 1
    return None


_INSIDE = frozenset({"of", "the", "and", "&", "in", "to", "a", "-", "'s", "'"})


def _stranger(tokens: Sequence[Word], at: int, mentions: Mapping[int, Mention]) -> tuple[Unit, int] | None:
    """Two capitalised words or more, as in "Squid Game"; small ones may stand between."""
    if not tokens[at].capital or (at == 0 and tokens[0].lower in STARTERS) or tokens[at].text in MONTHS:
        return None
    stop, last = at + 1, at
    while stop < len(tokens) and stop not in mentions and (tokens[stop].capital or tokens[stop].lower in _INSIDE):
        if tokens[stop].capital and tokens[stop].lower != "season":
            last = stop if tokens[stop].text not in MONTHS or tokens[stop - 1].lower != "in" else last
        elif tokens[stop].lower == "season":
            break
        stop += 1
    if last == at:
        return None
    text = " ".join(token.text for token in tokens[at : last + 1])
    return Word(text, STRANGER, tokens[at].begin, tokens[last].end, capital=True), last + 1
