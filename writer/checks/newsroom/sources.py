"""Who says so: how the copy cites, and what the facts stand on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.subject import Subject
from writer.model.alert import START, Alert, Level
from writer.model.facts import Certainty, Fact, Record, walk
from writer.values import Value

BARE, AGAIN, BRACKETS, WEAK, UNKNOWN = (
    f"Sources.{name}" for name in ("BareDomain", "Again", "Brackets", "Weak", "Unknown")
)
_DOMAIN = re.compile(
    r"[(\[](?:(?:source|via|see):? )?(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/[^\s)\]]*)?[)\]]",
    re.IGNORECASE,
)
_FIRM = frozenset({Certainty.OFFICIAL, Certainty.REPORTED})
_OPEN, _CLOSE = "([", ")]"
_NEAR = 400
"""Characters between two citations, about two sentences."""


class Sources(Value, kw_only=False):
    """How sources stand in the text, and the weak or unknown ones behind facts."""

    name: str = "sources"
    rules: tuple[str, ...] = (BARE, AGAIN, BRACKETS, WEAK, UNKNOWN)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each domain or name that stands alone in brackets; each fact on sources that cannot carry it."""
        for passage in passages(subject):
            if "(" in passage.text or "[" in passage.text:
                yield from _domains(passage)
                yield from _brackets(passage)
        yield from _facts(subject)


CHECK = Sources()


def _domains(passage: Passage) -> Iterator[Alert]:
    found = list(_DOMAIN.finditer(passage.text))
    for match in found:
        message = "a domain in brackets is no source: name the publisher in the sentence, and link it"
        yield alert(BARE, Level.WARNING, (passage, match.start(), match.end()), message)
    for before, match in pairwise(found):
        if before[0].lower() == match[0].lower() and match.start() - before.end() < _NEAR:
            where = passage, match.start() + 1, match.end() - 1
            yield alert(AGAIN, Level.SUGGESTION, where, "cited twice within two sentences: once is enough")


def _brackets(passage: Passage) -> Iterator[Alert]:
    """The name of a source and nothing else between brackets."""
    text = passage.text
    for _, found in passage.mentions:
        for mention in found:
            alone = text[mention.begin - 1 : mention.begin] in {*_OPEN} and text[mention.end : mention.end + 1] in {
                *_CLOSE
            }
            if alone and any(path.startswith("sources[") for path in mention.paths):
                message = f"say it in the sentence: “{mention.text} reported …”"
                yield alert(BRACKETS, Level.SUGGESTION, (passage, mention.begin, mention.end), message)


def _facts(subject: Subject) -> Iterator[Alert]:
    record = subject.facts.record
    rows = [row.record for row in record.rows("sources")]
    kinds = {name: row.text("kind") for row in rows for name in (row.text("name"), row.text("id")) if name}
    for path, fact in _sourced(record):
        unknown = [name for name in fact.sources if name not in kinds]
        if unknown and kinds:
            hint = f"name one of {', '.join(row.text('name') for row in rows)}, or add it there"
            yield _on(subject, UNKNOWN, path, fact, f"'{unknown[0]}' is not among the sources: {hint}")
        elif fact.certainty in _FIRM and _all_weak(subject, fact, kinds):
            said = f"'{fact.certainty}' on {' and '.join(fact.sources)} alone"
            yield _on(subject, WEAK, path, fact, f"{said}: a source of this kind carries an expectation, not a fact")


def _sourced(record: Record) -> Iterator[tuple[str, Fact]]:
    """Each fact that names its sources, with its path."""
    rows = ((f"{name}[{number}]", row) for name, fact in record.items() for number, row in enumerate(fact.rows))
    yield from ((path, fact) for path, fact in (*walk(record), *rows) if fact.sources)


def _all_weak(subject: Subject, fact: Fact, kinds: Mapping[str, str]) -> bool:
    return all(kinds.get(name, "") in subject.guide.sources.weak for name in fact.sources)


def _on(subject: Subject, rule: str, path: str, fact: Fact, message: str) -> Alert:
    text, inside = subject.document.text, fact.span is not None and fact.span.end <= subject.document.span.begin
    span = fact.span if fact.span is not None and inside else START
    match = text[span.begin : span.end]
    return Alert(check=rule, level=Level.WARNING, span=span, message=f"{path}: {message}", match=match, field=path)
