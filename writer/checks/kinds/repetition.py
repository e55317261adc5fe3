"""``extends: repetition``: the same word twice in a row."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import eq

from writer.checks.vale.hits import Find, Hit, hit_of
from writer.checks.vale.needles import Needles, needles
from writer.checks.vale.pattern import matches, texts
from writer.checks.vale.terms import Exceptions, exceptions
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.model.alert import Span
from writer.values import Value, replace


class Repetition(Value):
    """Matches of ``tokens`` that follow each other and are alike, once more than ``max``.

    With ``alpha`` only those made of letters count.
    """

    tokens: tuple[str, ...] = ()
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "RepetitionFinder":
        """Put the pattern together. Raises ``BadPatternError``."""
        tokens = "|".join(self.tokens)
        return RepetitionFinder(
            rule=rule,
            kind=self,
            source=f"{'(?i)' * self.ignorecase}({tokens})",
            exceptions=exceptions((*self.exceptions, *(accept if rule.vocab else ()))),
            needles=(needles(tokens),),
            message=rule.message,
        )


class RepetitionFinder(Value):
    """A repetition rule, ready to look."""

    rule: RuleFile
    kind: Repetition
    source: str
    exceptions: Exceptions
    needles: Sequence[Needles]
    message: str

    @property
    def sources(self) -> Sequence[str]:
        """The pattern of what is repeated."""
        return (self.source,)

    def armed(self, _branches: Sequence[int], whole: Whole = ALONE, /) -> Find:
        """What finds the repetitions; those that reach over the end of a sentence are none."""
        return lambda text, _some=None: self._hits(text, whole.sentences)

    def _hits(self, text: str, sentences: Callable[[str], Sequence[Span]]) -> Iterator[Hit]:
        if not self._repeats(text):
            return
        begin, before, seen = 0, "", 0
        for match in matches(self.source, text):
            word = match.group().strip()
            repeats = self._same(word, before)
            seen += repeats
            if repeats and seen > self.kind.max and self._counts(text, begin, match.end(), sentences):
                yield replace(hit_of(self.rule, begin, match.end(), (text[begin : match.end()],)), values=(word,))
                seen = 0
            begin, before = match.start(), word

    def _repeats(self, text: str) -> bool:
        """Whether any two matches that follow each other are alike: in most texts none are."""
        words = list(map(str.strip, texts(self.source, text)))
        if self.kind.ignorecase:
            words = list(map(str.casefold, words))
        return any(map(eq, words, islice(words, 1, None)))

    def _same(self, word: str, before: str) -> bool:
        if not word or (self.kind.alpha and not word.isalpha()):
            return False
        return word == before or (self.kind.ignorecase and word.casefold() == before.casefold())

    def _counts(self, text: str, begin: int, end: int, sentences: Callable[[str], Sequence[Span]]) -> bool:
        return not self.exceptions.silence(text, begin, end) and len(sentences(text[begin:end])) <= 1
