"""One text under the rules of a ``.vale.ini``: what each rule is offered, and where its hits are."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from writer.checks.as_vale.passages import Passage, Passages
from writer.checks.as_vale.search import Search
from writer.checks.as_vale.sentences import vale_sentences
from writer.checks.as_vale.source import Source
from writer.checks.as_vale.switches import Switches, switches
from writer.checks.marks import EVERYTHING
from writer.checks.prefilter import Candidate
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.vale.hits import Hit
from writer.checks.vale.messages import format_message, formatted
from writer.checks.vale.whole import ALONE, Whole, whole_of
from writer.library.rules import Action
from writer.model.alert import Alert, Span
from writer.prose.blocks import Block
from writer.values import replace


class ValeReading:
    """One text, read for the rules of one configuration."""

    def __init__(self, source: Source, matter: Sequence[Block], rules: RuleSet, styles: tuple[str, ...]) -> None:
        """``matter`` are the texts of the front matter; ``styles`` those that run."""
        self._source, self._rules, self._styles = source, rules, styles
        self._file = Passages(source, matter, self._named.__contains__, styles)

    def candidates(self) -> tuple[tuple[Rule, Candidate], ...]:
        """The rules that may match somewhere in the text."""
        passages = self._passages
        scopes = [one.scope for one in passages]
        return self._rules.candidates([one.text for one in passages], scopes, [one.read_as for one in passages])

    def alerts(self, rule: Rule, candidate: Candidate) -> tuple[Alert, ...]:
        """What one rule finds. Raises whatever a broken or runaway pattern raises.

        It is told once of a place; in the front matter, once of a place in each value.
        """
        whole = self._whole if rule.scope.wants_summary else replace(self._whole, elements=ALONE.elements)
        find = rule.finder.armed(candidate.branches, whole)
        found: dict[tuple[int, int], Alert] = {}
        taken: set[int] = set()
        names = {EVERYTHING, rule.file.id, rule.file.id.partition(".")[0]}
        for passage, branches in self._offered(rule, candidate):
            if not passage.spot.off.isdisjoint(names):
                continue
            places = _Places(passage)
            for hit in find(passage.text, branches):
                span, match = places.found(hit) or (None, "")
                if f"{rule.file.id}[{match}]" in passage.spot.off:
                    continue
                if span is None or self._switches.silence(rule.file.id, match, span.begin):
                    continue
                key = (passage.apart, hit.begin if passage.apart else span.begin)
                if key not in found and (passage.apart or span.begin not in taken):
                    found[key] = _alert(rule, hit, match, span)
                    taken.add(span.begin)
        return tuple(found.values())[: rule.file.limit or None]

    def _offered(self, rule: Rule, candidate: Candidate) -> Iterator[tuple[Passage, Sequence[int]]]:
        """What the rule may match, and which of its branches; where it reads a text with blanks, any of them."""
        if blanked := rule.scope.blanked:
            fitting = (passage for passage in self._passages if rule.scope.fits(passage.scope))
            yield from ((passage.without(blanked), candidate.branches) for passage in fitting)
            return
        yield from ((self._passages[number], branches) for number, branches in candidate.texts)

    @cached_property
    def _whole(self) -> Whole:
        document = self._source.document
        return replace(whole_of(document) if document else ALONE, sentences=vale_sentences)

    @cached_property
    def _switches(self) -> Switches:
        return switches(self._file.comments, self._styles, self._source.places[-1])

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        """All that any rule may be offered."""
        return tuple(self._file.all())

    @cached_property
    def _named(self) -> frozenset[str]:
        """The sections of scopes that any rule names, be it to leave them out."""
        terms = (term for scope in self._rules.scopes for item in scope.items for term in item)
        return frozenset(section for term in terms for section in term.sections)


class _Places:
    """Where the hits of one rule in one passage are; only those without a place of their own are looked for."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _search(self) -> Search:
        passage = self._passage
        return Search(
            passage.ground.context, passage.stated or passage.text, passage.spot, everywhere=passage.everywhere
        )

    def found(self, hit: Hit) -> tuple[Span, str] | None:
        """The place of a hit, and the text it is about; ``None`` for what Vale cannot find, and so does not report."""
        passage, ground = self._passage, self._passage.ground
        text = hit.shown or passage.text[hit.begin : hit.end]
        begin, end = (-1, len(text) - 1) if hit.lost else (hit.begin, hit.end)
        vague = hit.measures or (hit.sought and not passage.exact) or (hit.whole and passage.spot.offset is None)
        place = None if vague else passage.spot.source(begin, end)
        if hit.shown and (place := passage.spot.source(begin, begin + 1)):
            place = (place[0], place[0] + len(text))
        if place:
            return ground.span(*place), text
        if not text:
            first = ground.line(max(passage.spot.line, 0))
            return ground.span(first, first), text
        text = hit.within or text
        if hit.shown or hit.whole:
            begin, end = (len(passage.text[: max(at, 0)].encode()) if at >= 0 else at for at in (begin, end))
        found = self._search.place(text, begin, end, hit.beside)
        return (ground.at(found), text) if found else None


def _alert(rule: Rule, hit: Hit, match: str, span: Span) -> Alert:
    suggestions, action = hit.suggestions, rule.file.action
    if rule.file.id.startswith("Vale.") and rule.file.id.endswith(".Terms"):
        suggestions = _term(str(hit.values[0]), match)
        action = Action(name="replace" * bool(suggestions))
    params = tuple(part for param in action.params for part in ((param,) if isinstance(param, str) else param))
    return Alert(
        check=rule.file.id,
        level=rule.level,
        span=span,
        message=format_message(rule.finder.message, hit.values),
        match=match,
        suggestions=suggestions,
        description=formatted(rule.file.description, hit.values),
        link=rule.file.link,
        action=action.name,
        params=params or (suggestions if action.name == "replace" else ()),
    )


def _term(accepted: str, found: str) -> tuple[str, ...]:
    """A term of the vocabulary that is plain text is what should stand instead."""
    return (accepted,) if accepted.lower() == found.lower() else ()
