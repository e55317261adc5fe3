"""Where Vale finds the blocks again in the file: by searching it, in order, for the texts that made them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from writer.checks.marks import vale_settings
from writer.prose.document import Document
from writer.prose.trail import Step
from writer.values import Value, replace

WINDOW = 64 << 10
"""So many bytes ahead of the last block the next one is looked for."""

SMALL = 8 << 10
"""In a file of so many bytes a block that was not found may be looked for everywhere, if it stands there once."""

_MASKED = bytes(byte if byte > 0x7F or byte == 0x0A else 0x40 for byte in range(256))  # noqa: PLR2004 (ASCII, newline)
_IS_MASK = re.compile(r"[*@ \t\n]+")
_WIDE = re.compile("[^\x00-\x7f]")
_INFO = re.compile(r"`{3,}.+")
_LABEL = re.compile(r"\]\[[^]\n]+\]")
_DEFINITION = re.compile(r"\[[^]\n]+\]:")
_NUMBER = re.compile(r"^[0-9]+\.", re.MULTILINE)

Run = tuple[int, int, int]
"""A stretch of a block that stands in the file as it is: its begin in the block, its begin there, its length."""

Inner = tuple[str, int, int]
"""An inline element in its block: its scope, its begin, its end."""


class Spot(Value):
    """Where a block was found: all of it at ``offset``, or parts of it as ``runs``; ``at`` is its offset in bytes.

    ``line`` is the line, from 0, on which Vale believes it to be; ``moment`` counts what had been masked
    when it was read; a ``lost`` one is looked for in all of the file. ``off`` are the rules and styles that
    comments had switched off when it was read.
    """

    line: int = -1
    offset: int | None = None
    at: int = -1
    runs: tuple[Run, ...] = ()
    moment: int = 0
    lost: bool = False
    off: frozenset[str] = frozenset()

    def source(self, begin: int, end: int) -> tuple[int, int] | None:
        """Where ``begin`` to ``end`` of the block stand, if that is known."""
        if self.offset is not None:
            return (self.offset + begin, self.offset + end) if self.offset + begin >= 0 else None
        if begin == end:
            at = self._place(begin)
            before = self._place(begin - 1) if begin else None
            found = at if at is not None else None if before is None else before + 1
            return None if found is None else (found, found)
        first, last = self._place(begin), self._place(end - 1)
        return None if first is None or last is None or last < first else (first, last + 1)

    def part(self, begin: int, text: str, before: str) -> "Spot":
        """The spot of ``text``, which begins at ``begin`` of the block, after ``before``."""
        if self.offset is not None:
            width = begin if before.isascii() else len(before.encode())
            return replace(self, offset=self.offset + begin, at=self.at + width)
        return replace(self, runs=_shifted(self.runs, begin, len(text)))

    def _place(self, at: int) -> int | None:
        return next((source + at - begin for begin, source, length in self.runs if begin <= at < begin + length), None)


def prepared(text: str) -> str:
    """The file as Vale searches it: what names a language or a link, and the numbers of lists, is no text."""
    text = _INFO.sub(lambda info: "`" * info[0].count("`") + "*" * len(info[0].rpartition("`")[2]), text)
    text = _LABEL.sub(lambda label: f"][{'*' * (len(label[0]) - 3)}]", text)
    text = _DEFINITION.sub(lambda label: f"[{'*' * (len(label[0]) - 3)}]:", text)
    return _NUMBER.sub(lambda number: "*" * len(number[0]), text)


class Context:
    """The file as bytes, in which what has been read is masked."""

    def __init__(self, text: str) -> None:
        """``text`` is as ``prepared`` gives it."""
        self._whole = text.encode()
        self._now = bytearray(self._whole)
        self._ascii = text.isascii()
        self._masks: list[tuple[int, int]] = []
        self._replayed, self._then = 0, bytearray(self._whole)
        # where the wide characters stand, and how many bytes more than characters there are up to each
        wide = [] if self._ascii else [(one.start(), len(one[0].encode()) - 1) for one in _WIDE.finditer(text)]
        self._wide = [at for at, _ in wide]
        self._more = list(accumulate((more for _, more in wide), initial=0))
        self._ends = [at + 1 + more for at, more in zip(self._wide, self._more[1:], strict=True)]

    @property
    def moment(self) -> int:
        """How often something has been masked."""
        return len(self._masks)

    def __len__(self) -> int:
        """Bytes in the file."""
        return len(self._now)

    def at(self, moment: int) -> bytes:
        """The file as it was then."""
        if moment < self._replayed:
            self._replayed, self._then = 0, bytearray(self._whole)
        for begin, end in self._masks[self._replayed : moment]:
            self._then[begin:end] = self._then[begin:end].translate(_MASKED)
        self._replayed = moment
        return bytes(self._then)

    def find(self, text: bytes, begin: int = 0, end: int | None = None) -> int:
        """Where ``text`` stands, -1 if nowhere."""
        return self._now.find(text, begin, len(self._now) if end is None else end)

    def lines(self, begin: int, end: int) -> int:
        """How many lines end between two places."""
        return self._now.count(b"\n", begin, end)

    def characters(self, offset: int) -> int:
        """Bytes to characters."""
        number = bisect_right(self._ends, offset)
        found = offset - self._more[number]
        return min(found, self._wide[number]) if number < len(self._wide) else found

    def byte(self, offset: int) -> int:
        """Characters to bytes."""
        return offset if self._ascii else offset + self._more[bisect_left(self._wide, offset)]

    def mask(self, text: str) -> None:
        """Mask the first place of each line of ``text``, or that of its words where the line is not there."""
        for line in text.split("\n"):
            if line and not self._mask_one(line):
                for word in line.split():
                    self._mask_one(word)

    def _mask_one(self, text: str) -> bool:
        sought = text.encode()
        begin = self._now.find(sought)
        if begin >= 0:
            end = begin + len(sought)
            self._now[begin:end] = self._now[begin:end].translate(_MASKED)
            self._masks.append((begin, end))
        return begin >= 0


class Found:
    """What became of a trail: the spots of the blocks, and of the inline blocks, by their numbers.

    ``within`` tells which inline blocks stand in a block, ``inner`` where, by their scopes, they do; ``comments`` are
    those that were found, each with its place; ``off`` is what they had switched off in the end.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.blocks: dict[int, Spot] = {}
        self.inlines: dict[int, Spot] = {}
        self.within: dict[int, list[int]] = {}
        self.inner: dict[int, tuple[Inner, ...]] = {}
        self.comments: list[tuple[str, int]] = []
        self.off: set[str] = set()


