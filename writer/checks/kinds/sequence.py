"""``extends: sequence``: words of certain parts of speech after each other."""

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Series
from typing import NamedTuple

from writer.checks.vale.actions import suggestions
from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import compiled, matches, search
from writer.checks.vale.tagger import Token, tagged
from writer.checks.vale.upos import TAGS, patterns
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value


class Step(NamedTuple):
    """One token that a sequence asks for, or a free place before it, which is ``optional``.

    ``word``, ``tag`` and ``listed`` are patterns. Steps of one ``group`` stand for the same token; the
    first of its free places ``starts`` it.
    """

    pattern: str
    word: str
    tag: str
    listed: str
    negate: bool
    target: bool
    skip: int
    group: int
    optional: bool
    starts: bool

    def takes(self, token: Token) -> bool:
        """Whether ``token`` is what is asked for."""
        if self.listed and (search(self.listed, token.text) is not None) == self.negate:
            return False
        wrong_tag = (not self.tag or search(self.tag, token.tag) is not None) == self.negate
        wrong_word = bool(self.word) and (search(self.word, token.text) is not None) == self.negate
        if not self.word:
            return not wrong_tag
        return not (wrong_word or (self.tag and wrong_tag))


class Found(NamedTuple):
    """A place where the steps hold: the words told in the message, and the token that each step took."""

    words: tuple[str, ...]
    first: int
    last: int
    taken: Mapping[int, int]


class Sequence(Value):
    """``tokens`` must stand in one sentence after each other.

    Of each: ``pattern`` of the word, ``tag`` (Penn Treebank) or ``upos`` (universal), ``negate``, ``skip``, how many
    others may stand before it, ``min``, how often it must come, ``target``, whether it alone is meant. What
    begins inside a match of one of ``exceptions`` is left alone.
    """

    tokens: tuple[Mapping[str, str], ...] = ()
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    model: str = ""

    def finder(self, rule: RuleFile, _accept: Series[str]) -> "SequenceFinder":
        """Lay the steps out. Raises ``BadPatternError``."""
        if self.model:
            raise BadPatternError("a sequence is tagged by the built-in model only; 'model' is not read here")
        steps = tuple(self._steps())
        for step in steps:
            for pattern in filter(None, (step.word, step.tag, step.listed)):
                compiled(pattern)
        anchors = [number for number, step in enumerate(steps) if not step.negate and step.pattern]
        anchors += [number for number, step in enumerate(steps) if not step.negate and step.tag]
        required = [step.pattern for step in steps if step.pattern and not step.negate and not step.skip]
        return SequenceFinder(
            rule=rule,
            steps=steps,
            anchor=anchors[0] if anchors else -1,
            source=f"{'(?i)' * self.ignorecase}(?m)(?:{steps[anchors[0]].pattern})" if anchors else "",
            exceptions=self.exceptions,
            needles=(needles(required[0]) if required else (),),
            message=rule.message,
        )

    def _steps(self) -> Iterator[Step]:
        group = 0
        for token in self.tokens:
            skip = _count(token, "skip")
            for _ in range(max(1, _count(token, "min"))):
                group += 1
                step = self._step(token, skip, group)
                for place in range(skip):
                    yield step._replace(optional=True, starts=place == 0)
                if step.pattern or step.tag:
                    yield step

    def _step(self, token: Mapping[str, str], skip: int, group: int) -> Step:
        pattern, tag, listed = token.get("pattern", ""), token.get("tag", ""), ""
        if token.get("upos"):
            if tag:
                raise BadPatternError("a token has either a 'tag' or a 'upos'")
            try:
                tag, words = patterns(token["upos"])
            except KeyError as error:
                raise BadPatternError(f"{error} is no universal tag; they are {', '.join(TAGS)}") from None
            listed = "" if pattern else words
        word = f"{'(?i)' * self.ignorecase}^(?:{pattern})$" if pattern else ""
        negate, target = _flag(token, "negate"), _flag(token, "target")
        return Step(pattern, word, tag, listed, negate, target, skip, group, optional=False, starts=False)


def _count(token: Mapping[str, str], key: str) -> int:
    text = token.get(key, "0")
    if not text.isdecimal():
        raise BadPatternError(f"'{key}' is a whole number, and '{text}' is none")
    return int(text)


