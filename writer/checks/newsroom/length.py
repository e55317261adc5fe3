"""Words of the copy against the guideline, whole and per section; characters of headline and dek."""

from collections.abc import Iterable, Iterator

from writer.checks.sections import Matched, matched
from writer.checks.subject import Subject
from writer.model.alert import START, Alert, Level, Span
from writer.model.genre import Genre, Length
from writer.model.report import LengthReport, SectionLength
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.values import Value

COPY, SECTION, HEADLINE, DEK = "Length.Copy", "Length.Section", "Length.Headline", "Length.Dek"


def measure(document: Document, genre: Genre | None) -> LengthReport:
    """Words of ``document``, whole and per section in the text's order; the limits are the genre's."""
    length = genre.length if genre else Length()
    return LengthReport(
        words=document.words,
        min=length.min,
        target=length.target,
        max=length.max,
        sections=tuple(_section(one) for one in matched(document, genre) if one.section.level or one.section.own),
    )


def _section(one: Matched) -> SectionLength:
    spec = one.spec
    return SectionLength(
        id=spec.id if spec else "",
        heading=one.section.title,
        words=one.section.words,
        min=spec.min if spec else None,
        max=spec.max if spec else None,
    )


class LengthCheck(Value, kw_only=False):
    """The four rules of length, all of them warnings, from review on."""

    name: str = "length"
    rules: tuple[str, ...] = (COPY, SECTION, HEADLINE, DEK)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Too short or too long; budgets hold only for a text that was rendered from its genre."""
        if subject.stage == "draft":
            return
        yield from _lines(subject)
        if subject.rendered and subject.genre:
            yield from _copy(subject.document, subject.genre.length)
            yield from _sections(subject.document, subject.genre)


CHECK = LengthCheck()


def _lines(subject: Subject) -> Iterator[Alert]:
    length = subject.genre.length if subject.genre else Length()
    limits = {"headline": (HEADLINE, length.headline), "dek": (DEK, length.dek)}
    for block in subject.document.blocks:
        name = next((name for name in limits if f".frontmatter.{name}" in block.scope), "")
        rule, limit = limits.get(name, ("", 0))
        if rule and len(block.text) > limit:
            message = f"the {name} has {len(block.text)} characters, {len(block.text) - limit} over its {limit}"
            yield _warning(rule, block.source(0, len(block.text)), message, block.text)


def _copy(document: Document, length: Length) -> Iterator[Alert]:
    message = _outside(document.words, length.min, length.max)
    if message:
        yield _warning(COPY, START, f"the copy has {message}")


def _sections(document: Document, genre: Genre) -> Iterator[Alert]:
    for one in matched(document, genre):
        spec, section = one.spec, one.section
        message = _outside(section.words, spec.min, spec.max) if spec else ""
        where: Block | None = section.heading or next(iter(section.own), None)
        if message and where:
            name = f"'{section.title}'" if section.level else "the text before the first heading"
            yield _warning(SECTION, where.source(0, len(where.text)), f"{name} has {message}", where.text)


def _outside(words: int, least: int | None, most: int | None) -> str:
    """In words, how far ``words`` is outside its limits; nothing if it is not."""
    if least is not None and words < least:
        return f"{_words(words)}, {least - words} under its {least}"
    if most is not None and words > most:
        return f"{_words(words)}, {words - most} over its {most}"
    return ""


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _warning(check: str, span: Span, message: str, match: str = "") -> Alert:
    return Alert(check=check, level=Level.WARNING, span=span, message=message, match=match)
