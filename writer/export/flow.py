"""The copy as a flow of paragraphs with their runs, for formats that know no Markdown."""

from collections.abc import Iterator, Sequence

from writer.prose.commonmark import Token, tokens
from writer.values import Value, replace


class Run(Value):
    """Words that look alike, and where they link to."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


class Part(Value):
    """A paragraph: ``kind`` is heading, paragraph, item, number, quote or code; ``level`` is that of a heading.

    ``number`` is that of the item of a list that ``begins`` with it; others go on with one, or are in none.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    number: int = 0
    begins: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


_KINDS = {"ul": "item", "ol": "number", "blockquote": "quote", "pre": "code"}
_KINDS.update(dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"))
_LISTS = frozenset({"ul", "ol"})
_IN_LINE = frozenset({"em", "strong", "del", "a", "img"})


def flow(copy: str) -> Iterator[Part]:
    """The paragraphs of ``copy``, in order; a cell of a table is one."""
    within: list[Token] = []
    runs: list[Run] = []
    items = _Items()
    for token in tokens(copy, 0, len(copy)):
        ends = token.kind == "rule" or (token.kind in {"open", "close"} and token.name not in _IN_LINE)
        if ends and runs:
            yield items.numbered(_part(runs, within))
            runs = []
        if token.kind == "open":
            within.append(token)
            items.open(token)
        elif token.kind == "close":
            items.close(within.pop())
        elif not ends:
            runs.append(_run(token, within))


class _Items:
    """Counts the items of the lists that are open, from the number on that the first is given."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._begun = False

    def open(self, token: Token) -> None:
        if token.name in _LISTS:
            self._numbers.append(int(token.text or 1) - 1)
        elif token.name == "li" and self._numbers:
            self._numbers[-1] += 1
            self._begun = True

    def close(self, token: Token) -> None:
        if token.name in _LISTS:
            self._numbers.pop()

    def numbered(self, part: Part) -> Part:
        """The part with its number, if an item begins with it."""
        if not (self._begun and self._numbers):
            return part
        self._begun = False
        return replace(part, number=self._numbers[-1], begins=True)


def _part(runs: Sequence[Run], within: Sequence[Token]) -> Part:
    kinds = [_KINDS[token.name] for token in within if token.name in _KINDS]
    kind = kinds[-1] if kinds else "paragraph"
    level = int(within[-1].name[1]) if kind == "heading" else 0
    last = replace(runs[-1], text=runs[-1].text.rstrip("\n"))
    return Part(kind=kind, runs=(*runs[:-1], last), level=level)


def _run(token: Token, within: Sequence[Token]) -> Run:
    text = {"newline": " ", "break": "\n", "note": f"[{token.text}]", "task": ""}.get(token.kind, token.text)
    names = {one.name for one in within}
    href = next((one.text for one in reversed(within) if one.name == "a"), "")
    return Run(text=text, bold="strong" in names, italic="em" in names, href=href)
