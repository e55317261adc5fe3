"""The copy as a flow of paragraphs with their runs, for formats that know no Markdown."""

from collections.abc import Iterator, Sequence

from writer.prose.commonmark import Token, tokens
from writer.values import Value


class Run(Value):
    """Words that look alike, and where they link to."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


class Part(Value):
    """A paragraph: ``kind`` is heading, paragraph, item, number, quote or code; ``level`` is that of a heading."""

    kind: str
    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


_INSIDE = {"bullet_list_open": "item", "ordered_list_open": "number", "blockquote_open": "quote"}


def flow(copy: str) -> Iterator[Part]:
    """The paragraphs of ``copy``, in order."""
    inside: list[str] = []
    level = 0
    for token in tokens(copy):
        if token.type in _INSIDE:
            inside.append(_INSIDE[token.type])
        elif token.type.replace("_close", "_open") in _INSIDE:
            inside.pop()
        elif token.type in {"heading_open", "heading_close"}:
            level = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type == "inline":
            kind = "heading" if level else inside[-1] if inside else "paragraph"
            yield Part(kind=kind, runs=tuple(_runs(token.children or ())), level=level)
        elif token.type in {"fence", "code_block"}:
            yield Part(kind="code", runs=(Run(text=token.content.rstrip("\n")),))


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    href = ""
    for token in children:
        bold += token.nesting if token.type.startswith("strong") else 0
        italic += token.nesting if token.type.startswith("em_") else 0
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            href = ""
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(text=" " if token.type == "softbreak" else "\n")
        elif token.content:
            yield Run(text=token.content, bold=bold > 0, italic=italic > 0, href=href)
