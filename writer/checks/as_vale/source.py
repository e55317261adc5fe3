"""The text that Vale reads: what a configuration ignores is made code, and every place is still the file's."""

import re
from array import array
from collections.abc import Callable, Iterable
from functools import partial

from writer.checks.vale.pattern import Match, compiled
from writer.library.valeini import Settings, ValeConfig
from writer.model.alert import Span
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.prose.markdown import parse
from writer.prose.walker import UNREAD, Unread
from writer.values import Value, replace

SECONDS = 10.0
"""A pattern that has not gone through a whole file after this is stopped."""

_FRONT = re.compile(r"\ufeff?\s*(---|\+\+\+)[ \t]*\r?\n(?P<inner>.*?)^\1[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Edited(Value, kw_only=False):
    """A text that was changed, and where in the file each of its characters stands."""

    text: str
    places: "array[int]"

    def replaced(self, matches: Iterable[Match], new: Callable[[Match], tuple[str, tuple[int, int], str]]) -> "Edited":
        """With each match replaced by a text, a part of what was there, and another text."""
        texts, places, done = [], array("i"), 0
        for match in matches:
            before, (begin, end), after = new(match)
            here = array("i", [self.places[match.start()]])
            texts += [self.text[done : match.start()], before, self.text[begin:end], after]
            places += self.places[done : match.start()] + here * len(before) + self.places[begin:end]
            places += array("i", [places[-1] if places else 0]) * len(after)
            done = match.end()
        texts.append(self.text[done:])
        return Edited("".join(texts), places + self.places[done:])


def front_matter(text: str) -> tuple[Span, int]:
    """Where the inner part of the front matter stands, and where the copy begins; both at 0 without one."""
    found = _FRONT.match(text)
    return (
        (Span(begin=found.start("inner"), end=found.end("inner")), found.end()) if found else (Span(begin=0, end=0), 0)
    )


def read(text: str, copy: int, extension: str, config: ValeConfig, settings: Settings) -> Document:
    """The copy, which begins at ``copy``, as blocks. Raises ``BadPatternError`` or ``TimeoutError``."""
    unread = _unread(config)
    edited = _edited(text, copy, settings)
    if edited is None:
        return parse(text, copy, extension=extension, unread=unread)
    document = parse(edited.text, extension=extension, unread=unread)
    return replace(
        document,
        text=text,
        span=Span(begin=copy, end=len(text)),
        blocks=tuple(_moved(block, edited.places) for block in document.blocks),
        inlines=tuple(_moved(block, edited.places) for block in document.inlines),
        comments=tuple(replace(one, span=_span(one.span, edited.places)) for one in document.comments),
    )


def _unread(config: ValeConfig) -> Unread:
    return Unread(
        skipped=frozenset(config.skipped_scopes) or UNREAD.skipped,
        masked=frozenset(config.ignored_scopes) or UNREAD.masked,
        classes=UNREAD.classes | frozenset(config.ignored_classes),
    )


def _edited(text: str, copy: int, settings: Settings) -> Edited | None:
    """The copy with all that is ignored made code; ``None`` if nothing is."""
    if not (settings.block_ignores or settings.token_ignores or settings.comment_marks):
        return None
    edited = Edited(text[copy:], array("i", range(copy, len(text) + 1)))
    for patterns, mark in ((settings.block_ignores, "\n```\n"), (settings.token_ignores, "`")):
        for pattern in patterns:
            found = compiled(pattern).finditer(edited.text, timeout=SECONDS)
            edited = edited.replaced(found, partial(_as_code, mark))
    for mark, standard in zip(settings.comment_marks, ("<!--", "-->"), strict=False):
        edited = edited.replaced(re.finditer(re.escape(mark), edited.text), partial(_as, standard))
    return edited


def _as(new: str, _match: Match) -> tuple[str, tuple[int, int], str]:
    return new, (0, 0), ""


def _as_code(mark: str, match: Match) -> tuple[str, tuple[int, int], str]:
    """The first group alone is kept; without one Vale writes ``$1``."""
    if match.re.groups:
        return mark, match.span(1), mark
    return f"{mark}$1", (0, 0), mark


def _moved(block: Block, places: "array[int]") -> Block:
    offsets = array("i", (places[offset] for offset in block.offsets))
    as_read = _moved(block.as_read, places) if block.as_read else None
    return replace(block, offsets=offsets, span=_span(block.span, places), as_read=as_read)


def _span(span: Span, places: "array[int]") -> Span:
    return Span(begin=places[span.begin], end=places[span.end])
