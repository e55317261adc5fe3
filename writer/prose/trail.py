"""The way of a walk, step by step: for who must find texts again in the file as Vale finds them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

StepKind = Literal["text", "run", "tag", "comment", "alt", "inline", "block", "end"]


class Step(NamedTuple):
    """One thing that Vale does.

    ``text`` is a text node without the space around it, ``run`` the same at ``number`` of the block that
    is being gathered; ``tag`` is any mark, with those ``values`` of its attributes that stand in the file;
    ``comment`` is what one says. ``block``, ``alt`` and ``inline`` tell that block ``number`` (of the blocks,
    or of the inline blocks) was made; a block may have lost ``shift`` characters at its front. An inline
    block that is ``masked`` is not in the text of its block, others stand in what is being gathered, as ``text``,
    from ``shift`` on. ``end`` closes a block element.
    """

    kind: StepKind
    text: str = ""
    number: int = 0
    shift: int = 0
    masked: bool = False
    values: tuple[str, ...] = ()


_SHOWN = ("href", "id", "src", "alt")
_TAGS = frozenset({"img", "a", "p", "script", "h1", "h2", "h3", "h4", "h5", "h6", "span"})


def tag_step(name: str, attributes: Mapping[str, str]) -> Step:
    """The step for an element that begins."""
    if name not in _TAGS or not attributes:
        return MARK
    return Step("tag", values=tuple(_written(key, value) for key, value in attributes.items() if key in _SHOWN))


MARK = Step("tag")
"""A mark without attributes."""


def _written(key: str, value: str) -> str:
    """An attribute as Vale looks for it: it undoes the escapes of a link's target, and its pluses with them."""
    if key == "href":
        return unquote(value.replace("+", " "))
    return value if key != "src" or value.isascii() else quote(value, safe="%/:?#[]@!$&'()*+,;=~")
