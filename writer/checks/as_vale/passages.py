"""What rules are offered under a ``.vale.ini``: the blocks of one file, their parts and the whole, in Vale's order."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, lru_cache

from writer.checks.as_vale.finding import Context, Found, Inner, Spot, find_blocks, prepared
from writer.checks.as_vale.search import Place
from writer.checks.as_vale.sentences import vale_sentences
from writer.checks.as_vale.source import PLAIN, Source
from writer.checks.marks import EVERYTHING
from writer.checks.vale.scopes import INLINES
from writer.model.alert import Span
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.values import Value, replace

_ELEMENTS = frozenset({"heading", "list", "blockquote", "table", "figure", "attr", "frontmatter"})
_START = Spot(offset=0, at=0)
"""That of a text which is a context of its own."""


class Ground:
    """What a passage was found in: a text, and where its characters stand in the file."""

    def __init__(self, text: str, context: Context, places: Sequence[int]) -> None:
        """``places`` has one entry more than ``text`` has characters."""
        self.context, self._text, self._places = context, text, places

    def span(self, begin: int, end: int) -> Span:
        """A range of the text in the file; what lies on further lines is as long as Vale reads it."""
        first = self._places[begin]
        newline = self._text.find("\n", begin, end)
        last = end if newline < 0 or begin == end else newline
        return Span(begin=first, end=self._places[last] + end - last)

    def at(self, place: Place) -> Span:
        """A place that a search has found."""
        begin = self.line(place.line) + place.column - 1
        return self.span(begin, min(begin + place.length, len(self._text)))

    def line(self, number: int) -> int:
        """Where a line, counted from 0, begins."""
        begin = 0
        for _ in range(number):
            begin = self._text.find("\n", begin) + 1
        return begin


class Passage(Value):
    """What a rule is offered. ``spot`` tells where it is on its ``ground``.

    ``apart`` numbers the values of the front matter: what was reported in one says nothing of the others.
    ``inner`` are the inline elements in it. ``everywhere`` tells that a search does not try its line first;
    ``exact`` that it never needs a search; ``stated`` is the text as it was before parts of it were made blank.
    ``read_as`` is the scope under which the same passage has been offered before.
    """

    scope: frozenset[str]
    text: str
    ground: Ground
    spot: Spot
    apart: int = 0
    everywhere: bool = True
    exact: bool = False
    inner: tuple[Inner, ...] = ()
    stated: str = ""
    read_as: frozenset[str] = frozenset()

    def without(self, scopes: Collection[str]) -> "Passage":
        """The same with blanks, as wide as what was there, for the inline elements of some scopes."""
        text = self.text
        for scope, begin, end in self.inner:
            if scope in scopes:
                text = text[:begin] + "".join(map(_blank, text[begin:end])) + text[end:]
        return self if text == self.text else replace(self, text=text, stated=self.text)


_BLANKS = (" ", "\u00a0", "\u3000", "\U000e0020")
"""One for each width in bytes."""


def _blank(character: str) -> str:
    return _BLANKS[len(character.encode()) - 1]


@lru_cache(maxsize=1024)
def _sections(scope: str) -> frozenset[str]:
    return frozenset(scope.split("."))


@lru_cache(maxsize=1024)
def _with(scope: frozenset[str], section: str) -> frozenset[str]:
    return scope | {section}


class Passages:
    """Makes the passages of one file, as many as some rule names."""

    def __init__(
        self, source: Source, matter: Sequence[Block], wants: Callable[[str], bool], styles: tuple[str, ...]
    ) -> None:
        """``matter`` are the texts of the front matter; ``wants`` tells which sections of scopes rules name."""
        self._styles = styles
        self._source, self._document, self._matter, self._wants = source, source.document, matter, wants
        text = prepared(source.text) if source.document else source.text
        self._ground = Ground(text, Context(text), _places(text, source))
        self._kinds = frozenset(filter(wants, INLINES))

    @cached_property
    def comments(self) -> tuple[tuple[str, int], ...]:
        """The comments of the copy, each with its place in the file."""
        return tuple((text, self._ground.span(at, at).begin) for text, at in self._found.comments)

    @cached_property
    def _found(self) -> Found:
        document = self._document
        if document is None:
            return Found()
        return find_blocks(self._ground.context, document, self._kinds, self._styles)

    def all(self) -> Iterator[Passage]:
        """In the order in which Vale reads them."""
        extension, places = self._source.extension, self._source.places
        for number, value in enumerate(self._matter, 1):
            own = [*(places[offset] for offset in value.offsets), places[value.span.end]]
            ground = Ground(value.text, Context(value.text), own)
            yield Passage(scope=_sections(value.scope), text=value.text, ground=ground, spot=_START, apart=number)
        yield from self._copy(self._document) if self._document else self._lines(extension)
        if self._wants("raw") and EVERYTHING not in self._found.off:
            ground = Ground(self._source.text, self._ground.context, places)
            scope = _sections(f"raw.{extension}")
            yield Passage(scope=scope, text=self._source.text, ground=ground, spot=_START, exact=True)

    def _lines(self, extension: str) -> Iterator[Passage]:
        """Plain text is one block, be it ever so long."""
        scope = _sections(f"text.{extension}")
        whole = Passage(scope=scope, text=self._source.text, ground=self._ground, spot=_START)
        yield from self._with_parts(whole, paragraphs=True) if extension == PLAIN else (whole,)

    def _copy(self, document: Document) -> Iterator[Passage]:
        found, ground = self._found, self._ground
        for number, block in enumerate(document.blocks):
            passage = Passage(
                scope=_sections(block.scope),
                text=block.text,
                ground=ground,
                spot=found.blocks[number],
                everywhere="\n" in block.text,
                inner=found.inner.get(number, ()),
            )
            if "attr" in passage.scope:
                yield passage
            else:
                yield from self._with_parts(passage, paragraphs=_ELEMENTS.isdisjoint(passage.scope))
            for inline in found.within.get(number, ()):
                one, spot = document.inlines[inline], found.inlines[inline]
                yield Passage(scope=_sections(one.scope), text=one.text, ground=ground, spot=spot, everywhere=spot.lost)
        if self._wants("summary") and EVERYTHING not in found.off:
            scope = _sections(f"summary.{document.extension}")
            yield Passage(scope=scope, text=document.summed(), ground=ground, spot=Spot(line=0))

    def _with_parts(self, passage: Passage, *, paragraphs: bool) -> Iterator[Passage]:
        """The parts of a block, then all of it; one that is all of it has been read when that is."""
        paragraphs = paragraphs and self._wants("paragraph")
        single = paragraphs and "\n\n" not in passage.text
        scope = _with(passage.scope, "paragraph")
        if single:
            yield replace(passage, scope=scope)
        elif paragraphs:
            yield from _cut(passage, scope, _paragraphs(passage.text))
        if self._wants("sentence"):
            yield from _cut(passage, _with(passage.scope, "sentence"), vale_sentences(passage.text))
        yield replace(passage, read_as=scope) if single else passage


def _cut(passage: Passage, scope: frozenset[str], spans: Sequence[Span]) -> Iterator[Passage]:
    for span in spans:
        begin, end = span.begin, span.end
        text = passage.text[begin:end]
        inner = tuple(
            (name, low - begin, high - begin) for name, low, high in passage.inner if begin <= low and high <= end
        )
        spot = passage.spot.part(begin, text, passage.text[:begin])
        yield replace(passage, scope=scope, text=text, spot=spot, inner=inner)


def _places(text: str, source: Source) -> Sequence[int]:
    """Where the characters of ``text``, the source with other marks on its lines, stand in the file."""
    if len(text) == len(source.text):
        return source.places
    places: list[int] = []
    begin = 0
    for line in text.splitlines(keepends=True):
        end = source.text.find("\n", begin) + 1 or len(source.text)
        places += (source.places[min(begin + at, end - 1)] for at in range(len(line)))
        begin = end
    return [*places, source.places[-1]]


def _paragraphs(text: str) -> list[Span]:
    """The parts of ``text``, each with the blank line after it."""
    found, begin = [], 0
    while (at := text.find("\n\n", begin)) >= 0:
        found.append(Span(begin=begin, end=at + 2))
        begin = at + 2
    return [*found, Span(begin=begin, end=len(text))]
