"""Who says so: how the copy cites, and what the facts stand on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from writer.checks.newsroom.reading.alerts import alert, by_path
from writer.checks.newsroom.reading.dictionary import Mention
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.once import Once
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.subject import Subject
from writer.checks.vale.pattern import like_re
from writer.model.alert import START, Alert, Level
from writer.model.facts import Certainty, Fact, Record
from writer.model.guide import SourcePolicy
from writer.values import Value

BARE, AGAIN, BRACKETS, WEAK, UNKNOWN, UNNAMED, ORIGIN = (
    f"Sources.{name}" for name in ("BareDomain", "Again", "Brackets", "Weak", "Unknown", "Unnamed", "Origin")
)
_DOMAIN = re.compile(
    r"[(\[](?:(?:source|via|see):? )?(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/[^\s)\]]*)?[)\]]",
    re.IGNORECASE,
)
_ADDRESS = r"(?:https?://)?(?:www\.)?(?-i:[a-z0-9][\w-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|tv|info|co\.uk|io|co))(?:/[^\s)\],;]*)?"
_FIRM = frozenset({Certainty.OFFICIAL, Certainty.REPORTED})
_OPEN, _CLOSE = "([", ")]"
_NEAR = 400
"""Characters between two citations, about two sentences."""


class Sources(Value, kw_only=False):
    """How sources stand in the text, and the weak or unknown ones behind facts."""

    name: str = "sources"
    rules: tuple[str, ...] = (BARE, AGAIN, BRACKETS, WEAK, UNKNOWN, UNNAMED, ORIGIN)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each domain or name that stands alone in brackets; each fact on sources that cannot carry it."""
        cited = _CITED(subject.lexicon["sourcing"])
        yield from by_passage(self.name, subject, lambda passage: (*_in_brackets(passage), *_in_prose(passage, cited)))
        yield from _facts(subject)
        yield from _credit(subject)


CHECK = Sources()


def _in_brackets(passage: Passage) -> Iterator[Alert]:
    if "(" in passage.text or "[" in passage.text:
        yield from _domains(passage)
        yield from _brackets(passage)


def _domains(passage: Passage) -> Iterator[Alert]:
    found = list(_DOMAIN.finditer(passage.text))
    for match in found:
        message = "a domain in brackets is no source: name the publisher in the sentence, and link it"
        yield alert(BARE, Level.WARNING, (passage, match.start(), match.end()), message)
    for before, match in pairwise(found):
        if before[0].lower() == match[0].lower() and match.start() - before.end() < _NEAR:
            where = passage, match.start() + 1, match.end() - 1
            yield alert(AGAIN, Level.SUGGESTION, where, "cited twice within two sentences: once is enough")


def _cited(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A web address behind "according to", or before "reports"."""
    before, behind = ("|".join(map(re.escape, words[name])) for name in ("before_domain", "behind_domain"))
    return like_re(rf"(?:\b(?:{before}) (?P<led>{_ADDRESS})|(?<![\w@/.])(?P<says>{_ADDRESS}) (?:{behind})\b)")


_CITED: Once[re.Pattern[str]] = Once(_cited)


def _in_prose(passage: Passage, cited: re.Pattern[str]) -> Iterator[Alert]:
    """Web addresses that are cited in a sentence as if they were names."""
    for match in cited.finditer(passage.text) if "." in passage.text else ():
        begin, end = match.span("led" if match["led"] else "says")
        message = "a web address is no source: name the publisher, and link it"
        yield alert(BARE, Level.WARNING, (passage, begin, end), message)


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
    kinds = kinds_of(rows, subject.guide.sources)
    for path, fact in sourced(record):
        unknown = [name for name in fact.sources if name not in kinds]
        if unknown and kinds:
            hint = f"name one of {', '.join(row.text('name') for row in rows)}, or add it there"
            yield on_fact(subject, UNKNOWN, path, fact, f"'{unknown[0]}' is not among the sources: {hint}")
        elif fact.certainty in _FIRM and _all_weak(subject, fact, kinds):
            said = f"'{fact.certainty}' on {' and '.join(fact.sources)} alone"
            yield on_fact(
                subject, WEAK, path, fact, f"{said}: a source of this kind carries an expectation, not a fact"
            )


def kinds_of(rows: Iterable[Record], policy: SourcePolicy) -> dict[str, str]:
    """Names and ids of sources → their kind, by their own word or by their address."""
    told = [(row, policy.kind_of(row.text("kind"), row.text("url"))) for row in rows]
    return {name: kind for row, kind in told for name in (row.text("name"), row.text("id")) if name}


def _credit(subject: Subject) -> Iterator[Alert]:
    """A fact that is only reported, and the copy names none who reports it; one whose copyist is named and not they."""
    rows = [row.record for row in subject.facts.record.rows("sources")]
    kinds = kinds_of(rows, subject.guide.sources)
    named = {form.known.text: (one, mention) for one, mention in _mentioned(subject) for form in mention.forms}
    for path, fact in sourced(subject.facts.record):
        if path not in TOLD or any(name not in kinds for name in fact.sources):
            continue
        strong = [name for name in fact.sources if kinds[name] not in _COPYING]
        copied = next((name for name in fact.sources if kinds[name] in _COPYING and name in named), "")
        if copied and strong and named.keys().isdisjoint(strong):
            passage, mention = named[copied]
            message = f"{copied} repeats what {' and '.join(strong)} reported: credit who found it"
            yield alert(ORIGIN, Level.WARNING, (passage, mention.begin, mention.end), message, field=path)
        elif fact.certainty is Certainty.REPORTED and named.keys().isdisjoint(fact.sources):
            message = f"only {' and '.join(fact.sources)} reported it, and the copy does not say so"
            yield on_fact(subject, UNNAMED, path, fact, message)


TOLD = frozenset({"status", "release_window", "premiere_date", "platform"})
"""The facts that are the news."""

_COPYING = frozenset({"aggregator", "fan-site", "wiki"})


def _mentioned(subject: Subject) -> Iterator[tuple[Passage, Mention]]:
    """Where the copy mentions a source, the last place first."""
    for passage in reversed(passages(subject)):
        for _, found in reversed(passage.mentions):
            for mention in reversed(found):
                if any(path.startswith("sources[") for path in mention.paths):
                    yield passage, mention


def sourced(record: Record) -> Iterator[tuple[str, Fact]]:
    """Each fact that names its sources, with its path."""
    yield from ((path, fact) for path, fact in by_path(record).items() if fact.sources)


def _all_weak(subject: Subject, fact: Fact, kinds: Mapping[str, str]) -> bool:
    return all(kinds.get(name, "") in subject.guide.sources.weak for name in fact.sources)


def on_fact(subject: Subject, rule: str, path: str, fact: Fact, message: str) -> Alert:
    """An alert at a fact, where it stands in the file that is checked."""
    text, inside = subject.document.text, fact.span is not None and fact.span.end <= subject.document.span.begin
    span = fact.span if fact.span is not None and inside else START
    match = text[span.begin : span.end]
    return Alert(check=rule, level=Level.WARNING, span=span, message=f"{path}: {message}", match=match, field=path)
