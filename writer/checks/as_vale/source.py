"""The text that Vale reads: its line ends are all alike, and what a configuration ignores is code."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from writer.checks.vale.pattern import Match, compiled
from writer.library.valeini import Settings, ValeConfig
from writer.model.alert import Span
from writer.prose.document import Document
from writer.prose.markdown import parse
from writer.prose.walker import UNREAD, Unread
from writer.values import Value

SECONDS = 10.0
"""A pattern that has not gone through a whole file after this is stopped."""

PLAIN = "txt"
"""The ending of plain text, in which there are sentences and paragraphs."""

_MARKDOWN = frozenset({"md", "mdown", "markdown", "markdn", "rmd", "Rmd"})
"""The endings of Markdown. Whatever ends in something else is one text without parts."""

_WRITTEN = re.compile(r"\r\n?|&rsquo;")
_FRONT = re.compile(r"\ufeff?\s*(---|\+\+\+)[ \t]*\n(?P<inner>.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_AS_CODE = re.compile(r"(?:---|\+\+\+)\n(.+?)\n(?:---|\+\+\+)", re.DOTALL)
_BLOCK, _TOKEN = "\n```\n", "`"


class Source(Value):
    """A file as Vale has it: ``places`` tells where each character of ``text``, and its end, stand in the file.

    ``document`` is its copy if it is Markdown; the places in that are nothing to go by.
    """

    text: str
    places: Sequence[int]
    extension: str
    document: Document | None = None


def cleaned(text: str) -> tuple[str, Sequence[int]]:
    """``text`` with all line ends and ``&rsquo;`` as Vale reads them, and where its characters stood."""
    written = list(_WRITTEN.finditer(text))
    places: Sequence[int] = range(len(text) + 1)
    if written:
        kept = list(places)
        for one in reversed(written):
            del kept[one.start() + 1 : one.end()]
        places = kept
    return _WRITTEN.sub(lambda one: "'" if one[0] == "&rsquo;" else "\n", text), places


def extension_of(path: str) -> str:
    """The ending of a file's name, as scopes name it."""
    return path.rpartition(".")[2] if "." in path.rpartition("/")[2] else PLAIN


def is_markdown(extension: str) -> bool:
    """Whether a file with that ending has blocks and front matter."""
    return extension in _MARKDOWN


def front_matter(text: str) -> tuple[Span, int]:
    """Where the inner part of the front matter stands, and where the copy begins; both at 0 without one."""
    found = _FRONT.match(text)
    return (
        (Span(begin=found.start("inner"), end=found.end("inner")), found.end()) if found else (Span(begin=0, end=0), 0)
    )


def read(text: str, path: str, config: ValeConfig, settings: Settings) -> Source:
    """The file at ``path``. Raises ``BadPatternError`` or ``TimeoutError``."""
    text, places = cleaned(text)
    extension = extension_of(path)
    if not is_markdown(extension):
        return Source(text=text, places=places, extension=extension)
    document = parse(_edited(text, settings), extension=extension, unread=_unread(config), trail=True)
    return Source(text=text, places=places, extension=extension, document=document)


def _unread(config: ValeConfig) -> Unread:
    return Unread(
        skipped=frozenset(config.skipped_scopes) or UNREAD.skipped,
        masked=frozenset(config.ignored_scopes) or UNREAD.masked,
        classes=UNREAD.classes | frozenset(config.ignored_classes),
        by_comments=True,
    )


def _edited(text: str, settings: Settings) -> str:
    """The front matter and all that is ignored made code, other marks of comments made those of HTML."""
    front = _FRONT_AS_CODE.match(text)
    if front:
        text = f"{_BLOCK}{front[1]}{_BLOCK}{text[front.end() :]}"
    for patterns, mark in ((settings.block_ignores, _BLOCK), (settings.token_ignores, _TOKEN)):
        for pattern in patterns:
            text = _replaced(text, compiled(pattern).finditer(text, timeout=SECONDS), partial(_as_code, mark))
    for mark, standard in zip(settings.comment_marks, ("<!--", "-->"), strict=False):
        text = text.replace(mark, standard)
    return text


def _replaced(text: str, matches: Iterable[Match], new: Callable[[Match], str]) -> str:
    parts, done = [], 0
    for match in matches:
        parts += [text[done : match.start()], new(match)]
        done = match.end()
    return "".join([*parts, text[done:]])


def _as_code(mark: str, match: Match) -> str:
    """The first group alone is kept; without one Vale writes ``$1``."""
    kept = (match[1] or "") if match.re.groups else "$1"
    return f"{mark}{kept}{mark}"
