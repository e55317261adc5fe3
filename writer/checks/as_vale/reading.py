"""One text under the rules of a ``.vale.ini``: what each rule is offered, and in which order."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from writer.checks.as_vale.sentences import vale_sentences
from writer.checks.as_vale.switches import Switches
from writer.checks.prefilter import Candidate
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.vale.hits import Hit
from writer.checks.vale.messages import format_message
from writer.checks.vale.scopes import Term
from writer.checks.vale.whole import Whole, whole_of
from writer.library.rules import Action
from writer.model.alert import Alert, Span
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.values import Value, replace

_ELEMENTS = frozenset({"heading", "list", "blockquote", "table", "figure", "attr", "frontmatter"})
_INLINES = ("link", "strong", "emphasis", "code")


class Passage(Value):
    """What a rule is offered: ``text`` begins at ``begin`` in the text of its block.

    ``apart`` numbers the values of the front matter: what was reported in one says nothing of the others.
    """

    scope: frozenset[str]
    block: Block
    text: str
    folded: str
    begin: int = 0
    apart: int = 0


class ValeReading:
    """One text, read for the rules of one configuration."""

    def __init__(self, document: Document, matter: Sequence[Block], rules: RuleSet, switches: Switches) -> None:
        """``matter`` are the texts of the front matter."""
        self._document, self._matter, self._rules, self._switches = document, matter, rules, switches
        self._offers: dict[tuple[tuple[Term, ...], ...], tuple[Passage, ...]] = {}

    def candidates(self) -> tuple[tuple[Rule, Candidate], ...]:
        """The rules that may match somewhere in the text."""
        folded = "\n".join(passage.folded for passage in self._passages)
        return tuple((self._rules.rules[found.rule], found) for found in self._rules.prefilter.candidates(folded))

    def alerts(self, rule: Rule, candidate: Candidate) -> tuple[Alert, ...]:
        """What one rule finds. Raises whatever a broken or runaway pattern raises."""
        find = rule.finder.armed(candidate.branches, self._whole)
        found: dict[tuple[int, int], Alert] = {}
        for passage in self._offered(rule):
            if not candidate.may_match(passage.folded):
                continue
            for hit in find(passage.text):
                span = self._place(passage, hit)
                key = passage.apart, span.begin
                if key not in found and not self._switches.silence(rule.file.id, _match(passage, hit), span.begin):
                    found[key] = _alert(rule, hit, passage, span)
        return tuple(found.values())[: rule.file.limit or None]

    def _offered(self, rule: Rule) -> tuple[Passage, ...]:
        scope = rule.scope.items
        if scope not in self._offers:
            self._offers[scope] = tuple(passage for passage in self._passages if rule.scope.fits(passage.scope))
        return self._offers[scope]

    def _place(self, passage: Passage, hit: Hit) -> Span:
        """Where a hit is; a measurement has no text and stands at the start of its block's first line."""
        begin, end = passage.begin + hit.begin, passage.begin + hit.end
        if begin < end:
            return passage.block.source(begin, end)
        at = passage.block.source(begin, begin).begin if "frontmatter" in passage.scope else self._first(passage, begin)
        return Span(begin=at, end=at)

    def _first(self, passage: Passage, begin: int) -> int:
        """Where the line begins on which a passage, or what follows ``begin`` in it, does."""
        at = 0 if "summary" in passage.scope else passage.block.source(begin, begin).begin
        return self._document.text.rfind("\n", 0, at) + 1

    @cached_property
    def _whole(self) -> Whole:
        return replace(whole_of(self._document), sentences=vale_sentences)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        """All that any rule may be offered, in Vale's order."""
        return tuple(self._all())

    def _all(self) -> Iterator[Passage]:
        for number, value in enumerate(self._matter, 1):
            yield _passage(value, apart=number)
        blocks = tuple(map(_passage, self._document.blocks))
        for block in blocks:
            if self._wants("paragraph") and _ELEMENTS.isdisjoint(block.scope):
                yield from _parts(block, "paragraph", _paragraphs)
            if self._wants("sentence") and "attr" not in block.scope:
                yield from _parts(block, "sentence", vale_sentences)
            yield block
        kinds = frozenset(filter(self._wants, _INLINES))
        yield from (_passage(inline) for inline in self._document.inlines if inline.scopes[0] in kinds)
        if self._wants("summary"):
            yield _passage(self._document.summary())
        if self._wants("raw"):
            yield _passage(_raw(self._document))

    def _wants(self, section: str) -> bool:
        """Whether any rule names ``section``, be it to leave it out."""
        return section in self._named

    @cached_property
    def _named(self) -> frozenset[str]:
        terms = (term for scope in self._rules.scopes for item in scope.items for term in item)
        return frozenset(section for term in terms for section in term.sections)


def _passage(block: Block, apart: int = 0) -> Passage:
    return Passage(
        scope=frozenset(block.scopes), block=block, text=block.text, folded=block.text.casefold(), apart=apart
    )


def _parts(passage: Passage, section: str, cut: Callable[[str], Sequence[Span]]) -> Iterator[Passage]:
    for span in cut(passage.text):
        text = passage.text[span.begin : span.end]
        yield Passage(
            scope=passage.scope | {section},
            block=passage.block,
            text=text,
            folded=text.casefold(),
            begin=span.begin,
        )


def _paragraphs(text: str) -> list[Span]:
    """The parts of ``text``, each with the blank line after it."""
    found, begin = [], 0
    while (at := text.find("\n\n", begin)) >= 0:
        found.append(Span(begin=begin, end=at + 2))
        begin = at + 2
    return [*found, Span(begin=begin, end=len(text))]


_WRITTEN = re.compile(r"\r\n?|&rsquo;")


def _raw(document: Document) -> Block:
    """The whole file, its line ends and ``&rsquo;`` as Vale reads them."""
    text = document.text
    offsets = array("i", range(len(text)))
    for written in reversed(list(_WRITTEN.finditer(text))):
        del offsets[written.start() + 1 : written.end()]
    plain = _WRITTEN.sub(lambda written: "'" if written[0] == "&rsquo;" else "\n", text)
    return Block(scope=f"raw.{document.extension}", text=plain, offsets=offsets, span=Span(begin=0, end=len(text)))


def _match(passage: Passage, hit: Hit) -> str:
    return passage.text[hit.begin : hit.end]


def _alert(rule: Rule, hit: Hit, passage: Passage, span: Span) -> Alert:
    suggestions, action = hit.suggestions, rule.file.action
    if rule.file.id.startswith("Vale.") and rule.file.id.endswith(".Terms"):
        suggestions = _term(str(hit.values[0]), _match(passage, hit))
        action = Action(name="replace" * bool(suggestions))
    params = tuple(part for param in action.params for part in ((param,) if isinstance(param, str) else param))
    return Alert(
        check=rule.file.id,
        level=rule.level,
        span=span,
        message=format_message(rule.finder.message, hit.values),
        match=_match(passage, hit),
        suggestions=suggestions,
        description=format_message(rule.file.description, hit.values),
        link=rule.file.link,
        action=action.name,
        params=params or (suggestions if action.name == "replace" else ()),
    )


def _term(accepted: str, found: str) -> tuple[str, ...]:
    """A term of the vocabulary that is plain text is what should stand instead."""
    return (accepted,) if accepted.lower() == found.lower() else ()
