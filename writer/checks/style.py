"""The rules of a style guide over one text: which may match at all, on which blocks, and what they find there."""

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property

from writer.checks.kinds import OF_FILES
from writer.checks.prefilter import Candidate
from writer.checks.quiet import Quiet
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.subject import Subject
from writer.checks.vale.hits import Find, Hit
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


class _Known(Value, eq=False):
    """What was found under the same rules and facts: rule, and the passage as it reads → hits that are alerts."""

    rules: RuleSet
    subject: Subject
    quiet: Quiet
    hits: dict[tuple[str, str, int, str], tuple[Hit, ...]]

    @classmethod
    def of(cls, rules: RuleSet, subject: Subject) -> "_Known":
        """Nothing is found yet."""
        said = (row.record.text("text") for row in subject.facts.record.rows("quotes"))
        return cls(rules=rules, subject=subject, quiet=Quiet(subject.names, subject.guide, said), hits={})

    def holds(self, rules: RuleSet, subject: Subject) -> bool:
        """Whether ``rules`` find the same in the same words of ``subject``."""
        own = self.subject
        return (
            self.rules is rules
            and own.guide is subject.guide
            and own.facts is subject.facts
            and own.names is subject.names
            and len(self.hits) < _HITS
        )


_DRAFTS, _HITS = 4, 8192
_known: list[_Known] = []
"""Of the drafts that were checked last: an edit changes one paragraph, and rules look at the others no more."""


def _known_of(rules: RuleSet, subject: Subject) -> _Known:
    known = next((one for one in tuple(_known) if one.holds(rules, subject)), None)
    if known is None:
        known = _Known.of(rules, subject)
        _known[:] = [known, *_known[: _DRAFTS - 1]]
    return known


def forget() -> None:
    """Keep nothing: what is asked next is found anew."""
    _known.clear()


class StyleReading:
    """One text, read for the rules of one guide."""

    def __init__(self, subject: Subject, rules: RuleSet) -> None:
        """Nothing is matched yet."""
        self._document, self._rules = subject.document, rules
        self._known = _known_of(rules, subject)
        self._quiet = self._known.quiet

    def candidates(self) -> tuple[tuple[Rule, Candidate], ...]:
        """The rules that may match somewhere in the text."""
        passages = self._passages
        return self._rules.candidates([one.text for one in passages], [one.scope for one in passages])

    def alerts(self, rule: Rule, candidate: Candidate) -> tuple[Alert, ...]:
        """What one rule finds. Raises whatever a broken or runaway pattern raises."""
        armed = rule.finder.armed(candidate.branches, self._whole) if rule.file.kind in OF_FILES else None
        found: dict[int, Alert] = {}
        for number, branches in candidate.texts:
            passage = self._passages[number]
            if not rule.scope.fits(passage.scope):
                continue
            for hit in self._hits(rule, branches, passage, armed) if armed else self._kept(rule, branches, passage):
                place = _place(passage, passage.begin + hit.begin, passage.begin + hit.end)
                alert = _alert(rule, hit, passage, place)
                found.setdefault(alert.span.begin, alert)
        return tuple(found[at] for at in sorted(found))[: rule.file.limit or None]

    def _kept(self, rule: Rule, branches: Sequence[int], passage: Passage) -> tuple[Hit, ...]:
        """The hits of a rule that looks at nothing but the passage, found once."""
        key = rule.file.id, passage.whole, passage.begin, passage.text
        hits = self._known.hits.get(key)
        if hits is None:
            hits = tuple(self._hits(rule, branches, passage, rule.finder.armed(branches, self._whole)))
            self._known.hits[key] = hits
        return hits

    def _hits(self, rule: Rule, branches: Sequence[int], passage: Passage, find: Find) -> Iterator[Hit]:
        for hit in find(passage.text, branches):
            if hit.of_block or self._means_own_words(rule, branches, passage, hit):
                yield hit

    def _means_own_words(self, rule: Rule, branches: Sequence[int], passage: Passage, hit: Hit) -> bool:
        """Whether a hit is about words of the writer; one that reaches into a name must be found without it too."""
        begin, end = passage.begin + hit.begin, passage.begin + hit.end
        if self._quiet.silences(rule.file.id, passage.whole, begin, end):
            return False
        hidden = self._quiet.hidden(passage.whole, begin, end)
        if hidden is passage.whole:
            return True
        text = hidden[passage.begin : passage.begin + len(passage.text)]
        again = rule.finder.armed(branches, self._whole)(text)
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
