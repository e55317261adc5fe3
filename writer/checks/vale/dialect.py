r"""Vale's regex dialect: read into tokens, and written again for the Python package ``regex`` (V1).

Vale runs a backtracking .NET engine in its RE2 mode. What differs from Python: ``\d \w \s`` are
ASCII while ``\b`` is Unicode, ``$`` never matches before a last line feed, ``{,n}`` is literal,
unnamed groups are numbered before named ones, unknown escapes are the character itself.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class BadPatternError(ValueError):
    """A pattern that Vale's engine would not compile either."""


class Token(NamedTuple):
    """A piece of a pattern: ``kind`` is the name of its group in the scanner."""

    kind: str
    text: str


class Flags(NamedTuple):
    """The inline flags whose meaning must be known to translate what follows them."""

    multiline: bool = False
    explicit: bool = False
    spaced: bool = False

    def after(self, letters: str) -> "Flags":
        """The flags once ``i``, ``m-s`` or the like has been switched."""
        on, _, off = letters.partition("-")
        return Flags(*((value or key in on) and key not in off for key, value in zip("mnx", self, strict=True)))


_NUMBERED = re.compile(r"\((?!\?)|\(\?P?<[^=!]")
_SPECIAL = frozenset("\\[](){}*+?.^$|")
_SETS = {
    "d": "[0-9]", "D": "[^0-9]", "w": "[0-9A-Za-z_]", "W": "[^0-9A-Za-z_]", "s": "[\\t\\n\\f\\r ]",
    "S": "[^\\t\\n\\f\\r ]",
}  # fmt: skip
_ASSERTIONS = {"b": r"\b", "B": r"\B", "A": r"\A", "z": r"\Z", "Z": r"(?=\n?\Z)", "G": r"\G"}
_CONTROLS = {"a": "\\x07", "e": "\\x1b", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\x0b", "0": "\\x00"}
_REFUSED = frozenset("hHRKXNQE")
OPENING = frozenset({"scoped", "look", "atomic", "named", "condition", "open"})
"""The kinds of token that begin a group."""
CAPTURING = frozenset({"named", "open"})
"""The kinds of token that begin a group with a number."""


@cache
def _scanner() -> re.Pattern[str]:
    """Compiled at first use only: a guide of plain phrases needs no scanner."""
    return re.compile(
        r"""(?P<run>[^\\\[\](){}*+?.^$|]+(?![*+?{]))
        |(?P<comment>\(\?\#[^)]*\))
        |(?P<flags>\(\?(?:[imsnx]+(?:-[imsnx]+)?|-[imsnx]+)\))
        |(?P<scoped>\(\?(?:[imsnx]*(?:-[imsnx]+)?):)
        |(?P<look>\(\?<?[=!])
        |(?P<atomic>\(\?>)
        |(?P<named>\(\?P?<[A-Za-z_]\w*>)
        |(?P<reference>\(\?P=\w+\)|\\k<\w+>|\\[1-9]\d*)
        |(?P<condition>\(\?\(\w+\))
        |(?P<broken>\(\?)
        |(?P<open>\()
        |(?P<close>\))
        |(?P<bar>\|)
        |(?P<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})\??)
        |(?P<property>\\[pP](?:\{\^?[\w-]+\}|[A-Z]))
        |(?P<code>\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x\{[0-9A-Fa-f]+\})
        |(?P<escape>\\[\s\S])
        |(?P<set>\[\^?+\]?+(?:\\[\s\S]|\[:\^?[a-z]+:\]|-\[(?:\\[\s\S]|[^\]\\])*\](?=\])|[^\]\\])*\])
        |(?P<anchor>[\^$])
        |(?P<dot>\.)
        |(?P<unclosed>[\[\\])
        |(?P<char>[\s\S])""",
        re.VERBOSE,
    )


def is_literal(source: str) -> bool:
    """Whether ``source`` is a pattern without any special character."""
    return _SPECIAL.isdisjoint(source)


def tokens(source: str) -> Iterator[Token]:
    """The tokens of ``source``. Raises ``BadPatternError`` for what no engine of the family reads."""
    for match in _scanner().finditer(source):
        kind = match.lastgroup or "char"
        token = Token(kind, match.group())
        if kind == "unclosed":
            raise BadPatternError("a character class without ']'" if token.text == "[" else "a lone '\\' at the end")
        if kind == "broken":
            raise BadPatternError(f"an unknown kind of group: '{source[match.start() : match.start() + 4]}'")
        if kind == "escape" and token.text[1] in _REFUSED:
            raise BadPatternError(f"'{token.text}' is not known to Vale")
        yield token


def literal(token: Token) -> str | None:
    """The characters that ``token`` matches, or ``None`` if it is no plain text."""
    if token.kind in {"run", "char"}:
        return token.text
    if token.kind == "code":
        return chr(int(token.text[2:].strip("{}"), 16))
    if token.kind == "escape" and token.text[1] not in {*_SETS, *_ASSERTIONS, *_CONTROLS}:
        return token.text[1]
    return None


def is_spaced(token: Token) -> bool:
    """Whether ``token`` makes white space in the pattern mean nothing."""
    return token.kind in {"flags", "scoped"} and "x" in token.text.partition("-")[0]


def is_assertion(token: Token) -> bool:
    """Whether ``token`` matches a place and no character."""
    return token.kind in {"anchor", "flags", "comment"} or (token.kind == "escape" and token.text[1] in _ASSERTIONS)


def group_names(source: str) -> tuple[str, ...]:
    """The groups of ``source`` that have a number, as they open; an unnamed one is ``''``."""
    if not _NUMBERED.search(source):
        return ()
    return tuple(_name(token) for token in tokens(source) if token.kind in CAPTURING)


def translate(source: str, *, nested: bool = True) -> str:
    """``source`` for ``regex.compile(…, regex.V1)``. Raises ``BadPatternError``.

    Without ``nested`` no class stands inside another, which only V1 can read.
    """
    return source if is_literal(source) else "".join(_Translator(source, nested=nested).parts())


def _name(token: Token) -> str:
    return token.text[:-1].partition("<")[2]


class _Translator:
    """Carries the inline flags in force and the numbers of the groups."""

    def __init__(self, source: str, *, nested: bool) -> None:
        self.tokens = tuple(tokens(source))
        self.nested = nested
        self.stack = [Flags()]
        names = [_name(token) for token in self.tokens if token.kind in CAPTURING]
        unnamed_first = sorted(range(len(names)), key=lambda at: bool(names[at]))
        self.numbers = {number: at + 1 for number, at in enumerate(unnamed_first, 1)}

    def parts(self) -> Iterator[str]:
        for token in self.tokens:
            translated = getattr(self, f"_{token.kind}", None)
            yield translated(token) if translated else self._plain(token)

    @property
    def flags(self) -> Flags:
        return self.stack[-1]

    def _plain(self, token: Token) -> str:
        if token.kind in OPENING:
            self.stack.append(self.flags)
        return token.text

    def _comment(self, _token: Token) -> str:
        return ""

    def _flags(self, token: Token) -> str:
        self.stack[-1] = self.flags.after(token.text[2:-1])
        return _without(token.text, "nx")

    def _scoped(self, token: Token) -> str:
        self.stack.append(self.flags.after(token.text[2:-1]))
        return _without(token.text, "nx")

    def _open(self, token: Token) -> str:
        self.stack.append(self.flags)
        return "(?:" if self.flags.explicit else token.text

    def _close(self, token: Token) -> str:
        if len(self.stack) > 1:
            self.stack.pop()
        return token.text

    def _anchor(self, token: Token) -> str:
        return r"\Z" if token.text == "$" and not self.flags.multiline else token.text

    def _reference(self, token: Token) -> str:
        name = token.text.strip("(?P=)\\k<>")
        return rf"(?:\{self.numbers.get(int(name), name)})" if name.isdigit() else f"(?P={name})"

    def _code(self, token: Token) -> str:
        return _escaped(literal(token) or "")

    def _run(self, token: Token) -> str:
        return "".join(token.text.split()) if self.flags.spaced else token.text

    def _char(self, token: Token) -> str:
        if self.flags.spaced and token.text.isspace():
            return ""
        return "\\" + token.text if token.text in "{}]" else token.text

    def _escape(self, token: Token) -> str:
        letter = token.text[1]
        return _SETS.get(letter) or _ASSERTIONS.get(letter) or _CONTROLS.get(letter) or _escaped(letter)

    def _set(self, token: Token) -> str:
        return translate_set(token.text) if self.nested else flat_set(token.text)


def _without(flags: str, letters: str) -> str:
    """``(?im)`` without some of its letters; nothing, or a plain group, if none are left."""
    kept = "".join(letter for letter in flags if letter not in letters).replace("-)", ")").replace("-:", ":")
    return "" if kept == "(?)" else kept


def _escaped(character: str) -> str:
    plain = character.isalnum() or character in " _'\"" or not character.isascii()
    return character if plain else "\\" + character


_SET_PART = r"""(?P<subtract>-\[(?P<less>(?:\\[\s\S]|[^\]\\])*)\]\Z)
    |(?P<posix>\[:\^?[a-z]+:\])
    |(?P<low>\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[pP](?:\{\^?[\w-]+\}|[A-Z])|\\[\s\S]|[\s\S])
     (?:-(?P<high>\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[\s\S]|[^\[]))?"""


def translate_set(text: str) -> str:
    """A character class, its brackets included, as V1 of ``regex`` writes it."""
    negated = text.startswith("[^")
    return f"[{'^' * negated}{''.join(_set_parts(text[1 + negated : -1]))}]"


_FLAT = {
    "[0-9]": "0-9",
    "[^0-9]": r"\x00-/:-\U0010ffff",
    "[0-9A-Za-z_]": "0-9A-Za-z_",
    "[^0-9A-Za-z_]": r"\x00-/:-@\[-\^`\{-\U0010ffff",
    r"[\t\n\f\r ]": r"\t\n\f\r ",
    r"[^\t\n\f\r ]": r"\x00-\x08\x0b\x0e-\x1f!-\U0010ffff",
}
"""Classes that stand inside others, and what they hold."""


def flat_set(text: str) -> str:
    """A character class that takes none away, without classes inside it."""
    inner = translate_set(text)[1:-1]
    for nested, held in _FLAT.items():
        inner = inner.replace(nested, held)
    return f"[{inner}]"


def _set_parts(inner: str) -> Iterator[str]:
    for match in re.finditer(_SET_PART, inner, re.VERBOSE):
        low, high = match["low"], match["high"]
        if match["subtract"]:
            yield "--[" + "".join(_set_parts(match["less"])) + "]"
        elif match["posix"]:
            yield match["posix"]
        elif high is None:
            yield _member(low)
        elif _is_one(low) and _is_one(high):
            yield _range(low, high)
        else:
            yield _member(low) + r"\-" + _member(high)


def _range(low: str, high: str) -> str:
    first, last = _member(low), _member(high)
    if _code_point(low) > _code_point(high):
        raise BadPatternError(f"the range {low}-{high} runs backwards")
    return f"{first}-{last}"


def _is_one(item: str) -> bool:
    return not (item.startswith("\\") and (item[1] in _SETS or item[1] in "pP"))


def _code_point(item: str) -> int:
    one = literal(Token(_kind(item), item))
    return ord(one) if one is not None else 0


def _kind(item: str) -> str:
    if not item.startswith("\\"):
        return "char"
    return "escape" if item == item[:2] else "code"


def _member(item: str) -> str:
    """One item of a character class; a bracket or an operator of V1 is escaped."""
    if not item.startswith("\\"):
        return "\\" + item if item in "[]&|~-^" else item
    letter = item[1]
    if letter == "b":
        return "\\x08"
    if _kind(item) == "code":
        return item
    return _SETS.get(letter) or _CONTROLS.get(letter) or _escaped(letter)
