"""What is left over in the copy and no reader may see: values to come, residue of machines, furniture, cut ends."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import Alert, Level, Span
from writer.model.names import same_form
from writer.prose.choices import MARK, choices
from writer.values import Value

FAMILY = "Leftovers"
_UNMERGED = re.compile(r"(?ms)^<{7} [^\n]*(?:.*?^>{7} [^\n]*)?")
TK, PLACEHOLDER, CUT_OFF, CONFLICT = (f"{FAMILY}.{name}" for name in ("TK", "Placeholder", "CutOff", "Conflict"))
_TO_COME = frozenset({TK, PLACEHOLDER})
_SENTENCE_WORDS = 8
"""A paragraph of fewer words may be a label, a byline or a credit, and needs no full stop."""

_OPEN_WORDS = 4
"""A shorter paragraph may be a label that ends in a small word."""

_MESSAGES = {
    TK: "a value is still to come",
    PLACEHOLDER: "this stands in for a value",
    f"{FAMILY}.Prompt": "this speaks to whoever ordered the text, not to its readers",
    f"{FAMILY}.Furniture": "this belongs to a web page, not to the story",
    f"{FAMILY}.Residue": "this is residue of a tool",
}


class Leftovers(Value, kw_only=False):
    """The rules of ``Leftovers``: errors, but what is still to come is an open item of a draft."""

    name: str = "leftovers"
    rules: tuple[str, ...] = (*_MESSAGES, CUT_OFF, CONFLICT)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Everything left over, by the patterns of ``leftovers.yaml`` and by how paragraphs begin and end."""
        yield from _tks(subject)
        yield from _conflicts(subject)
        patterns = PATTERNS(subject.lexicon["leftovers"])
        yield from by_passage(
            self.name, subject, lambda passage: _matches(subject, passage, patterns.present(passage.text.casefold()))
        )
        yield from _cut_off(subject, passages(subject))


CHECK = Leftovers()


