"""CommonMark with tables, strikethrough, bare links and footnotes: the one door to markdown_it.

That parser knows lines, not columns: here each inline token is made to note where in its element
it begins (``meta["at"]``).
"""

import re
from bisect import bisect_right
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

__all__ = ["EnvType", "Token", "blocks", "html", "inlines", "tokens"]

_BARE_LINK = re.compile(
    r"""(?:(?<=[\s*_~(>])|\A)(?:
        (?:https?|ftp)://[-a-zA-Z0-9@:%._+~\#=]{1,256}\.[a-z]+(?::\d+)?(?:[/\#?][-\w@:%+.~\#$!?&/=();,'">^{}\[\]`]*)?
      | www\.[-a-zA-Z0-9@:%._+~\#=]{1,256}\.[a-z]+(?:[/\#?][-\w@:%+.~\#$!?&/=();,'">^{}\[\]`]*)?
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z][\w-]*
    )""",
    re.VERBOSE | re.ASCII,
)
_MARK = re.compile(r"[\n\\\[\]*_`~<]|!\[|&[#\w]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


class _InlineState(StateInline):
    """A state whose tokens note where they begin."""

    begun = 0
    before: Token | None = None
    before_at = -1

    def append_pending(self, text: str) -> None:
        if not self._pending_buffer and not self._pending:
            self.begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (overrides the parser's own name)
        token = super().pushPending()
        token.meta["at"] = self.begun
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        if ttype == "text" and self.before and self.before_at == self.pos:
            written = len(self.before.content) if self.before.type == "text" else self.before.markup == "autolink"
            token.meta["at"] = self.before.meta["at"] + written
        if tag == "a":
            self.env["within"] += nesting
        self.before, self.before_at = token, self.pos
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        outer = {key: env.get(key) for key in ("links", "begins", "within")}
        links = _bare_links(src)
        env.update(links=links, begins=list(links), within=0)
        state = _InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        env.update(outer)
        return state.tokens


class _Markdown(MarkdownIt):
    """A parser that takes links as they are written: nothing here follows or prints them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (overrides the parser's own name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _bare_links(text: str) -> dict[int, int]:
    if "://" not in text and "www." not in text and "@" not in text:
        return {}
    return {match.start(): match.start() + len(_trimmed(match[0])) for match in _BARE_LINK.finditer(text)}


def _trimmed(link: str) -> str:
    """``link`` without the punctuation of the sentence around it."""
    link = link.rstrip("?!.,:*_~'\"")
    while link.endswith(")") and link.count(")") > link.count("("):
        link = link[:-1]
    return link


def _text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's own form of a rule)
    """Take the text up to the next character that may mean something, or to the next bare link."""
    begins = state.env["begins"]
    following = bisect_right(begins, state.pos)
    limit = begins[following] if following < len(begins) else state.posMax
    found = _MARK.search(state.src, state.pos, limit)
    stop = found.start() if found else limit
    if stop == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : stop])
    state.pos = stop
    return True


def _bare_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    end = state.env["links"].get(state.pos)
    if silent or state.env["within"] or not end or end > state.posMax:
        return False
    text = state.src[state.pos : end]
    state.push("link_open", "a", 1).attrs = {"href": text if "://" in text else ""}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)
    state.pos = end
    return True


def _footnote_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match or match[1] not in state.env["footnotes"]:
        return False
    if not silent:
        token = state.push("footnote", "sup", 0)
        token.info, token.markup = match[1], match[0]
    state.pos = match.end()
    return True


def _footnote(state: StateBlock, begin: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``[^label]:`` and the indented blocks below it."""
    at = state.bMarks[begin] + state.tShift[begin]
    match = _FOOTNOTE.match(state.src, at, state.eMarks[begin])
    if not match or state.src[match.end() : match.end() + 1] != ":" or state.is_code_block(begin):
        return False
    if not silent:
        state.env["footnotes"].add(match[1])
        state.push("footnote_open", "li", 1).info = match[1]
        _indented(state, begin, end, match.end() + 1)
        state.push("footnote_close", "li", -1)
    return True


def _indented(state: StateBlock, begin: int, end: int, at: int) -> None:
    """Parse what stands from ``at`` on line ``begin``, and below it indented by four, as blocks of their own."""
    line = state.bMarks[begin], state.tShift[begin], state.sCount[begin]
    state.bMarks[begin] = at
    state.tShift[begin] = state.skipSpaces(at) - at
    state.blkIndent += 4
    state.sCount[begin] = state.blkIndent
    parent, state.parentType = state.parentType, "footnote"
    state.md.block.tokenize(state, begin, end)
    state.parentType = parent
    state.blkIndent -= 4
    state.bMarks[begin], state.tShift[begin], state.sCount[begin] = line


def _parser() -> MarkdownIt:
    parser = _Markdown("commonmark").enable(["table", "strikethrough"])
    rules = parser.inline.ruler
    inline = _Inline()
    inline.ruler, inline.ruler2 = rules, parser.inline.ruler2
    parser.inline = inline
    rules.at("text", _text)
    rules.before("text", "bare_link", _bare_link)
    rules.before("link", "footnote", _footnote_reference)
    inline.ruler2.disable("fragments_join")
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    return parser


_PARSER = _parser()

_PRINTER = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable(["table", "strikethrough"])
"""What prints copy: HTML in it is shown and not obeyed, and no link runs a script."""


def html(copy: str) -> str:
    """``copy`` as HTML."""
    return str(_PRINTER.render(copy))


def tokens(copy: str) -> list[Token]:
    """``copy`` as the tokens that are printed; those of a line stand in ``children``."""
    return _PRINTER.parse(copy)


def blocks(source: str, environment: EnvType) -> list[Token]:
    """Cut the block tokens of ``source``, whose lines end in a newline alone; fills ``environment`` for ``inlines``."""
    environment["footnotes"] = set()
    tokens: list[Token] = []
    _PARSER.block.parse(source, _PARSER, environment, tokens)
    return tokens


def inlines(content: str, environment: EnvType) -> list[Token]:
    """Cut the inline tokens of ``content``, what stands in one block token."""
    if not _MARK.search(content) and not _bare_links(content):
        return [Token("text", "", 0, content=content, meta={"at": 0})]
    tokens: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, environment, tokens)
    return tokens
