"""The rules of a style guide over one text: which may match at all, on which blocks, and what they find there."""

from array import array
from functools import cached_property

from writer.checks.prefilter import Candidate
from writer.checks.quiet import Quiet
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.subject import Subject
from writer.checks.vale.hits import Hit
from writer.checks.vale.messages import format_message
from writer.checks.vale.whole import Whole, whole_of
from writer.model.alert import START, Alert, Span
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.values import Value

_PLAIN = frozenset({"text"})


class Passage(Value):
    """What a rule is offered: ``text`` begins at ``begin`` in the text of its block; ``whole`` is all of that.

    ``number`` tells its order in the file, footnotes last.
    """

    scope: frozenset[str]
    block: Block
    whole: str
    text: str
    begin: int = 0
    number: int = 0


class StyleReading:
    """One text, read for the rules of one guide."""

    def __init__(self, subject: Subject, rules: RuleSet) -> None:
        """Nothing is matched yet."""
        self._document, self._rules = subject.document, rules
        said = (row.record.text("text") for row in subject.facts.record.rows("quotes"))
        self._quiet = Quiet(subject.names, subject.guide, said)

    def candidates(self) -> tuple[tuple[Rule, Candidate], ...]:
        """The rules that may match somewhere in the text."""
        passages = self._passages
        return self._rules.candidates([one.text for one in passages], [one.scope for one in passages])

    def alerts(self, rule: Rule, candidate: Candidate) -> tuple[Alert, ...]:
        """What one rule finds. Raises whatever a broken or runaway pattern raises."""
        find = rule.finder.armed(candidate.branches, self._whole)
        found: dict[int, Alert] = {}
        for number, branches in candidate.texts:
            passage = self._passages[number]
            for hit in find(passage.text, branches) if rule.scope.fits(passage.scope) else ():
                if hit.of_block or self._means_own_words(rule, candidate, passage, hit):
                    place = _place(passage, passage.begin + hit.begin, passage.begin + hit.end)
                    alert = _alert(rule, hit, passage, place)
                    found.setdefault(alert.span.begin, alert)
        return tuple(found[at] for at in sorted(found))[: rule.file.limit or None]

    def _means_own_words(self, rule: Rule, candidate: Candidate, passage: Passage, hit: Hit) -> bool:
        """Whether a hit is about words of the writer; one that reaches into a name must be found without it too."""
        begin, end = passage.begin + hit.begin, passage.begin + hit.end
        if self._quiet.silences(rule.file.id, passage.whole, begin, end):
            return False
        hidden = self._quiet.hidden(passage.whole, begin, end)
        if hidden is passage.whole:
            return True
        text = hidden[passage.begin : passage.begin + len(passage.text)]
        again = rule.finder.armed(candidate.branches, self._whole)(text)
        return any(other.begin < hit.end and hit.begin < other.end for other in again)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        """All that any rule wants to see, in the order of the file: rules may remember what they have seen."""
        scopes = self._rules.scopes
        return (
            *self._blocks,
            *self._inlines,
            *(self._sentences if any(scope.wants_sentences for scope in scopes) else ()),
            *(self._raw if any(scope.wants_raw for scope in scopes) else ()),
            *(self._summary if any(scope.wants_summary for scope in scopes) else ()),
        )

    @cached_property
    def _whole(self) -> Whole:
        return whole_of(self._document)

    @cached_property
    def _blocks(self) -> tuple[Passage, ...]:
        return tuple(_passage(self._document, block, number) for number, block in enumerate(self._document.blocks))

    @cached_property
    def _inlines(self) -> tuple[Passage, ...]:
        return tuple(_passage(self._document, block, len(self._blocks)) for block in self._document.inlines)

    @cached_property
    def _raw(self) -> tuple[Passage, ...]:
        text = self._document.text
        offsets = array("i", range(len(text)))
        block = Block(
            scope=f"raw.{self._document.extension}", text=text, offsets=offsets, span=Span(begin=0, end=len(text))
        )
        return (Passage(scope=frozenset(block.scopes), block=block, whole=text, text=text),)

    @cached_property
    def _summary(self) -> tuple[Passage, ...]:
        block = self._document.summary()
        text = self._document.masked(block)
        scope = frozenset(block.scopes)
        return (Passage(scope=scope, block=block, whole=text, text=text),)

    @cached_property
    def _sentences(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(
                scope=passage.scope | {"sentence"},
                block=passage.block,
                whole=passage.whole,
                text=passage.text[span.begin : span.end],
                begin=span.begin,
                number=passage.number,
            )
            for passage in self._blocks
            if "frontmatter" not in passage.scope
            for span in self._whole.sentences(passage.text)
        )


def _passage(document: Document, block: Block, number: int) -> Passage:
    """A block as it reads; one of plain text is a paragraph too."""
    text = document.masked(block.plain())
    scope = frozenset(block.scopes)
    if scope == _PLAIN | {document.extension}:
        scope |= {"paragraph"}
    return Passage(scope=scope, block=block.plain(), whole=text, text=text, number=number)


def _place(passage: Passage, begin: int, end: int) -> Span:
    """Where a hit is in the file; what measures all of it has nothing to point at."""
    return START if begin == end and passage.block.scope.startswith("summary.") else passage.block.source(begin, end)


def _alert(rule: Rule, hit: Hit, passage: Passage, span: Span) -> Alert:
    return Alert(
        check=rule.file.id,
        level=rule.level,
        span=span,
        message=format_message(rule.finder.message, hit.values).strip(),
        match=passage.text[hit.begin : hit.end],
        suggestions=hit.suggestions,
        description=format_message(rule.file.description, hit.values),
        link=rule.file.link,
    )