class Pattern(Value, eq=False):
    """One pattern of ``leftovers.yaml``."""

    rule: str
    match: str
    needs: tuple[str, ...]
    in_quotes: bool

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in ``text``."""
        return like_re(self.match).finditer(text)


class Patterns(Value, kw_only=False):
    """All patterns of ``leftovers.yaml``."""

    all: tuple[Pattern, ...]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Patterns":
        """Read ``leftovers.yaml``; a pattern is compiled when a text has what it needs."""
        return cls(
            tuple(
                Pattern(
                    rule=f"{FAMILY}.{name}",
                    match=data["match"],
                    needs=tuple(data["needs"]),
                    in_quotes=data.get("quoted") != "no",
                )
                for name, entries in lexicon.items()
                for data in entries
            )
        )

    def present(self, text: str) -> tuple[Pattern, ...]:
        """The patterns that ``text``, in lower case, may match."""
        return tuple(pattern for pattern in self.all if any(map(text.__contains__, pattern.needs)))


PATTERNS: Once[Patterns] = Once(Patterns.of)
"""``leftovers.yaml`` → its patterns."""


def placeholders(subject: Subject) -> Iterator[tuple[int, str]]:
    """Where in the file something stands in for a value, and what."""
    patterns = tuple(one for one in PATTERNS(subject.lexicon["leftovers"]).all if one.rule == PLACEHOLDER)
    for passage in passages(subject):
        for _, begin, end in _unnamed(passage, patterns):
            yield passage.block.source(begin, end).begin, passage.text[begin:end]


def _level(rule: str, stage: str) -> Level | None:
    """What is still to come is no alert in a draft, a warning in review, and an error from ready on."""
    if rule not in _TO_COME:
        return Level.ERROR
    return {"draft": None, "review": Level.WARNING}.get(stage, Level.ERROR)


def _tks(subject: Subject) -> Iterator[Alert]:
    level = _level(TK, subject.stage)
    for tk in subject.document.tks if level else ():
        text = subject.document.text[tk.span.begin : tk.span.end]
        message = f"still to come: {tk.hint}" if tk.hint else _MESSAGES[TK]
        yield Alert(check=TK, level=level or Level.ERROR, span=tk.span, message=message, match=text)


def _conflicts(subject: Subject) -> Iterator[Alert]:
    """Open choices, whose two sides are the suggestions, what the facts say first; and marks that stand alone."""
    text, spans = subject.document.text, []
    for choice in choices(text) if MARK in text else ():
        spans.append(choice.span)
        message = "you wrote this yourself, and the facts have changed since: choose your words or what they say"
        yield _conflict(text, choice.span, message, (choice.facts, choice.yours))
    for comment in subject.document.comments:
        alone = not any(span.overlaps(comment.span) for span in spans)
        if alone and MARK in f"<!--{comment.text}":
            yield _conflict(text, comment.span, "a mark of an update stands alone here: delete it")
    for mark in _UNMERGED.finditer(text) if "<<<<<<< " in text else ():
        message = "two branches met here, and git could not merge them: keep one side, and take out its marks"
        yield _conflict(text, Span(begin=mark.start(), end=mark.end()), message, ())


def _conflict(text: str, span: Span, message: str, suggestions: tuple[str, ...] = ("",)) -> Alert:
    match = text[span.begin : span.end]
    return Alert(check=CONFLICT, level=Level.ERROR, span=span, message=message, match=match, suggestions=suggestions)


def _matches(subject: Subject, passage: Passage, present: tuple[Pattern, ...]) -> Iterator[Alert]:
    for pattern, begin, end in _unnamed(passage, present):
        level = _level(pattern.rule, subject.stage)
        if level is not None and (pattern.in_quotes or not passage.in_quote(begin)):
            yield alert(pattern.rule, level, (passage, begin, end), _MESSAGES[pattern.rule])


def _unnamed(passage: Passage, present: tuple[Pattern, ...]) -> Iterator[tuple[Pattern, int, int]]:
    """What the patterns find beside the names on record."""
    for pattern, begin, end in _found(present, passage.text):
        if not any(mention.begin <= begin < mention.end for _, found in passage.mentions for mention in found):
            yield pattern, begin, end


@lru_cache(maxsize=2048)
def _found(present: tuple[Pattern, ...], text: str) -> tuple[tuple[Pattern, int, int], ...]:
    lower = text.casefold()
    return tuple(
        (pattern, *match.span())
        for pattern in present
        if any(need in lower for need in pattern.needs)
        for match in pattern.finditer(text)
    )


def _cut_off(subject: Subject, read: Sequence[Passage]) -> Iterator[Alert]:
    for before, passage in zip([None, *read], read, strict=False):
        blank = not passage.text.strip("*_ \n")
        if passage.part is not Part.PARAGRAPH or "table" in passage.block.scope or blank:
            continue
        if _begins_cut(before, passage) and not _begins_with_name(subject, passage):
            first = passage.sentences[0].words[0]
            yield alert(CUT_OFF, Level.ERROR, (passage, first.begin, first.end), "the beginning of this is cut off")
        if _ends_cut(subject, passage):
            last = passage.sentences[-1].words[-1]
            yield alert(CUT_OFF, Level.ERROR, (passage, last.begin, last.end), "the end of this is cut off")


def _begins_cut(before: Passage | None, passage: Passage) -> bool:
    """A comma, a closing mark, or a small letter; but after a list or quote a sentence may go on."""
    words = passage.sentences[0].words
    first = words[0].text
    if first in {",", ";", ")", "]", "”", ".", ":"}:
        return True
    goes_on = before is not None and before.part in {Part.LIST, Part.QUOTE}
    least = _OPEN_WORDS if words[-1].text == "." else _SENTENCE_WORDS
    small = first.islower() and len(words) >= least and not (len(words) > 1 and words[1].text in {".", "-"})
    return small and not goes_on


def _begins_with_name(subject: Subject, passage: Passage) -> bool:
    """A name or title is as it is, be it "tick, tick... BOOM!", which reads as two sentences."""
    text = same_form(passage.text.lstrip("*_“‘\"' \n"))
    named = any(mention.first == 0 for mention in passage.mentions[0][1])
    return named or any(text.startswith(same_form(name.text)) for name in subject.names if name.text)


def _ends_cut(subject: Subject, passage: Passage) -> bool:
    text = passage.text.rstrip("*_ \n")
    if text.endswith(("…", "...")):
        return True
    words = passage.sentences[-1].words
    count = sum(word.text[0].isalnum() for word in words)
    ends = text[-1].isalnum() or text[-1] in ",;–—-"
    if words[-1].lower in subject.lexicon["structure"]["open_ends"] and count >= _OPEN_WORDS:
        return not _is_label(subject, passage, text)
    least = _OPEN_WORDS if words[-1].lower in subject.lexicon["structure"]["unstopped"] else _SENTENCE_WORDS
    return count >= least and ends and not _is_label(subject, passage, text)


def _is_label(subject: Subject, passage: Passage, text: str) -> bool:
    """A line that is no sentence: with a label or bars, all in emphasis, or one that ends in a link or a TK."""
    at, end = passage.block.offsets[0], passage.block.offsets[-1]
    in_one = any(block.offsets[0] <= at and block.offsets[-1] >= end for block in subject.document.inlines)
    label = ":" in text[:40] or any(mark in text for mark in "|·•")
    linked = "/" in text.rpartition(" ")[2]
    return in_one or label or linked