class _Search:
    """Follows one trail through one file."""

    def __init__(self, context: Context, document: Document, wanted: Collection[str], styles: tuple[str, ...]) -> None:
        self.context, self.blocks, self.inlines = context, document.blocks, document.inlines
        self.wanted, self.styles = wanted, styles
        self.found = Found()
        self.line = self.counted = self.counted_to = 0
        self.cursor = self.run_cursor = self.comment_cursor = 0
        self.runs: list[Run] = []
        self.waiting: tuple[str, ...] = ()
        self.texts: list[str] = []
        self.within: list[Step] = []
        self.handlers = {
            "text": self._text,
            "run": self._run,
            "tag": self._tag,
            "comment": self._comment,
            "alt": self._alt,
            "inline": self.within.append,
            "block": self._block,
            "end": self._end,
        }

    def follow(self, trail: Iterable[Step]) -> Found:
        for step in trail:
            self.handlers[step.kind](step)
        return self.found

    def _text(self, step: Step) -> None:
        self._mask_waiting(step.text)
        self.line = max(self.line, self._line_of(step.text))
        self.texts.append(step.text)

    def _run(self, step: Step) -> None:
        text = step.text.encode()
        begin = self.context.find(text, self.run_cursor)
        if begin >= 0:
            self.run_cursor = begin + len(text)
            self.runs.append((step.number, self.context.characters(begin), len(step.text)))

    def _tag(self, step: Step) -> None:
        self._mask_waiting("")
        self.waiting = step.values

    def _comment(self, step: Step) -> None:
        sought = step.text.encode()
        begin = self.context.find(sought, self.comment_cursor) if sought else -1
        if begin >= 0:
            self.comment_cursor = begin + len(sought)
            self.found.comments.append((step.text, self.context.characters(begin)))
        for name, off in vale_settings(step.text, self.styles):
            (self.found.off.add if off else self.found.off.discard)(name)
        self.context.mask(step.text)
        self._mask_waiting("")

    def _mask_waiting(self, text: str) -> None:
        """Mask the attributes of the last mark, but for one that is the text after it."""
        for value in self.waiting:
            if value != text:
                self.context.mask(value)
        self.waiting = ()

    def _line_of(self, text: str) -> int:
        """The line on which the last line of ``text``, or its longest word, now stands first; -1 if on none."""
        if not text or _IS_MASK.fullmatch(text):
            return -1
        last = text.rpartition("\n")[2]
        begin = self.context.find(last.encode())
        if begin < 0 and (words := last.split()):
            begin = self.context.find(max(words, key=lambda word: len(word.encode())).encode())
        if begin < 0:
            return -1
        low, high = sorted((begin, self.counted_to))
        lines = self.context.lines(low, high)
        self.counted += lines if begin >= self.counted_to else -lines
        self.counted_to = begin
        return self.counted

    def _alt(self, step: Step) -> None:
        self.found.blocks[step.number] = self._spot(self.blocks[step.number].text, 0)

    def _block(self, step: Step) -> None:
        text = self.blocks[step.number].text
        spot = self._spot(text, step.shift)
        self.found.within[step.number] = list(self._inlines(spot, text, step.shift))
        self.found.inner[step.number] = tuple(self._inner(text, step.shift))
        if spot.offset is None and (begin := self._only(text)) >= 0:
            spot = replace(spot, offset=self.context.characters(begin), at=begin, runs=())
        self.found.blocks[step.number] = spot

    def _spot(self, text: str, shift: int) -> Spot:
        line = max(self.line, self._line_of(text))
        begin = self._after_cursor(text)
        spot = Spot(line=line, moment=self.context.moment, off=frozenset(self.found.off))
        if begin >= 0:
            return replace(spot, offset=self.context.characters(begin), at=begin)
        return replace(spot, runs=_shifted(self.runs, shift, len(text)))

    def _after_cursor(self, text: str) -> int:
        if not text or _IS_MASK.fullmatch(text):
            return -1
        sought = text.encode()
        begin = self.context.find(sought, self.cursor, self.cursor + WINDOW)
        if begin >= 0:
            self.cursor = begin + len(sought)
        return begin

    def _only(self, text: str) -> int:
        """Where ``text`` stands in a small file, if once."""
        sought = text.encode()
        begin = self.context.find(sought) if len(self.context) <= SMALL else -1
        return -1 if begin < 0 or self.context.find(sought, begin + len(sought)) >= 0 else begin

    def _inlines(self, spot: Spot, text: str, shift: int) -> Iterator[int]:
        """Each is looked for after the one before it: in its block, or in the file if it is masked there."""
        within = source = 0
        for step in self.within:
            inline = self.inlines[step.number].text
            if self.inlines[step.number].scopes[0] not in self.wanted:
                continue
            if step.masked:
                place, source = self._seek(inline, source)
            else:
                begin = text.find(inline, within)
                within = begin + len(inline) if begin >= 0 else within
                place = self._mapped(begin + shift) if begin >= 0 else None
            at = -1 if place is None else self.context.byte(place)
            self.found.inlines[step.number] = replace(spot, offset=place, at=at, runs=(), lost=place is None)
            yield step.number

    def _inner(self, text: str, shift: int) -> Iterator[Inner]:
        for step in self.within:
            scope, begin = self.inlines[step.number].scopes[0], step.shift - shift
            if not step.masked and scope in self.wanted and step.text and text.startswith(step.text, max(begin, 0)):
                yield scope, begin, begin + len(step.text)

    def _seek(self, text: str, begin: int) -> tuple[int | None, int]:
        sought = text.encode()
        found = self.context.find(sought, begin)
        return (None, begin) if found < 0 else (self.context.characters(found), found + len(sought))

    def _mapped(self, at: int) -> int | None:
        place = Spot(runs=tuple(self.runs)).source(at, at + 1)
        return place[0] if place else None

    def _end(self, _step: Step) -> None:
        self._mask_waiting("")
        for text in self.texts:
            self.context.mask(text)
        self.texts.clear()
        self.within.clear()
        self.runs.clear()


def _shifted(runs: Iterable[Run], shift: int, length: int) -> tuple[Run, ...]:
    """``runs`` as they are in a text of that length that lost ``shift`` characters at its front."""
    cut = ((max(begin, shift), min(begin + size, shift + length), begin, source) for begin, source, size in runs)
    return tuple((low - shift, source + low - begin, high - low) for low, high, begin, source in cut if low < high)


def find_blocks(context: Context, document: Document, wanted: Collection[str], styles: tuple[str, ...]) -> Found:
    """The spots of all blocks, and of those inline blocks whose scope is ``wanted``; ``styles`` are those that run."""
    return _Search(context, document, wanted, styles).follow(document.trail)