def _flag(token: Mapping[str, str], key: str) -> bool:
    return token.get(key, "").lower() in {"true", "yes", "on", "1"}


class SequenceFinder(Value):
    """A sequence rule, ready to look at sentences; it begins with the step that is its ``anchor``."""

    rule: RuleFile
    steps: tuple[Step, ...]
    anchor: int
    source: str
    exceptions: tuple[str, ...]
    needles: Series[Needles]
    message: str
    sources: Series[str] = ("",)

    def armed(self, _branches: Series[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the sequences of one sentence."""
        return lambda text, _some=None: self._hits(text)

    def _hits(self, text: str) -> Iterator[Hit]:
        if self.anchor < 0:
            return
        tokens = tagged(text)
        excepted = [match.span() for pattern in self.exceptions for match in matches(pattern, text)]
        tried: list[int] = []
        beside: list[str] = []
        for candidate in self._candidates(text, len(tokens)):
            at, found = self._next(tokens, tried)
            tried.append(at)
            if found is None:
                beside += [candidate] if candidate is not None else []
                continue
            begin, end = self._span(tokens, found)
            if not any(low <= begin < high for low, high in excepted):
                yield self._hit(text, begin, end, found, beside)
                beside = []

    def _candidates(self, text: str, count: int) -> Iterator[str | None]:
        """As often as this gives something a match is tried for: the texts of the anchor, or each word."""
        if not self.steps[self.anchor].pattern:
            return iter([None] * count)
        return (match.group() for match in matches(self.source, text))

    def _next(self, tokens: Series[Token], tried: Series[int]) -> tuple[int, Found | None]:
        """The next token that may be the anchor, and what was found around it."""
        anchor = self.steps[self.anchor]
        at = next((at for at, token in enumerate(tokens) if at not in tried and anchor.takes(token)), -1)
        if at < 0:
            return 0, None
        left = self._left(tokens, at)
        right = self._right(tokens, at) if left is not None else None
        if left is None or right is None:
            return at, None
        taken = left | right
        words = (
            *(tokens[number].text for number in reversed(left.values())),
            *(tokens[n].text for n in right.values()),
        )
        return at, Found(words, min(taken.values()), max(right.values()), taken)

    def _left(self, tokens: Series[Token], at: int) -> dict[int, int] | None:
        """Step → token, from the anchor backwards; ``None`` if a step does not hold."""
        taken: dict[int, int] = {}
        step, at = self.anchor - 1, at - 1
        while step >= 0:
            one = self.steps[step]
            if at < 0:
                return taken if all(other.negate for other in self.steps[: step + 1]) else None
            taken[step] = at
            optional = not one.starts if one.skip else one.optional
            if one.takes(tokens[at]) and optional:
                while step >= 0 and self.steps[step].group == one.group:
                    step -= 1
            elif one.takes(tokens[at]) or optional:
                step -= 1
            else:
                return None
            at -= 1
        return taken

    def _right(self, tokens: Series[Token], at: int) -> dict[int, int] | None:
        """Step → token, from the anchor on."""
        taken: dict[int, int] = {}
        step = self.anchor
        while step < len(self.steps):
            one = self.steps[step]
            if at >= len(tokens):
                return taken if all(other.negate for other in self.steps[step:]) else None
            taken[step] = at
            if one.takes(tokens[at]) and one.optional:
                while step < len(self.steps) and self.steps[step].group == one.group:
                    step += 1
            elif one.takes(tokens[at]) or one.optional:
                step += 1
            else:
                return None
            at += 1
        return taken

    def _span(self, tokens: Series[Token], found: Found) -> tuple[int, int]:
        """From the first token to the last, or of those that are the target."""
        targets = [number for number, step in enumerate(self.steps) if step.target]
        first, last = found.first, found.last
        if targets and all(number in found.taken for number in targets):
            places = [found.taken[number] for number in targets]
            first, last = min(places), max(places)
        return tokens[first].begin, tokens[last].end

    def _hit(self, text: str, begin: int, end: int, found: Found, beside: Series[str]) -> Hit:
        return Hit(
            begin=begin,
            end=end,
            values=found.words,
            suggestions=suggestions(self.rule.action, (text[begin:end],)),
            whole=True,
            beside=tuple(beside),
        )
